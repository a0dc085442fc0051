namespace WebRiskMapper.Analysis.Scoring.Training;

/// <summary>Metrics of a part of the entities, or of a model changed in one way.</summary>
public sealed record NamedMetrics(string Name, ModelMetrics Metrics);

/// <summary>What a training found out about its model. Everything is measured on entities that were held out.</summary>
/// <param name="OnAudit">Whether it was measured on the audit sample alone, which tells of the market; otherwise on all held-out entities, as they were chosen for review.</param>
/// <param name="Entities">Labelled, on either side.</param>
/// <param name="TrainedOn">Entities trained on.</param>
/// <param name="TrainedOnHigh">Those of them that reviewers put in the high band.</param>
/// <param name="Model">Of the model.</param>
/// <param name="Priors">Of the model before any label, on the same entities.</param>
/// <param name="Languages">Of the model, by language of most of an entity's ads.</param>
/// <param name="Groups">Of the model, on the entities that show an indicator of the group.</param>
/// <param name="Ablations">Of models trained with the group <c>origin</c> switched on, without a common scale, and without each group.</param>
/// <param name="Audit">Of the audit samples, by stratum.</param>
/// <param name="Validated">The audit samples suffice: see <see cref="StratumAudit.Validates"/>.</param>
public sealed record TrainingReport(
    bool OnAudit, int Entities, int TrainedOn, int TrainedOnHigh, ModelMetrics Model, ModelMetrics Priors, IReadOnlyList<CalibrationBin> Calibration,
    IReadOnlyList<NamedMetrics> Languages, IReadOnlyList<NamedMetrics> Groups, IReadOnlyList<NamedMetrics> Ablations, IReadOnlyList<StratumAudit> Audit, bool Validated);

/// <summary>Fits a model to labels and measures it on entities that it has not seen.</summary>
public static class ModelTrainer
{
    /// <param name="trainer">Its method.</param>
    /// <param name="priors">The model that works without labels, to compare with.</param>
    /// <param name="entities">Labelled entities of any run.</param>
    /// <param name="strata">All strata that the deployment maps.</param>
    /// <exception cref="ArgumentException">The entities to train on are not of both kinds.</exception>
    public static (LearntModel Learnt, IReadOnlyList<LabelledEntity> TrainedOn, TrainingReport Report) Train(IRiskTrainer trainer, IRiskModel priors, IReadOnlyList<LabelledEntity> entities, IEnumerable<string> strata)
    {
        var groups = EntityGroups.Of(entities);
        var held = EntityGroups.HeldOut(entities, groups);
        List<LabelledEntity> training = [.. entities.Where((_, i) => !held[i])];
        var (onAudit, testing) = ToMeasureOn([.. entities.Zip(groups).Where((_, i) => held[i])]);
        if (!training.Exists(e => e.Decision == true) || !training.Exists(e => e.Decision == false))
        {
            throw new ArgumentException("Training needs entities of both decisions.", nameof(entities));
        }

        List<LabelledEvidence> labels = [.. training.Select(e => e.ToLearnFrom)];
        var (model, learnt) = trainer.Learn(labels);
        var scores = new Dictionary<LabelledEntity, RiskScore>(testing.Select(t => KeyValuePair.Create(t.Entity, model.Score(t.Entity.Evidence))), ReferenceEqualityComparer.Instance);
        RiskScore ScoreOf(LabelledEntity entity) => scores[entity];
        NamedMetrics Part(string name, Func<LabelledEntity, bool> belongs) => new(name, Metrics(testing.Where(t => belongs(t.Entity)), ScoreOf));
        NamedMetrics Changed(string name, IRiskTrainer changed)
        {
            var fitted = changed.Learn(labels).Model;
            return new(name, Metrics(testing, e => fitted.Score(e.Evidence)));
        }

        var audit = StratumAudit.Of(testing.Select(t => (t.Entity, ScoreOf(t.Entity))), strata);
        return (learnt, training, new TrainingReport(
            onAudit,
            entities.Count,
            training.Count,
            training.Count(e => e.Decision == true),
            Metrics(testing, ScoreOf),
            Metrics(testing, e => priors.Score(e.Evidence)),
            Scoring.Calibration.Table([.. testing.Where(t => t.Entity.Decision is not null).Select(t => (ScoreOf(t.Entity).Priority, t.Entity.Decision == true))]),
            [.. testing.Select(t => t.Entity.Language ?? "unknown").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(l => Part(l, e => (e.Language ?? "unknown") == l))],
            [.. trainer.WeightedGroups.Select(g => Part(g, e => e.Evidence.Hits.Any(h => h.Group == g)))],
            [.. trainer.Ablations().Select(a => Changed(a.Change, a.Trainer))],
            audit,
            StratumAudit.Validates(audit)));
    }

    /// <summary>
    /// Of entities that were held out those of the audit sample, where it holds enough of either decision: the others were chosen for review, and a
    /// model's figures on them are not those of the market. All of them otherwise.
    /// </summary>
    public static (bool OnAudit, IReadOnlyList<(LabelledEntity Entity, long Group)> Entities) ToMeasureOn(IReadOnlyList<(LabelledEntity Entity, long Group)> held)
    {
        List<(LabelledEntity Entity, long Group)> audited = [.. held.Where(e => e.Entity.Audited)];
        bool Enough(bool decision) => audited.Count(a => a.Entity.Decision == decision) >= StratumAudit.EnoughOfEach;
        return Enough(true) && Enough(false) ? (true, audited) : (false, held);
    }

    /// <summary>How well a model does on entities; those that reviewers are evenly split on are left out.</summary>
    public static ModelMetrics Metrics(IEnumerable<(LabelledEntity Entity, long Group)> entities, Func<LabelledEntity, RiskScore> score) =>
        ModelMetrics.Of([.. entities.Where(e => e.Entity.Decision is not null).Select(e => new ScoredEntity(e.Group, score(e.Entity).Priority, e.Entity.Decision == true))]);
}
