using System.Text.Json;
using Shouldly;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Scoring.Training;
using WebRiskMapper.Analysis.Tests;
using WebRiskMapper.Analysis.Tests.Scoring.Training;
using Xunit;

namespace WebRiskMapper.MlNet.Tests;

public sealed class MlNetTrainerTests
{
    private static readonly EvidenceModel Priors = EvidenceModel.Load(RepositoryFiles.All);
    private static readonly IReadOnlyList<IRiskTrainer> Trainers = MlNetTrainer.All(RepositoryFiles.All);

    public static TheoryData<string> Methods => [.. Trainers.Select(t => t.Method)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Train_InformativeLabels_BeatsThePriorsOnEntitiesItHasNotSeen(string method)
    {
        var (_, _, report) = ModelTrainer.Train(Of(method), Priors, Population(600), ["s"]);

        report.Model.Auc.Value!.Value.ShouldBeGreaterThan(0.8);
        report.Model.Brier.Value!.Value.ShouldBeLessThan(report.Priors.Brier.Value!.Value);
        report.Model.CalibrationSlope.Value!.Value.ShouldBeInRange(0.6, 1.6);
        report.Ablations.Single(a => a.Name == "without linked").Metrics.Auc.Value!.Value.ShouldBeLessThan(report.Model.Auc.Value!.Value);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Load_WhatWasLearntThroughAFile_ScoresAsBefore(string method)
    {
        var (model, learnt) = Of(method).Learn(Labels(200));
        var read = JsonSerializer.Deserialize<LearntModel>(JsonSerializer.Serialize(learnt))!;

        var loaded = Of(method).Load(read, "trained-1", "00", validated: true);

        (loaded.Kind, loaded.Version, loaded.Sha256, loaded.Validated).ShouldBe(("mlnet", "trained-1", "00", true));
        foreach (var evidence in (EntityEvidence[])[Evidence(), Evidence("L01"), Evidence("L01", "C07")])
        {
            var (was, now) = (model.Score(evidence), loaded.Score(evidence));
            (now.Priority, now.Low, now.High).ShouldBe((was.Priority, was.Low, was.High));
            now.Contributions.ShouldBe(was.Contributions);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Learn_SameLabelsTwice_GivesTheSameModel(string method) =>
        Of(method).Learn(Labels(120)).Model.Score(Evidence("L01")).Priority.ShouldBe(Of(method).Learn(Labels(120)).Model.Score(Evidence("L01")).Priority);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Score_AFlagThatLabelsConfirm_RaisesThePriorityAndSaysWhy(string method)
    {
        var model = Of(method).Learn(Labels(400)).Model;

        var (without, with) = (model.Score(Evidence("C07")), model.Score(Evidence("C07", "L01")));

        with.Priority.ShouldBeGreaterThan(without.Priority + 0.2);
        with.Low.ShouldBeLessThanOrEqualTo(with.Priority);
        with.High.ShouldBeGreaterThanOrEqualTo(with.Priority);
        (with.Contributions[0].Indicator, with.Contributions[0].Evidence).ShouldBe(("L01", "seen"));
        // True log-odds of L01 are 4; a regression shrinks them, trees split them among their branches.
        with.Contributions[0].LogOdds.ShouldBeInRange(1.5, 6);
        with.Groups.ShouldContain(with.Contributions[0].Group);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Learn_AGroupWithoutWeight_IsNotRead(string method)
    {
        var model = Of(method).Ablations().Single(a => a.Change == "without linked").Trainer.Learn(Labels(200)).Model;

        model.Score(Evidence("L01")).Priority.ShouldBe(model.Score(Evidence()).Priority);
        model.Score(Evidence("L01")).Contributions.ShouldNotContain(c => c.Indicator == "L01");
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Learn_SplitReviewers_CountForBothSides(string method)
    {
        List<LabelledEvidence> agreed = [.. Enumerable.Range(0, 200).Select(i => new LabelledEvidence(Evidence(i % 2 == 0 ? ["L01"] : []), i % 2 == 0))];
        List<LabelledEvidence> split = [.. agreed.Select(l => l with { High = l.High == 1 ? 0.75 : 0.25 })];

        Of(method).Learn(split).Model.Score(Evidence("L01")).Priority.ShouldBeLessThan(Of(method).Learn(agreed).Model.Score(Evidence("L01")).Priority - 0.05);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Learn_LabelsOfOneKind_IsRefused(string method) =>
        Should.Throw<ArgumentException>(() => Of(method).Learn([.. Enumerable.Range(0, 50).Select(_ => new LabelledEvidence(Evidence("L01"), true))])).Message.ShouldContain("both decisions");

    [Theory]
    [MemberData(nameof(Methods))]
    public void Load_OfAnotherMethodOrDamaged_IsRefused(string method)
    {
        Should.Throw<InvalidDataException>(() => Of(method).Load(new LearntModel("evidence", null), "trained-1", "00", false));
        Should.Throw<InvalidDataException>(() => Of(method).Load(new LearntModel(method, null, [[1, 2, 3]]), "trained-1", "00", false)).Message.ShouldContain("trained-1");
    }

    [Fact]
    public void LbfgsText_WordsThatLabelsGoBy_AreLearntAndOnlyThere()
    {
        List<LabelledEvidence> labels = [.. Enumerable.Range(0, 200).Select(i => new LabelledEvidence(Evidence() with { Texts = [i % 2 == 0 ? "new girls arrive every week" : "I work alone and choose my hours"] }, i % 2 == 0))];
        var (said, other) = (Evidence() with { Texts = ["new girls every week"] }, Evidence() with { Texts = ["I choose my hours"] });

        var (text, plain) = (Of("lbfgs-text").Learn(labels).Model, Of("lbfgs").Learn(labels).Model);

        text.Score(said).Priority.ShouldBeGreaterThan(text.Score(other).Priority + 0.2);
        text.Score(said).Contributions.ShouldHaveSingleItem().Group.ShouldBe("words");
        text.Score(said).Groups.ShouldBeEmpty("words are no independent group of indicators");
        plain.Score(said).Priority.ShouldBe(plain.Score(other).Priority);
    }

    private static IRiskTrainer Of(string method) => Trainers.Single(t => t.Method == method);

    private static EntityEvidence Evidence(params string[] indicators) => new EntityEvidenceBuilder(indicators).Build();

    private static List<LabelledEvidence> Labels(int count) => [.. Population(count).Select(e => e.ToLearnFrom)];

    // True log-odds −2 + 4 L01; C07 says nothing.
    private static List<LabelledEntity> Population(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (linked, paid) = (random.Next(2) == 1, random.Next(2) == 1);
            string[] ids = [.. linked ? ["L01"] : Array.Empty<string>(), .. paid ? ["C07"] : Array.Empty<string>()];
            var high = random.NextDouble() < 1 / (1 + Math.Exp(linked ? -2 : 2));
            return new LabelledEntity(Evidence(ids), [new Judgement("r1", high, false)], "s", "en", [1000 + i], [], false);
        })];
    }
}
