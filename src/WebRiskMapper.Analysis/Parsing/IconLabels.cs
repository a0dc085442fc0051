using System.Collections.Frozen;
using AngleSharp.Dom;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// What pictograms stand for, by the names that the common icon fonts and sets give them: <c>fa-map-marker</c>, <c>bi-geo-alt</c>,
/// <c>#icon-phone</c>. The names are English on sites of every language.
/// </summary>
internal static class IconLabels
{
    private static readonly FrozenSet<string> Sets = new[]
    {
        "fa", "fas", "far", "fab", "icon", "icons", "ico", "bi", "glyphicon", "mdi", "ti", "la", "ri", "uil", "ion", "feather", "fi", "bx", "lnr", "pi", "material", "svg", "i", "ic",
        "lucide", "tabler", "heroicon", "heroicons", "hi", "ph", "remixicon", "iconoir", "fal", "fad", "fat", "bxs", "bxl", "zmdi", "octicon", "dashicons", "typcn", "oi", "eva", "flaticon", "icofont",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FieldLabel> Meanings = new Dictionary<string, FieldLabel>(StringComparer.Ordinal)
    {
        ["birthday"] = FieldLabel.Age,
        ["cake"] = FieldLabel.Age,
        ["age"] = FieldLabel.Age,
        ["marker"] = FieldLabel.City,
        ["location"] = FieldLabel.City,
        ["geo"] = FieldLabel.City,
        ["pin"] = FieldLabel.City,
        ["place"] = FieldLabel.City,
        ["city"] = FieldLabel.City,
        ["clock"] = FieldLabel.Posted,
        ["calendar"] = FieldLabel.Posted,
        ["venus"] = FieldLabel.Name,
        ["female"] = FieldLabel.Name,
        ["woman"] = FieldLabel.Name,
        ["phone"] = FieldLabel.Phone,
        ["mobile"] = FieldLabel.Phone,
        ["telephone"] = FieldLabel.Phone,
        ["smartphone"] = FieldLabel.Phone,
        ["call"] = FieldLabel.Phone,
        ["envelope"] = FieldLabel.Email,
        ["mail"] = FieldLabel.Email,
        ["email"] = FieldLabel.Email,
        ["money"] = FieldLabel.Price,
        ["euro"] = FieldLabel.Price,
        ["eur"] = FieldLabel.Price,
        ["dollar"] = FieldLabel.Price,
        ["usd"] = FieldLabel.Price,
        ["gbp"] = FieldLabel.Price,
        ["tag"] = FieldLabel.Price,
        ["coins"] = FieldLabel.Price,
        ["cash"] = FieldLabel.Price,
        ["price"] = FieldLabel.Price,
        ["language"] = FieldLabel.SpokenLanguages,
        ["translate"] = FieldLabel.SpokenLanguages,
        ["nationality"] = FieldLabel.Nationality,
        ["flag"] = FieldLabel.Nationality,
        // Kept from being read as anything else.
        ["eye"] = FieldLabel.Other,
        ["camera"] = FieldLabel.Other,
        ["image"] = FieldLabel.Other,
        ["images"] = FieldLabel.Other,
        ["photo"] = FieldLabel.Other,
        ["picture"] = FieldLabel.Other,
        ["arrows"] = FieldLabel.Other,
        ["ruler"] = FieldLabel.Other,
        ["height"] = FieldLabel.Other,
        ["weight"] = FieldLabel.Other,
        ["scale"] = FieldLabel.Other,
        ["balance"] = FieldLabel.Other,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the element draws an icon and holds no text of its own.</summary>
    public static bool IsIcon(IElement element) =>
        element.LocalName is "svg" || (element.LocalName is "i" or "span" or "em" && !element.HasChildNodes && element.Attributes.Length > 0);

    /// <summary>Whether a font draws the element's text as an icon: <c>&lt;i class="material-icons"&gt;cake&lt;/i&gt;</c>.</summary>
    public static bool IsWritten(IElement element) =>
        element.LocalName is "i" or "span" or "em" && element.ClassName is { } classes && (classes.Contains("material-icons", StringComparison.Ordinal) || classes.Contains("material-symbols", StringComparison.Ordinal));

    /// <summary>What stands beside the icon; null when its name tells nothing.</summary>
    public static FieldLabel? Of(IElement element)
    {
        if (IsWritten(element))
        {
            return Of("icon-" + element.TextContent.Trim());
        }

        if (Of(element.ClassName) is { } label)
        {
            return label;
        }

        return Symbol(element) is { } symbol ? Of("icon-" + symbol) : Named(element) is { } named ? Of("icon-" + named.Replace(':', '-')) : null;
    }

    /// <summary>The messenger or network whose sign the icon is; null for any other.</summary>
    public static string? MessengerOf(IElement element) => MessengerNames.In(element.ClassName) ?? MessengerNames.In(Symbol(element)) ?? MessengerNames.In(Named(element));

    // "mdi:telegram": the icon that a script draws here.
    private static string? Named(IElement element) => element.GetAttribute("data-icon") ?? element.GetAttribute("data-lucide") ?? element.GetAttribute("data-feather");

    // "/sprite.svg#phone" draws the symbol "phone".
    private static string? Symbol(IElement element) =>
        element.LocalName is "svg" && element.FirstElementChild is { LocalName: "use" } use && (use.GetAttribute("href") ?? use.GetAttribute("xlink:href")) is { } reference
            ? reference[(reference.IndexOf('#', StringComparison.Ordinal) + 1)..]
            : null;

    private static FieldLabel? Of(string? classes)
    {
        if (classes is not { Length: > 2 })
        {
            return null;
        }

        var meanings = Meanings.GetAlternateLookup<ReadOnlySpan<char>>();
        var sets = Sets.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var token in classes.AsSpan().SplitAny(' ', '\t', '\n'))
        {
            var name = classes.AsSpan()[token];
            var dash = name.IndexOfAny('-', '_');
            if (dash <= 0 || !sets.Contains(name[..dash]))
            {
                continue;
            }

            var words = name[(dash + 1)..];
            foreach (var word in words.SplitAny('-', '_'))
            {
                if (meanings.TryGetValue(words[word], out var label))
                {
                    return label;
                }
            }
        }

        return null;
    }
}
