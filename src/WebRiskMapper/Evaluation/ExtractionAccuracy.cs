using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.Evaluation;

/// <summary>
/// Recovery of the fields that the synthetic web planted, per field and language. Stored ads hold no contact and no name
/// in clear, so the truth is pseudonymised with the deployment's key and the pseudonyms are compared.
/// </summary>
internal sealed class ExtractionAccuracy
{
    private readonly Dictionary<(string Field, string Language), FieldTally> tallies = [];

    private ExtractionAccuracy()
    {
    }

    /// <summary>Field names in the order in which they were compared.</summary>
    public IReadOnlyList<string> Fields => [.. tallies.Keys.Select(k => k.Field).Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<string> Languages => [.. tallies.Keys.Select(k => k.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public FieldTally Of(string field, string language) => tallies.GetValueOrDefault((field, language));

    public FieldTally OfField(string field) => tallies.Where(t => t.Key.Field == field).Select(t => t.Value).Aggregate(default(FieldTally), (a, b) => a + b);

    /// <summary>Mean F1 over fields, each field counting the same.</summary>
    public double MacroF1 => Fields.Select(f => OfField(f).F1).OfType<double>().Average();

    /// <param name="pairs">Each ad that the crawl could have seen, with what was stored for it, or null when nothing was.</param>
    public static ExtractionAccuracy Measure(IEnumerable<(AdTruth Truth, StoredAd? Stored)> pairs, ContactKey key)
    {
        var accuracy = new ExtractionAccuracy();
        foreach (var (truth, stored) in pairs)
        {
            accuracy.Add(truth, stored, key);
        }

        return accuracy;
    }

    private void Add(AdTruth truth, StoredAd? stored, ContactKey key)
    {
        Add("ad page", truth, new FieldTally(stored is null ? 0 : 1, 0, stored is null ? 1 : 0));
        if (stored is null)
        {
            return;
        }

        Add("language", truth, FieldTally.OfValue(truth.Language, stored.Language));
        Add("title", truth, new MaskedText(stored.Title ?? "").Covers(truth.Title) ? new FieldTally(1, 0, 0) : new FieldTally(0, 1, 1));
        Add("text", truth, TextTally(truth, stored));
        Add("phones", truth, FieldTally.OfSets(truth.Phones.Select(p => key.Pseudonym(ContactKind.Phone, p.E164)), Hmacs(stored, c => c.Kind == ContactKind.Phone)));
        Add("e-mails", truth, FieldTally.OfSets(truth.Emails.Select(e => key.Pseudonym(ContactKind.Email, e.Address)), Hmacs(stored, c => c.Kind == ContactKind.Email)));
        // A messenger that is addressed by phone is a way to reach the phone, not a handle of its own.
        var phones = Hmacs(stored, c => c.Kind == ContactKind.Phone).ToHashSet(StringComparer.Ordinal);
        Add("handles", truth, FieldTally.OfSets(truth.Handles.Select(h => key.Pseudonym(ContactKind.Handle, h.Id)), Hmacs(stored, c => c.Kind == ContactKind.Handle).Where(h => !phones.Contains(h))));
        Add("prices", truth, FieldTally.OfSets(truth.Prices.Select(p => (p.Amount, (string?)p.Currency, (int?)p.Minutes)), stored.Prices.Select(p => (p.Amount, p.Currency, p.Minutes))));
        Add("age", truth, FieldTally.OfSets(truth.Age is { } age ? [age] : [], stored.Ages));
        Add("name", truth, FieldTally.OfSets(truth.Name is null ? [] : new[] { key.PseudonymOfName(truth.Name) }, stored.NameKeys));
        Add("nationality", truth, FieldTally.OfSets(truth.Nationality is null ? [] : new[] { truth.Nationality }, stored.Nationalities));
        Add("services", truth, FieldTally.OfSets(truth.Services, stored.Services));
        Add("city", truth, FieldTally.OfValue(truth.City, stored.Place.City));
        Add("country", truth, FieldTally.OfValue(truth.Country, stored.Place.Country));
        Add("posted", truth, FieldTally.OfSets(truth.PostedAt is { } posted ? [posted] : [], stored.PostedAt is { } read ? new[] { read } : []));
        Add("incall", truth, FieldTally.OfSets(truth.Incall is { } incall ? [incall] : [], stored.Incall is { } foundIncall ? new[] { foundIncall } : []));
        Add("outcall", truth, FieldTally.OfSets(truth.Outcall is { } outcall ? [outcall] : [], stored.Outcall is { } foundOutcall ? new[] { foundOutcall } : []));
        Add("images", truth, truth.ImageCount == stored.ImageCount ? new FieldTally(1, 0, 0) : new FieldTally(0, 1, 1));
    }

    private void Add(string field, AdTruth truth, FieldTally tally) =>
        tallies[(field, truth.Language)] = tallies.GetValueOrDefault((field, truth.Language)) + tally;

    private static IEnumerable<string> Hmacs(StoredAd ad, Func<StoredContact, bool> which) => ad.Contacts.Where(which).Select(c => c.Hmac);

    // Right when every paragraph of the description stands in the stored text, whatever was masked in it.
    private static FieldTally TextTally(AdTruth truth, StoredAd stored)
    {
        var lines = stored.Text.Split('\n').Select(l => new MaskedText(l)).ToList();
        var paragraphs = truth.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var kept = paragraphs.Count(p => lines.Exists(l => l.IsWithin(p)));
        return new FieldTally(kept, 0, paragraphs.Length - kept);
    }
}
