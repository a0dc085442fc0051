using System.Globalization;
using Npgsql;
using Spectre.Console;
using Spectre.Console.Rendering;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Output;

/// <summary>Shows a run as it goes, until it has ended.</summary>
internal static class RunDisplay
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(500);

    /// <param name="live">Whether to draw; a redirected output gets the last state once.</param>
    public static async Task<RunProgress> FollowAsync(NpgsqlDataSource database, long runId, bool live, CancellationToken ct)
    {
        if (!live || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            var ended = await UntilEndedAsync(database, runId, show: null, ct);
            if (live)
            {
                AnsiConsole.Write(Render(ended));
            }

            return ended;
        }

        return await AnsiConsole.Live(new Text("")).StartAsync(display => UntilEndedAsync(
            database,
            runId,
            progress =>
            {
                display.UpdateTarget(Render(progress));
                display.Refresh();
            },
            ct));
    }

    public static IRenderable Render(RunProgress progress)
    {
        var known = progress.Settled + progress.Pending;
        var share = known == 0 ? 0 : progress.Settled / (double)known;
        var bar = new string('█', (int)(share * 40)).PadRight(40, '░');
        var rows = new List<IRenderable>
        {
            new Markup(Line($"Run {progress.RunId}: [bold]{Word(progress)}[/] {progress.Elapsed:mm\\:ss}  {bar}  {progress.Settled:N0} of {known:N0} known URLs")),
            new Markup(Line($"  {progress.Ads:N0} ads, {progress.PagesPerSecond:0} pages/s, {progress.Bytes / 1e6:0.0} MB; sites: {progress.SitesDone} done, {progress.SitesActive} active, {progress.SitesCutOff} cut off by budget, {progress.SitesUnreachable} unreachable")),
            new Markup("  [grey]" + Markup.Escape(string.Join(", ", progress.Outcomes.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Key.Code()} {o.Value:N0}")))) + "[/]"),
        };
        if (progress.Error is { } error)
        {
            rows.Add(new Markup("  [red]" + Markup.Escape(error) + "[/]"));
        }

        return new Rows(rows);
    }

    private static async Task<RunProgress> UntilEndedAsync(NpgsqlDataSource database, long runId, Action<RunProgress>? show, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Refresh);
        while (true)
        {
            if (show is null && !await RunProgress.HasEndedAsync(database, runId, ct))
            {
                await timer.WaitForNextTickAsync(ct);
                continue;
            }

            var progress = await RunProgress.ReadAsync(database, runId, ct) ?? throw new InvalidOperationException($"Run {runId} is gone.");
            show?.Invoke(progress);
            if (progress.State is "done" or "failed")
            {
                return progress;
            }

            await timer.WaitForNextTickAsync(ct);
        }
    }

    private static string Word(RunProgress progress) => progress.State switch
    {
        "crawling" => "crawling ",
        "analysing" => "analysing",
        var ended => ended,
    };

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
