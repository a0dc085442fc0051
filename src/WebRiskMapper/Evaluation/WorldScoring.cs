using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Scoring.Training;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.Evaluation;

/// <summary>What one way of scoring is worth.</summary>
/// <param name="Ads">Ads that it was measured on.</param>
/// <param name="Auc">Over ads: exploited against the rest.</param>
/// <param name="PrecisionOfTop">Share of exploited ads among the top 1 %.</param>
/// <param name="BestPrecisionOfTop">What a perfect ranking would reach there: below 1 where fewer than 1 % of the ads are exploited.</param>
/// <param name="CalibrationSlope">Over found entities.</param>
/// <param name="Brier">Over found entities.</param>
/// <param name="BrierSkill">Over found entities.</param>
/// <param name="SpamInHigh">Share of spam's ads in the high band; null where there are none, as the other two.</param>
internal sealed record ScoringFigures(
    int Ads, double? Auc, double? PrecisionOfTop, double BestPrecisionOfTop, double? CalibrationSlope, double? Brier, double? BrierSkill, double? ExploitedInHigh, double? SpamInHigh, double? AgenciesInHigh);

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
/// <param name="Labels">Entities labelled, drawn at random; 0 when none were asked for.</param>
/// <param name="HighLabels">Those of them that are exploited.</param>
/// <param name="Labelled">On entities that share no planted entity with a labelled one; null without labels.</param>
/// <param name="Ablations">Of the labelled model, fitted anew after each change; of the model without labels where none were asked for.</param>
/// <param name="Labellers">Null without labels.</param>
internal sealed record WorldScoring(
    string World, string Says, ScoringFigures Unlabelled, NaiveRanking AnyIndicator, NaiveRanking PhoneCount, int Labels, int HighLabels, ScoringFigures? Labelled, IReadOnlyList<Ablation> Ablations, LabellerFigures? Labellers)
{
    public static WorldScoring Measure(WorldReading reading, RiskMethods methods, IRiskTrainer trainer, int labels, int seed)
    {
        var links = EntityLinker.Link(reading.Ads);
        var evidence = methods.Indicators.Evaluate(reading.Ads, links, MarketStatistics.From(reading.Ads));
        var members = Enumerable.Range(0, reading.Ads.Count).ToLookup(ad => links.EntityOf[ad]);
        bool Exploited(int ad) => reading.Truths[ad].Truth.EntityKind == EntityKind.Exploitation;
        // A found entity may mix planted ones: a reviewer goes by most of its ads.
        var high = evidence.Select((_, entity) => members[entity].Count(Exploited) * 2 > members[entity].Count()).ToArray();
        var scores = evidence.Select(methods.Model.Score).ToArray();
        var phones = PhonesOfComponents(reading);
        EntityKind KindOf(int entity) => high[entity] ? EntityKind.Exploitation : members[entity].Select(ad => reading.Truths[ad].Truth.EntityKind).Where(k => k != EntityKind.Exploitation).CountBy(k => k).MaxBy(k => k.Value).Key;
        ScoringFigures Figures(RiskScore[] scored, Func<int, bool> held) => FiguresOf(
            [.. Enumerable.Range(0, reading.Ads.Count).Where(ad => held(links.EntityOf[ad])).Select(ad => (reading.Truths[ad].Truth.EntityKind, scored[links.EntityOf[ad]]))],
            [.. Enumerable.Range(0, scored.Length).Where(held).Select(entity => (scored[entity].Priority, high[entity]))]);

        var order = Enumerable.Range(0, evidence.Count).ToArray();
        new Random(seed).Shuffle(order);
        var training = order.Take(labels).ToList();
        var seen = training.SelectMany(entity => members[entity]).Select(ad => reading.Truths[ad].Truth.EntityId).ToHashSet();
        var unseen = order.Where(entity => !members[entity].Any(ad => seen.Contains(reading.Truths[ad].Truth.EntityId))).ToHashSet();
        List<LabelledEvidence> taught = [.. training.Select(entity => new LabelledEvidence(evidence[entity], high[entity]))];
        ScoringFigures OnUnseen(IRiskModel model) => Figures([.. evidence.Select(model.Score)], unseen.Contains);
        LabellerFigures Labellers()
        {
            var random = new Random(seed);
            var answers = training.ConvertAll(entity => InventedLabellers.Judge(KindOf(entity), random));
            List<LabelledEntity> judged = [.. training.Zip(answers, (entity, given) => new LabelledEntity(evidence[entity], [.. given.Select(g => g.Judgement)], "", null, [entity], [], false))];
            LabellerFit Fitted(string targets, IReadOnlyList<LabelledEvidence> learnt)
            {
                var figures = OnUnseen(trainer.Learn(learnt).Model);
                return new LabellerFit(targets, figures.Auc, figures.CalibrationSlope, figures.BrierSkill);
            }

            return new LabellerFigures(
                KrippendorffAlpha.Ordinal(answers.Select(given => given.Select(g => g.Ordinal).ToList())),
                [
                    Fitted("the truth", taught),
                    Fitted("majority of labellers", [.. judged.Select(j => new LabelledEvidence(j.Evidence, j.Share > 0.5))]),
                    Fitted("majority, weighed by agreement", [.. judged.Select(j => j.ToLearnFrom)]),
                    Fitted("share of labellers", [.. judged.Select(j => new LabelledEvidence(j.Evidence, j.Share))]),
                ]);
        }

        var unlabelled = Figures(scores, _ => true);
        var labelled = taught.Count > 0 ? OnUnseen(trainer.Learn(taught).Model) : null;
        var whole = labelled ?? unlabelled;
        Ablation Changed(string change, IRiskModel model)
        {
            var figures = OnUnseen(model);
            return new Ablation(change, figures.Auc - whole.Auc, figures.Brier - whole.Brier);
        }

        return new WorldScoring(
            reading.World.Name,
            reading.World.Says,
            unlabelled,
            Naive([.. links.EntityOf.Select((entity, ad) => ((double)scores[entity].Contributions.Count, Exploited(ad)))]),
            Naive([.. phones.Select((count, ad) => ((double)count, Exploited(ad)))]),
            training.Count,
            training.Count(entity => high[entity]),
            labelled,
            taught.Count > 0
                ? [.. trainer.Ablations().Select(a => Changed(a.Change, a.Trainer.Learn(taught).Model))]
                : [.. methods.Trainers.Shipped.Ablations().Select(a => Changed(a.Change, a.Model))],
            taught.Count > 0 ? Labellers() : null);
    }

    private static ScoringFigures FiguresOf(IReadOnlyList<(EntityKind Kind, RiskScore Score)> ads, IReadOnlyList<(double Score, bool High)> entities)
    {
        List<(double, bool)> ranked = [.. ads.Select(a => (a.Score.Priority, a.Kind == EntityKind.Exploitation))];
        double? InHigh(EntityKind kind) => ads.Where(a => a.Kind == kind).Select(a => a.Score.Band == Band.High ? 1.0 : 0.0).Cast<double?>().Average();
        var top = Top(ads.Count);
        return new ScoringFigures(
            ads.Count,
            ScoringMetrics.Auc(ranked),
            ScoringMetrics.PrecisionAt(ranked, top),
            Math.Min(1, ads.Count(a => a.Kind == EntityKind.Exploitation) / (double)top),
            Calibration.Slope(entities),
            ScoringMetrics.Brier(entities),
            Calibration.BrierSkill(entities),
            InHigh(EntityKind.Exploitation),
            InHigh(EntityKind.Spam),
            InHigh(EntityKind.Agency));
    }

    private static NaiveRanking Naive(IReadOnlyList<(double Score, bool High)> ranked) => new(ScoringMetrics.Auc(ranked), ScoringMetrics.PrecisionAt(ranked, Top(ranked.Count)));

    private static int Top(int ads) => Math.Max(1, ads / 100);

    private static IEnumerable<int> PhonesOfComponents(WorldReading reading)
    {
        var component = ContactComponents.Of(reading.Contacts);
        var phones = reading.Ads
            .SelectMany((ad, i) => ad.Contacts.Where(c => c.Kind == ContactKind.Phone).Select(c => (Component: component[i], c.Hmac)))
            .Distinct()
            .CountBy(p => p.Component)
            .ToDictionary();
        return component.Select(c => phones.GetValueOrDefault(c));
    }
}
