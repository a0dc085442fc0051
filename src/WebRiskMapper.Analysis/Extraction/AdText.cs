namespace WebRiskMapper.Analysis.Extraction;

/// <summary>What a label such as "Alter:" or "Город" announces. <see cref="Other"/> keeps heights, ids and views from being read as ages, phones or prices.</summary>
public enum FieldLabel
{
    Other,
    Name,
    Age,
    City,
    Country,
    Phone,
    Email,
    Handle,
    Price,
    Posted,
    Updated,
    Nationality,
    Ethnicity,
    SpokenLanguages,
    Services,
    Availability,
    VisitType,
}

/// <summary>A label and its value as the page pairs them (table row, dl, card line, "Label: value").</summary>
/// <param name="Span">Where the value stands in <see cref="AdText.Text"/>; null when it came from an attribute or structured data.</param>
public sealed record LabelledValue(FieldLabel Label, string Value, TextSpan? Span);

/// <summary>The ad part of a page, apart from navigation, footer and related ads: what every recogniser reads.</summary>
public sealed record AdText
{
    public const int MostReviews = 50;
    public const int LongestReview = 1_000;

    public string? Title { get; init; }

    /// <summary>The page's heading where it is not the title, such as "Anna, 25, Wien" above the title that the advertiser wrote; a line of <see cref="Text"/>.</summary>
    public string? Heading { get; init; }

    /// <summary>Visible text, title first, one block per line.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<LabelledValue> Fields { get; init; } = [];

    /// <summary>Lines of <see cref="Text"/> that the page draws otherwise than it writes them, in order.</summary>
    public IReadOnlyList<TextSpan> Disguised { get; init; } = [];

    /// <summary>Contact links of the ad itself (<c>tel:</c>, <c>mailto:</c>, <c>wa.me</c>, <c>t.me</c> …), as written in the attribute.</summary>
    public IReadOnlyList<string> ContactLinks { get; init; } = [];

    /// <summary>Absolute URLs of the ad's own images, distinct, in order. They are counted and fingerprinted, never fetched.</summary>
    public IReadOnlyList<string> ImageUrls { get; init; } = [];

    /// <summary>
    /// Clients' reviews and comments on the page, apart from the ad's own text, in order: at most <see cref="MostReviews"/>, each cut at
    /// <see cref="LongestReview"/> characters.
    /// </summary>
    public IReadOnlyList<string> Reviews { get; init; } = [];

    /// <summary>The last lines of the page's frame, where its operator signs; few and short.</summary>
    public IReadOnlyList<string> Foot { get; init; } = [];

    /// <summary>The page is its site's first: what its foot says of the site it says of the ad.</summary>
    public bool IsFirstPage { get; init; }

    public string? Language { get; init; }
    public required SiteContext Site { get; init; }
    public Uri? Url { get; init; }

    /// <summary>When the page was fetched; relative dates count from it.</summary>
    public required DateTimeOffset FetchedAt { get; init; }
}

/// <summary>
/// Reads one kind of field from an ad. A recogniser is stateless after construction, reads the ad and what
/// earlier recognisers left in the draft, and returns the draft with its own fields set.
/// </summary>
public interface IRecognizer
{
    ExtractedAd Recognize(AdText ad, ExtractedAd draft);
}
