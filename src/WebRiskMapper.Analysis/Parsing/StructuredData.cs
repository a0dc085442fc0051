using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Values that a page states for machines: JSON-LD, microdata, RDFa, OpenGraph, and the state that an application left in it. What describes
/// the site (organisation, search, breadcrumb, list) is left out, a name or place counts only where the visible page says it too, and where
/// the page's own labels say something else, the page is believed.
/// </summary>
internal sealed class StructuredData
{
    private static readonly string[] SiteTypes =
        ["Organization", "WebSite", "BreadcrumbList", "ItemList", "SearchAction", "NewsMediaOrganization", "Corporation", "ListItem", "ContactPoint", "Review", "AggregateRating", "SiteNavigationElement", "WPHeader", "WPFooter"];

    private readonly List<LabelledValue> values = [];

    /// <summary>Whether something on the page is described as one offer or one person.</summary>
    public bool DescribesOne { get; set; }

    /// <summary>Whether the page describes itself as an article.</summary>
    public bool DescribesArticle { get; set; }

    /// <summary>Whether the page describes itself as a list.</summary>
    public bool DescribesList { get; set; }

    /// <summary>Objects of embedded state that read like ads; which of them the page is about is still to be found out.</summary>
    public IReadOnlyList<StateAd> StateAds { get; private init; } = [];

    public static StructuredData Read(IDocument document, IReadOnlyList<IHtmlScriptElement> scripts, PageOutline outline, StateKeys stateKeys, Uri page)
    {
        var data = new StructuredData { StateAds = EmbeddedState.AdsIn(scripts, outline, stateKeys) };
        var linked = new LinkedData(data, page);
        foreach (var script in scripts)
        {
            if (script.Type is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase))
            {
                linked.Read(script.Text);
            }
        }

        new PropertyAttributes(data).Read(outline);
        data.ReadMeta(document);
        return data;
    }

    /// <summary>The values that agree with what a visitor sees.</summary>
    /// <param name="pairs">What the page's own labels say.</param>
    public IReadOnlyList<LabelledValue> ConsistentWith(string visibleText, IReadOnlyList<LabelledValue> pairs)
    {
        if (values.Count == 0)
        {
            return [];
        }

        var folded = FoldedText.Fold(visibleText);
        var kept = new List<LabelledValue>();
        foreach (var value in values)
        {
            var mustBeVisible = value.Label is FieldLabel.Name or FieldLabel.City;
            if (!kept.Contains(value) && !IsContradicted(value, pairs) && (!mustBeVisible || folded.Contains(FoldedText.Fold(value.Value), StringComparison.Ordinal)))
            {
                kept.Add(value);
            }
        }

        return kept;
    }

    /// <summary>Whether a schema.org type describes the site, its parts or what clients say, and not what is advertised.</summary>
    public static bool IsOfTheSite(string? type) => type is not null && Array.Exists(SiteTypes, t => type.EndsWith(t, StringComparison.Ordinal));

    // Numbers can be compared; words for the same thing are too many.
    private static bool IsContradicted(LabelledValue value, IReadOnlyList<LabelledValue> pairs)
    {
        if (value.Label is not (FieldLabel.Age or FieldLabel.Price or FieldLabel.Phone))
        {
            return false;
        }

        var own = Digits(value.Value, value.Label);
        var said = pairs.Where(p => p.Label == value.Label).Select(p => Digits(p.Value, p.Label)).Where(d => d.Length > 1).ToList();
        return said.Count > 0 && !said.Exists(d => d.Contains(own, StringComparison.Ordinal));
    }

    // Of a phone number what it ends with, with or without the country's code; a masked one says nothing.
    private static string Digits(string value, FieldLabel label)
    {
        var whole = label == FieldLabel.Price && value.LastIndexOf(".0", StringComparison.Ordinal) is > 0 and var decimals ? value[..decimals] : value;
        var digits = string.Concat(whole.Where(char.IsAsciiDigit));
        return label != FieldLabel.Phone ? digits : digits.Length > 6 ? digits[^6..] : "";
    }

    private void ReadMeta(IDocument document)
    {
        string? amount = null;
        string? currency = null;
        foreach (var meta in PageHead.Elements(document, "meta"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name");
            var content = meta.GetAttribute("content")?.Trim();
            if (name is null || string.IsNullOrEmpty(content))
            {
                continue;
            }

            switch (name.ToLowerInvariant())
            {
                case "og:locality" or "business:contact_data:locality" or "geo.placename":
                    Add(FieldLabel.City, content);
                    break;
                case "og:country-name" or "business:contact_data:country_name":
                    Add(FieldLabel.Country, content);
                    break;
                case "article:published_time" or "og:published_time" or "date":
                    Add(FieldLabel.Posted, content);
                    break;
                case "article:modified_time" or "og:updated_time":
                    Add(FieldLabel.Updated, content);
                    break;
                case "profile:first_name":
                    Add(FieldLabel.Name, content);
                    break;
                case "product:price:amount" or "og:price:amount":
                    amount = content;
                    break;
                case "product:price:currency" or "og:price:currency":
                    currency = content;
                    break;
                case "og:type" when content is "profile" or "product":
                    DescribesOne = true;
                    break;
                case "og:type" when content is "article":
                    DescribesArticle = true;
                    break;
            }
        }

        if (amount is not null)
        {
            Add(FieldLabel.Price, currency is null ? amount : $"{amount} {currency}");
        }
    }

    /// <summary>Takes in a schema.org property whose value is plain text.</summary>
    public void AddProperty(string name, string text)
    {
        FieldLabel? label = name switch
        {
            "name" or "givenName" or "alternateName" => FieldLabel.Name,
            "telephone" => FieldLabel.Phone,
            "email" => FieldLabel.Email,
            "addressLocality" => FieldLabel.City,
            "addressCountry" => FieldLabel.Country,
            "datePosted" or "datePublished" or "availabilityStarts" or "validFrom" => FieldLabel.Posted,
            "dateModified" => FieldLabel.Updated,
            "nationality" => FieldLabel.Nationality,
            "knowsLanguage" or "availableLanguage" => FieldLabel.SpokenLanguages,
            "age" => FieldLabel.Age,
            "height" or "weight" or "sku" or "productID" or "identifier" => FieldLabel.Other,
            _ => null,
        };
        if (label is { } known)
        {
            Add(known, text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text[7..] : text);
        }
    }

    public void Add(FieldLabel label, string value)
    {
        if (value.Length is > 0 and <= 120)
        {
            values.Add(new LabelledValue(label, value, null));
        }
    }
}
