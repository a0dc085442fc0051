namespace WebRiskMapper.Analysis.Extraction.Availabilities;

/// <summary>Reads days of the week from words found in a text: single days, ranges, "daily", and what is left out.</summary>
internal sealed class WeekReader(FieldWords words)
{
    private const int ClosedDistance = 16;
    private const int ExceptDistance = 12;

    /// <summary>Languages that say "Sunday except".</summary>
    private static readonly string?[] ExceptFollows = ["tr", "az", "kk", "ka", "hu"];

    private static readonly string[] Codes = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly HashSet<string> to = words.Of(FieldWordList.Availability, "to").Select(w => FoldedText.Fold(w.Word)).ToHashSet(StringComparer.Ordinal);

    /// <param name="hits">Words of the availability list within the part of <paramref name="text"/> that speaks of hours, by position.</param>
    /// <param name="statedUntil">What stands behind is only read for days that are left out: "Mo-Fr 10-20, So frei".</param>
    public IReadOnlyList<DayOfWeek> Days(string text, string? language, IReadOnlyList<FieldHit> hits, int statedUntil = int.MaxValue)
    {
        var stated = new bool[7];
        var refused = new bool[7];
        FieldHit? previous = null;
        var days = Longest(hits);
        for (var i = 0; i < days.Count; i++)
        {
            var hit = days[i];
            var number = Array.IndexOf(Codes, hit.Code);
            if (IsRefused(text, language, hit, hits))
            {
                refused[number] = true;
                previous = null;
                continue;
            }

            if (hit.Span.Start >= statedUntil)
            {
                continue;
            }

            stated[number] = true;
            if (previous is { } first && IsRange(GapBefore(text, days, i)) && !IsList(text, days, i))
            {
                for (var day = Array.IndexOf(Codes, first.Code); day != number; day = (day + 1) % 7)
                {
                    stated[day] = true;
                }
            }

            previous = hit;
        }

        foreach (var hit in hits)
        {
            var isRefused = hit is { Kind: "days" } && IsRefused(text, language, hit, hits);
            if (isRefused || hit.Span.Start < statedUntil)
            {
                Fill(hit, isRefused ? refused : stated);
            }
        }

        // "Sunday closed" alone says when it is not, and so when it is.
        var onlyRefusals = Array.TrueForAll(stated, d => !d) && Array.Exists(refused, d => d);
        return [.. Enumerable.Range(0, 7).Where(d => (stated[d] || onlyRefusals) && !refused[d]).Select(d => (DayOfWeek)((d + 1) % 7))];
    }

    private static void Fill(FieldHit hit, bool[] week)
    {
        var (first, end) = hit is not { Kind: "days" } ? (0, 0) : hit.Code switch { "daily" => (0, 7), "workdays" => (0, 5), _ => (5, 7) };
        for (var day = first; day < end; day++)
        {
            week[day] = true;
        }
    }

    // Where one word means several things ("mar" is a day of two languages), the first reading of the longest one counts.
    private static List<FieldHit> Longest(IReadOnlyList<FieldHit> hits)
    {
        var days = new List<FieldHit>();
        foreach (var hit in hits)
        {
            if (hit.Kind is not ("day" or "day_short"))
            {
                continue;
            }

            if (days.Count == 0 || !days[^1].Span.Overlaps(hit.Span))
            {
                days.Add(hit);
            }
            else if (hit.Span.Length > days[^1].Span.Length)
            {
                days[^1] = hit;
            }
        }

        return days;
    }

    private static ReadOnlySpan<char> GapBefore(string text, List<FieldHit> days, int at) =>
        at > 0 && at < days.Count ? text.AsSpan(days[at - 1].Span.End, Math.Max(0, days[at].Span.Start - days[at - 1].Span.End)).Trim() : [];

    // "Di-wo-vr": three days with the same sign between are three days.
    private static bool IsList(string text, List<FieldHit> days, int at) =>
        GapBefore(text, days, at) is [not (>= 'a' and <= 'z')] sign && (sign.SequenceEqual(GapBefore(text, days, at - 1)) || sign.SequenceEqual(GapBefore(text, days, at + 1)));

    private bool IsRange(ReadOnlySpan<char> gap)
    {
        var joint = gap.Trim(" .\u00A0");
        return joint is "-" or "–" or "—" or "−" or "/" || (joint.Length is > 0 and < 12 && to.Contains(FoldedText.Fold(joint.ToString())));
    }

    private bool IsRefused(string text, string? language, FieldHit day, IReadOnlyList<FieldHit> hits)
    {
        foreach (var hit in hits)
        {
            var follows = hit.Kind is "except" && ExceptFollows.Contains(language, StringComparer.Ordinal);
            var behind = hit.Span.Start - day.Span.End;
            var ahead = day.Span.Start - hit.Span.End;
            if (((hit.Kind is "closed" || follows) && behind is >= 0 and <= ClosedDistance && IsBlank(text.AsSpan(day.Span.End, behind)))
                || (hit.Kind is "closed" or "except" && !follows && ahead is >= 0 and <= ExceptDistance && IsBlank(text.AsSpan(hit.Span.End, ahead))))
            {
                return true;
            }
        }

        return words.Negation.Precedes(text, day.Span.Start, language);
    }

    // One short word at most ("Sunday is closed", "except on Sunday"), and no other hours.
    private static bool IsBlank(ReadOnlySpan<char> gap) => LineText.Words(gap) <= 1 && gap.IndexOfAny("\n;,0123456789") < 0;
}
