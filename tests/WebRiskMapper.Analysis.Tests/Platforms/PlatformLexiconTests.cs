using Shouldly;
using WebRiskMapper.Analysis.Languages;
using WebRiskMapper.Analysis.Platforms;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Platforms;

/// <summary>Runs the self-tests that the words of every language carry.</summary>
public sealed class PlatformLexiconTests
{
    private static readonly IReadOnlyList<PlatformWordFile> Files = PlatformLexicon.ReadAll(RepositoryFiles.All);
    private static readonly PlatformLexicon Words = PlatformLexicon.Load(RepositoryFiles.All);
    private static readonly PlatformSentences Sentences = new(Words);

    public static TheoryData<string> Languages() => new(Files.Select(f => f.Language));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Facts_OwnSentences_AreFoundOrLeftAlone(string language)
    {
        var wrong = new List<string>();
        foreach (var fact in Files.Single(f => f.Language == language).Facts)
        {
            wrong.AddRange(fact.Yes.Where(s => !Says(fact.Id, s, language)).Select(s => $"{fact.Id} must be found in: {s}"));
            wrong.AddRange(fact.No.Where(s => Says(fact.Id, s, language)).Select(s => $"{fact.Id} must not be found in: {s}"));
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Facts_OfEveryLanguage_AreTheSame(string language) =>
        Files.Single(f => f.Language == language).Facts.Select(f => f.Id).ShouldBe(Files.Single(f => f.Language == "en").Facts.Select(f => f.Id));

    [Fact]
    public void Files_CoverTheLanguagesOfTheLexicons() =>
        Files.Select(f => f.Language).ShouldBe(Lexicon.LoadAll(RepositoryFiles.All).Select(l => l.Language));

    [Theory]
    [InlineData("""{ "language": "xx", "words": { "age": ["a"] }, "facts": [] }""", "advertiser")]
    [InlineData("""{ "language": "xx" }""", "models/platform-facts/xx.json:")]
    [InlineData("no json", "models/platform-facts/xx.json:")]
    public void Read_FileThatLacksSomething_IsRefusedByName(string json, string named) =>
        Should.Throw<InvalidDataException>(() => PlatformLexicon.Read("models/platform-facts/xx.json", json)).Message.ShouldContain(named);

    [Fact]
    public void Read_FactWithoutSelfTest_IsRefusedByName()
    {
        var json = RepositoryFiles.All.Text("models/platform-facts/en.json").Replace("\"no\": [\"Reply to this ad\"]", "\"no\": []", StringComparison.Ordinal);
        Should.Throw<InvalidDataException>(() => PlatformLexicon.Read("models/platform-facts/en.json", json)).Message.ShouldContain("PL07");
    }

    // A report button is read from buttons and links, not from sentences.
    private static bool Says(string indicator, string sentence, string language) => indicator is "PL07"
        ? Words.Match(sentence, language).Exists(h => h.Group == (int)PlatformWord.Report)
        : Sentences.Read([sentence], language).Any(f => f.Indicator == indicator && f.Value == PlatformFact.Present);
}
