namespace WebRiskMapper.Pipeline.Storage;

// Rows of schema "maps": nothing in them is about a person. Results of analysis (PlatformRisk, CountryRisk,
// PlatformCoverage) are stored as their own records.

public sealed record CountryRow
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Iso2 { get; init; }

    public required string Iso3 { get; init; }

    /// <summary>Three digits, as text.</summary>
    public required string IsoNumeric { get; init; }

    public required string Name { get; init; }
    public required string OsceStatus { get; init; }
    public required string Subregion { get; init; }
    public long? Population { get; init; }
    public int? PopulationYear { get; init; }

    /// <summary>Without "+".</summary>
    public string? CallingCode { get; init; }

    /// <summary>ISO 4217.</summary>
    public required IReadOnlyList<string> Currencies { get; init; }

    /// <summary>With the dot.</summary>
    public string? Cctld { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
}

public sealed record CityRow
{
    public required int GeonamesId { get; init; }
    public required string Name { get; init; }
    public required string Country { get; init; }
    public string? AdminCode { get; init; }
    public required long Population { get; init; }
    public required double Latitude { get; init; }
    public required double Longitude { get; init; }
}

public sealed record CityExonymRow
{
    public required string City { get; init; }
    public required string Iso2 { get; init; }
    public required string Language { get; init; }
    public required string Name { get; init; }
}

public sealed record TerritoryNameRow
{
    public required string Iso2 { get; init; }
    public required string Language { get; init; }
    public required string Name { get; init; }
}

public sealed record PlatformRow
{
    public int PlatformId { get; init; }
    public required string Name { get; init; }
    public required string Type { get; init; }
    public required string Source { get; init; }
    public string Note { get; init; } = "";
}

public sealed record CampaignRow
{
    public int CampaignId { get; init; }
    public required string Name { get; init; }
    public required bool Synthetic { get; init; }

    /// <summary><c>active</c> or <c>paused</c>.</summary>
    public required string State { get; init; }

    public required string Cron { get; init; }

    /// <summary>The whole campaign file as JSON.</summary>
    public required string Spec { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

public sealed record RunRow
{
    public long RunId { get; init; }
    public required int CampaignId { get; init; }

    /// <summary><c>crawling</c>, <c>importing</c>, <c>analysing</c>, <c>done</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary><c>manual</c>, <c>schedule</c> or <c>import</c>.</summary>
    public required string Trigger { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? CrawlFinishedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the budget of the whole run was found spent.</summary>
    public DateTimeOffset? SpentAt { get; init; }

    public required string CodeVersion { get; init; }
    public string? ModelVersion { get; init; }
    public string? Error { get; init; }
}
