namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// One advertisement with its contacts in clear. It never leaves memory: the masking step turns it
/// into a <see cref="StoredAd"/> after the safety stop has judged it.
/// </summary>
public sealed record ExtractedAd
{
    public string? Title { get; init; }

    /// <summary>The ad's own visible text, title first, one block per line; spans refer to it.</summary>
    public required string Text { get; init; }

    /// <summary>ISO 639-1, or null when undetermined.</summary>
    public string? Language { get; init; }

    /// <summary>False when no lexicon exists for the language: indicators abstain.</summary>
    public bool LanguageSupported { get; init; }

    /// <summary>One per occurrence, so that masking reaches every span: the same service and value may appear more than once.</summary>
    public IReadOnlyList<ExtractedContact> Contacts { get; init; } = [];
    public IReadOnlyList<Price> Prices { get; init; } = [];

    /// <summary>Ages in years stated for the persons advertised, in order of appearance, distinct.</summary>
    public IReadOnlyList<int> Ages { get; init; } = [];

    /// <summary>Working names as written.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whose name and age belong together, where the ad says so; the lists of names and ages hold all of them.</summary>
    public IReadOnlyList<Person> Persons { get; init; } = [];

    /// <summary>ISO alpha-2 codes of nationalities stated.</summary>
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    /// <summary>Catalogue codes of ethnicity terms stated, such as <c>asian</c>, <c>latina</c>.</summary>
    public IReadOnlyList<string> Ethnicities { get; init; } = [];

    /// <summary>Catalogue codes of services (<c>models/services.csv</c>).</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>ISO 639-1 codes of the languages spoken, as stated.</summary>
    public IReadOnlyList<string> SpokenLanguages { get; init; } = [];

    /// <summary>Opening hours and days, or null when none are stated.</summary>
    public Availability? Availability { get; init; }

    /// <summary>Codes of what the platform says it has checked: <c>photos_verified</c>, <c>age_verified</c>, <c>profile_verified</c>.</summary>
    public IReadOnlyList<string> Verifications { get; init; } = [];

    /// <summary>Codes of means of payment, such as <c>cash</c>, <c>bank_transfer</c>, <c>crypto</c>, <c>prepaid_voucher</c>.</summary>
    public IReadOnlyList<string> PaymentChannels { get; init; } = [];

    /// <summary>Codes of the kinds of place one meets at, such as <c>private_apartment</c>, <c>massage_parlour</c>, <c>brothel</c>.</summary>
    public IReadOnlyList<string> Venues { get; init; } = [];

    /// <summary>The agency that the ad names, as written. It stays in memory, as names do.</summary>
    public string? Agency { get; init; }

    /// <summary>The company with a legal form that the page's foot names, as written. It stays in memory, as names do.</summary>
    public string? Operator { get; init; }

    public bool? Incall { get; init; }
    public bool? Outcall { get; init; }
    public Place Place { get; init; } = Place.Unknown;

    /// <summary>When the ad was posted; the day of its last update where it dates nothing else.</summary>
    public DateOnly? PostedAt { get; init; }

    /// <summary>When the ad was last changed or bumped, as stated.</summary>
    public DateOnly? UpdatedAt { get; init; }

    /// <summary>How often the platform says that the ad was viewed.</summary>
    public int? ViewCount { get; init; }

    /// <summary>Clients' reviews on the ad's page (<see cref="AdText.Reviews"/>). They stay in memory, as names do.</summary>
    public IReadOnlyList<string> Reviews { get; init; } = [];

    /// <summary>What they say that indicators ask for; null when they say nothing of the kind.</summary>
    public ReviewReading? ReviewSigns { get; init; }

    /// <summary>Whether an agency speaks or is named: then, whether the page says who runs it. Null where no agency is, or no page was read.</summary>
    public bool? AgencyOperatorNamed { get; init; }

    public int ImageCount { get; init; }

    /// <summary>SHA-256 (first 16 bytes, hexadecimal) of each image URL without host and query. Images are never fetched.</summary>
    public IReadOnlyList<string> ImageFingerprints { get; init; } = [];

    /// <summary>Share of characters that stand for others (homoglyphs, emoji digits, leet), 0 to 1.</summary>
    public double SubstitutionRate { get; init; }
}
