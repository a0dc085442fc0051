using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.Evaluation;

/// <summary>An invented market as a run sees it: its ads linked, and of each found entity the evidence, beside the truth.</summary>
/// <param name="Evidence">By found entity, as the next two.</param>
/// <param name="High">Whether a reviewer who knew the truth would put it in the high band. A found entity may mix planted ones: most of its ads decide.</param>
/// <param name="Kinds">Exploitation where <paramref name="High"/>; otherwise the most frequent of the other kinds.</param>
/// <param name="Planted">The planted entity of which it holds the most ads; one that is found in parts is there several times.</param>
internal sealed record LinkedMarket(
    WorldReading Reading, EntityLinks Links, IReadOnlyList<EntityEvidence> Evidence, IReadOnlyList<bool> High, IReadOnlyList<EntityKind> Kinds, IReadOnlyList<int> Planted)
{
    public static LinkedMarket Of(WorldReading reading, IndicatorEngine indicators)
    {
        var links = EntityLinker.Link(reading.Ads);
        var evidence = indicators.Evaluate(reading.Ads, links, MarketStatistics.From(reading.Ads));
        var plantedOf = reading.Truths.Select((t, ad) => (Entity: links.EntityOf[ad], Planted: t.Truth.EntityId)).ToLookup(x => x.Entity, x => x.Planted);
        var kindsOf = reading.Truths.Select((t, ad) => (Entity: links.EntityOf[ad], Kind: t.Truth.EntityKind)).ToLookup(x => x.Entity, x => x.Kind);
        bool[] high = [.. evidence.Select((_, entity) => kindsOf[entity].Count(k => k == EntityKind.Exploitation) * 2 > kindsOf[entity].Count())];
        return new LinkedMarket(
            reading,
            links,
            evidence,
            high,
            [.. evidence.Select((_, entity) => high[entity] ? EntityKind.Exploitation : kindsOf[entity].Where(k => k != EntityKind.Exploitation).CountBy(k => k).MaxBy(k => k.Value).Key)],
            [.. evidence.Select((_, entity) => plantedOf[entity].CountBy(p => p).MaxBy(p => p.Value).Key)]);
    }

    /// <summary>What a way of scoring is worth in this market.</summary>
    public ScoringFigures Figures(IRiskModel model)
    {
        RiskScore[] scores = [.. Evidence.Select(model.Score)];
        return ScoringFigures.Of(
            [.. Reading.Truths.Select((t, ad) => (t.Truth.EntityKind, scores[Links.EntityOf[ad]]))],
            [.. scores.Select((score, entity) => (score.Priority, High[entity]))],
            Planted);
    }
}
