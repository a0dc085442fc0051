namespace WebRiskMapper.Analysis.Extraction.Availabilities;

/// <summary>Gathers the hours that one ad states for different days; days of the same hours come together.</summary>
internal sealed class Timetable
{
    private readonly List<(SortedSet<int> Days, TimeOnly? From, TimeOnly? To)> rows = [];

    public bool IsEmpty => rows.Count == 0;

    /// <summary>The days of the last row.</summary>
    public IReadOnlyList<DayOfWeek> LastDays => IsEmpty ? [] : Days(rows[^1].Days);

    public IReadOnlyList<OpenHours> Hours => [.. rows.Select(r => new OpenHours(Days(r.Days), r.From, r.To))];

    public void Add(IReadOnlyList<DayOfWeek> days, ClockRange? range)
    {
        var (from, to) = (Clock(range?.From), Clock(range?.To));
        var known = rows.FindIndex(r => r.From == from && r.To == to);
        if (known >= 0)
        {
            rows[known].Days.UnionWith(days.Select(Number));
        }
        else
        {
            rows.Add((new SortedSet<int>(days.Select(Number)), from, to));
        }
    }

    private static IReadOnlyList<DayOfWeek> Days(SortedSet<int> numbers) => [.. numbers.Select(n => (DayOfWeek)((n + 1) % 7))];

    // Monday is 0.
    private static int Number(DayOfWeek day) => ((int)day + 6) % 7;

    private static TimeOnly? Clock(int? minutes) => minutes is { } m ? new TimeOnly(m / 60 % 24, m % 60) : null;
}
