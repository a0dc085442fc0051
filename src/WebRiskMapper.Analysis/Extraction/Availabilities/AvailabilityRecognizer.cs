using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Availabilities;

/// <summary>
/// Reads when an ad is answered: from a field about hours, else from a sentence that names hours together with days or a word
/// such as "available". Tour dates, durations and the price of 24 hours are not opening hours.
/// </summary>
internal sealed class AvailabilityRecognizer(FieldWords words, LexiconMatcher lexicons) : IRecognizer
{
    private const string AlwaysConcept = "always_available";
    private const string CueConcept = "label:Availability";
    private const int WholeDay = 24 * 60;

    /// <summary>How far from the hours the days and cues of a sentence may stand, in characters.</summary>
    private const int Before = 60;
    private const int After = 40;

    private readonly ClockReader clock = new(words);
    private readonly WeekReader week = new(words);

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var always = SaysAlways(ad, draft);
        Availability? stated = null;
        foreach (var field in ad.Fields)
        {
            if (field.Label == FieldLabel.Availability)
            {
                stated ??= FromField(field.Value, ad.Language);
            }
        }

        stated ??= FromText(ad);
        return always ? draft with { Availability = (stated ?? new Availability(Always: true, [], null, null)) with { Always = true } }
            : stated is null ? draft
            : draft with { Availability = stated };
    }

    private bool SaysAlways(AdText ad, ExtractedAd draft)
    {
        var lexicon = AdLexicon.Hits(lexicons, ad.Text, ad.Language).Where(h => string.Equals(h.Concept, AlwaysConcept, StringComparison.Ordinal)).Select(h => h.Span);
        var listed = words.Match(FieldWordList.Availability, ad.Text, ad.Language).Where(h => h.Kind is "always").Select(h => h.Span);
        var sellsDays = draft.Prices.Any(p => p.Minutes == WholeDay);
        foreach (var span in lexicon.Concat(listed))
        {
            var written = ad.Text.AsSpan(span.Start, span.Length);
            // "24 h" beside a price is what is bought.
            var isDuration = written.StartsWith("24", StringComparison.Ordinal) && !written.Contains('7') && (sellsDays || HasMoney(ad.Text, span));
            if (!isDuration && !Negation.Precedes(ad.Text, span.Start))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasMoney(string text, TextSpan span)
    {
        var line = LineText.Around(text, span.Start);
        return line.Length <= 80 && text.AsSpan(line.Start, line.Length).IndexOfAny("€$£₽₴₺₾₸₼") >= 0;
    }

    private Availability? FromField(string value, string? language)
    {
        var folded = FoldedText.Fold(value);
        var hits = words.MatchValue(FieldWordList.Availability, value, language);
        var range = Find(folded, 0, needsClock: false) ?? FindBound(folded);
        var always = hits.Any(h => h.Kind is "always") || range is { IsWholeDay: true };
        return Of(always, week.Days(value, hits), range);
    }

    private Availability? FromText(AdText ad)
    {
        var hits = words.Match(FieldWordList.Availability, ad.Text, ad.Language);
        var cues = AdLexicon.Hits(lexicons, ad.Text, ad.Language).Where(h => string.Equals(h.Concept, CueConcept, StringComparison.Ordinal)).Select(h => h.Span).ToList();
        if (cues.Count == 0 && !hits.Any(h => h.Kind is "day" or "days" or "day_short"))
        {
            return null;
        }

        var folded = FoldedText.Fold(ad.Text);
        for (var at = 0; Find(folded, at, needsClock: true) is { } range; at = range.Span.End)
        {
            var line = LineText.Around(ad.Text, range.Span.Start);
            var from = Math.Max(line.Start, range.Span.Start - Before);
            var to = Math.Min(line.End, range.Span.End + After);
            var near = hits.Where(h => h.Span.Start >= from && h.Span.End <= to).ToList();
            var days = week.Days(ad.Text, near);
            if (days.Count > 0 || cues.Exists(c => c.Start >= from && c.End <= to))
            {
                return Of(range.IsWholeDay, days, range);
            }
        }

        return FromDays(ad, hits, cues);
    }

    // "Available daily", "erreichbar Mo-Sa": days without hours need the cue right before them.
    private Availability? FromDays(AdText ad, IReadOnlyList<FieldHit> hits, List<TextSpan> cues)
    {
        foreach (var cue in cues)
        {
            var end = Math.Min(LineText.Around(ad.Text, cue.Start).End, cue.End + After);
            var days = week.Days(ad.Text, [.. hits.Where(h => h.Span.Start >= cue.End && h.Span.End <= end)]);
            if (days.Count > 1)
            {
                return new Availability(Always: false, days, null, null);
            }
        }

        return null;
    }

    private ClockRange? Find(string folded, int start, bool needsClock)
    {
        for (var i = start; i < folded.Length; i++)
        {
            if (OpensNumber(folded, i) && clock.RangeAt(folded, i) is { } range && (range.IsClock || !needsClock))
            {
                return range;
            }
        }

        return null;
    }

    private ClockRange? FindBound(string folded)
    {
        for (var i = 0; i < folded.Length; i++)
        {
            if (OpensNumber(folded, i) && clock.BoundAt(folded, i) is { } bound)
            {
                return bound;
            }
        }

        return null;
    }

    private static bool OpensNumber(string text, int i) =>
        char.IsAsciiDigit(text[i]) && (i == 0 || !(char.IsLetterOrDigit(text[i - 1]) || (text[i - 1] is '.' or ',' or ':' or '/' && i > 1 && char.IsDigit(text[i - 2]))));

    private static Availability? Of(bool always, IReadOnlyList<DayOfWeek> days, ClockRange? range) =>
        always ? new Availability(Always: true, days, null, null)
        : days.Count == 0 && range is null ? null
        : new Availability(Always: false, days, Clock(range?.From), Clock(range?.To));

    private static TimeOnly? Clock(int? minutes) => minutes is { } m ? new TimeOnly(m / 60 % 24, m % 60) : null;
}
