using WebRiskMapper.Analysis.Scoring;

namespace WebRiskMapper.Analysis.Tests.Scoring.Training;

/// <summary>Evidence of one ad with full flags.</summary>
internal sealed class EntityEvidenceBuilder(params string[] indicators)
{
    private static readonly IndicatorCatalogue Catalogue = IndicatorCatalogue.Load(RepositoryFiles.All);

    public EntityEvidence Build() => new([.. indicators.Select(id => new IndicatorHit(id, Catalogue[id].Group, 1, "seen", null, null))], 1, 0, 0, 0);
}
