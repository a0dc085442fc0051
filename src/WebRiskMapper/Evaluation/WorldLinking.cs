using System.Diagnostics;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.Evaluation;

/// <summary>How well the entities and templates of one world were put together again.</summary>
/// <param name="Linking">B³ over ads.</param>
/// <param name="Naive">B³ of connected components over shared contacts.</param>
/// <param name="NetworkRecall">B³ recall over the ads of exploitation networks alone; null where there are none.</param>
/// <param name="LargestFalse">Ads of the largest found entity that mixes planted ones; 0 when none does.</param>
/// <param name="LargestTrue">Ads of the largest planted entity.</param>
/// <param name="TemplateIndex">Adjusted Rand index of templates.</param>
/// <param name="SlotF1">Of what fills the slots of templates; null where no template has two ads.</param>
/// <param name="Seconds">Time that linking took.</param>
internal sealed record WorldLinking(
    string World,
    string Says,
    int Ads,
    int TrueEntities,
    int FoundEntities,
    LinkingAccuracy Linking,
    LinkingAccuracy Naive,
    double? NetworkRecall,
    int LargestFalse,
    int LargestTrue,
    double TemplateIndex,
    double? SlotF1,
    double Seconds)
{
    public static WorldLinking Measure(WorldReading reading, OwnCity cities)
    {
        var clock = Stopwatch.StartNew();
        var links = EntityLinker.Link(reading.Ads);
        var seconds = clock.Elapsed.TotalSeconds;
        var truth = reading.Entities;
        var pairs = links.EntityOf.Zip(truth).ToList();
        var networks = pairs.Where((_, i) => reading.Truths[i].Truth.EntityKind == EntityKind.Exploitation).ToList();
        var mixed = pairs.Distinct().CountBy(p => p.First).Where(c => c.Value > 1).Select(c => c.Key).ToHashSet();
        return new WorldLinking(
            reading.World.Name,
            reading.World.Says,
            truth.Length,
            truth.Distinct().Count(),
            links.EntityCount,
            BCubed.Measure(links.EntityOf, truth),
            BCubed.Measure(ContactComponents.Of(reading.Contacts), truth),
            // A network's ads are all among these, so what was found of each is whole.
            networks.Count == 0 ? null : BCubed.Measure([.. networks.Select(n => n.First)], [.. networks.Select(n => n.Second)]).Recall,
            pairs.Where(p => mixed.Contains(p.First)).CountBy(p => p.First).Select(c => c.Value).DefaultIfEmpty(0).Max(),
            truth.CountBy(t => t).Max(c => c.Value),
            AdjustedRand.Index(links.TemplateOf, [.. reading.Truths.Select(t => t.Template)]),
            SlotRecovery.Measure(reading, links.TemplateOf, cities).F1,
            seconds);
    }
}
