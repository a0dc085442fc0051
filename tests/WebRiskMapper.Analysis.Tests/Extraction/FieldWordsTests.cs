using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction;

/// <summary>Every entry of the word lists, in its own language: found where it stands, and not within other words.</summary>
public sealed class FieldWordsTests
{
    /// <summary>Letters of no language, so that no entry begins or ends with them.</summary>
    private const string Strange = "ꟻꟻ";

    private static readonly FieldWords Words = FieldWords.Load(RepositoryFiles.All);

    private static readonly string[] Lookups = ["code", "from", "to", "hour", "none", "form"];

    private static Dictionary<string, FieldWordList> Files { get; } = new(StringComparer.Ordinal)
    {
        ["models/spoken-language-words.csv"] = FieldWordList.SpokenLanguages,
        ["models/availability-words.csv"] = FieldWordList.Availability,
        ["models/view-words.csv"] = FieldWordList.Views,
        ["models/verification-words.csv"] = FieldWordList.Verification,
        ["models/payment-words.csv"] = FieldWordList.Payments,
        ["models/venue-words.csv"] = FieldWordList.Venues,
        ["models/visit-words.csv"] = FieldWordList.Visits,
        ["models/agency-words.csv"] = FieldWordList.Agencies,
        ["models/update-words.csv"] = FieldWordList.Updates,
    };

    public static TheoryData<string> Lists { get; } = [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Match_EveryEntry_IsFoundWhereItStands(string path) =>
        Entries(path).Where(e => !Finds(path, e, e.Word)).Select(e => $"{e.Language} {e.Kind} {e.Code}: {e.Word}").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Lists))]
    public void Match_EveryEntryWithinAnotherWord_IsNotFound(string path) =>
        Entries(path).Where(e => char.IsLetter(e.Word[0]) && Finds(path, e, Strange + e.Word)).Select(e => $"{e.Language} {e.Kind} {e.Code}: {e.Word}").ShouldBeEmpty();

    private static IEnumerable<(string Language, string Kind, string Code, string Word)> Entries(string path) =>
        ReferenceCsv.Rows(RepositoryFiles.All, path, "language", "kind", "code", "words")
            .Where(r => !Lookups.Contains(r[1], StringComparer.Ordinal))
            .SelectMany(r => r[3].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(w => (r[0], r[1], r[2], w.TrimEnd('*'))));

    private static bool Finds(string path, (string Language, string Kind, string Code, string Word) entry, string written) =>
        Words.Match(Files[path], $"– {written} –", entry.Language == "*" ? "en" : entry.Language).Any(h => h.Kind == entry.Kind && h.Code == entry.Code && h.Span.Length >= entry.Word.Length);
}
