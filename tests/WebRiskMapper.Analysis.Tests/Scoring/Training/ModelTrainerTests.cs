using Shouldly;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Scoring.Training;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Scoring.Training;

public sealed class ModelTrainerTests
{
    private static readonly EvidenceModel Priors = EvidenceModel.Load(RepositoryFiles.All);

    [Fact]
    public void Train_InformativeLabels_BeatsThePriorsOnEntitiesItHasNotSeen()
    {
        var entities = Population(600);

        var (learnt, trainedOn, report) = ModelTrainer.Train(Priors, Priors, entities, ["s"]);

        report.Model.Brier.Value!.Value.ShouldBeLessThan(report.Priors.Brier.Value!.Value);
        report.Model.Auc.Low!.Value.ShouldBeLessThanOrEqualTo(report.Model.Auc.Value!.Value);
        report.Model.Auc.High!.Value.ShouldBeGreaterThanOrEqualTo(report.Model.Auc.Value!.Value);
        (report.TrainedOn + report.Model.Entities).ShouldBe(600);
        trainedOn.Count.ShouldBe(report.TrainedOn);
        report.Calibration.Sum(b => b.Entities).ShouldBe(report.Model.Entities);
        report.Ablations[0].Name.ShouldBe("with origin");
        report.Ablations.Select(a => a.Name).ShouldContain("without linked");
        report.Ablations.Single(a => a.Name == "without linked").Metrics.Auc.Value!.Value.ShouldBeLessThan(report.Model.Auc.Value!.Value);
        report.Languages.Select(l => l.Name).ShouldBe(["de", "en"]);
        report.Validated.ShouldBeFalse();
        Priors.Load(learnt, "trained-1", "00", report.Validated).Validated.ShouldBeFalse();
    }

    [Fact]
    public void Train_LabelsOfOneKindToTrainOn_IsRefused() =>
        Should.Throw<ArgumentException>(() => ModelTrainer.Train(Priors, Priors, [.. Population(60).Select(e => e with { Judgements = [new Judgement("r1", false, false)] })], []));

    [Fact]
    public void Train_EnoughDoublyJudgedAuditOfEveryStratum_Validates()
    {
        var audited = Population(400).Select((e, i) => i % 2 == 0 ? e : e with { Audited = true, Judgements = [.. e.Judgements.SelectMany(j => new[] { new Judgement("r1", j.High, true), new Judgement("r2", j.High, true) })] }).ToList();

        ModelTrainer.Train(Priors, Priors, audited, ["s"]).Report.Validated.ShouldBeTrue();
        ModelTrainer.Train(Priors, Priors, audited, ["s", "another"]).Report.Validated.ShouldBeFalse();
        ModelTrainer.Train(Priors, Priors, [.. audited.Select(e => e with { Judgements = [.. e.Judgements.Take(1)] })], ["s"]).Report.Validated.ShouldBeFalse();
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(12, false)]
    public void Train_AuditSample_AloneIsMeasuredOnWhereItIsLargeEnough(int audited, bool onAudit)
    {
        // Whoever judged the queue had it upside down: on what was held out of the queue the model does well, on the audit sample badly.
        var entities = Population(600).Select((e, i) => i < audited ? e with { Audited = true } : e with { Judgements = [new Judgement("r1", e.Decision == false, false)] }).ToList();

        var report = ModelTrainer.Train(Priors, Priors, entities, ["s"]).Report;

        report.OnAudit.ShouldBe(onAudit);
        report.Model.Entities.ShouldBe(onAudit ? audited : 600 - report.TrainedOn);
        (report.Model.Auc.Value!.Value > 0.5).ShouldBe(!onAudit);
    }

    [Fact]
    public void ToLearnFrom_Disagreement_IsTheMajorityWithLessWeight()
    {
        var split = Entity(0, ["C01"], true) with { Judgements = [new("a", true, false), new("b", true, false), new("c", false, false), new("d", false, false)] };

        (split.ToLearnFrom.High, split.ToLearnFrom.Weight, split.Decision).ShouldBe((0.5, 0.5, null));
        (split with { Judgements = [.. split.Judgements.Take(2)] }).ToLearnFrom.Weight.ShouldBe(1);
        var outvoted = split with { Judgements = [.. split.Judgements.Skip(1)] };
        outvoted.ToLearnFrom.High.ShouldBe(0);
        outvoted.ToLearnFrom.Weight.ShouldBe(5.0 / 9, 1e-12);
        outvoted.Decision.ShouldBe(false);
    }

    [Fact]
    public void With_WeightsOfAFit_ScoresAsTheFit()
    {
        var fitted = Priors.Fit([.. Population(200).Select(e => e.ToLearnFrom)]);

        var loaded = Priors.With(fitted.Weights, "trained-1", "00", validated: true);

        var evidence = new EntityEvidenceBuilder("C01", "L01", "E01").Build();
        loaded.Score(evidence).Priority.ShouldBe(fitted.Score(evidence).Priority, 1e-12);
        loaded.Score(evidence).High.ShouldBe(fitted.Score(evidence).High, 1e-12);
        (loaded.Version, loaded.Sha256, loaded.Validated).ShouldBe(("trained-1", "00", true));
        Should.Throw<InvalidDataException>(() => Priors.WithUnweighted([]).Load(new LearntModel("evidence", fitted.Weights), "x", "00", false));
    }

    [Fact]
    public void Fit_LabelOfHalfWeightTwice_IsTheLabelOnce()
    {
        var evidence = new EntityEvidenceBuilder("C01").Build();

        var twice = Priors.Fit([new LabelledEvidence(evidence, 0.75, 0.5), new LabelledEvidence(evidence, 0.75, 0.5)]);

        twice.Score(evidence).Priority.ShouldBe(Priors.Fit([new LabelledEvidence(evidence, 0.75)]).Score(evidence).Priority, 1e-9);
    }

    [Fact]
    public void StratumAudit_KnownCounts_HaveJeffreysIntervals()
    {
        // Eight high, of which the model finds six; two others, of which it leaves out both.
        var found = new RiskScore(0.9, 0.8, 0.95, Band.High, false, [], [], []);
        var missed = found with { Band = Band.Medium };
        var entities = Enumerable.Range(0, 10).Select(i => (Entity(i, [], i < 8) with { Audited = true, Judgements = [new("a", i < 8, true), new("b", i < 8, true)] }, i < 6 ? found : missed));

        var audit = StratumAudit.Of(entities, ["s", "t"]);

        (audit[0].Entities, audit[0].High, audit[0].Sensitivity.Value, audit[0].Specificity.Value).ShouldBe((10, 8, 0.75, 1.0));
        audit[0].Sensitivity.Low!.Value.ShouldBe(0.464, 0.002);
        audit[0].Sensitivity.High!.Value.ShouldBe(0.924, 0.002);
        (audit[1].Stratum, audit[1].Entities).ShouldBe(("t", 0));
        StratumAudit.Validates(audit).ShouldBeFalse();
    }

    // True log-odds −2 + 4 L01; C07 says nothing and the model's prior believes that it does.
    private static List<LabelledEntity> Population(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (linked, paid) = (random.Next(2) == 1, random.Next(2) == 1);
            string[] ids = [.. linked ? ["L01"] : Array.Empty<string>(), .. paid ? ["C07"] : Array.Empty<string>()];
            return Entity(i, ids, random.NextDouble() < 1 / (1 + Math.Exp(linked ? -2 : 2)));
        })];
    }

    private static LabelledEntity Entity(int number, string[] ids, bool high) =>
        new(new EntityEvidenceBuilder(ids).Build(), [new Judgement("r1", high, false)], "s", number % 2 == 0 ? "de" : "en", [1000 + number], [], false);
}
