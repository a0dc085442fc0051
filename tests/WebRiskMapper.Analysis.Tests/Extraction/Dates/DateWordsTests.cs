using System.Globalization;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Dates;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Dates;

/// <summary>Every entry of <c>models/date-words.csv</c>: it dates an ad as it says, and does not within another word. Pages are fetched on 15 March 2026.</summary>
public sealed class DateWordsTests
{
    /// <summary>Letters of no language, so that no entry begins or ends with them.</summary>
    private const string Strange = "ꟻꟻ";

    private static readonly DateOnly Today = new(2026, 3, 15);

    private static readonly PostingDateRecognizer Recognizer = new(RepositoryFiles.All);

    [Fact]
    public void Recognize_EveryEntry_DatesAsItSays() =>
        Entries().Select(e => (Entry: e, Found: Read(e, e.Word))).Where(r => r.Found != Meant(r.Entry)).Select(r => $"{r.Entry.Kind},{r.Entry.Value},{r.Entry.Word}: {r.Found}").ShouldBeEmpty();

    [Fact]
    public void Recognize_EveryEntryWithinAnotherWord_DatesNothing() =>
        Entries().Where(e => Read(e, string.Join(' ', e.Word.Split(' ').Select(w => Strange + w + Strange))) == Meant(e)).Select(e => $"{e.Kind},{e.Value},{e.Word}").ShouldBeEmpty();

    private static IEnumerable<(string Kind, string Value, string Word)> Entries() =>
        ReferenceCsv.Rows(RepositoryFiles.All, "models/date-words.csv", "kind", "value", "word").Select(r => (r[0], r[1], r[2]));

    private static bool IsUnit(string word) => Entries().Any(e => e.Kind == "unit" && e.Word == word);

    private static DateOnly? Read((string Kind, string Value, string Word) entry, string word)
    {
        var (kind, language) = entry.Kind.Split(':') is [var own, var code] ? (own, code) : (entry.Kind, null);
        var line = kind switch
        {
            "month" => $"Posted: 14 {word} 2024",
            "unit" => $"Posted: 3 {word} ago",
            "relative" => $"Posted: {word}",
            // Some are "days ago" in one word.
            "ago" => IsUnit(entry.Word) ? $"Posted: 3 {word}" : $"Posted: {word} 3 days",
            _ => $"{word}: 14.02.2024",
        };
        // A second date, so that the cue alone tells which is meant.
        return Recognizer.Recognize(RecognizerFixture.Ad($"{line}\n02.01.2025", language: language), new ExtractedAd { Text = line }).PostedAt;
    }

    private static DateOnly? Meant((string Kind, string Value, string Word) entry) => entry.Kind.Split(':')[0] switch
    {
        "month" => new DateOnly(2024, int.Parse(entry.Value, CultureInfo.InvariantCulture), 14),
        "unit" => entry.Value.ToLowerInvariant() switch
        {
            "minute" or "hour" => Today,
            "day" => Today.AddDays(-3),
            "week" => Today.AddDays(-21),
            _ => Today.AddMonths(-3),
        },
        "relative" => Today.AddDays(-int.Parse(entry.Value, CultureInfo.InvariantCulture)),
        "ago" => Entries().FirstOrDefault(e => e.Kind == "unit" && e.Word == entry.Word) is { Word: not null } unit ? Meant(unit) : Today.AddDays(-3),
        _ => new DateOnly(2024, 2, 14),
    };
}
