using System.Collections.Frozen;
using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// The messenger or network that a page's markup names and its text does not: by an icon's class, a picture's alternative text or file
/// name, and the class, tooltip or data attribute of what holds the handle. The names are the services' own on sites of every language.
/// </summary>
internal static class MessengerNames
{
    private const int ShortestHandle = 3;
    private const int LongestHandle = 32;
    private const int LongestAttribute = 120;
    private const int LongestFile = 24;

    /// <summary>How many elements around a handle may say whose it is.</summary>
    private const int MostAround = 3;

    private static readonly FrozenDictionary<string, string> Services = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["telegram"] = "Telegram",
        ["whatsapp"] = "WhatsApp",
        ["viber"] = "Viber",
        ["signal"] = "Signal",
        ["instagram"] = "Instagram",
        ["snapchat"] = "Snapchat",
        ["skype"] = "Skype",
        ["twitter"] = "Twitter",
        ["facebook"] = "Facebook",
        ["messenger"] = "Messenger",
        ["tiktok"] = "TikTok",
        ["onlyfans"] = "OnlyFans",
        ["fansly"] = "Fansly",
        ["wechat"] = "WeChat",
        ["weixin"] = "WeChat",
        ["threema"] = "Threema",
        ["discord"] = "Discord",
        ["kik"] = "Kik",
        ["vk"] = "VKontakte",
        ["vkontakte"] = "VKontakte",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Files of icons are often named by the short form.</summary>
    private static readonly FrozenDictionary<string, string> Short = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["tg"] = "Telegram",
        ["wa"] = "WhatsApp",
        ["whats"] = "WhatsApp",
        ["ig"] = "Instagram",
        ["insta"] = "Instagram",
        ["snap"] = "Snapchat",
        ["fb"] = "Facebook",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> FileWords =
        new[] { "icon", "icons", "ico", "ic", "logo", "social", "btn", "button", "app", "white", "black", "color", "colour", "round", "small", "messenger" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The service that a class, reference or tooltip names as a word of its own: <c>fa-telegram-plane</c>, <c>#icon-whatsapp</c>, "Write on Telegram".</summary>
    public static string? In(ReadOnlySpan<char> names)
    {
        if (names.Length is < ShortestHandle or > LongestAttribute)
        {
            return null;
        }

        var services = Services.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < names.Length; i++)
        {
            var start = i;
            while (i < names.Length && char.IsAsciiLetter(names[i]))
            {
                i++;
            }

            if (i > start + 1 && services.TryGetValue(names[start..i], out var service))
            {
                return service;
            }
        }

        return null;
    }

    /// <summary>The service whose sign the picture is; null for any other picture.</summary>
    public static string? OfPicture(IElement image)
    {
        if (image.GetAttribute("alt") is { Length: > 1 } alt)
        {
            return Services.TryGetValue(alt.Trim(), out var named) ? named : null;
        }

        if ((image.GetAttribute("src") ?? image.GetAttribute("data-src")) is not { } source)
        {
            return null;
        }

        var file = source.AsSpan(source.LastIndexOf('/') + 1);
        var end = file.IndexOfAny('.', '?');
        file = end < 0 ? file : file[..end];
        if (file.Length is < 2 or > LongestFile)
        {
            return null;
        }

        string? service = null;
        var (services, shorts, words) = (Services.GetAlternateLookup<ReadOnlySpan<char>>(), Short.GetAlternateLookup<ReadOnlySpan<char>>(), FileWords.GetAlternateLookup<ReadOnlySpan<char>>());
        foreach (var range in file.SplitAny('-', '_'))
        {
            var word = file[range].TrimEnd("0123456789");
            if (service is null && (services.TryGetValue(word, out var named) || shorts.TryGetValue(word, out named)))
            {
                service = named;
            }
            else if (!word.IsEmpty && !words.Contains(word))
            {
                return null;
            }
        }

        return service;
    }

    /// <summary>The service that the elements around a handle name, where these hold nothing else; null where they name none or the text is no handle.</summary>
    public static string? Around(IElement holder, string text)
    {
        var handle = text.AsSpan().Trim();
        if (handle.Length is < ShortestHandle or > LongestHandle || !IsHandle(handle))
        {
            return null;
        }

        // "Write", "Follow": what a link or button says is no handle unless it looks like one.
        var isPlain = !handle.ContainsAny("_.@0123456789");
        if (isPlain && (char.IsAsciiLetterUpper(handle[0]) || holder.Closest("a, button") is not null))
        {
            return null;
        }

        var around = holder;
        for (var up = 0; up < MostAround && around is not null && (up == 0 || around.TextContent.AsSpan().Trim().SequenceEqual(handle)); up++, around = around.ParentElement)
        {
            foreach (var attribute in around.Attributes)
            {
                if ((attribute.LocalName is "class" or "title" or "aria-label" || attribute.LocalName.StartsWith("data-", StringComparison.Ordinal)) && In(attribute.Value) is { } service)
                {
                    return handle.Contains(service, StringComparison.OrdinalIgnoreCase) || Stands(around, service) ? null : service;
                }
            }
        }

        return null;
    }

    // The text itself names the service just before.
    private static bool Stands(IElement element, string service) =>
        element.PreviousElementSibling is { } before && before.TextContent.Contains(service, StringComparison.OrdinalIgnoreCase);

    private static bool IsHandle(ReadOnlySpan<char> text)
    {
        var letters = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]))
            {
                letters++;
            }
            else if (!char.IsAsciiDigit(text[i]) && text[i] is not ('_' or '.') && !(i == 0 && text[i] == '@'))
            {
                return false;
            }
        }

        return letters > 0;
    }
}
