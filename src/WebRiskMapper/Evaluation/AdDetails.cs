using System.Globalization;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline;

namespace WebRiskMapper.Evaluation;

/// <summary>
/// Fields that the invented web plants no truth of, in advertisements that were written for them in every language with a lexicon: the half to
/// improve on and the other half. A file has one JSON object a line, <see cref="KnownDetails"/>.
/// </summary>
internal static class AdDetails
{
    private const string Files = "seeds/evaluation/ad-details";

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static IReadOnlyList<DetailResult> Shipped(PageParser parser, AdExtractor extractor) =>
        WrittenLines.Halves(Files, (file, lines, showsMisses) => Measure(file, lines, parser, extractor, showsMisses));

    /// <exception cref="BadInputException">A line is malformed; the message names file, line and field.</exception>
    internal static DetailResult Measure(string file, IEnumerable<string> lines, PageParser parser, AdExtractor extractor, bool showsMisses)
    {
        var accuracy = new FieldAccuracy();
        var line = 0;
        foreach (var json in lines)
        {
            line++;
            var known = Read(file, line, json);
            Compare(new KnownAd(known.Language, Path.GetFileName(file), $"line {line}"), known, extractor.Extract(WrittenLines.Page(known.Text, known.Market, known.Language, line, parser)), accuracy);
        }

        return new DetailResult(file, line, accuracy, showsMisses);
    }

    private static void Compare(KnownAd ad, KnownDetails known, ExtractedAd read, FieldAccuracy accuracy)
    {
        accuracy.Compare("spoken languages", ad, known.Spoken, read.SpokenLanguages);
        accuracy.Compare("venues", ad, known.Venues, read.Venues);
        accuracy.Compare("availability", ad, known.Available.SelectMany(Expand), Hours(read.Availability));
        accuracy.Compare("payments", ad, known.Payments, read.PaymentChannels);
        accuracy.Compare("verifications", ad, known.Verified, read.Verifications);
        accuracy.Compare("views", ad, OneOrNone(known.Views), OneOrNone(read.ViewCount));
        accuracy.Compare("agency", ad, known.Agency is { } agency ? [agency.ToLowerInvariant()] : [], read.Agency is { } named ? [named.ToLowerInvariant()] : Array.Empty<string>());
        accuracy.Compare("ethnicities", ad, known.Ethnicities, read.Ethnicities);
        accuracy.Compare("persons", ad, known.Persons, read.Persons.Where(p => p.Name is not null).Select(p => p.Age is { } age ? FormattableString.Invariant($"{p.Name} {age}") : p.Name!));
        accuracy.Compare("incall", ad, OneOrNone(known.Incall), OneOrNone(read.Incall));
        accuracy.Compare("outcall", ad, OneOrNone(known.Outcall), OneOrNone(read.Outcall));
    }

    /// <summary>One entry a day: "mon 10:00-20:00"; without a day where none is said.</summary>
    private static IEnumerable<string> Hours(Availability? availability)
    {
        if (availability is null)
        {
            return [];
        }

        return availability.Hours.SelectMany(h => PerDay([.. h.Days.Select(d => Days[((int)d + 6) % 7])], $"{Clock(h.From)}-{Clock(h.To)}")).Concat(availability.Always ? ["always"] : []);
    }

    private static IEnumerable<string> Expand(string written)
    {
        // Midnight has one name.
        var parts = written.Replace("24:00", "00:00", StringComparison.Ordinal).Split(' ');
        return parts switch
        {
            ["always"] => ["always"],
            [var hours] when hours.Contains('-', StringComparison.Ordinal) && hours.Contains(':', StringComparison.Ordinal) => [hours],
            [var days, var hours] => PerDay(DaysOf(days), hours),
            // A day on which one can come at any hour.
            [var days] => PerDay(DaysOf(days), "-"),
            _ => throw new FormatException($"'{written}' is not DAYS FROM-TO"),
        };
    }

    private static IEnumerable<string> PerDay(IReadOnlyList<string> days, string hours) => days.Count == 0 ? [hours] : days.Select(d => $"{d} {hours}");

    private static List<string> DaysOf(string written) => written == "daily" ? [.. Days] : [.. written.Split(',').SelectMany(part =>
    {
        var ends = part.Split('-').Select(d => Array.IndexOf(Days, d)).ToList();
        return ends.Contains(-1) || ends.Count > 2 ? throw new FormatException($"'{part}' is no day and no range of days") : Enumerable.Range(ends[0], ((ends[^1] - ends[0] + 7) % 7) + 1).Select(d => Days[d % 7]);
    })];

    private static string Clock(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<T> OneOrNone<T>(T? value)
        where T : struct => value is { } known ? [known] : [];

    private static KnownDetails Read(string file, int line, string json)
    {
        try
        {
            var known = WrittenLines.Read<KnownDetails>(file, line, json);
            _ = known.Available.SelectMany(Expand).Count();
            return known;
        }
        catch (FormatException e)
        {
            throw new BadInputException(new InputProblem(file, line, "available", e.Message, "write 'mon-fri 10:00-20:00', '10:00-20:00', 'sat -16:00' or 'always'"));
        }
    }
}

/// <summary>An advertisement's text and what it truly says; empty or null where it says nothing of the kind.</summary>
internal sealed record KnownDetails
{
    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>ISO alpha-2 of the market that its site serves.</summary>
    public required string Market { get; init; }

    /// <summary>Lines as a page shows them.</summary>
    public required string Text { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required IReadOnlyList<string> Spoken { get; init; }

    public required IReadOnlyList<string> Venues { get; init; }

    /// <summary>"mon-fri 10:00-20:00", "daily 10:00-22:00", "10:00-22:00" where no day is said, "sat -16:00", or "always".</summary>
    public required IReadOnlyList<string> Available { get; init; }

    public required IReadOnlyList<string> Payments { get; init; }

    public required IReadOnlyList<string> Verified { get; init; }

    public required int? Views { get; init; }

    public required string? Agency { get; init; }

    public required IReadOnlyList<string> Ethnicities { get; init; }

    /// <summary>"Name age", or the name alone.</summary>
    public required IReadOnlyList<string> Persons { get; init; }

    public required bool? Incall { get; init; }

    public required bool? Outcall { get; init; }
}
