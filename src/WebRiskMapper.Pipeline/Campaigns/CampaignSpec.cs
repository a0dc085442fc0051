namespace WebRiskMapper.Pipeline.Campaigns;

/// <summary>One campaign as a researcher writes it (<c>seeds/campaigns/*.yml</c>): what is crawled, when, how far, how politely, and on whose responsibility.</summary>
public sealed record CampaignSpec
{
    public required string Name { get; init; }

    /// <summary>When runs start, as a Quartz cron expression in UTC: seconds, minutes, hours, day of month, month, day of week.</summary>
    public required string Cron { get; init; }

    /// <summary>True for a campaign over the invented web: it reaches loopback addresses only, and nothing else does.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Platform lists, relative to the campaign's file.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    public CampaignScope Scope { get; init; } = new();
    public CampaignBudgets Budgets { get; init; } = new();
    public CampaignPoliteness Politeness { get; init; } = new();
    public CampaignRetention RetentionDays { get; init; } = new();

    /// <summary>Who is responsible for the data (GDPR Art. 4(7)); required unless synthetic.</summary>
    public string? Controller { get; init; }

    /// <summary>The legal basis of the processing; required unless synthetic.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Where the data protection impact assessment is filed; required unless synthetic.</summary>
    public string? DpiaReference { get; init; }
}

public sealed record CampaignScope
{
    /// <summary>Links from the start page, 0 to 50. The next page of a list counts as the list itself.</summary>
    public int MaxDepth { get; init; } = 8;

    /// <summary>ISO 639-1 codes; pages known to be in another language come last, and a page's declared alternates in others not at all. Empty for all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Path patterns (<c>*</c> for anything, <c>$</c> for the end) of which a URL must match one; empty for all.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Path patterns that are never fetched.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];
}

/// <summary>Limits of one run, so that a giant site neither starves nor blocks the rest.</summary>
public sealed record CampaignBudgets
{
    public int PagesPerSite { get; init; } = 20_000;

    /// <summary>Body bytes as sent.</summary>
    public long BytesPerSite { get; init; } = 2_000_000_000;

    /// <summary>From when the site's robots.txt could be had in the run.</summary>
    public int MinutesPerSite { get; init; } = 1440;

    /// <summary>From the start of the run: its crawl ends then, whatever is left.</summary>
    public int Minutes { get; init; } = 2880;

    /// <summary>Pages of the whole run. Looked at once a second: a run may exceed it by what its workers fetch in that time, and what is under way is finished.</summary>
    public long Pages { get; init; } = 10_000_000;

    /// <summary>Body bytes of the whole run, as sent; looked at as <see cref="Pages"/> is.</summary>
    public long Bytes { get; init; } = 1_000_000_000_000;
}

public sealed record CampaignPoliteness
{
    /// <summary>Least milliseconds between two requests to a site. At least 500 unless synthetic.</summary>
    public int DelayMs { get; init; } = 1000;

    /// <summary>Greatest adaptive delay in milliseconds.</summary>
    public int MaxDelayMs { get; init; } = 30_000;

    /// <summary>Seconds of the first pause after a failure; later ones are 6, 24, 120 … times as long.</summary>
    public int BackoffSeconds { get; init; } = 5;

    /// <summary>Connections at once to a site, 1 to 4, up to 8 when synthetic. With several the delay counts from one request's start to the next one's.</summary>
    public int ConnectionsPerSite { get; init; } = 1;

    /// <summary>
    /// Sites behind one IP address (IPv6: one /64) that are visited at once, 0 for any number. Null: 16, and any number when synthetic.
    /// Shared hosts and content networks put hundreds of sites behind one address: they take turns, the longest waiting first.
    /// </summary>
    public int? SitesPerAddress { get; init; }

    /// <summary>The proxy that every request goes through, as <see cref="Egress.UpstreamProxy"/> takes it; null for none.</summary>
    public string? Proxy { get; init; }

    /// <summary>A URL or e-mail address, sent with every request, where a site's operator can ask. Required unless synthetic.</summary>
    public string Contact { get; init; } = "";
}

/// <summary>Days that each class of data is kept: raw pages shortest, aggregates longest.</summary>
public sealed record CampaignRetention
{
    public int Raw { get; init; } = 90;
    public int Ads { get; init; } = 730;
    public int Aggregates { get; init; } = 3650;
}
