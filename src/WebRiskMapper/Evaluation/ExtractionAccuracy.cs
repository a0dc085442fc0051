using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.Evaluation;

/// <summary>
/// Recovery of the fields that ads are known to show, per field and language. An ad that was not taken for one costs each of its
/// fields a miss: what it says is lost with it.
/// </summary>
internal sealed class ExtractionAccuracy
{
    private readonly FieldAccuracy accuracy = new();
    private readonly Func<ContactKind, string, string> contact;
    private readonly Func<string, string> name;

    private ExtractionAccuracy(Func<ContactKind, string, string> contact, Func<string, string> name)
    {
        this.contact = contact;
        this.name = name;
    }

    /// <summary>Of stored ads, which hold no contact and no name in clear: the truth is pseudonymised with the deployment's key, and the pseudonyms are compared.</summary>
    /// <param name="pairs">Each ad that the crawl could have seen, with what was stored for it, or null when nothing was.</param>
    public static FieldAccuracy Measure(IEnumerable<(AdTruth Truth, StoredAd? Stored)> pairs, ContactKey key) =>
        Measure(pairs.Select(p => (KnownFields.Of(p.Truth), p.Stored is null ? null : FoundFields.Of(p.Stored))), new ExtractionAccuracy(key.Pseudonym, key.PseudonymOfName));

    /// <summary>Of ads read in memory, contacts in clear.</summary>
    /// <param name="pairs">Each ad page, with what was read from it, or null when it was not taken for an ad.</param>
    public static FieldAccuracy Measure(IEnumerable<(AdTruth Truth, ExtractedAd? Read)> pairs) =>
        Measure(pairs.Select(p => (KnownFields.Of(p.Truth), p.Read)));

    /// <summary>Of pages written by hand, read in memory.</summary>
    public static FieldAccuracy Measure(IEnumerable<(KnownFields Truth, ExtractedAd? Read)> pairs) =>
        Measure(pairs.Select(p => (p.Truth, p.Read is null ? null : FoundFields.Of(p.Read))), new ExtractionAccuracy((_, value) => value, name => name.Trim().ToLowerInvariant()));

    private static FieldAccuracy Measure(IEnumerable<(KnownFields Truth, FoundFields? Found)> pairs, ExtractionAccuracy measured)
    {
        foreach (var (truth, found) in pairs)
        {
            measured.Add(truth, found);
        }

        return measured.accuracy;
    }

    private void Add(KnownFields truth, FoundFields? ad)
    {
        Add("ad page", truth, new FieldTally(ad is null ? 0 : 1, 0, ad is null ? 1 : 0), "an ad", "something else");
        var found = ad ?? FoundFields.None;
        Compare("language", truth, [truth.Ad.Language], OneOrNone(found.Language));
        Add("title", truth, new MaskedText(found.Title ?? "").Covers(truth.Title) ? new FieldTally(1, 0, 0) : new FieldTally(0, found.Title is null ? 0 : 1, 1), truth.Title, found.Title ?? "");
        AddText(truth, found);
        Compare("phones", truth, truth.Phones.Select(p => contact(ContactKind.Phone, p)), found.Phones);
        Compare("hidden phones", truth, truth.HiddenPhones.Select(p => contact(ContactKind.Phone, p)), found.HiddenPhones);
        Compare("e-mails", truth, truth.Emails.Select(e => contact(ContactKind.Email, e)), found.Emails);
        Compare("handles", truth, truth.Handles.Select(h => contact(ContactKind.Handle, h.Id)), found.Handles);
        Compare("messengers", truth, truth.Handles.Select(h => (h.Service, contact(ContactKind.Handle, h.Id))), found.HandleServices);
        Compare("prices", truth, truth.Prices.Select(p => (p.Amount, (string?)p.Currency, p.Minutes)), found.Prices.Select(p => (p.Amount, p.Currency, p.Minutes)));
        CompareVisits(truth, found);
        Compare("age", truth, truth.Ages, found.Ages);
        Compare("name", truth, truth.Names.Select(name), found.Names);
        Compare("nationality", truth, truth.Nationalities, found.Nationalities);
        Compare("services", truth, truth.Services, found.Services);
        Compare("city", truth, OneOrNone(truth.City), OneOrNone(found.Place.City));
        Compare("country", truth, OneOrNone(truth.Country), OneOrNone(found.Place.Country));
        Compare("posted", truth, OneOrNone(truth.PostedAt), OneOrNone(found.PostedAt));
        Compare("incall", truth, OneOrNone(truth.Incall), OneOrNone(found.Incall));
        Compare("outcall", truth, OneOrNone(truth.Outcall), OneOrNone(found.Outcall));
        if (truth.ReviewSigns is { } signs)
        {
            Compare("review signs", truth, signs, found.ReviewSigns);
        }

        Compare("images", truth, [truth.ImageCount], OneOrNone(found.ImageCount));
    }

    // Right when every paragraph of the description stands in what was read, whatever was masked in it.
    private void AddText(KnownFields truth, FoundFields found)
    {
        var lines = found.Text.Split('\n').Select(l => new MaskedText(l)).ToList();
        var paragraphs = truth.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var lost = paragraphs.Where(p => !lines.Exists(l => l.IsWithin(p))).ToList();
        Add("text", truth, new FieldTally(paragraphs.Length - lost.Count, 0, lost.Count), string.Join(" / ", lost), "");
    }

    // Amounts of which the ad says whether they are for incall or for outcall; some layouts list what holds for both under each.
    private void CompareVisits(KnownFields truth, FoundFields found)
    {
        var told = truth.Prices.Where(p => p.Outcall is not null).Select(p => (p.Amount, p.Outcall)).ToHashSet();
        Compare("price visits", truth, told, found.Prices.Where(p => p.Outcall is not null && told.Any(t => t.Amount == p.Amount)).Select(p => (p.Amount, p.Outcall)));
    }

    private static IEnumerable<T> OneOrNone<T>(T? value)
        where T : class => value is null ? [] : [value];

    private static IEnumerable<T> OneOrNone<T>(T? value)
        where T : struct => value is { } known ? [known] : [];

    private void Compare<T>(string field, KnownFields truth, IEnumerable<T> expected, IEnumerable<T> found) => accuracy.Compare(field, truth.Ad, expected, found);

    private void Add(string field, KnownFields truth, FieldTally tally, string expected, string found) => accuracy.Add(field, truth.Ad, tally, expected, found);
}
