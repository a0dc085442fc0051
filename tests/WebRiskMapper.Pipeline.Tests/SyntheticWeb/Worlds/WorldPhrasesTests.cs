using Shouldly;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Worlds;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb.Worlds;

public sealed class WorldPhrasesTests
{
    public static TheoryData<string> Languages { get; } = new(WorldPhrases.ByLanguage.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Phrases_HaveAllSections_AndEnoughSentences(string code)
    {
        var phrases = WorldPhrases.ByLanguage[code];

        phrases.Sections.ShouldBe(WorldPhrases.ByLanguage["en"].Sections);
        phrases.Sections.ShouldAllBe(s => phrases[s].Length > 0);
        new[] { "first", "plural", "third" }.ShouldAllBe(voice => phrases["sentence " + voice].Length >= 7 && phrases["opening " + voice].All(o => o.Contains("{name}")));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Phrases_AreNoneOfTheSyntheticWebs(string code)
    {
        var language = LanguageRegistry.Get(code);
        HashSet<string> known =
        [
            .. language.Voices.Values.SelectMany(v => v.Openings.Concat(v.Sentences).Concat(v.Closings)), .. language.Signals.Values.SelectMany(s => s), .. language.Titles, .. language.Hobbies, .. language.Traits,
            .. language.ContactSentences, language.MessengerSentence, language.AgeSentence, language.CitySentence, language.NationalitySentence, language.PriceSentence, language.ServicesSentence,
        ];
        var phrases = WorldPhrases.ByLanguage[code];
        var drawn = phrases.Sections.SelectMany(s => phrases[s]).SelectMany(phrase => Enumerable.Range(0, 60).Select(seed => phrases.Decide(phrase, new Dice(seed, "test")))).Distinct();

        drawn.Where(known.Contains).ShouldBeEmpty();
    }
}
