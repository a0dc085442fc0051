using WebRiskMapper.Analysis.Extraction.Dates;

namespace WebRiskMapper.Analysis.Extraction.Availabilities;

/// <summary>
/// Reads when an ad is answered: from a field about hours, else from sentences and timetables that name hours together with days or a
/// word such as "available". Tour dates, durations and the price of 24 hours are not opening hours.
/// </summary>
internal sealed class AvailabilityRecognizer(FieldWords words, AdLexicon lexicons, DateWords dates) : IRecognizer
{
    private const string AlwaysConcept = "always_available";
    private const string CueConcept = "label:Availability";
    private const int WholeDay = 24 * 60;

    /// <summary>How far from the hours the days and cues of a sentence may stand, in characters.</summary>
    private const int Before = 60;
    private const int After = 40;

    /// <summary>How far hours without days of their own may stand from those whose days they share: "10-13 and 15-20".</summary>
    private const int JointLength = 10;

    /// <summary>How far hours may stand from the day that alone makes them hours, in characters.</summary>
    private const int DayGap = 8;

    private const int ShortGap = 4;

    private static readonly System.Buffers.SearchValues<char> ClauseEnds = System.Buffers.SearchValues.Create("\n,;()!?|•");

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

        // "Available 24 hours, 7 days" says the same twice.
        stated ??= FromText(ad) is { } said && !(always && said.Hours is [{ From: null, To: null, Days.Count: 7 }]) ? said : null;
        return always ? draft with { Availability = new Availability(Always: true, stated?.Hours ?? []) }
            : stated is null ? draft
            : draft with { Availability = stated };
    }

    private bool SaysAlways(AdText ad, ExtractedAd draft)
    {
        var lexicon = lexicons.Hits(ad.Text, ad.Language).Where(h => string.Equals(h.Concept, AlwaysConcept, StringComparison.Ordinal)).Select(h => h.Span);
        var hits = words.Match(FieldWordList.Availability, ad.Text, ad.Language);
        var listed = hits.Where(h => h.Kind is "always").Select(h => h.Span);
        var sellsDays = draft.Prices.Any(p => p.Minutes == WholeDay);
        foreach (var span in lexicon.Concat(listed))
        {
            var written = ad.Text.AsSpan(span.Start, span.Length);
            // "24 h" beside a price is what is bought.
            var isDuration = written.StartsWith("24", StringComparison.Ordinal) && !written.Contains('7') && (sellsDays || HasMoney(ad.Text, span));
            if (!isDuration && !IsPartOfNumber(ad, draft, span) && !IsElsewhere(ad.Text, span, hits) && !SaysWithoutBreak(ad.Text, span) && !words.Negation.RulesOut(ad.Text, span, ad.Language))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"The pharmacy downstairs is open 24 hours": the clause speaks of a neighbour.</summary>
    private static bool IsElsewhere(string text, TextSpan hours, IReadOnlyList<FieldHit> hits)
    {
        var start = text.AsSpan(0, hours.Start).LastIndexOfAny(ClauseEnds) + 1;
        var rest = text.AsSpan(hours.End).IndexOfAny(ClauseEnds);
        var end = rest < 0 ? text.Length : hours.End + rest;
        return hits.Any(h => h.Kind is "elsewhere" && h.Span.Start >= start && h.Span.End <= end);
    }

    // "11h-3h non stop": without a break between the two.
    private bool SaysWithoutBreak(string text, TextSpan span)
    {
        var from = Math.Max(LineText.Around(text, span.Start).Start, span.Start - Before);
        var folded = FoldedText.Fold(text[from..span.Start]);
        return !char.IsAsciiDigit(text[span.Start]) && clock.TimesIn(folded, 0, folded.Length) is [.., { IsBound: false, IsWholeDay: false } last] && folded.Length - last.Span.End <= ShortGap;
    }

    // "10-24 h" ends at midnight, and "24 7" may be digits of a phone.
    private bool IsPartOfNumber(AdText ad, ExtractedAd draft, TextSpan span)
    {
        if (!char.IsAsciiDigit(ad.Text[span.Start]))
        {
            return false;
        }

        var line = LineText.Around(ad.Text, span.Start);
        var from = Math.Max(line.Start, span.Start - After);
        var folded = FoldedText.Fold(ad.Text[from..Math.Min(line.End, span.End + After)]);
        return draft.Contacts.Any(c => c.Span is { } contact && contact.Overlaps(span))
            || clock.TimesIn(folded, 0, folded.Length).Exists(r => !r.IsWholeDay && !r.IsBound && new TextSpan(r.Span.Start + from, r.Span.Length).Overlaps(span));
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
        var ranges = clock.TimesIn(folded, 0, folded.Length);
        var table = new Timetable();
        if (ranges.Count <= 1)
        {
            ClockRange? range = ranges.Count > 0 ? ranges[0] : null;
            var always = range is { IsWholeDay: true } || hits.Any(h => h.Kind is "always" && !(range is { } stated && stated.Span.Overlaps(h.Span)));
            var days = week.Days(value, language, hits);
            if (days.Count > 0 || (range is not null && !always))
            {
                table.Add(days, always ? null : range);
            }

            return always || !table.IsEmpty ? new Availability(always, table.Hours) : null;
        }

        ReadLine(value, language, new TextSpan(0, value.Length), ranges, hits, table, isAnnounced: true);
        return new Availability(Always: false, table.Hours);
    }

    private Availability? FromText(AdText ad)
    {
        var hits = words.Match(FieldWordList.Availability, ad.Text, ad.Language);
        var cues = lexicons.Hits(ad.Text, ad.Language).Where(h => string.Equals(h.Concept, CueConcept, StringComparison.Ordinal)).Select(h => h.Span).ToList();
        if (cues.Count == 0 && !hits.Any(h => h.Kind is "day" or "days" or "day_short"))
        {
            return null;
        }

        var folded = FoldedText.Fold(ad.Text);
        var table = new Timetable();
        for (var start = 0; start < ad.Text.Length;)
        {
            var line = LineText.Around(ad.Text, start);
            var ranges = clock.TimesIn(folded, line.Start, line.End);
            ranges.RemoveAll(r => IsElsewhere(ad.Text, r.Span, hits));
            var isCued = ranges.Count > 0 && table.IsEmpty && cues.Exists(c => c.Start >= Math.Max(line.Start, ranges[0].Span.Start - Before) && c.End <= Math.Min(line.End, ranges[0].Span.End + After));
            var isOnly = ranges.Count == 1;
            ranges.RemoveAll(r => !(r.IsBound ? FollowsDay(folded, r, hits) || (isCued && isOnly) : r.IsClock || ((FollowsDay(folded, r, hits) || PrecedesDay(folded, r, hits)) && !IsDate(folded, r, ad.Language))));
            if (ranges.Count > 0)
            {
                ReadLine(ad.Text, ad.Language, WithDayAbove(ad.Text, line, hits), ranges, hits, table, isCued);
            }

            start = line.End + 1;
        }

        return !table.IsEmpty ? Of(table) : FromDays(ad, hits, cues);
    }

    private static Availability Of(Timetable table) => table.Hours is [{ From: { } from, To: { } to }] && from == to && from == TimeOnly.MinValue
        ? new Availability(Always: true, table.Hours[0].Days.Count == 0 ? [] : [table.Hours[0] with { From = null, To = null }])
        : new Availability(Always: false, table.Hours);

    // The hours of one line, each with the days between its neighbours and itself.
    private void ReadLine(string text, string? language, TextSpan line, List<ClockRange> ranges, IReadOnlyList<FieldHit> hits, Timetable table, bool isAnnounced)
    {
        var inLine = hits.Where(h => h.Span.Start >= line.Start && h.Span.End <= line.End).ToList();
        var daysFirst = inLine.Exists(h => IsDay(h) && h.Span.End <= ranges[0].Span.Start);
        for (var i = 0; i < ranges.Count; i++)
        {
            var span = ranges[i].Span;
            var isLast = i + 1 == ranges.Count;
            var from = i == 0 ? line.Start : daysFirst ? ranges[i - 1].Span.End : span.End;
            var to = isLast ? line.End : daysFirst ? span.Start : ranges[i + 1].Span.Start;
            var near = inLine.Where(h => h.Span.Start >= Math.Max(from, span.Start - Before) && h.Span.End <= Math.Min(to, span.End + After)).ToList();
            var days = week.Days(text, language, near, daysFirst ? span.End : int.MaxValue);
            if (days.Count > 0)
            {
                table.Add(days, ranges[i]);
            }
            else if (i > 0 && !table.IsEmpty && span.Start - ranges[i - 1].Span.End <= JointLength)
            {
                table.Add(table.LastDays, ranges[i]);
            }
            else if (i == 0 && isAnnounced)
            {
                table.Add([], ranges[i]);
            }
        }
    }

    // "Mon-Fri 10-20", "sob. do 17": numbers without a sign of the clock are hours where a day stands right before them.
    private bool FollowsDay(string text, ClockRange range, IReadOnlyList<FieldHit> hits) => hits.Any(h => IsDay(h)
        && range.Span.Start - h.Span.End is >= 0 and <= DayGap && text.AsSpan(h.Span.End, range.Span.Start - h.Span.End).Trim(" .,:|()-–") is var gap && (gap.IsEmpty || clock.IsFiller(gap)));

    // "10-18 på hverdage"; short names may be months ("12-18 mar").
    private static bool PrecedesDay(string text, ClockRange range, IReadOnlyList<FieldHit> hits) => hits.Any(h => h.Kind is "day" or "days"
        && h.Span.Start - range.Span.End is >= 0 and <= ShortGap && text.AsSpan(range.Span.End, h.Span.Start - range.Span.End).IndexOfAny("\n;0123456789") < 0);

    // "Sat-Sun 12-13 June".
    private bool IsDate(string folded, ClockRange range, string? language)
    {
        var start = range.Span.End;
        while (start < folded.Length && folded[start] is ' ' or '.')
        {
            start++;
        }

        var end = start;
        while (end < folded.Length && char.IsLetter(folded[end]))
        {
            end++;
        }

        return end > start && dates.Month(folded[start..end], language) is not null;
    }

    // A cell of a timetable may stand under its day: then the line above belongs to it.
    private static TextSpan WithDayAbove(string text, TextSpan line, IReadOnlyList<FieldHit> hits)
    {
        if (line.Start < 2 || hits.Any(h => IsDay(h) && h.Span.Start >= line.Start && h.Span.End <= line.End))
        {
            return line;
        }

        var above = LineText.Around(text, line.Start - 1);
        return above.Length <= After && hits.Any(h => IsDay(h) && h.Span.Start == above.Start) && text.AsSpan(above.Start, above.Length).IndexOfAnyInRange('0', '9') < 0
            ? new TextSpan(above.Start, line.End - above.Start)
            : line;
    }

    private static bool IsDay(FieldHit hit) => hit.Kind is "day" or "days" or "day_short";

    // "Available daily", "erreichbar Mo-Sa": days without hours need the cue right before them.
    private Availability? FromDays(AdText ad, IReadOnlyList<FieldHit> hits, List<TextSpan> cues)
    {
        foreach (var cue in cues)
        {
            var end = Math.Min(LineText.Around(ad.Text, cue.Start).End, cue.End + After);
            var days = week.Days(ad.Text, ad.Language, [.. hits.Where(h => h.Span.Start >= cue.End && h.Span.End <= end)]);
            if (days.Count > 1)
            {
                return new Availability(Always: false, [new OpenHours(days, null, null)]);
            }
        }

        return null;
    }
}
