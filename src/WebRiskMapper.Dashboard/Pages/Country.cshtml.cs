using Microsoft.AspNetCore.Mvc;
using WebRiskMapper.Dashboard.Figures;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Pages;

/// <summary>Which platforms make this country's figure, and did it change because they changed or because we saw more?</summary>
internal sealed class CountryModel(MapsDatabase database) : RiskPage(database)
{
    public Country Country { get; private set; } = new("", "", "", "");

    public CountryFigure? Figure { get; private set; }

    public IReadOnlyList<PlatformFigure> Platforms { get; private set; } = [];

    public IReadOnlyList<CountryHistory> History { get; private set; } = [];

    public ForestPlot Plot { get; private set; } = new(1);

    public ForestPlot HistoryPlot { get; private set; } = new(1);

    public async Task<IActionResult> OnGetAsync(string iso2, long? run, CancellationToken cancellationToken)
    {
        if (!await ChooseRunAsync(run, cancellationToken) || Places.Find(iso2.ToUpperInvariant()) is not { } country)
        {
            return NotFound();
        }
        var code = country.Iso2;
        Country = country;
        if (Run is not null)
        {
            Figure = (await Database.CountryFiguresAsync(Run.RunId, cancellationToken)).FirstOrDefault(row => row.Iso2.Equals(code, StringComparison.Ordinal));
            Platforms = await Database.PlatformsOfCountryAsync(Run.RunId, code, cancellationToken);
            History = await Database.CountryHistoryAsync(Run.CampaignId, code, cancellationToken);
            Plot = ForestPlot.For(Platforms.Select(platform => platform.Figure));
            HistoryPlot = ForestPlot.For(History.Select(entry => entry.Country.Figure));
        }
        return Page();
    }
}
