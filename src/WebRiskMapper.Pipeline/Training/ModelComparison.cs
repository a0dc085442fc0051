using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Scoring.Training;

namespace WebRiskMapper.Pipeline.Training;

/// <summary>Two models measured on the same labelled entities, none of which either was trained on, nor anything tied to one; on those of the audit sample alone where it is large enough.</summary>
/// <param name="Champion">The model in use.</param>
/// <param name="Challenger">The model that would replace it.</param>
public sealed record ModelComparison(ModelMetrics Champion, ModelMetrics Challenger)
{
    /// <summary>
    /// Why the challenger should not replace the champion, or null. Brier's score decides, because it is proper: it rewards ranking and
    /// calibration alike and cannot be gamed by scores that are more extreme than the evidence.
    /// </summary>
    public string? Objection =>
        Challenger.High == 0 || Challenger.High == Challenger.Entities ? "no held-out entities of both decisions are left to compare them on"
        : Challenger.Brier.Value > Champion.Brier.Value ? "its Brier score is worse on the same held-out entities"
        : null;

    public static ModelComparison Of(IReadOnlyList<LabelledEntity> entities, (IRiskModel Model, IReadOnlyList<long> TrainedOn) champion, (IRiskModel Model, IReadOnlyList<long> TrainedOn) challenger)
    {
        var seen = champion.TrainedOn.Concat(challenger.TrainedOn).ToHashSet();
        var groups = EntityGroups.Of(entities);
        var spoilt = entities.Zip(groups).Where(e => e.First.Ads.Any(seen.Contains)).Select(e => e.Second).ToHashSet();
        var (_, unseen) = ModelTrainer.ToMeasureOn([.. entities.Zip(groups).Where(e => !spoilt.Contains(e.Second))]);
        return new ModelComparison(ModelTrainer.Metrics(unseen, e => champion.Model.Score(e.Evidence)), ModelTrainer.Metrics(unseen, e => challenger.Model.Score(e.Evidence)));
    }
}
