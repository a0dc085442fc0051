using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Evaluation;

/// <summary>What was read of one ad, from its stored form (contacts and names as pseudonyms) or in clear.</summary>
internal sealed record FoundFields
{
    public string? Title { get; private init; }

    public required string Text { get; init; }

    public string? Language { get; private init; }

    public required IReadOnlyCollection<string> Phones { get; init; }

    public required IReadOnlyCollection<string> Emails { get; init; }

    /// <summary>Without those that are addressed by phone: they are a way to reach the phone, not a handle of their own.</summary>
    public required IReadOnlyCollection<string> Handles { get; init; }

    public required IReadOnlyList<Price> Prices { get; init; }

    public required IReadOnlyList<int> Ages { get; init; }

    public required IEnumerable<string> Names { get; init; }

    public required IReadOnlyList<string> Nationalities { get; init; }

    public required IReadOnlyList<string> Services { get; init; }

    public required Place Place { get; init; }

    public DateOnly? PostedAt { get; private init; }

    public bool? Incall { get; private init; }

    public bool? Outcall { get; private init; }

    public int ImageCount { get; private init; }

    public static FoundFields Of(StoredAd ad)
    {
        string[] Values(ContactKind kind) => [.. ad.Contacts.Where(c => c.Kind == kind).Select(c => c.Hmac)];
        return new FoundFields
        {
            Title = ad.Title,
            Text = ad.Text,
            Language = ad.Language,
            Phones = Values(ContactKind.Phone),
            Emails = Values(ContactKind.Email),
            Handles = [.. Values(ContactKind.Handle).Except(Values(ContactKind.Phone), StringComparer.Ordinal)],
            Prices = ad.Prices,
            Ages = ad.Ages,
            Names = ad.NameKeys,
            Nationalities = ad.Nationalities,
            Services = ad.Services,
            Place = ad.Place,
            PostedAt = ad.PostedAt,
            Incall = ad.Incall,
            Outcall = ad.Outcall,
            ImageCount = ad.ImageCount,
        };
    }

    public static FoundFields Of(ExtractedAd ad)
    {
        string[] Values(ContactKind kind) => [.. ad.Contacts.Where(c => c.Kind == kind).Select(c => c.Value)];
        return new FoundFields
        {
            Title = ad.Title,
            Text = ad.Text,
            Language = ad.Language,
            Phones = Values(ContactKind.Phone),
            Emails = Values(ContactKind.Email),
            Handles = [.. Values(ContactKind.Handle).Except(Values(ContactKind.Phone), StringComparer.Ordinal)],
            Prices = ad.Prices,
            Ages = ad.Ages,
            Names = ad.Names.Select(n => n.Trim().ToLowerInvariant()),
            Nationalities = ad.Nationalities,
            Services = ad.Services,
            Place = ad.Place,
            PostedAt = ad.PostedAt,
            Incall = ad.Incall,
            Outcall = ad.Outcall,
            ImageCount = ad.ImageCount,
        };
    }
}
