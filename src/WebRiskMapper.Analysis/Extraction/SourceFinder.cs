using System.Globalization;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// Finds where each value of an ad came from by asking the recognisers again: each field of the page alone, then each line alone, then ever
/// shorter parts of the line, as long as they still give the value. What a recogniser says of a part by itself is its own word, so none
/// has to keep a record, and a crawl pays nothing. An ad takes some hundred short readings, a fraction of a second.
/// </summary>
internal sealed class SourceFinder(Func<AdText, ExtractedAd> extract, AdText ad, ExtractedAd read)
{
    /// <summary>Longer lines are read for their own values, but not cut further.</summary>
    private const int LongestLine = 4_000;

    private static readonly (string Field, bool IsTerm, Func<ExtractedAd, IEnumerable<string>> Values)[] Fields =
    [
        ("prices", false, ad => ad.Prices.Select(Written)),
        ("ages", false, ad => ad.Ages.Select(a => a.ToString(CultureInfo.InvariantCulture))),
        ("names", false, ad => ad.Names),
        ("nationalities", true, ad => ad.Nationalities),
        ("ethnicities", true, ad => ad.Ethnicities),
        ("services", true, ad => ad.Services),
        ("spoken_languages", true, ad => ad.SpokenLanguages),
        ("availability", true, ad => ad.Availability is null ? [] : [.. ad.Availability.Hours.Select(Written), .. ad.Availability.Always ? new[] { "always" } : []]),
        ("venues", true, ad => ad.Venues),
        ("payment_channels", true, ad => ad.PaymentChannels),
        ("verifications", true, ad => ad.Verifications),
        ("incall", true, ad => ad.Incall is { } stated ? [stated ? "true" : "false"] : []),
        ("outcall", true, ad => ad.Outcall is { } stated ? [stated ? "true" : "false"] : []),
        ("agency", false, ad => ad.Agency is null ? [] : [ad.Agency]),
        ("operator", false, ad => ad.Operator is null ? [] : [ad.Operator]),
        ("posted_at", false, ad => Written(ad.PostedAt)),
        ("updated_at", false, ad => Written(ad.UpdatedAt)),
        ("view_count", false, ad => ad.ViewCount is { } views ? [views.ToString(CultureInfo.InvariantCulture)] : []),
        ("persons", false, ad => ad.Persons.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {p.Age}").Trim())),
        ("city", false, ad => ad.Place.City is null ? [] : [ad.Place.City]),
        ("country", false, ad => ad.Place.Country is null ? [] : [ad.Place.Country]),
    ];

    private readonly List<(TextSpan Span, ExtractedAd Read)> lines = [];
    private readonly List<(LabelledValue Field, ExtractedAd Read)> labelled = [];

    public IReadOnlyList<ValueSource> Find()
    {
        ReadParts();
        var sources = new List<ValueSource>();
        foreach (var contact in read.Contacts)
        {
            var method = contact.Span is null ? SourceMethod.Structured : SourceMethod.Bare;
            sources.Add(At("contacts", contact.Service + ":" + contact.Value, method, contact.Confidence, contact.Span));
        }

        foreach (var (field, isTerm, values) in Fields)
        {
            foreach (var value in values(read).Distinct(StringComparer.Ordinal))
            {
                var source = Of(field, value, isTerm, values);
                sources.Add(field is "city" or "country" ? source with { Confidence = read.Place.Confidence } : source);
            }
        }

        return sources;
    }

    private void ReadParts()
    {
        foreach (var field in ad.Fields)
        {
            labelled.Add((field, extract(Part("") with { Fields = [field with { Span = null }] })));
        }

        for (var start = 0; start < ad.Text.Length;)
        {
            var end = ad.Text.IndexOf('\n', start);
            end = end < 0 ? ad.Text.Length : end;
            if (end > start)
            {
                lines.Add((new TextSpan(start, end - start), extract(Part(ad.Text[start..end]))));
            }

            start = end + 1;
        }
    }

    private AdText Part(string text) => ad with
    {
        Text = text,
        Title = IsPartOf(ad.Title, text) ? text : null,
        Heading = IsPartOf(ad.Heading, text) ? text : null,
        Fields = [],
        Disguised = [],
        ContactLinks = [],
        ImageUrls = [],
        Reviews = [],
        Foot = [],
    };

    private static bool IsPartOf(string? title, string text) => text.Length > 0 && title is not null && title.Contains(text, StringComparison.Ordinal);

    private ValueSource Of(string field, string value, bool isTerm, Func<ExtractedAd, IEnumerable<string>> values)
    {
        bool Gives(ExtractedAd part) => values(part).Contains(value, StringComparer.Ordinal);
        foreach (var (label, part) in labelled.OrderBy(l => l.Field.Span is null ? 0 : 1))
        {
            if (Gives(part))
            {
                var method = label.Span is null ? SourceMethod.Structured : SourceMethod.Label;
                return At(field, value, method, ValueSource.ConfidenceOf(method), label.Span) with { Printed = label.Value };
            }
        }

        foreach (var (span, part) in lines)
        {
            if (Gives(part))
            {
                var shortest = span.Length > LongestLine ? span : Shortest(span, Gives);
                var method = isTerm ? SourceMethod.Term : HasCue(shortest, value) ? SourceMethod.Cue : SourceMethod.Bare;
                return At(field, value, method, ValueSource.ConfidenceOf(method), shortest);
            }
        }

        return At(field, value, SourceMethod.Context, ValueSource.ConfidenceOf(SourceMethod.Context), null);
    }

    // Words are taken away from the end, then from the beginning, in halves of what is left, then one by one.
    private TextSpan Shortest(TextSpan line, Func<ExtractedAd, bool> gives)
    {
        var text = ad.Text;
        var words = WordsOf(text, line);
        var (first, last) = (0, words.Count - 1);
        foreach (var fromEnd in (bool[])[true, false])
        {
            for (var step = (last - first + 1) / 2; step > 0;)
            {
                var (from, to) = fromEnd ? (first, last - step) : (first + step, last);
                if (to >= from && gives(extract(Part(text[words[from].Start..words[to].End]))))
                {
                    (first, last) = (from, to);
                    step = Math.Min(step, (last - first + 1) / 2);
                }
                else
                {
                    step /= 2;
                }
            }
        }

        return words.Count == 0 ? line : new TextSpan(words[first].Start, words[last].End - words[first].Start);
    }

    private static List<TextSpan> WordsOf(string text, TextSpan line)
    {
        var words = new List<TextSpan>();
        for (var i = line.Start; i < line.End;)
        {
            var start = i;
            while (i < line.End && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                words.Add(new TextSpan(start, i - start));
            }

            i++;
        }

        return words;
    }

    // "23" and "Anna" are bare; "I'm 23" and "150 €" are not.
    private bool HasCue(TextSpan span, string value)
    {
        var printed = ad.Text.Substring(span.Start, span.Length);
        return !string.Equals(printed.Trim(',', '.', '!', ':', '(', ')', '-', '|', ' '), value, StringComparison.OrdinalIgnoreCase)
            && printed.AsSpan().ContainsAnyExcept("0123456789.,:;!()-–|/ ");
    }

    private ValueSource At(string field, string value, SourceMethod method, double confidence, TextSpan? span) => new(
        field,
        value,
        method,
        confidence,
        span,
        span is { } at ? ad.Text.AsSpan(0, at.Start).Count('\n') + 1 : null,
        span is { } s ? ad.Text.Substring(s.Start, s.Length) : null);

    private static string Written(Price price) => string.Join(' ', new[]
    {
        price.Amount.ToString(CultureInfo.InvariantCulture),
        price.Currency,
        price.Minutes is { } minutes ? minutes.ToString(CultureInfo.InvariantCulture) + " min" : null,
        price.Outcall is { } outcall ? outcall ? "outcall" : "incall" : null,
    }.OfType<string>());

    private static string Written(OpenHours hours) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join('+', hours.Days)} {hours.From:HH:mm}-{hours.To:HH:mm}").Trim();

    private static string[] Written(DateOnly? date) => date is { } day ? [day.ToString("O", CultureInfo.InvariantCulture)] : [];
}
