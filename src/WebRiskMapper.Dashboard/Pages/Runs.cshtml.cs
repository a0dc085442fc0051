using Microsoft.AspNetCore.Mvc.RazorPages;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Pages;

/// <summary>What has been run, when, and what came out of it?</summary>
internal sealed class RunsModel(MapsDatabase database) : PageModel
{
    public const int Limit = 50;

    public IReadOnlyList<RunSummary> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Runs = await database.RunsAsync(Limit, cancellationToken);
}
