using Shouldly;
using WebRiskMapper.Analysis.Languages;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Languages;

/// <summary>Runs the self-tests that every lexicon entry carries.</summary>
public sealed class LexiconTests
{
    private static readonly LexiconMatcher Matcher = LexiconMatcher.Load(RepositoryFiles.All);

    public static TheoryData<string> Languages() => new(Lexicon.LoadAll(RepositoryFiles.All).Select(l => l.Language));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Entries_OwnSentences_AreFoundOrLeftAlone(string language)
    {
        var lexicon = Lexicon.LoadAll(RepositoryFiles.All).Single(l => l.Language == language);
        var wrong = new List<string>();
        foreach (var entry in lexicon.Entries)
        {
            wrong.AddRange(entry.Yes.Where(s => !Finds(entry.Concept, s, language)).Select(s => $"{entry.Concept} must be found in: {s}"));
            wrong.AddRange(entry.No.Where(s => Finds(entry.Concept, s, language)).Select(s => $"{entry.Concept} must not be found in: {s}"));
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Entries_OfEveryLanguage_CoverTheSameConcepts(string language)
    {
        var all = Lexicon.LoadAll(RepositoryFiles.All);
        var english = all.Single(l => l.Language == "en").Entries.Select(e => e.Concept).Order(StringComparer.Ordinal);
        all.Single(l => l.Language == language).Entries.Select(e => e.Concept).Order(StringComparer.Ordinal).ShouldBe(english);
    }

    [Fact]
    public void Entries_CodedTermsForMinors_AreNotShipped() =>
        Lexicon.LoadAll(RepositoryFiles.All).SelectMany(l => l.Entries).ShouldNotContain(e => e.Concept == "minor_coding");

    [Fact]
    public void Read_EntryWithoutSelfTest_IsRefusedByName()
    {
        const string Json = """{ "language": "xx", "entries": [ { "concept": "trust_language", "terms": ["a"], "yes": ["a"], "no": [] } ] }""";
        Should.Throw<InvalidDataException>(() => Lexicon.Read("models/lexicons/xx.json", Json)).Message.ShouldContain("trust_language");
    }

    [Fact]
    public void Read_MissingField_NamesFileAndLine()
    {
        const string Json = "{\n \"language\": \"xx\",\n \"entries\": [\n { \"concept\": \"a\", \"terms\": [\"a\"] }\n ] }";
        Should.Throw<InvalidDataException>(() => Lexicon.Read("models/lexicons/xx.json", Json)).Message.ShouldContain("models/lexicons/xx.json:");
    }

    private static bool Finds(string concept, string sentence, string language) =>
        Matcher.Match(sentence, language).Any(h => h.Concept == concept);
}
