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

    /// <summary>Partner States, shown only when the run has something to say about one of them.</summary>
    public IReadOnlyList<Country> Partners => [.. Places.All.Where(country => !country.IsParticipating && Figure(country.Iso2) is not null)];

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
