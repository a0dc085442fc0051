namespace WebRiskMapper.SyntheticWeb.Truth;

/// <summary>
/// What one ad page truly says. A field is null or empty when the page does not show it, so that an extractor
/// is never blamed for what nobody could read.
/// </summary>
public sealed record AdTruth
{
    /// <summary>Stable over generations.</summary>
    public required int Id { get; init; }

    public required int SiteId { get; init; }

    /// <summary>Path and query on the site, canonical form.</summary>
    public required string Path { get; init; }

    public required string Family { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    public required string Title { get; init; }

    /// <summary>The ad's own description as on the page, without the labelled fields; paragraphs separated by a line feed.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<PhoneTruth> Phones { get; init; } = [];
    public IReadOnlyList<EmailTruth> Emails { get; init; } = [];

    /// <summary>Messenger names; a messenger addressed by phone stands among <see cref="Phones"/>.</summary>
    public IReadOnlyList<HandleTruth> Handles { get; init; } = [];

    public IReadOnlyList<PriceTruth> Prices { get; init; } = [];

    /// <summary>Years; always 18 or more, except on the one page that <see cref="SafetyFixture"/> marks.</summary>
    public int? Age { get; init; }

    public string? Name { get; init; }

    /// <summary>ISO alpha-2.</summary>
    public string? Nationality { get; init; }

    /// <summary>Codes of <see cref="ServiceCodes"/>.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>GeoNames international name, or null when the page names no city.</summary>
    public string? City { get; init; }

    /// <summary>The city in the page's language, as its label or text writes it.</summary>
    public string? CityWritten { get; init; }

    /// <summary>ISO alpha-2.</summary>
    public required string Country { get; init; }

    public DateOnly? PostedAt { get; init; }

    /// <summary>The posting date as the page writes it.</summary>
    public string? PostedWritten { get; init; }

    public bool? Incall { get; init; }
    public bool? Outcall { get; init; }
    public int ImageCount { get; init; }
    public required int EntityId { get; init; }
    public required int PersonaId { get; init; }
    public required EntityKind EntityKind { get; init; }

    /// <summary>Names of catalogue indicators that were planted in this ad, such as <c>trust_language</c>; ordered.</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    /// <summary>What the reviews below the ad say, in names of catalogue indicators such as <c>bait_switch</c>; ordered.</summary>
    public IReadOnlyList<string> ReviewSigns { get; init; } = [];

    /// <summary>Robots rules forbid the page: a polite crawler never asks for it.</summary>
    public bool Disallowed { get; init; }

    public bool InSitemap { get; init; }
    public bool InListing { get; init; }

    /// <summary>How often the ad was edited since it appeared.</summary>
    public int Revision { get; init; }

    /// <summary>The one page that states an age under 18, and holds nothing else: the safety stop must seal it.</summary>
    public bool SafetyFixture { get; init; }

    /// <summary>Start of the image names: each ad has its own, but some networks reuse one set for everybody.</summary>
    internal string ImageKey { get; init; } = "";

    internal int HeightCm { get; init; }
    internal string? AgencyName { get; init; }
    internal int LastEditedGeneration { get; init; }
}

public enum PhoneWriting
{
    International,
    InternationalZeros,
    National,
    NationalPunctuated,
    Compact,
    Words,
    EmojiDigits,
    FullWidth,
    OddSeparators,
    LetterO,
    TelLink,
    WhatsAppLink,
}

/// <param name="E164">With the leading plus.</param>
/// <param name="Written">As visible on the page; for a link without visible digits, the link's target.</param>
/// <param name="Obscured">Written so that a machine would miss it.</param>
/// <param name="InText">True when it stands in the description, false when in a labelled field or a link.</param>
/// <param name="Country">ISO alpha-2 of the numbering plan.</param>
public sealed record PhoneTruth(string E164, string Written, PhoneWriting Writing, bool Obscured, bool InText, string Country);

/// <param name="Address">Lower case.</param>
public sealed record EmailTruth(string Address, string Written, bool Obscured, bool InText);

/// <param name="Service"><c>telegram</c> or <c>instagram</c>.</param>
/// <param name="Id">Lower case, without "@".</param>
public sealed record HandleTruth(string Service, string Id, bool InText);

/// <param name="Amount">In units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Outcall">Null when the page does not tell the two apart.</param>
public sealed record PriceTruth(decimal Amount, string Currency, int Minutes, bool? Outcall);
