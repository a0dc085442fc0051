using System.Text.Json;
using AngleSharp.Dom;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Values that a page states for machines: JSON-LD, microdata, OpenGraph. What describes the site (organisation, search,
/// breadcrumb, list) is left out, and a name or place counts only where the visible page says it too.
/// </summary>
internal sealed class StructuredData
{
    private const int MaximumScript = 200_000;
    private const int MaximumDepth = 16;

    private static readonly string[] SiteTypes =
        ["Organization", "WebSite", "BreadcrumbList", "ItemList", "SearchAction", "NewsMediaOrganization", "Corporation", "ListItem", "ContactPoint", "Review", "AggregateRating"];

    private readonly List<LabelledValue> values = [];

    /// <summary>Whether something on the page is described as one offer or one person.</summary>
    public bool DescribesOne { get; private set; }

    /// <summary>Whether the page describes itself as a list.</summary>
    public bool DescribesList { get; private set; }

    public static StructuredData Read(IDocument document, PageOutline outline)
    {
        var data = new StructuredData();
        foreach (var script in document.Scripts)
        {
            if (script.Type is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase))
            {
                data.ReadJson(script.Text);
            }
        }

        data.ReadMicrodata(outline);
        data.ReadMeta(document);
        return data;
    }

    /// <summary>The values that agree with what a visitor sees.</summary>
    public IReadOnlyList<LabelledValue> ConsistentWith(string visibleText)
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
            if (!kept.Contains(value) && (!mustBeVisible || folded.Contains(FoldedText.Fold(value.Value), StringComparison.Ordinal)))
            {
                kept.Add(value);
            }
        }

        return kept;
    }

    private void ReadJson(string json)
    {
        if (json.Length > MaximumScript)
        {
            return;
        }

        try
        {
            using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
            ReadNode(parsed.RootElement, 0);
        }
        catch (JsonException)
        {
            // Broken structured data says nothing; the visible page still does.
        }
    }

    private void ReadNode(JsonElement node, int depth)
    {
        if (depth > MaximumDepth)
        {
            return;
        }

        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
            {
                ReadNode(item, depth + 1);
            }

            return;
        }

        if (node.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var type = TypeOf(node);
        if (type is not null && Array.Exists(SiteTypes, t => type.EndsWith(t, StringComparison.Ordinal)))
        {
            DescribesList |= type.EndsWith("ItemList", StringComparison.Ordinal);
            return;
        }

        DescribesOne |= type is not null && !type.EndsWith("WebPage", StringComparison.Ordinal) && !type.EndsWith("Article", StringComparison.Ordinal);
        foreach (var property in node.EnumerateObject())
        {
            ReadProperty(node, type, property, depth);
        }
    }

    private void ReadProperty(JsonElement node, string? type, JsonProperty property, int depth)
    {
        var value = property.Value;
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            if (property.Name is "knowsLanguage" or "availableLanguage" && value.ValueKind == JsonValueKind.Array)
            {
                Add(FieldLabel.SpokenLanguages, string.Join(", ", value.EnumerateArray().Select(Plain).Where(v => v is not null)));
            }
            else if (property.Name is not ("publisher" or "provider" or "isPartOf" or "breadcrumb" or "review" or "aggregateRating"))
            {
                ReadNode(value, depth + 1);
            }

            return;
        }

        if (Plain(value) is not { Length: > 0 } text)
        {
            return;
        }

        if (property.Name is "price" or "lowPrice")
        {
            var currency = node.TryGetProperty("priceCurrency", out var c) ? Plain(c) : null;
            Add(FieldLabel.Price, currency is null ? text : $"{text} {currency}");
        }
        else if (property.Name is not "name" || type is null || type.EndsWith("Person", StringComparison.Ordinal))
        {
            AddProperty(property.Name, text);
        }
    }

    private static string? TypeOf(JsonElement node)
    {
        if (!node.TryGetProperty("@type", out var type))
        {
            return null;
        }

        return type.ValueKind switch
        {
            JsonValueKind.String => type.GetString(),
            JsonValueKind.Array => type.EnumerateArray().Select(Plain).FirstOrDefault(t => t is not null),
            _ => null,
        };
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()?.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => Plain(name),
        _ => null,
    };

    private void ReadMicrodata(PageOutline outline)
    {
        foreach (var (element, box) in outline.Properties)
        {
            if (box >= 0 && outline.Boxes[box].Excluded)
            {
                continue;
            }

            var text = element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? element.TextContent;
            foreach (var name in (element.GetAttribute("itemprop") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (text.Length < 120 && name is not ("name" or "price"))
                {
                    AddProperty(name, text.Trim());
                }
            }
        }
    }

    private void ReadMeta(IDocument document)
    {
        if (document.Head is not { } head)
        {
            return;
        }

        string? amount = null;
        string? currency = null;
        foreach (var meta in head.QuerySelectorAll("meta"))
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
            }
        }

        if (amount is not null)
        {
            Add(FieldLabel.Price, currency is null ? amount : $"{amount} {currency}");
        }
    }

    private void AddProperty(string name, string text)
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

    private void Add(FieldLabel label, string value)
    {
        if (value.Length is > 0 and <= 120)
        {
            values.Add(new LabelledValue(label, value, null));
        }
    }
}
