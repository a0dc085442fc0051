using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Scoring.Training;
using WebRiskMapper.Benchmarks.Crawl;
using WebRiskMapper.Evaluation;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Worlds;

namespace WebRiskMapper.Benchmarks;

/// <summary>
/// Indicators and scores of a market's linked ads, and a training on its entities, on one thread: CPU-seconds of the process, collections
/// and compiler included, the median of the rounds.
/// </summary>
internal static class ScoringBenchmark
{
    public static int Run(string[] args)
    {
        var count = CrawlBenchmark.Argument(args, "--ads", 100_000);
        var labels = CrawlBenchmark.Argument(args, "--labels", 10_000);
        var rounds = CrawlBenchmark.Argument(args, "--rounds", 7);
        var files = AdReader.LoadModels();
        var indicators = IndicatorEngine.Load(files);
        var model = EvidenceModel.Load(files);
        var reading = WorldReading.Of(World.All[0], count, seed: 7, FieldSource.Read, files);
        var ads = reading.Ads;
        var links = EntityLinker.Link(ads);
        MarketStatistics? market = null;
        IReadOnlyList<EntityEvidence> evidence = [];
        var stages = new (string Name, Action Run)[]
        {
            ("market", () => market = MarketStatistics.From(ads)),
            ("indicators", () => evidence = indicators.Evaluate(ads, links, market!)),
            ("scores", () => _ = evidence.Select(model.Score).ToList()),
        };
        var seconds = stages.Select(_ => new List<double>()).ToArray();
        // One more in front, for the compiler, which goes on for some rounds after it.
        for (var round = 0; round <= rounds; round++)
        {
            for (var stage = 0; stage < stages.Length; stage++)
            {
                var taken = Seconds(stages[stage].Run);
                if (round > 0)
                {
                    seconds[stage].Add(taken);
                }
            }
        }

        for (var stage = 0; stage < stages.Length; stage++)
        {
            Console.WriteLine(FormattableString.Invariant($"{stages[stage].Name,-12} {Median(seconds[stage]),8:0.00} CPU-s"));
        }

        var all = Median([.. Enumerable.Range(0, rounds).Select(r => seconds.Sum(s => s[r]))]);
        Console.WriteLine(FormattableString.Invariant($"{ads.Count} ads of {evidence.Count} entities scored in {all:0.00} CPU-s: {ads.Count / all:0} ads a second on one core"));
        Train(model, evidence, links, [.. reading.Truths.Select(t => t.Truth.EntityKind == EntityKind.Exploitation)], labels);
        return 0;
    }

    private static void Train(EvidenceModel model, IReadOnlyList<EntityEvidence> evidence, EntityLinks links, IReadOnlyList<bool> exploited, int labels)
    {
        List<LabelledEntity> entities =
        [
            .. Enumerable.Range(0, exploited.Count).GroupBy(ad => links.EntityOf[ad]).OrderBy(g => g.Key).Take(labels).Select(members => new LabelledEntity(
                evidence[members.Key],
                [new Judgement("r1", members.Count(ad => exploited[ad]) * 2 > members.Count(), false)],
                "stratum",
                "en",
                [.. members.Select(ad => (long)ad)],
                [],
                false)),
        ];
        var fit = Seconds(() => _ = model.Fit([.. entities.Select(e => e.ToLearnFrom)]));
        var train = Seconds(() => _ = ModelTrainer.Train(model, model, entities, ["stratum"]));
        Console.WriteLine(FormattableString.Invariant($"{entities.Count} labels: fitted in {fit:0.00} CPU-s; trained, measured and ablated in {train:0.00} CPU-s"));
    }

    private static double Seconds(Action run)
    {
        var before = Environment.CpuUsage.TotalTime;
        run();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
