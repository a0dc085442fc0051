using System.Globalization;

namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>Durations that a table's rows give without a unit, as programs print them: "00:30	60 €", "01:00:00	110 €", and "30	60 €" below a word for time.</summary>
internal static class TimeCells
{
    private const int MinutesPerHour = 60;
    private const int Shortest = 10;

    /// <summary>Later is a time of day more often than a duration.</summary>
    private const int MostClockMinutes = 12 * MinutesPerHour;
    private const int MostClockMinutesOfNumbers = 6 * MinutesPerHour;
    private const int LongestPrice = 16;

    private static readonly int[] UsualMinutes = [15, 20, 30, 45, 60, 90, 120, 180, 240];

    /// <summary>Takes the first cell of a row for a duration, where all other cells are amounts or empty.</summary>
    public static void Take(string line, List<PriceItem> items)
    {
        var end = line.IndexOf('\t', StringComparison.Ordinal);
        if (end <= 0 || items.Exists(i => i.Kind is not (PriceItemKind.Number or PriceItemKind.Amount)))
        {
            return;
        }

        var others = items.FindAll(i => i.Start > end);
        var arePriced = others.Exists(i => i.Kind == PriceItemKind.Amount);
        var minutes = Clock(line[..end].Trim(), arePriced ? MostClockMinutes : MostClockMinutesOfNumbers) ?? (arePriced ? Usual(line[..end].Trim()) : null);
        if (minutes is not null && others.Count > 0 && line[(end + 1)..].Split('\t').All(cell => IsPrice(cell.Trim())))
        {
            items.RemoveAll(i => i.Start < end);
            items.Insert(0, new PriceItem(PriceItemKind.Duration, minutes.Value, null, 0, end));
        }
    }

    private static int? Usual(string cell) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && UsualMinutes.Contains(minutes) ? minutes : null;

    private static int? Clock(string cell, int most) =>
        TimeSpan.TryParseExact(cell, [@"h\:mm", @"hh\:mm", @"h\:mm\:ss", @"hh\:mm\:ss"], CultureInfo.InvariantCulture, out var time)
        && time.TotalMinutes is var minutes && minutes >= Shortest && minutes <= most && minutes % 5 == 0
            ? (int)minutes
            : null;

    // "60,00 €", "150 EUR", "—"; no sentence and no other time.
    private static bool IsPrice(string cell) => cell.Length <= LongestPrice && !cell.Contains(':') && cell.Count(char.IsLetter) <= 4;
}
