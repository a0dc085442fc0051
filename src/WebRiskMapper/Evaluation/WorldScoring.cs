using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Scoring.Training;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.Evaluation;

/// <summary>A model that was changed in one way, beside the model itself on the same entities.</summary>
/// <param name="Auc">Its AUC over ads minus the model's; null where either cannot be told.</param>
/// <param name="Brier">Its Brier score over found entities minus the model's: above 0 the change does harm.</param>
internal sealed record Ablation(string Change, double? Auc, double? Brier);

/// <summary>One way of learning from labellers who err.</summary>
internal sealed record LabellerFit(string Targets, double? Auc, double? CalibrationSlope, double? BrierSkill);

/// <summary>Fits to what invented labellers said of the labelled entities, measured by the truth on the entities that no label has seen.</summary>
/// <param name="Alpha">Krippendorff's, ordinal.</param>
internal sealed record LabellerFigures(double? Alpha, IReadOnlyList<LabellerFit> Fits);

/// <summary>A ranking that needs no model.</summary>
internal sealed record NaiveRanking(double? Auc, double? PrecisionOfTop);

/// <summary>How far exploitation networks of one world rank above the rest, found by linking and scored as a run scores them.</summary>
/// <param name="AnyIndicator">Ranked by how many indicators contribute.</param>
/// <param name="PhoneCount">Ranked by the phones of the ad's component over shared contacts.</param>
/// <param name="Labels">Entities labelled; 0 when none were asked for.</param>
/// <param name="HighLabels">Those of them that are exploited.</param>
/// <param name="Labelled">Null without labels.</param>
/// <param name="Ablations">Of the labelled model, fitted anew after each change; of the model without labels where none were asked for.</param>
/// <param name="Labellers">Null without labels.</param>
internal sealed record WorldScoring(
    string World, string Says, ScoringFigures Unlabelled, NaiveRanking AnyIndicator, NaiveRanking PhoneCount, int Labels, int HighLabels, ScoringFigures? Labelled, IReadOnlyList<Ablation> Ablations, LabellerFigures? Labellers)
{
    /// <param name="reading">What is measured on.</param>
    /// <param name="earlier">Another population of the same world, from which labels are drawn: as in a deployment an earlier run's entities teach what scores the next. Null without labels.</param>
    public static WorldScoring Measure(WorldReading reading, WorldReading? earlier, RiskMethods methods, IRiskTrainer trainer, LabelDraw draw, int labels, int seed)
    {
        var market = LinkedMarket.Of(reading, methods.Indicators);
        var unlabelled = market.Figures(methods.Model);
        double[] indicators = [.. market.Evidence.Select(e => (double)methods.Model.Score(e).Contributions.Count)];
        List<(double, bool)> Ranked(IEnumerable<double> scores) => [.. scores.Zip(reading.Truths, (score, truth) => (score, truth.Truth.EntityKind == EntityKind.Exploitation))];
        var scored = new WorldScoring(
            reading.World.Name,
            reading.World.Says,
            unlabelled,
            Naive(Ranked(market.Links.EntityOf.Select(entity => indicators[entity]))),
            Naive(Ranked(PhonesOfComponents(reading))),
            0,
            0,
            null,
            [],
            null);
        return earlier is null
            ? scored with { Ablations = [.. methods.Trainers.Shipped.Ablations().Select(a => Changed(a.Change, market.Figures(a.Model), unlabelled))] }
            : scored.Taught(market, LinkedMarket.Of(earlier, methods.Indicators), methods.Model, trainer, draw, labels, seed);
    }

    private WorldScoring Taught(LinkedMarket market, LinkedMarket earlier, IRiskModel model, IRiskTrainer trainer, LabelDraw draw, int labels, int seed)
    {
        var drawn = LabelDraws.Of(earlier, model, draw, labels, seed);
        List<LabelledEvidence> taught = [.. drawn.Select(entity => new LabelledEvidence(earlier.Evidence[entity], earlier.High[entity]))];
        var labelled = market.Figures(trainer.Learn(taught).Model);
        return this with
        {
            Labels = taught.Count,
            HighLabels = drawn.Count(entity => earlier.High[entity]),
            Labelled = labelled,
            Ablations = [.. trainer.Ablations().Select(a => Changed(a.Change, market.Figures(a.Trainer.Learn(taught).Model), labelled))],
            Labellers = OfLabellers(market, earlier, drawn, trainer, seed),
        };
    }

    private static LabellerFigures OfLabellers(LinkedMarket market, LinkedMarket earlier, IReadOnlyList<int> drawn, IRiskTrainer trainer, int seed)
    {
        var random = new Random(seed);
        List<IReadOnlyList<(Judgement Judgement, int Ordinal)>> answers = [.. drawn.Select(entity => InventedLabellers.Judge(earlier.Kinds[entity], random))];
        List<LabelledEntity> judged = [.. drawn.Zip(answers, (entity, given) => new LabelledEntity(earlier.Evidence[entity], [.. given.Select(g => g.Judgement)], "", null, [entity], [], false))];
        LabellerFit Fitted(string targets, IEnumerable<LabelledEvidence> learnt)
        {
            var figures = market.Figures(trainer.Learn([.. learnt]).Model);
            return new LabellerFit(targets, figures.Auc, figures.CalibrationSlope, figures.BrierSkill);
        }

        return new LabellerFigures(
            KrippendorffAlpha.Ordinal(answers.Select(given => given.Select(g => g.Ordinal).ToList())),
            [
                Fitted("the truth", drawn.Select(entity => new LabelledEvidence(earlier.Evidence[entity], earlier.High[entity]))),
                Fitted("majority of labellers", judged.Select(j => new LabelledEvidence(j.Evidence, j.Share > 0.5))),
                Fitted("majority, weighed by agreement", judged.Select(j => j.ToLearnFrom)),
                Fitted("share of labellers", judged.Select(j => new LabelledEvidence(j.Evidence, j.Share))),
            ]);
    }

    private static Ablation Changed(string change, ScoringFigures figures, ScoringFigures whole) => new(change, figures.Auc - whole.Auc, figures.Brier - whole.Brier);

    private static NaiveRanking Naive(IReadOnlyList<(double Score, bool High)> ranked) => new(ScoringMetrics.Auc(ranked), ScoringMetrics.PrecisionAt(ranked, ScoringFigures.Top(ranked.Count)));

    private static IEnumerable<double> PhonesOfComponents(WorldReading reading)
    {
        var component = ContactComponents.Of(reading.Contacts);
        var phones = reading.Ads
            .SelectMany((ad, i) => ad.Contacts.Where(c => c.Kind == ContactKind.Phone).Select(c => (Component: component[i], c.Hmac)))
            .Distinct()
            .CountBy(p => p.Component)
            .ToDictionary();
        return component.Select(c => (double)phones.GetValueOrDefault(c));
    }
}
