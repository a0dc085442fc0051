using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Pages;

/// <summary>Is this run healthy, and when will it be done?</summary>
internal sealed class RunModel(MapsDatabase database, RunWatch watch, TimeProvider time) : PageModel
{
    public Run Run { get; private set; } = null!;

    public RunProgress Progress { get; private set; } = null!;

    /// <summary>Since the start, until the end or now.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Settled pages per second of the crawl, up to its end or now; null before the first second.</summary>
    public double? PagesPerSecond { get; private set; }

    /// <summary>How long the pages known now would take; more are usually found on the way. Null when that cannot be said.</summary>
    public TimeSpan? Remaining => Run.State is "crawling" && PagesPerSecond is > 0 and var pace ? TimeSpan.FromSeconds(Progress.PagesPending / pace) : null;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await database.RunAsync(id, cancellationToken) is not { } run)
        {
            return NotFound();
        }
        Run = run;
        Progress = await watch.ProgressAsync(id, cancellationToken);
        Elapsed = (run.FinishedAt ?? time.GetUtcNow()) - run.StartedAt;
        var crawl = (run.CrawlFinishedAt ?? run.FinishedAt ?? time.GetUtcNow()) - run.StartedAt;
        PagesPerSecond = crawl.TotalSeconds >= 1 ? Progress.PagesSettled / crawl.TotalSeconds : null;
        return Page();
    }
}
