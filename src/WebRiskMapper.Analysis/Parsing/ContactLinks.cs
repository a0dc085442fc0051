using System.Text;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>The main block's links that open a call, a mail or a messenger, as written in the attribute.</summary>
internal static class ContactLinks
{
    private const int DigitsOfDate = 8;

    private static readonly string[] Schemes = ["tel:", "mailto:", "sms:", "smsto:", "whatsapp:", "viber:", "tg:", "skype:", "sgnl:", "callto:", "line:", "weixin:", "bitcoin:", "xmpp:"];

    private static readonly string[] Messengers =
    [
        "wa.me", "api.whatsapp.com", "web.whatsapp.com", "chat.whatsapp.com", "t.me", "telegram.me", "telegram.dog", "viber.me", "viber.click", "signal.me", "signal.group", "m.me", "line.me",
        "threema.id", "wickr.me", "kik.me", "u.wechat.com",
    ];

    private static readonly string[] Networks = ["instagram.com", "facebook.com", "twitter.com", "x.com", "snapchat.com", "tiktok.com", "onlyfans.com", "fansly.com", "vk.com", "ok.ru", "discord.gg"];

    public static IReadOnlyList<string> Of(PageOutline outline)
    {
        var found = new List<string>();
        foreach (var anchor in outline.Anchors)
        {
            if (!outline.Boxes[anchor.Box].Excluded && IsContact(anchor) && !found.Contains(anchor.Href))
            {
                found.Add(anchor.Href);
            }
        }

        foreach (var (value, box) in outline.DataContacts)
        {
            var link = value.StartsWith("mailto:", StringComparison.Ordinal) ? value : "tel:" + value;
            if (box >= 0 && !outline.Boxes[box].Excluded && !found.Contains(link))
            {
                found.Add(link);
            }
        }

        return found;
    }

    /// <summary>Eight digits, or as many as are asked for, with nothing but usual separators between them.</summary>
    public static bool HasCallableNumber(string text, int fewest = 8)
    {
        var digits = 0;
        var gap = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c))
            {
                digits++;
                gap = 0;
                if (digits >= fewest)
                {
                    return true;
                }
            }
            else if (++gap > 3 || c is not (' ' or '-' or '.' or '/' or '(' or ')' or '+' or '\u00A0'))
            {
                digits = 0;
            }
        }

        return false;
    }

    /// <summary>The digits of each number in a text that is as long as one that is dialled and is written like one: with a prefix or in groups, and no date.</summary>
    public static IEnumerable<string> NumbersIn(string text)
    {
        var digits = new StringBuilder();
        var (gap, isDialled) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                isDialled |= digits.Length == 0 ? text[i] is '0' || (i > 0 && text[i - 1] is '+' or '(') : gap > 0;
                digits.Append(text[i]);
                gap = 0;
            }
            else if (i == text.Length || ++gap > 3 || text[i] is not (' ' or '-' or '.' or '/' or '(' or ')' or '+' or '\u00A0'))
            {
                if (isDialled && (digits.Length > DigitsOfDate || (digits.Length == DigitsOfDate && !IsDate(digits.ToString()) && !IsCount(text, i))))
                {
                    yield return digits.ToString();
                }

                digits.Clear();
                isDialled = false;
            }
        }
    }

    // "18.11.2026" and "2026-11-18".
    private static bool IsDate(string digits) => digits[4..6] is "19" or "20" || digits[..2] is "19" or "20";

    // "No. 6612 5.120x viewed".
    private static bool IsCount(string text, int end) => end < text.Length && text[end] is 'x' && (end + 1 == text.Length || !char.IsLetter(text[end + 1]));

    /// <summary>Whether the link opens a call, a mail or a messenger; networks, where sites have pages too, do not count.</summary>
    public static bool IsPersonal(Anchor anchor) => IsContact(anchor) && (anchor.Target is not { } target || Names(Messengers, target));

    /// <summary>Whether the link opens a call, a mail or a messenger, or leads to somebody's page on a network.</summary>
    public static bool IsContact(Anchor anchor)
    {
        if (anchor.Target is { } target)
        {
            // The bare address of a network, or its "share" page, is no one's contact; Signal writes the number behind "#".
            return (target.PathAndQuery.Length > 1 || anchor.Href.Contains("#p/", StringComparison.Ordinal)) && (Names(Messengers, target) || Names(Networks, target))
                && !target.AbsolutePath.Contains("/share", StringComparison.OrdinalIgnoreCase) && !target.AbsolutePath.StartsWith("/intent", StringComparison.OrdinalIgnoreCase);
        }

        return Array.Exists(Schemes, s => anchor.Href.StartsWith(s, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Names(string[] hosts, Uri target)
    {
        var host = target.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? target.Host[4..] : target.Host;
        return Array.Exists(hosts, h => string.Equals(h, host, StringComparison.OrdinalIgnoreCase));
    }
}
