namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// One version of an ad's content as the database holds it: pseudonymised, contacts as HMACs, contacts and names masked
/// in the text. Still personal data.
/// </summary>
public sealed record StoredAd
{
    /// <summary>The ad's identity within the deployment (its canonical URL on its site).</summary>
    public required long AdId { get; init; }

    public required int SiteId { get; init; }
    public required int PlatformId { get; init; }

    public string? Title { get; init; }

    /// <summary>The ad's text with contacts and names, of firms too, replaced by <c>[phone]</c>, <c>[email]</c>, <c>[handle]</c>, <c>[wallet]</c>, <c>[name]</c>.</summary>
    public required string Text { get; init; }

    public string? Language { get; init; }
    public bool LanguageSupported { get; init; }
    public IReadOnlyList<StoredContact> Contacts { get; init; } = [];
    public IReadOnlyList<Price> Prices { get; init; } = [];
    public IReadOnlyList<int> Ages { get; init; } = [];

    /// <summary>HMACs of the working names, so that personas can be told apart without storing a name.</summary>
    public IReadOnlyList<string> NameKeys { get; init; } = [];

    public IReadOnlyList<string> Nationalities { get; init; } = [];
    public IReadOnlyList<string> Ethnicities { get; init; } = [];
    public IReadOnlyList<string> Services { get; init; } = [];
    public bool? Incall { get; init; }
    public bool? Outcall { get; init; }
    public Place Place { get; init; } = Place.Unknown;
    public DateOnly? PostedAt { get; init; }
    public int ImageCount { get; init; }
    public IReadOnlyList<string> ImageFingerprints { get; init; } = [];
    public double SubstitutionRate { get; init; }

    /// <summary>What clients' reviews say that indicators ask for, contacts and names masked; null when they say nothing of the kind.</summary>
    public ReviewReading? ReviewSigns { get; init; }

    /// <summary>Where an agency speaks or is named: whether its page says who runs it. Null where no agency is, or no page was read.</summary>
    public bool? AgencyOperatorNamed { get; init; }
}
