using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.Evaluation;

/// <summary>What an ad page truly shows, planted or written down by its author; empty or null where it says nothing.</summary>
internal sealed record KnownFields
{
    public required KnownAd Ad { get; init; }

    public required string Title { get; init; }

    /// <summary>The ad's own description, a paragraph a line.</summary>
    public required string Text { get; init; }

    /// <summary>E.164.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Those of <see cref="Phones"/> that are written so that a machine would miss them.</summary>
    public IReadOnlyList<string> HiddenPhones { get; init; } = [];

    public IReadOnlyList<string> Emails { get; init; } = [];

    public IReadOnlyList<(string Service, string Id)> Handles { get; init; } = [];

    /// <summary>Outcall is null where the page does not tell the two apart.</summary>
    public IReadOnlyList<(decimal Amount, string Currency, int? Minutes, bool? Outcall)> Prices { get; init; } = [];

    public IReadOnlyList<int> Ages { get; init; } = [];

    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>ISO alpha-2.</summary>
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>GeoNames international name.</summary>
    public string? City { get; init; }

    /// <summary>ISO alpha-2.</summary>
    public string? Country { get; init; }

    public DateOnly? PostedAt { get; init; }

    public bool? Incall { get; init; }

    public bool? Outcall { get; init; }

    /// <summary>Names of indicators that the page's reviews give; null where the author did not write down what they say.</summary>
    public IReadOnlyList<string>? ReviewSigns { get; init; }

    public int ImageCount { get; init; }

    public static KnownFields Of(AdTruth truth) => new()
    {
        Ad = new KnownAd(truth.Language, truth.Family, truth.Path),
        Title = truth.Title,
        Text = truth.Text,
        Phones = [.. truth.Phones.Select(p => p.E164)],
        HiddenPhones = [.. truth.Phones.Where(p => p.Obscured).Select(p => p.E164)],
        Emails = [.. truth.Emails.Select(e => e.Address)],
        Handles = [.. truth.Handles.Select(h => (h.Service, h.Id))],
        Prices = [.. truth.Prices.Select(p => (p.Amount, p.Currency, (int?)p.Minutes, p.Outcall))],
        Ages = truth.Age is { } age ? [age] : [],
        Names = truth.Name is { } name ? [name] : [],
        Nationalities = truth.Nationality is { } nationality ? [nationality] : [],
        Services = truth.Services,
        City = truth.City,
        Country = truth.Country,
        PostedAt = truth.PostedAt,
        Incall = truth.Incall,
        Outcall = truth.Outcall,
        ReviewSigns = truth.ReviewSigns,
        ImageCount = truth.ImageCount,
    };
}
