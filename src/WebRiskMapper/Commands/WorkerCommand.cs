using System.CommandLine;
using System.Globalization;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk worker</c>: crawls and analyses open runs, and starts those that are due.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var lease = LeaseSeconds();
        var sites = SitesAtOnce();
        var witness = new Option<string?>("--witness") { Description = $"Folder, best on another machine, that gets the head of the evidence chain with every seal. Default: ${EvidenceProof.WitnessVariable}, else none.", HelpName = "DIR" };
        var authority = new Option<string?>("--tsa-url") { Description = $"RFC 3161 authority that timestamps every manifest of evidence. Default: ${EvidenceProof.AuthorityVariable}, else none.", HelpName = "URL" };
        var command = new Command("worker", "Work until Ctrl+C or SIGTERM: start campaigns on their schedule, crawl, analyse. Start as many as needed; they share nothing but PostgreSQL.") { lease, sites, witness, authority };
        command.SetAction(async (parsed, ct) =>
        {
            var proof = EvidenceProof.From(parsed.GetValue(witness), parsed.GetValue(authority));
            await using var deployment = await Deployment.OpenAsync(DeploymentOptions.From(parsed), null, ct);
            return await WorkerHost.BesideAsync(
                deployment,
                schedule: true,
                async (_, stopping) =>
                {
                    await Console.Error.WriteLineAsync("webrisk worker: working; Ctrl+C or SIGTERM stops it gracefully.");
                    await Until.Cancelled(stopping);
                    // Asked to stop, or stopped by a fault of its own: only the first is success.
                    return ct.IsCancellationRequested ? ExitCode.Done : throw new OperationCanceledException(stopping);
                },
                ct,
                parsed.GetValue(lease),
                parsed.GetValue(sites),
                proof);
        });
        return command;
    }

    private static Option<int> SitesAtOnce()
    {
        var option = new Option<int>("--sites-at-once")
        {
            Description = $"Most sites that this worker visits at once, 1 to {CrawlerOptions.MostSitesAtOnce}; the rest is left to other workers.",
            HelpName = "N",
            DefaultValueFactory = _ => CrawlerOptions.DefaultSitesAtOnce,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number is < 1 or > CrawlerOptions.MostSitesAtOnce)
            {
                result.AddError($"Option '--sites-at-once' takes a whole number from 1 to {CrawlerOptions.MostSitesAtOnce}.");
            }
        });
        return option;
    }

    private static Option<int> LeaseSeconds()
    {
        var option = new Option<int>("--lease-seconds")
        {
            Description = $"How long the sites of a worker that died wait for another, {CrawlerOptions.ShortestLeaseSeconds} to {CrawlerOptions.LongestLeaseSeconds}. A short lease needs a database that always answers within a quarter of it.",
            HelpName = "N",
            DefaultValueFactory = _ => CrawlerOptions.DefaultLeaseSeconds,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var seconds) && seconds is < CrawlerOptions.ShortestLeaseSeconds or > CrawlerOptions.LongestLeaseSeconds)
            {
                result.AddError($"Option '--lease-seconds' takes a whole number from {CrawlerOptions.ShortestLeaseSeconds} to {CrawlerOptions.LongestLeaseSeconds}.");
            }
        });
        return option;
    }
}
