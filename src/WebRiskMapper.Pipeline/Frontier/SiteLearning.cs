using System.Text.Json.Serialization;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// What a site's own pages teach about its addresses, kept with the site (<c>archive.site.learned</c>) and bounded whatever the site does:
/// which parameters do not change the page, and what addresses of one shape (see <see cref="PageAddress.Shape"/>) turn out to be. Every
/// judgement is a comparison of counts that a person can read there. Safe for turns that overlap.
/// </summary>
internal sealed class SiteLearning
{
    /// <summary>A parameter is left out when this many pairs of addresses that differ in it alone gave the same page, and none another.</summary>
    public const int PairsToIgnore = 5;

    /// <summary>A shape counts as known after this many pages.</summary>
    public const int PagesToKnow = 5;

    /// <summary>A shape is a trap when this many of its pages were read, and none was an ad or led to one …</summary>
    public const int PagesToDistrust = 40;

    /// <summary>… and nine in ten of them say what another one says.</summary>
    private const double AlikeShare = 0.9;

    private const int MostParameters = 64;
    private const int MostShapes = 256;
    private const int MostExamples = 1_000;
    private const int MostTexts = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Pairs> parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Shape> shapes = new(StringComparer.Ordinal);

    // Only in memory: what the counts are made from. By key, as a worker knows hundreds of sites.
    private readonly Dictionary<ulong, (ulong Value, long Key)> examples = [];
    private readonly Dictionary<string, List<ulong>> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> reclassified = new(StringComparer.Ordinal);

    /// <summary>True when there is something that was not stored yet.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>The number under which the frontier keeps a shape: FNV-1a, 32 bits; two shapes that share one only share a place in the queue.</summary>
    public static int HashOf(string shape)
    {
        var hash = 2166136261;
        foreach (var c in shape)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)hash;
    }

    public static SiteLearning Read(string? json)
    {
        var learning = new SiteLearning();
        if (json is not null)
        {
            var stored = StoredJson.Read<Stored>(json);
            foreach (var (name, pairs) in stored.Parameters)
            {
                learning.parameters[name] = pairs;
            }

            foreach (var (shape, pages) in stored.Shapes)
            {
                learning.shapes[shape] = pages;
            }
        }

        return learning;
    }

    public string Write()
    {
        lock (gate)
        {
            IsChanged = false;
            return StoredJson.Write(new Stored(
                new SortedDictionary<string, Pairs>(parameters, StringComparer.Ordinal),
                new SortedDictionary<string, Shape>(shapes, StringComparer.Ordinal)));
        }
    }

    public bool IsIgnored(string parameter)
    {
        lock (gate)
        {
            return parameters.TryGetValue(parameter, out var pairs) && pairs is { Different: 0, Same: >= PairsToIgnore };
        }
    }

    /// <summary>Whether addresses of this shape lead nowhere: many were read, no ad was found, and they repeat one another.</summary>
    public bool IsTrap(string shape)
    {
        lock (gate)
        {
            return shapes.TryGetValue(shape, out var pages) && pages is { Ads: 0, Lists: 0, Other: >= PagesToDistrust } && pages.Alike >= pages.Other * AlikeShare;
        }
    }

    /// <summary>The part that most pages of the shape play, once enough were read; null while unknown.</summary>
    public UrlKind? KindOf(string shape)
    {
        Shape? pages;
        lock (gate)
        {
            if (!shapes.TryGetValue(shape, out pages) || pages.Ads + pages.Lists + pages.Other < PagesToKnow)
            {
                return null;
            }
        }

        return pages.Ads >= Math.Max(pages.Lists, pages.Other) ? UrlKind.Ad : pages.Lists >= pages.Other ? UrlKind.List : UrlKind.Page;
    }

    /// <summary>Shapes whose part became known or another since the last call: what is pending of them changes its place.</summary>
    public IReadOnlyList<(string Shape, UrlKind Kind)> TakeReclassified()
    {
        lock (gate)
        {
            var changed = reclassified.Order(StringComparer.Ordinal).Select(s => (s, KindOf(s)!.Value)).ToList();
            reclassified.Clear();
            return changed;
        }
    }

    /// <summary>Takes notice of one page that was read.</summary>
    /// <param name="key">See <see cref="ContentKey"/>.</param>
    public void Observe(CanonicalUrl url, ParsedPage page, long key)
    {
        lock (gate)
        {
            Count(url, page, key);
        }
    }

    private void Count(CanonicalUrl url, ParsedPage page, long key)
    {
        IsChanged = true;
        ObserveParameters(url, key);
        var shape = PageAddress.Shape(url.Uri);
        var before = KindOf(shape);
        if (!shapes.TryGetValue(shape, out var pages))
        {
            if (shapes.Count >= MostShapes)
            {
                return;
            }

            pages = new Shape();
        }

        // A list that leads to ads is a list whatever it repeats; one that leads to none may be an empty calendar.
        shapes[shape] = page.Type == PageType.Ad ? pages with { Ads = pages.Ads + 1 }
            : page.Links.Any(l => l.Kind == LinkKind.Ad) ? pages with { Lists = pages.Lists + 1 }
            : pages with { Other = pages.Other + 1, Alike = pages.Alike + (IsAlike(shape, page.Main.Text) ? 1 : 0) };
        if (KindOf(shape) is { } now && now != before)
        {
            reclassified.Add(shape);
        }
    }

    private void ObserveParameters(CanonicalUrl url, long key)
    {
        foreach (var (name, value) in url.Parameters())
        {
            var others = url.Without(n => string.Equals(n, name, StringComparison.Ordinal)).Hash;
            var pair = TextKey.Of(name, (ulong)others.Value);
            var said = TextKey.Of(value, 0);
            if (!examples.TryGetValue(pair, out var example))
            {
                if (examples.Count >= MostExamples)
                {
                    examples.Clear();
                }

                examples[pair] = (said, key);
            }
            else if (example.Value != said && (parameters.ContainsKey(name) || parameters.Count < MostParameters))
            {
                var pairs = parameters.GetValueOrDefault(name) ?? new Pairs();
                parameters[name] = key == example.Key ? pairs with { Same = pairs.Same + 1 } : pairs with { Different = pairs.Different + 1 };
            }
        }
    }

    private bool IsAlike(string shape, string text)
    {
        var print = SimHash.Of(text);
        if (!texts.TryGetValue(shape, out var known))
        {
            texts[shape] = known = [];
        }

        if (known.Exists(k => SimHash.IsNear(k, print)))
        {
            return true;
        }

        if (known.Count < MostTexts)
        {
            known.Add(print);
        }

        return false;
    }

    /// <summary>Pairs of addresses that differ in one parameter only.</summary>
    private sealed record Pairs(int Same = 0, int Different = 0);

    /// <summary>Pages of one shape by what they were: ads, pages that lead to ads, others, and how many of these say what another one says.</summary>
    private sealed record Shape(int Ads = 0, int Lists = 0, int Other = 0, int Alike = 0);

    private sealed record Stored([property: JsonRequired] IReadOnlyDictionary<string, Pairs> Parameters, [property: JsonRequired] IReadOnlyDictionary<string, Shape> Shapes);
}
