using Shouldly;
using WebRiskMapper.Analysis.Scoring;
using Xunit;
using Xunit.Abstractions;

namespace WebRiskMapper.Analysis.Tests.Scoring;

public sealed class EvidenceModelTests(ITestOutputHelper output)
{
    private static readonly EvidenceModel Model = EvidenceModel.Load(RepositoryFiles.All);
    private static readonly IndicatorCatalogue Catalogue = IndicatorCatalogue.Load(RepositoryFiles.All);

    [Fact]
    public void Score_NoIndicator_IsLowAtTheBaseRate()
    {
        var score = Model.Score(Evidence());

        score.Band.ShouldBe(Band.Low);
        score.Priority.ShouldBe(0.03, 0.005);
        score.Validated.ShouldBeFalse();
    }

    [Fact]
    public void Score_SeveralIndependentGroups_ReachesHigh()
    {
        var score = Show(Evidence("C01", "C02", "M02", "M04", "L01", "L07", "L05", "T01", "T04", "O01", "Y01"));

        score.Band.ShouldBe(Band.High);
        score.Groups.Count.ShouldBeGreaterThanOrEqualTo(3);
        score.Low.ShouldBeGreaterThanOrEqualTo(0.5);
    }

    [Fact]
    public void Score_ManyFlagsOfOneGroup_NeverReachesHigh()
    {
        var score = Show(Evidence("L01", "L02", "L03", "L05", "L06", "L07", "L08", "L09"));

        score.Band.ShouldNotBe(Band.High);
        score.Groups.ShouldBe(["linked"]);
    }

    [Fact]
    public void Score_OneCommonIndicator_StaysLow() => Show(Evidence("C07")).Band.ShouldBe(Band.Low);

    [Fact]
    public void Score_ThreeGroupsWithOneFlagEach_IsMediumNotHigh() => Show(Evidence("C01", "L01", "O01")).Band.ShouldBe(Band.Medium);

    [Fact]
    public void Score_SpamPattern_RarelyReachesHighAndSaysWhy()
    {
        var score = Show(Evidence("M02", "T01", "T03", "T04", "F01", "L05", "L08", "O04") with { SpamPattern = 1 });

        score.Band.ShouldNotBe(Band.High);
        score.Alternatives.ShouldContain("mass spam pattern");
    }

    [Fact]
    public void Score_OpenAgency_IsNamedAsAlternative() =>
        Show(Evidence("C01", "L01", "L07", "P02") with { OpenAgencyPattern = 1 }).Alternatives.ShouldContain("agency working in the open");

    [Fact]
    public void Score_Contributions_AddUpToTheLogitWithTheIntercept()
    {
        var score = Model.Score(Evidence("C01", "C07", "M02", "L01", "E01", "Y02") with { SpamPattern = 0.3 });

        var logit = Model.Intercept + score.Contributions.Sum(c => c.LogOdds);
        var middle = (Logit(score.Low) + Logit(score.High)) / 2;
        logit.ShouldBe(middle, 1e-9);
    }

    [Fact]
    public void Score_OriginAndContraryEvidence_IsShownWithoutWeight()
    {
        var score = Model.Score(Evidence("E01", "E02", "Y02", "C05"));

        score.Contributions.Select(c => c.Indicator).ShouldBe(["C05", "E01", "E02", "Y02"], ignoreOrder: true);
        score.Contributions.ShouldAllBe(c => c.LogOdds == 0);
        score.Groups.ShouldBeEmpty();
    }

    [Fact]
    public void Score_MoreStrength_NeverLowersThePriority()
    {
        foreach (var id in IndicatorEngine.Computed.Where(id => Catalogue[id].Direction > 0))
        {
            Model.Score(Evidence("L01", "T01", id)).Priority.ShouldBeGreaterThanOrEqualTo(Model.Score(Evidence("L01", "T01")).Priority - 1e-9, id);
        }
    }

    [Fact]
    public void Score_AdLevelFlagOnOneAdOfMany_WeighsLess()
    {
        var habit = new EntityEvidence([.. Enumerable.Range(0, 16).Select(i => Hit("C01", i))], 16, 0, 0, 0);
        var once = habit with { Hits = [Hit("C01", 3)] };

        Model.Score(habit).Contributions[0].LogOdds.ShouldBeGreaterThan(2 * Model.Score(once).Contributions[0].LogOdds);
        Model.Score(once.ForAd(3, false)).Priority.ShouldBeGreaterThan(Model.Score(once).Priority);
        Model.Score(once.ForAd(4, false)).Contributions.ShouldBeEmpty();
    }

    [Fact]
    public void Fit_LabelsAgainstAnIndicator_MoveItsWeightAndNarrowIt()
    {
        var labels = new List<LabelledEvidence>();
        for (var i = 0; i < 300; i++)
        {
            labels.Add(new LabelledEvidence(i % 2 == 0 ? Evidence("C07") : Evidence("O01"), High: i % 2 == 1 && i % 3 != 0));
        }

        var fitted = Model.Fit(labels);

        fitted.Score(Evidence("O01")).Priority.ShouldBeGreaterThan(Model.Score(Evidence("O01")).Priority + 0.2);
        fitted.Score(Evidence("C07")).Priority.ShouldBeLessThan(Model.Score(Evidence("C07")).Priority);
        Width(fitted.Score(Evidence("O01"))).ShouldBeLessThan(Width(Model.Score(Evidence("O01"))) + 0.1);
        fitted.Validated.ShouldBeFalse();
        fitted.Version.ShouldNotBe(Model.Version);
        fitted.Fit(labels).Version.ShouldNotBe(fitted.Version);
    }

    [Fact]
    public void Fit_LabelsDrawnFromKnownWeights_AreRecoveredInTheInterval()
    {
        // True log-odds: -2 + 2 L01 + 0 C07. The 90 % intervals of 200 fits would hold the truth about 180 times; one seeded fit must.
        var random = new Random(11);
        var labels = Enumerable.Range(0, 4000).Select(_ =>
        {
            var (linked, always) = (random.Next(2) == 1, random.Next(2) == 1);
            var p = 1 / (1 + Math.Exp(2 - (linked ? 2 : 0)));
            string[] ids = [.. linked ? ["L01"] : Array.Empty<string>(), .. always ? ["C07"] : Array.Empty<string>()];
            return new LabelledEvidence(Evidence(ids), random.NextDouble() < p);
        }).ToList();

        var score = Model.Fit(labels).Score(Evidence("L01"));

        var truth = 1 / (1 + Math.Exp(2 - 2));
        truth.ShouldBeInRange(score.Low - 0.02, score.High + 0.02);
    }

    [Fact]
    public void Fit_EffectsStrongerThanAssumed_StretchesAllWeightsTogether()
    {
        // Every flag weighs 3 where the priors assume 1: some thirty high entities of 500 say little about each flag and enough about all of them.
        var random = new Random(5);
        string[] flags = ["C01", "C02", "C04", "M02", "M04", "Y01", "P01", "L01", "L05", "T01", "O01", "O03", "F01", "V03"];
        List<(EntityEvidence Evidence, bool High)> Draw(int count) => [.. Enumerable.Range(0, count).Select(_ =>
        {
            string[] shown = [.. flags.Where(_ => random.Next(6) == 0)];
            var logit = -10 + Model.Score(Evidence(shown)).Contributions.Sum(c => 3 * c.LogOdds);
            return (Evidence(shown), random.NextDouble() < 1 / (1 + Math.Exp(-logit)));
        })];
        var labels = Draw(500).ConvertAll(d => new LabelledEvidence(d.Evidence, d.High));
        var unseen = Draw(20_000);
        double Slope(EvidenceModel model) => Calibration.Slope(unseen.ConvertAll(d => (model.Score(d.Evidence).Priority, d.High)))!.Value;

        var (together, apart) = (Slope(Model.Fit(labels)), Slope(Model.WithoutCommonScale().Fit(labels)));
        output.WriteLine($"{labels.Count(l => l.High > 0)} high; slope {together:F2}, with weights moved one by one {apart:F2}");

        together.ShouldBeInRange(0.8, 1.25);
        apart.ShouldBeGreaterThan(together + 0.2);
    }

    [Fact]
    public void Fit_FlagsOfOneGradeThatDifferInWorth_AreSetFurtherApartTheWiderThePriors()
    {
        // C01 decides, L01 says nothing; both are of grade C and start alike.
        var random = new Random(3);
        var labels = Enumerable.Range(0, 200).Select(_ =>
        {
            var (decides, idle) = (random.Next(2) == 1, random.Next(2) == 1);
            string[] ids = [.. decides ? ["C01"] : Array.Empty<string>(), .. idle ? ["L01"] : Array.Empty<string>()];
            return new LabelledEvidence(Evidence(ids), random.NextDouble() < (decides ? 0.8 : 0.1));
        }).ToList();
        double Apart(string width)
        {
            var text = RepositoryFiles.All.Text("models/risk-model.json").Replace("\"fitted_width\": 1.4", $"\"fitted_width\": {width}");
            var contributions = EvidenceModel.Load(RepositoryFiles.With(("models/risk-model.json", text))).Fit(labels).Score(Evidence("C01", "L01")).Contributions.ToDictionary(c => c.Indicator, c => c.LogOdds);
            return contributions["C01"] - contributions["L01"];
        }

        Apart("1.4").ShouldBeGreaterThan(Apart("0.5") + 0.1);
    }

    [Fact]
    public void Load_SameFiles_GiveTheSameVersion_AndAnyChangeAnother()
    {
        var text = RepositoryFiles.All.Text("models/risk-model.json");

        EvidenceModel.Load(RepositoryFiles.All).Version.ShouldBe(Model.Version);
        EvidenceModel.Load(RepositoryFiles.With(("models/risk-model.json", text.Replace("\"base_rate\": 0.03", "\"base_rate\": 0.02")))).Version.ShouldNotBe(Model.Version);
    }

    [Theory]
    [InlineData("\"base_rate\": 0.03", "\"base_rate\": 3", "base_rate: must lie between 0 and 1")]
    [InlineData("\"fitted_width\": 1.4", "\"fitted_width\": 0", "fitted_width: must be positive")]
    [InlineData("\"group_scale\": 1.5", "\"group_scale\": \"two\"", "$.group_scale")]
    [InlineData("\"validated\": false,", "\"validated\": false, \"colour\": 1,", "colour")]
    public void Load_MalformedParameters_NamesFileAndField(string was, string becomes, string expected)
    {
        var text = RepositoryFiles.All.Text("models/risk-model.json").Replace(was, becomes);

        var error = Should.Throw<InvalidDataException>(() => EvidenceModel.Load(RepositoryFiles.With(("models/risk-model.json", text))));

        error.Message.ShouldStartWith("models/risk-model.json");
        error.Message.ShouldContain(expected);
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private static double Width(RiskScore score) => score.High - score.Low;

    private static EntityEvidence Evidence(params string[] ids) => new([.. ids.Select(id => Hit(id, null))], 1, 0, 0, 0);

    private static IndicatorHit Hit(string id, int? ad) => new(id, Catalogue[id].Group, 1, "seen", ad, null);

    private RiskScore Show(EntityEvidence evidence)
    {
        var score = Model.Score(evidence);
        output.WriteLine($"{score.Band} {score.Priority:F2} ({score.Low:F2}-{score.High:F2}) groups {string.Join(',', score.Groups)}");
        return score;
    }
}
