using System.Globalization;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>One ad as the indicators see it.</summary>
internal sealed class AdView(StoredAd ad, IReadOnlyList<LexiconHit> hits, MarketStatistics market, IndicatorSettings settings)
{
    public StoredAd Ad { get; } = ad;

    public IReadOnlyList<LexiconHit> Hits { get; } = hits;

    public MarketStatistics Market { get; } = market;

    public IndicatorSettings Settings { get; } = settings;

    /// <summary>ISO alpha-2, only when located with confidence of at least 0.5.</summary>
    public string? Country => Ad.Place.LocatedCountry();

    /// <summary>The first term of a concept. Every ad is asked for some twenty concepts.</summary>
    public LexiconHit? First(string concept) => IndexOf(concept, 0) is >= 0 and var at ? Hits[at] : null;

    public bool Has(string concept) => IndexOf(concept, 0) >= 0;

    /// <summary>A finding from the lexicon: one term counts 0.7, two or more count 1.</summary>
    public Finding? FromLexicon(string concept, string evidence) =>
        IndexOf(concept, 0) is >= 0 and var at ? new Finding(IndexOf(concept, at + 1) >= 0 ? 1 : 0.7, evidence, Hits[at].Span) : null;

    /// <summary>A finding from clients' reviews: one that says it counts 0.7, two or more count 1. The words stand in a review, which the ad's text does not hold.</summary>
    public Finding? FromReviews(string concept, string evidence) => Ad.ReviewSigns is { } read ? FromReviews(read, concept, evidence) : null;

    private static Finding? FromReviews(ReviewReading read, string concept, string evidence) =>
        read.Signs.Where(s => string.Equals(s.Concept, concept, StringComparison.Ordinal)).ToList() is [var first, ..] signs
            ? new Finding(
                signs.Count > 1 ? 1 : 0.7,
                string.Create(CultureInfo.InvariantCulture, $"{evidence}: {signs.Count} of {read.Count}, such as \"{first.Words}\" in review {first.Review}"))
            : null;

    private int IndexOf(string concept, int from)
    {
        for (var i = from; i < Hits.Count; i++)
        {
            if (string.Equals(Hits[i].Concept, concept, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>Data behind indicators that is not in the lexicons.</summary>
/// <param name="CrisisOrigins">ISO alpha-2 codes of displacement crises (context only; the origin group weighs 0 by default).</param>
/// <param name="RestrictedTerms">Y05's terms, from the deploying authority's restricted file; empty as shipped.</param>
internal sealed record IndicatorSettings(IReadOnlySet<string> CrisisOrigins, IReadOnlyList<string> RestrictedTerms, CityDistances Distances)
{
    /// <summary>Sites whose own pages say who runs them.</summary>
    public IReadOnlySet<int> SitesWithOperator { get; init; } = new HashSet<int>();

    public static IndicatorSettings Empty { get; } = new(new HashSet<string>(StringComparer.Ordinal), [], CityDistances.None);
}
