using System.Globalization;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Scoring;

namespace WebRiskMapper.Output;

/// <summary>
/// What <c>webrisk inspect --json</c> prints. Contacts stand here in clear: the person who runs the command holds the page.
/// </summary>
internal sealed record InspectionReport(
    PageType PageType,
    string? Language,
    InspectedAd? Ad,
    IReadOnlyList<InspectedLink> Links,
    IReadOnlyList<InspectedIndicator> Indicators,
    InspectedScore? Score)
{
    public static InspectionReport Of(ParsedPage page, ExtractedAd? ad, IReadOnlyList<ValueSource> sources, (EntityEvidence Evidence, RiskScore Score)? assessed) => new(
        page.Type,
        ad?.Language ?? page.Language,
        ad is null ? null : InspectedAd.Of(ad, sources),
        [.. page.Links.Select(l => new InspectedLink(l.Url, l.Kind))],
        assessed is { } a ? [.. a.Evidence.Hits.Select(h => new InspectedIndicator(h.Id, h.Evidence, h.Group, h.Span))] : [],
        assessed is { Score: var s } ? new InspectedScore(s.Priority, s.Low, s.High, s.Band, s.Validated, s.Contributions, s.Alternatives) : null);
}

internal sealed record InspectedAd(
    string? Title,
    string Text,
    IReadOnlyList<string> Phones,
    IReadOnlyList<string> Emails,
    IReadOnlyList<InspectedHandle> Handles,
    IReadOnlyList<InspectedPrice> Prices,
    IReadOnlyList<int> Ages,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Nationalities,
    IReadOnlyList<string> Services,
    string? City,
    string? Country,
    DateOnly? PostedAt,
    int ImageCount,
    DateOnly? UpdatedAt,
    IReadOnlyList<Person> Persons,
    IReadOnlyList<string> SpokenLanguages,
    InspectedAvailability? Availability,
    IReadOnlyList<string> Venues,
    IReadOnlyList<string> PaymentChannels,
    IReadOnlyList<string> Verifications,
    int? ViewCount,
    string? Agency,
    string? Operator,
    IReadOnlyList<string> Reviews,
    IReadOnlyList<string> Ethnicities,
    bool? Incall,
    bool? Outcall,
    bool LanguageSupported,
    IReadOnlyList<string> ImageFingerprints,
    IReadOnlyList<ValueSource> Sources)
{
    public static InspectedAd Of(ExtractedAd ad, IReadOnlyList<ValueSource> sources) => new(
        ad.Title,
        ad.Text,
        Values(ad, ContactKind.Phone),
        Values(ad, ContactKind.Email),
        [.. ad.Contacts.Where(c => c.Kind is ContactKind.Handle or ContactKind.Wallet).Select(c => new InspectedHandle(c.Service, c.Value)).Distinct()],
        [.. ad.Prices.Select(p => new InspectedPrice(p.Amount, p.Currency, p.Minutes))],
        ad.Ages,
        ad.Names,
        ad.Nationalities,
        ad.Services,
        ad.Place.City,
        ad.Place.Country,
        ad.PostedAt,
        ad.ImageCount,
        ad.UpdatedAt,
        ad.Persons,
        ad.SpokenLanguages,
        InspectedAvailability.Of(ad.Availability),
        ad.Venues,
        ad.PaymentChannels,
        ad.Verifications,
        ad.ViewCount,
        ad.Agency,
        ad.Operator,
        ad.Reviews,
        ad.Ethnicities,
        ad.Incall,
        ad.Outcall,
        ad.LanguageSupported,
        ad.ImageFingerprints,
        sources);

    private static IReadOnlyList<string> Values(ExtractedAd ad, ContactKind kind) =>
        [.. ad.Contacts.Where(c => c.Kind == kind).Select(c => c.Value).Distinct(StringComparer.Ordinal)];
}

internal sealed record InspectedHandle(string Service, string Id);

internal sealed record InspectedPrice(decimal Amount, string? Currency, int? Minutes);

internal sealed record InspectedAvailability(bool Always, IReadOnlyList<InspectedHours> Hours)
{
    public static InspectedAvailability? Of(Availability? stated) =>
        stated is null ? null : new(stated.Always, [.. stated.Hours.Select(h => new InspectedHours(h.Days, Clock(h.From), Clock(h.To)))]);

    private static string? Clock(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <param name="From">As "HH:mm", local time.</param>
internal sealed record InspectedHours(IReadOnlyList<DayOfWeek> Days, string? From, string? To);

internal sealed record InspectedLink(Uri Url, LinkKind Kind);

internal sealed record InspectedIndicator(string Id, string Evidence, string Group, TextSpan? Span);

internal sealed record InspectedScore(
    double Priority, double Low, double High, Band Band, bool Validated, IReadOnlyList<Contribution> Contributions, IReadOnlyList<string> Alternatives);
