using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using WebRiskMapper.Benchmarks;
using WebRiskMapper.Benchmarks.Crawl;

switch (args)
{
    case ["web", .. var web]:
        return await ServedWeb.ServeAsync(web);
    case ["crawl", .. var crawl]:
        return await CrawlBenchmark.RunAsync(crawl);
    case ["frontier", .. var frontier]:
        return await FrontierBenchmark.RunAsync(frontier);
    case ["due", .. var due]:
        return await DueBenchmark.RunAsync(due);
    case ["scoring", .. var scoring]:
        return ScoringBenchmark.Run(scoring);
    case ["stages", .. var stages]:
        return await StageBenchmark.RunAsync(stages);
    case ["world", .. var world]:
        return WorldBenchmark.Run(world);
    case ["linking", .. var linking]:
        return LinkScaleBenchmark.Run(linking);
    case ["train-languages", var sentences, var model]:
        return LanguageTraining.Run(sentences, model);
    default:
        break;
}

// In this process and short: the whole set ends within a few minutes on two cores, and needs no second build.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default);
return BenchmarkRunner.Run(typeof(Program).Assembly, config, args).Any(s => s.HasCriticalValidationErrors) ? 1 : 0;
