namespace WebRiskMapper.Analysis.Platforms;

/// <summary>What is known of one row of the catalogue on one platform.</summary>
public enum FindingState
{
    Unknown,
    Present,
    Absent,
}

/// <param name="Values">What is offered, for rows such as means of payment; otherwise empty.</param>
public sealed record PlatformFinding(PlatformIndicator Indicator, FindingState State, IReadOnlyList<string> Values)
{
    /// <summary>Whether the finding raises risk; null while it is unknown or the row says nothing of risk.</summary>
    public bool? RaisesRisk => State == FindingState.Unknown || Indicator.RaisesRiskWhen is not { } when ? null : State == when;
}

/// <summary>Share of governance rows that raise risk, from all unknown ones counted as good to all counted as bad.</summary>
/// <param name="Rows">Governance rows of the catalogue.</param>
public sealed record GovernanceGap(double Low, double High, int Unknown, int Rows);

/// <summary>
/// Judges the rows of the catalogue that pages can tell. What is said on any page is present. What is not said is absent only where enough
/// pages of the kind that would say it were read; much of what happens behind a sign-up is never said, and stays unknown.
/// </summary>
public static class PlatformFindings
{
    /// <summary>So many ads without a report button mean that there is none.</summary>
    public const int FewestAds = 5;

    private static readonly Dictionary<string, PageKind[]> ToldBy = new(StringComparer.Ordinal)
    {
        ["PL07"] = [PageKind.Ad],
        ["PL08"] = [PageKind.Terms],
        ["PL09"] = [PageKind.Contact],
        ["PL10"] = [PageKind.Contact, PageKind.Imprint, PageKind.Terms],
        ["PL11"] = [PageKind.Imprint, PageKind.Contact],
        ["PL19"] = [PageKind.Ad],
    };

    /// <summary>The rows that pages can tell, whether or not they did.</summary>
    public static IReadOnlyList<string> ReadFromPages { get; } =
        ["PL01", "PL02", "PL03", "PL04", "PL05", "PL06", "PL07", "PL08", "PL09", "PL10", "PL11", "PL14", "PL19", "PL20"];

    /// <param name="pages">Pages read, by kind.</param>
    /// <param name="facts">What they said.</param>
    public static IReadOnlyList<PlatformFinding> Judge(IReadOnlyList<PlatformIndicator> catalogue, IReadOnlyDictionary<PageKind, int> pages, IReadOnlyCollection<PlatformFact> facts)
    {
        var findings = new List<PlatformFinding>();
        foreach (var row in catalogue.Where(r => ReadFromPages.Contains(r.Id, StringComparer.Ordinal)))
        {
            var values = facts.Where(f => string.Equals(f.Indicator, row.Id, StringComparison.Ordinal)).Select(f => f.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var state = values.Exists(v => v != PlatformFact.Denied) ? FindingState.Present
                : values.Count > 0 || IsMissed(row.Id, pages) ? FindingState.Absent
                : FindingState.Unknown;
            findings.Add(new PlatformFinding(row, state, [.. values.Where(v => v is not (PlatformFact.Present or PlatformFact.Denied))]));
        }

        return findings;
    }

    public static GovernanceGap Gap(IReadOnlyList<PlatformFinding> findings)
    {
        var rows = findings.Where(f => f.Indicator is { Axis: "governance", RaisesRiskWhen: not null }).ToList();
        var bad = rows.Count(f => f.RaisesRisk == true);
        var unknown = rows.Count(f => f.RaisesRisk is null);
        return rows.Count == 0 ? new GovernanceGap(0, 1, 0, 0) : new GovernanceGap((double)bad / rows.Count, (double)(bad + unknown) / rows.Count, unknown, rows.Count);
    }

    /// <summary>Whether every page of an ad would tell it.</summary>
    public static bool IsToldByAds(string indicator) => ToldBy.TryGetValue(indicator, out var kinds) && kinds is [PageKind.Ad];

    private static bool IsMissed(string indicator, IReadOnlyDictionary<PageKind, int> pages) =>
        ToldBy.TryGetValue(indicator, out var kinds) && kinds.Any(k => pages.GetValueOrDefault(k) >= (k == PageKind.Ad ? FewestAds : 1));
}
