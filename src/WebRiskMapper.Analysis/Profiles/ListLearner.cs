using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Analysis.Profiles;

/// <summary>Where a site lists its ads, and how. Not thread-safe.</summary>
internal sealed class ListLearner
{
    /// <summary>Fewer pages of one address shape teach chance.</summary>
    private const int FewestPages = 2;

    private const double OfMostPages = 0.8;
    private const int MostShapes = 200;

    private readonly Dictionary<string, (int Ads, int Lists)> shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> cards = new(StringComparer.Ordinal);
    private readonly Dictionary<PageType, int> pages = [];

    public void Observe(ParsedPage page)
    {
        if (page.Main.Url is { } url)
        {
            Count(PageAddress.Shape(page.Canonical ?? url), page.Type);
            Count(PageAddress.ShapeInFolder(page.Canonical ?? url), page.Type);
            pages[page.Type] = pages.GetValueOrDefault(page.Type) + 1;
        }

        if (page.Type == PageType.List)
        {
            if (page.Cards is { } group)
            {
                if (!cards.TryGetValue(group.Path, out var counts))
                {
                    cards.Add(group.Path, counts = []);
                }

                counts.Add(group.Count);
            }
        }
    }

    /// <summary>The shape that most ad addresses share, and hardly any list: the one with a folder where that will do; null when they differ.</summary>
    /// <param name="share">Share of the ads, 0 to 1.</param>
    public string? AdAddress(double share) => shapes
        .Where(s => s.Value.Ads >= Math.Max(1, share * pages.GetValueOrDefault(PageType.Ad)) && s.Value.Ads >= OfMostPages * (s.Value.Ads + s.Value.Lists))
        .OrderByDescending(s => s.Key[0] == '/').ThenByDescending(s => s.Value.Ads).ThenBy(s => s.Key, StringComparer.Ordinal).FirstOrDefault().Key;

    /// <summary>Null while no list was seen twice.</summary>
    public ListTemplate? Build()
    {
        var addresses = shapes.Where(s => s.Value.Lists >= FewestPages && s.Value.Lists >= OfMostPages * (s.Value.Ads + s.Value.Lists)).Select(s => s.Key).Order(StringComparer.Ordinal).ToList();
        var (path, counts) = cards.OrderByDescending(c => c.Value.Count).ThenBy(c => c.Key, StringComparer.Ordinal).FirstOrDefault();
        return counts is null || counts.Count < FewestPages ? null : new ListTemplate(path, counts.Order().ElementAt(counts.Count / 2), pages.GetValueOrDefault(PageType.List), addresses);
    }

    private void Count(string? shape, PageType type)
    {
        if (shape is not null && (shapes.ContainsKey(shape) || shapes.Count < MostShapes))
        {
            var (ads, lists) = shapes.GetValueOrDefault(shape);
            shapes[shape] = type == PageType.Ad ? (ads + 1, lists) : (ads, lists + 1);
        }
    }
}
