using Microsoft.AspNetCore.Mvc;
using WebRiskMapper.Dashboard.Figures;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Pages;

/// <summary>The map: where is risk high, and where do we simply not know?</summary>
internal sealed class IndexModel(MapsDatabase database) : RiskPage(database)
{
    public IReadOnlyList<CountryFigure> Countries { get; private set; } = [];

    public string Sort { get; private set; } = CountryOrder.Default;

    public bool IsTable { get; private set; }

    /// <summary>A run that is under way, for the empty state and the line above the map.</summary>
    public Run? Underway { get; private set; }

    public ForestPlot Plot { get; private set; } = new(1);

    public CountryFigure? Figure(string iso2) => Countries.FirstOrDefault(country => country.Iso2.Equals(iso2, StringComparison.Ordinal));

    /// <summary>Participating States without any figure in this run, by name.</summary>
    public IReadOnlyList<Country> NotCrawled => [.. Places.All.Where(country => country.IsParticipating && Figure(country.Iso2) is null)];

    /// <summary>Tiles in reading order: every participating State, and a partner State when the run has something to say about it.</summary>
    public IEnumerable<(Country Country, CountryFigure? Figure, int Row, int Column)> Tiles => TileGrid.Positions
        .OrderBy(tile => tile.Value)
        .Select(tile => (Country: Places.Find(tile.Key), Figure: Figure(tile.Key), tile.Value.Row, tile.Value.Column))
        .Where(tile => tile.Country is { } country && (country.IsParticipating || tile.Figure is not null))
        .Select(tile => (tile.Country!, tile.Figure, tile.Row, tile.Column));

    /// <summary>This page's address with one part changed, so that every state of it can be shared.</summary>
    public string Link(string? sort = null, bool? table = null)
    {
        var order = sort ?? Sort;
        string[] more = [table ?? IsTable ? "view=table" : "", order is CountryOrder.Default ? "" : $"sort={order}"];
        var query = Keep(string.Join('&', more.Where(part => part.Length > 0)));
        return "/" + query;
    }

    public async Task<IActionResult> OnGetAsync(long? run, string? sort, string? view, CancellationToken cancellationToken)
    {
        if (!await ChooseRunAsync(run, cancellationToken))
        {
            return NotFound();
        }
        Sort = CountryOrder.Known(sort);
        IsTable = view is "table";
        Underway = (await Database.RunsAsync(5, cancellationToken)).FirstOrDefault(summary => summary.Run.IsOpen)?.Run;
        if (Run is not null)
        {
            Countries = CountryOrder.Sort(await Database.CountryFiguresAsync(Run.RunId, cancellationToken), Sort, Places.Name);
            Plot = ForestPlot.For(Countries.Select(country => country.Figure));
        }
        return Page();
    }
}
