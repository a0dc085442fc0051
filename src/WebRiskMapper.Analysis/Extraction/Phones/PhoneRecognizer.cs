using WebRiskMapper.Analysis.Extraction.Places;

namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>
/// Finds phone numbers in an ad's text, phone fields and contact links, and brings them to E.164. A number without a
/// calling code is read by the numbering plans of the site's market countries, then of the countries of the page's language.
/// </summary>
public sealed class PhoneRecognizer : IRecognizer
{
    /// <summary>A field value longer than this is prose, whatever its label says.</summary>
    private const int LongestVetoValue = 40;

    /// <summary>Digits at the end of a number by which two ways of writing it are compared.</summary>
    private const int ComparedDigits = 8;

    private readonly PhonePlans _plans;
    private readonly PhoneFinder _finder;
    private readonly Dictionary<string, PhonePlan[]> _plansByLanguage;

    private readonly PlaceRecognizer? _places;

    public PhoneRecognizer(ModelFiles files)
        : this(files, places: null)
    {
    }

    /// <param name="places">Tells in which of a site's countries an ad's city lies; without it their order decides.</param>
    internal PhoneRecognizer(ModelFiles files, PlaceRecognizer? places)
    {
        ArgumentNullException.ThrowIfNull(files);
        _places = places;
        _plans = files.Shared(static f => new PhonePlans(f));
        _finder = new PhoneFinder(_plans, new DigitScanner(files.Shared(static f => new DigitWords(f))));
        _plansByLanguage = PlansByLanguage(files, _plans);
    }

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        ArgumentNullException.ThrowIfNull(ad);
        ArgumentNullException.ThrowIfNull(draft);
        var prior = PriorOf(ad, draft);
        var contacts = new List<ExtractedContact>(draft.Contacts);
        var before = contacts.Count;
        foreach (var match in _finder.Find(ad.Text, prior, labelled: false))
        {
            var span = new TextSpan(match.Start, match.End - match.Start);
            var label = LabelAt(ad, span);
            if (match.Number.Type != PhoneType.Free && !IsVetoed(label, match))
            {
                var confidence = label == FieldLabel.Phone ? Math.Min(0.99, match.Confidence + 0.1) : match.Confidence;
                contacts.Add(Contact(IsDisguised(ad, span) ? match with { Obfuscated = true } : match, confidence, span));
            }
        }

        foreach (var field in ad.Fields)
        {
            if (field.Label is FieldLabel.Phone or FieldLabel.Handle)
            {
                foreach (var match in _finder.Find(field.Value, prior, labelled: true))
                {
                    var span = SpanIn(field, match);
                    AddUnlessKnown(contacts, before, Contact(span is { } at && IsDisguised(ad, at) ? match with { Obfuscated = true } : match, match.Confidence, span));
                }
            }
        }

        foreach (var link in ad.ContactLinks)
        {
            if (PhoneLinks.NumberIn(link) is { } number)
            {
                foreach (var match in _finder.Find(number, prior, labelled: true).Where(m => m.Number.Type != PhoneType.Free))
                {
                    AddUnlessKnown(contacts, before, Contact(match with { Obfuscated = false }, match.Confidence, span: null));
                }
            }
        }

        RemoveOperators(contacts, before, ad);
        return contacts.Count == before ? draft : draft with { Contacts = ContactOccurrences.Agree(contacts) };
    }

    /// <summary>A number that the site's foot tells too is its operator's, where the ad tells another.</summary>
    private static void RemoveOperators(List<ExtractedContact> contacts, int from, AdText ad)
    {
        var own = contacts.Skip(from).Select(c => c.Value).Distinct(StringComparer.Ordinal).ToList();
        if (own.Count < 2 || ad.Foot.Count == 0)
        {
            return;
        }

        List<string> foot = [.. ad.Foot.Select(line => string.Concat(line.Where(char.IsAsciiDigit))).Where(digits => digits.Length >= ComparedDigits)];
        var operators = own.FindAll(value => foot.Exists(line => line.Contains(value[^ComparedDigits..], StringComparison.Ordinal)));
        if (operators.Count < own.Count)
        {
            contacts.RemoveAll(c => c.Kind == ContactKind.Phone && operators.Contains(c.Value, StringComparer.Ordinal));
        }
    }

    /// <summary>Whether a text holds a number that can be called, however it is written. One that its plan only finds possible does not count.</summary>
    internal bool IsIn(string text, SiteContext site, string? language)
    {
        var prior = PriorOf(new AdText { Text = "", Site = site, Language = language, FetchedAt = default }, new ExtractedAd { Text = "" });
        return _finder.Find(text, prior, labelled: false).Exists(m => m.Number.IsValid);
    }

    /// <summary>Reads one number as dialled in <paramref name="country"/> (ISO alpha-2); null when it is none. For handles and for tests.</summary>
    internal PhoneNumber? Parse(string text, string? country)
    {
        var plan = country is null ? null : _plans.Of(country);
        var found = _finder.Find(text, plan is null ? new DialPrior([], 0) : new DialPrior([plan], 1), labelled: true);
        return found.Count > 0 ? found[0].Number : null;
    }

    private static ExtractedContact Contact(PhoneMatch match, double confidence, TextSpan? span) =>
        new(ContactKind.Phone, "phone", match.Number.E164, match.Number.Country, match.Obfuscated, Math.Round(confidence, 3), span);

    /// <summary>A field or link repeats what the text says: it raises the confidence instead of adding an occurrence.</summary>
    private static void AddUnlessKnown(List<ExtractedContact> contacts, int from, ExtractedContact contact)
    {
        var known = false;
        for (var i = from; i < contacts.Count; i++)
        {
            if (string.Equals(contacts[i].Value, contact.Value, StringComparison.Ordinal))
            {
                contacts[i] = contacts[i] with { Confidence = Math.Max(contacts[i].Confidence, contact.Confidence) };
                known = true;
            }
        }

        // A text reading that overlaps a labelled one read the same digits with less knowledge.
        if (!known && contact.Span is { } span)
        {
            contacts.RemoveAll(c => c.Kind == ContactKind.Phone && c.Span is { } other && other.Overlaps(span));
        }

        if (!known)
        {
            contacts.Add(contact);
        }
    }

    private static TextSpan? SpanIn(LabelledValue field, PhoneMatch match) =>
        field.Span is { } span && span.Length == field.Value.Length ? new TextSpan(span.Start + match.Start, match.End - match.Start) : null;

    private static bool IsDisguised(AdText ad, TextSpan span)
    {
        foreach (var line in ad.Disguised)
        {
            if (line.Overlaps(span))
            {
                return true;
            }
        }

        return false;
    }

    private static FieldLabel? LabelAt(AdText ad, TextSpan span)
    {
        foreach (var field in ad.Fields)
        {
            if (field.Span is { } other && other.Overlaps(span) && (field.Value.Length <= LongestVetoValue || field.Label is FieldLabel.Phone))
            {
                return field.Label;
            }
        }

        return null;
    }

    private static bool IsVetoed(FieldLabel? label, PhoneMatch match) => label switch
    {
        FieldLabel.Age or FieldLabel.Price or FieldLabel.Posted or FieldLabel.Updated => true,
        FieldLabel.Other => match.Confidence < 0.95,
        _ => false,
    };

    private DialPrior PriorOf(AdText ad, ExtractedAd draft)
    {
        var plans = new List<PhonePlan>(4);
        foreach (var country in _places?.HomeOf(ad, draft) is { } home ? ad.Site.MarketCountries.Prepend(home) : ad.Site.MarketCountries)
        {
            if (_plans.Of(country) is { } plan && !plans.Contains(plan))
            {
                plans.Add(plan);
            }
        }

        var fromMarket = plans.Count;
        if ((ad.Language ?? ad.Site.Language) is { } language && _plansByLanguage.TryGetValue(language, out var spoken))
        {
            foreach (var plan in spoken)
            {
                if (!plans.Contains(plan))
                {
                    plans.Add(plan);
                }
            }
        }

        return new DialPrior(plans, fromMarket);
    }

    /// <summary>Countries whose first language it is, largest first; at most two, since each more is a guess.</summary>
    private static Dictionary<string, PhonePlan[]> PlansByLanguage(ModelFiles files, PhonePlans plans)
    {
        var speakers = new List<(string Language, string Country, long Population)>();
        foreach (var row in ReferenceCsv.Rows(files, "seeds/reference/osce-states.csv", "iso2", "population", "languages"))
        {
            _ = long.TryParse(row[1], System.Globalization.CultureInfo.InvariantCulture, out var population);
            var language = row[2].Split('|')[0];
            if (plans.Of(row[0]) is not null)
            {
                speakers.Add((language, row[0], population));
            }
        }

        return speakers
            .GroupBy(s => s.Language, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.OrderByDescending(s => s.Population).ThenBy(s => s.Country, StringComparer.Ordinal).Take(2).Select(s => plans.Of(s.Country)!).ToArray(),
                StringComparer.Ordinal);
    }
}
