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

    /// <summary>All but those whose words are only asked for by themselves.</summary>
    public static TheoryData<string> Lists { get; } = [.. FieldWords.Files.Select(f => f.Path).Where(path => Entries(path).Any())];

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
            .Where(r => !FieldWords.Lookups.Contains(r[1], StringComparer.Ordinal))
            .SelectMany(r => r[3].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(w => (r[0], r[1], r[2], w.TrimEnd('*'))));

    private static bool Finds(string path, (string Language, string Kind, string Code, string Word) entry, string written) =>
        Words.Match(Array.Find(FieldWords.Files, f => f.Path == path).List, $"– {written} –", entry.Language == "*" ? "en" : entry.Language).Any(h => h.Kind == entry.Kind && h.Code == entry.Code && h.Span.Length >= entry.Word.Length);
}
