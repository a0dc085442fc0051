using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Evaluation;

/// <summary>What was read of one ad, from its stored form (contacts and names as pseudonyms) or in clear.</summary>
internal sealed record FoundFields
{
    public string? Title { get; private init; }

    public required string Text { get; init; }

    public string? Language { get; private init; }

    public required IReadOnlyCollection<string> Phones { get; init; }

    /// <summary>Those of <see cref="Phones"/> that are written so that a machine would miss them.</summary>
    public required IReadOnlyCollection<string> HiddenPhones { get; init; }

    public required IReadOnlyCollection<string> Emails { get; init; }

    /// <summary>Without those that are addressed by phone: they are a way to reach the phone, not a handle of their own.</summary>
    public required IReadOnlyCollection<string> Handles { get; init; }

    /// <summary>The messenger of each of <see cref="Handles"/>.</summary>
    public required IEnumerable<(string Service, string Handle)> HandleServices { get; init; }

    public required IReadOnlyList<Price> Prices { get; init; }

    public required IReadOnlyList<int> Ages { get; init; }

    public required IEnumerable<string> Names { get; init; }

    public required IReadOnlyList<string> Nationalities { get; init; }

    public required IReadOnlyList<string> Services { get; init; }

    public required Place Place { get; init; }

    public DateOnly? PostedAt { get; private init; }

    public bool? Incall { get; private init; }

    public bool? Outcall { get; private init; }

    /// <summary>Null where no ad was found, and nothing counted.</summary>
    public int? ImageCount { get; private init; }

    /// <summary>Names of the indicators that the reviews speak for.</summary>
    public required IEnumerable<string> ReviewSigns { get; init; }

    /// <summary>Of an ad that was not found: every field is missed, and none is wrong.</summary>
    public static FoundFields None { get; } = new()
    {
        Text = "",
        Phones = [],
        HiddenPhones = [],
        Emails = [],
        Handles = [],
        HandleServices = [],
        Prices = [],
        Ages = [],
        Names = [],
        Nationalities = [],
        Services = [],
        Place = Place.Unknown,
        ReviewSigns = [],
    };

    public static FoundFields Of(StoredAd ad)
    {
        string[] Values(ContactKind kind) => [.. ad.Contacts.Where(c => c.Kind == kind).Select(c => c.Hmac)];
        var handles = Values(ContactKind.Handle).Except(Values(ContactKind.Phone), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return new FoundFields
        {
            Title = ad.Title,
            Text = ad.Text,
            Language = ad.Language,
            Phones = Values(ContactKind.Phone),
            HiddenPhones = [.. ad.Contacts.Where(c => c is { Kind: ContactKind.Phone, Obfuscated: true }).Select(c => c.Hmac)],
            Emails = Values(ContactKind.Email),
            Handles = handles,
            HandleServices = ad.Contacts.Where(c => c.Kind == ContactKind.Handle && handles.Contains(c.Hmac)).Select(c => (c.Service, c.Hmac)),
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
            ReviewSigns = ad.ReviewSigns?.Signs.Select(s => s.Concept) ?? [],
        };
    }

    public static FoundFields Of(ExtractedAd ad)
    {
        string[] Values(ContactKind kind) => [.. ad.Contacts.Where(c => c.Kind == kind).Select(c => c.Value)];
        var handles = Values(ContactKind.Handle).Except(Values(ContactKind.Phone), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return new FoundFields
        {
            Title = ad.Title,
            Text = ad.Text,
            Language = ad.Language,
            Phones = Values(ContactKind.Phone),
            HiddenPhones = [.. ad.Contacts.Where(c => c is { Kind: ContactKind.Phone, Obfuscated: true }).Select(c => c.Value)],
            Emails = Values(ContactKind.Email),
            Handles = handles,
            HandleServices = ad.Contacts.Where(c => c.Kind == ContactKind.Handle && handles.Contains(c.Value)).Select(c => (c.Service, c.Value)),
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
            ReviewSigns = ad.ReviewSigns?.Signs.Select(s => s.Concept) ?? [],
        };
    }
}
