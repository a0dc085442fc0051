using AngleSharp.Dom;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Reads what attributes say of the page's own elements, in the words of schema.org: microdata (<c>itemprop</c>, <c>itemtype</c>) and RDFa Lite
/// 1.1 (<c>property</c>, <c>typeof</c>, <c>vocab</c>, <c>prefix</c>).
/// </summary>
internal sealed class PropertyAttributes(StructuredData data)
{
    private const string Vocabulary = "schema.org";
    private const int LongestValue = 120;
    private const int FewestOfAList = 3;

    private static readonly string[] OffersAndPersons = ["Person", "Offer", "Product", "Service", "Demand", "IndividualProduct", "AggregateOffer", "ClassifiedAd"];

    private static readonly string[] FrameTypes = ["BreadcrumbList", "SiteNavigationElement", "WPHeader", "WPFooter", "WPSideBar"];

    private readonly List<IElement> described = [];
    private readonly List<(IElement Scope, string Amount)> prices = [];
    private readonly List<(IElement? Scope, string Currency)> currencies = [];
    private readonly List<(IElement? Scope, string Unit)> units = [];

    public void Read(PageOutline outline)
    {
        foreach (var (element, box) in outline.Properties)
        {
            if (box >= 0 && outline.Boxes[box].Excluded)
            {
                continue;
            }

            var (scope, type) = ScopeOf(element, out var isOfTheSite);
            data.DescribesList |= TypeOf(element) is "ItemList";
            if (!isOfTheSite)
            {
                ReadType(element);
                ReadElement(element, scope, type);
            }
        }

        // Of several things described alike none is the page's, unless it says which.
        var main = described.Find(d => Has(d, "mainEntity"));
        var isOne = main is not null || described.Count is > 0 and < FewestOfAList;
        data.DescribesOne |= isOne;
        data.DescribesList |= !isOne && described.Count > 0;
        foreach (var (scope, amount) in prices)
        {
            if (main is null ? described.Count < FewestOfAList : main.Contains(scope))
            {
                var currency = currencies.Find(c => c.Scope == scope).Currency ?? (currencies.Count == 1 ? currencies[0].Currency : null);
                data.Add(FieldLabel.Price, string.Join(' ', new[] { units.Find(u => u.Scope == scope).Unit, amount, currency }.OfType<string>()));
            }
        }
    }

    /// <summary>Whether an element is marked up as a client's review or comment.</summary>
    public static bool IsReview(IElement element) => TypeOf(element) is "Review" or "UserReview" or "Comment" or "UserComments";

    /// <summary>Whether an element is marked up as the page's frame, or as who publishes the page.</summary>
    public static bool IsFrame(IElement element) =>
        TypeOf(element) is { } type && (Array.Exists(FrameTypes, t => type.Equals(t, StringComparison.Ordinal)) || (type.EndsWith("Organization", StringComparison.Ordinal) && Has(element, "publisher")));

    private static bool Has(IElement element, string property) => Names(element).Contains(property, StringComparer.Ordinal);

    // A person inside an offer is part of it.
    private void ReadType(IElement element)
    {
        if (TypeOf(element) is { } type && Array.Exists(OffersAndPersons, t => type.Equals(t, StringComparison.Ordinal)) && !described.Any(d => d.Contains(element)))
        {
            described.Add(element);
        }
    }

    private void ReadElement(IElement element, IElement? scope, string? type)
    {
        // A property that opens a description of its own is told by what stands inside.
        if (element.HasAttribute("itemscope") || element.HasAttribute("typeof"))
        {
            return;
        }

        foreach (var name in Names(element))
        {
            var value = ValueOf(element);
            if (value.Length is 0 or >= LongestValue)
            {
                continue;
            }

            switch (name)
            {
                case "price" or "lowPrice" when scope is not null && value.Any(char.IsAsciiDigit):
                    prices.Add((scope, value));
                    break;
                case "unitText" when scope is not null:
                    units.Add((scope, value));
                    break;
                case "priceCurrency":
                    currencies.Add((scope, value));
                    break;
                case "name" when type is not "Person":
                case "price" or "lowPrice":
                    break;
                default:
                    data.AddProperty(name, value);
                    break;
            }
        }
    }

    private static IEnumerable<string> Names(IElement element)
    {
        foreach (var name in Tokens(element.GetAttribute("itemprop")))
        {
            yield return name.StartsWith("http", StringComparison.Ordinal) ? Local(name) : name;
        }

        foreach (var term in Tokens(element.GetAttribute("property")))
        {
            if (Resolve(element, term) is { } name)
            {
                yield return name;
            }
        }
    }

    private static string[] Tokens(string? attribute) => attribute?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string ValueOf(IElement element)
    {
        var stated = element.GetAttribute("content") ?? element.GetAttribute("datetime");
        if (stated is null && element.GetAttribute("href") is { } href && (href.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)))
        {
            stated = href[(href.IndexOf(':') + 1)..];
        }

        return (stated ?? element.TextContent).Trim();
    }

    /// <summary>The element that the properties here belong to, and its type; whether it is part of what describes the site.</summary>
    private static (IElement? Scope, string? Type) ScopeOf(IElement element, out bool isOfTheSite)
    {
        IElement? scope = null;
        string? type = null;
        isOfTheSite = StructuredData.IsOfTheSite(TypeOf(element));
        for (var parent = element.ParentElement; parent is not null && !isOfTheSite; parent = parent.ParentElement)
        {
            if (parent.HasAttribute("itemscope") || parent.HasAttribute("typeof"))
            {
                var own = TypeOf(parent);
                isOfTheSite = StructuredData.IsOfTheSite(own);
                if (scope is null)
                {
                    (scope, type) = (parent, own);
                }
            }
        }

        return (scope, type);
    }

    private static string? TypeOf(IElement element) =>
        Tokens(element.GetAttribute("itemtype")) is [var item, ..] ? Local(item)
        : Tokens(element.GetAttribute("typeof")).Select(t => Resolve(element, t)).FirstOrDefault(t => t is not null);

    /// <summary>A term of RDFa as a word of schema.org; null when it is a word of another vocabulary, or of none.</summary>
    private static string? Resolve(IElement element, string term)
    {
        if (term.Contains("://", StringComparison.Ordinal))
        {
            return IsSchema(term) ? Local(term) : null;
        }

        var colon = term.IndexOf(':');
        if (colon < 0)
        {
            return Nearest(element, "vocab") is { } vocabulary && IsSchema(vocabulary) ? term : null;
        }

        var prefix = term[..colon];
        return IsSchema(Declared(element, prefix) ?? (prefix is "schema" ? Vocabulary : "")) ? term[(colon + 1)..] : null;
    }

    // prefix="schema: https://schema.org/ og: https://ogp.me/ns#"
    private static string? Declared(IElement element, string prefix)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            var parts = Tokens(at.GetAttribute("prefix"));
            for (var i = 0; i + 1 < parts.Length; i += 2)
            {
                if (parts[i].AsSpan().TrimEnd(':').SequenceEqual(prefix))
                {
                    return parts[i + 1];
                }
            }
        }

        return null;
    }

    private static string? Nearest(IElement element, string attribute)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (at.GetAttribute(attribute) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private static bool IsSchema(string address) => address.Contains(Vocabulary, StringComparison.OrdinalIgnoreCase);

    private static string Local(string address) => address[(address.LastIndexOfAny(['/', '#']) + 1)..];
}
