using Microsoft.AspNetCore.Mvc;
using WebRiskMapper.Dashboard.Figures;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Pages;

/// <summary>Where is this platform present, what did a run see of it, and does it deserve a reviewer's time?</summary>
internal sealed class PlatformModel(MapsDatabase database) : RiskPage(database)
{
    public Platform Platform { get; private set; } = new(0, "", "", "", "");

    public CoverageLoss? Coverage { get; private set; }

    public IReadOnlyList<PlatformFigure> Countries { get; private set; } = [];

    public IReadOnlyList<PlatformHistory> History { get; private set; } = [];

    public ForestPlot Plot { get; private set; } = new(1);

    public ForestPlot HistoryPlot { get; private set; } = new(1);

    public async Task<IActionResult> OnGetAsync(int id, long? run, CancellationToken cancellationToken)
    {
        if (!await ChooseRunAsync(run, cancellationToken) || await Database.PlatformAsync(id, cancellationToken) is not { } platform)
        {
            return NotFound();
        }
        Platform = platform;
        if (Run is not null)
        {
            Coverage = await Database.CoverageAsync(Run.RunId, id, cancellationToken);
            Countries = await Database.CountriesOfPlatformAsync(Run.RunId, id, cancellationToken);
            History = await Database.PlatformHistoryAsync(Run.CampaignId, id, cancellationToken);
            Plot = ForestPlot.For(Countries.Select(row => row.Figure));
            HistoryPlot = ForestPlot.For(History.Select(row => row.Platform.Figure));
        }
        return Page();
    }
}
