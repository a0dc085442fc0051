using System.Text.Json;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Reads JSON-LD into the page's structured data.</summary>
/// <param name="page">The page's address; what is described under it as the site's own business is not advertised.</param>
internal sealed class LinkedData(StructuredData data, Uri page)
{
    private const int MaximumScript = 200_000;
    private const int MaximumDepth = 16;
    private const int ShortestLabel = 5;

    public void Read(string json)
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
        if (StructuredData.IsOfTheSite(type))
        {
            data.DescribesList |= type!.EndsWith("ItemList", StringComparison.Ordinal);
            return;
        }

        if (IsOperator(node, type))
        {
            return;
        }

        var isArticle = type is not null && (type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal));
        data.DescribesArticle |= isArticle;
        data.DescribesList |= type is "SearchResultsPage" or "CollectionPage";
        data.DescribesOne |= type is not null && !isArticle && !IsPage(type);
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
                data.Add(FieldLabel.SpokenLanguages, string.Join(", ", value.EnumerateArray().Select(Plain).Where(v => v is not null)));
            }
            else if (property.Name is not ("publisher" or "author" or "editor" or "provider" or "isPartOf" or "breadcrumb" or "review" or "aggregateRating"))
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
            data.Add(FieldLabel.Price, currency is null ? text : $"{text} {currency}");
        }
        else if (property.Name is not "name" || type is null || type.EndsWith("Person", StringComparison.Ordinal))
        {
            data.AddProperty(property.Name, text);
        }
    }

    // "WebPage", "FAQPage", "ContactPage", and what stands on them: only the page of an item or of a person is about one.
    private static bool IsPage(string type) =>
        (type.EndsWith("Page", StringComparison.Ordinal) && type is not ("ItemPage" or "ProfilePage")) || type is "Question" or "Answer" or "HowTo" or "HowToStep" or "ImageObject" or "SpeakableSpecification" or "EntryPoint";

    // A business that is named like the site, or is written to there, runs it; on the first page of a site it may be what is advertised.
    private bool IsOperator(JsonElement node, string? type)
    {
        if (type is null || MainHeading.IsFirst(page) || type is "Person" or "Offer" or "Product" or "Service" or "Demand" || !(node.TryGetProperty("telephone", out _) || node.TryGetProperty("email", out _)))
        {
            return false;
        }

        var host = page.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? page.Host[4..] : page.Host;
        var label = host.Split('.').MaxBy(l => l.Length) ?? host;
        return (node.TryGetProperty("email", out var mail) && Plain(mail) is { } address && address.EndsWith("@" + host, StringComparison.OrdinalIgnoreCase))
            || (label.Length >= ShortestLabel && node.TryGetProperty("name", out var name) && Plain(name) is { } named && Letters(named).Contains(Letters(label), StringComparison.OrdinalIgnoreCase));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

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
}
