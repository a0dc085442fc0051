using System.Globalization;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;

namespace WebRiskMapper.Demo;

/// <summary>Plays the invented web for one run. Every further run of the demo sees it some days older, at the same addresses.</summary>
internal static class DemoWeb
{
    private const int LastGeneration = 50;

    public static async Task<SyntheticWebServer> StartAsync(DemoOptions options, string dataDirectory, int endedRuns, CancellationToken ct)
    {
        var remembered = Path.Combine(dataDirectory, "synthetic-web-port");
        var port = options.Port ?? (File.Exists(remembered) ? int.Parse(await File.ReadAllTextAsync(remembered, ct), CultureInfo.InvariantCulture) : SyntheticWebOptions.DemoPort);
        SyntheticWorld world;
        try
        {
            world = SyntheticWorld.Generate(new SyntheticWebOptions
            {
                Seed = options.Seed,
                Sites = options.Sites,
                AdsPerSite = options.AdsPerSite,
                ExploitationPrevalence = options.Prevalence,
                Generation = Math.Min(endedRuns, LastGeneration),
                Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
                Port = port,
                // The first run may take any port; later ones must find the sites where they were.
                FallBackToFreePort = endedRuns == 0 && options.Port is null,
            });
        }
        catch (ArgumentException e)
        {
            throw new BadInputException(new InputProblem("demo", null, null, e.Message));
        }

        try
        {
            var server = await SyntheticWebServer.StartAsync(world, ct);
            await File.WriteAllTextAsync(remembered, server.Port.ToString(CultureInfo.InvariantCulture), ct);
            return server;
        }
        catch (IOException e)
        {
            throw new BadInputException(new InputProblem("demo", null, "--port", e.Message, "stop what uses the port; the sites of an earlier run must keep their addresses"));
        }
    }

    /// <summary>The invented sites as a researcher's platform list would name them.</summary>
    public static IReadOnlyList<PlatformSeed> PlatformList(SyntheticWebServer web) =>
    [
        .. web.World.SeedPlatforms(web.Port).Select(s => new PlatformSeed(new Uri(s.Site), s.Platform, s.MarketCountries.Split('|'), s.Language, s.Type, s.Source, s.Note)),
    ];
}
