using Microsoft.AspNetCore.Mvc.RazorPages;
using WebRiskMapper.Dashboard.Figures;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Pages;

/// <summary>What the pages that show risk have in common: a run, chosen in the URL or else the latest one that has a map.</summary>
internal abstract class RiskPage(MapsDatabase database) : PageModel
{
    protected MapsDatabase Database => database;

    /// <summary>Runs that can be chosen, newest first.</summary>
    public IReadOnlyList<Run> Runs { get; private set; } = [];

    /// <summary>The chosen run, or null while there is none.</summary>
    public Run? Run { get; private set; }

    public Places Places { get; private set; } = new([]);

    /// <summary>The query string that keeps an explicitly chosen run in a link; empty when the link may follow the latest run.</summary>
    public string Keep(string more = "")
    {
        string[] parts = [Chosen ? $"run={Run!.RunId}" : "", more];
        var query = string.Join('&', parts.Where(part => part.Length > 0));
        return query.Length > 0 ? "?" + query : "";
    }

    protected bool Chosen { get; private set; }

    /// <summary>False when the URL names a run that does not exist or has no map.</summary>
    protected async Task<bool> ChooseRunAsync(long? run, CancellationToken cancellationToken)
    {
        Places = new Places(await database.CountriesAsync(cancellationToken));
        Runs = await database.MappedRunsAsync(cancellationToken);
        Chosen = run is not null;
        Run = run is null ? Runs.Count > 0 ? Runs[0] : null : Runs.FirstOrDefault(candidate => candidate.RunId == run);
        return run is null || Run is not null;
    }
}
