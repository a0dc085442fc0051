using System.Text.RegularExpressions;
using Shouldly;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

/// <summary>What a language's file must hold, so that no ad is left with a gap.</summary>
public sealed partial class SiteLanguageTests
{
    public static TheoryData<string> Codes { get; } = [.. LanguageRegistry.All.Select(l => l.Code)];

    [Fact]
    public void All_Registry_HasTwentyLanguages() =>
        LanguageRegistry.All.Select(l => l.Code).Order(StringComparer.Ordinal).ShouldBe(
            ["bg", "cs", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nl", "pl", "pt", "ro", "ru", "sk", "sr", "sv", "tr", "uk"]);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Phrases_AnyLanguage_HasEveryFieldServiceNationalityAndSignal(string code)
    {
        var language = LanguageRegistry.Get(code);

        language.Labels.Keys.Order().ShouldBe(Enum.GetValues<Field>());
        language.Services.Keys.Order(StringComparer.Ordinal).ShouldBe(ServiceCodes.All.Order(StringComparer.Ordinal));
        language.Nationalities.Keys.Order(StringComparer.Ordinal).ShouldBe(English.Phrases.Nationalities.Keys.Order(StringComparer.Ordinal));
        language.Signals.Keys.Order(StringComparer.Ordinal).ShouldBe(English.Phrases.Signals.Keys.Order(StringComparer.Ordinal));
        language.Voices.Keys.Order().ShouldBe(Enum.GetValues<Voice>());
        language.Labels.Values.Concat(language.Services.Values).Concat(language.Signals.Values).SelectMany(v => v).Concat(language.Nationalities.Values).ShouldAllBe(t => t.Trim().Length > 0);
        language.Months.Distinct(StringComparer.Ordinal).Count().ShouldBe(12);
        language.DigitWords.Distinct(StringComparer.Ordinal).Count().ShouldBe(10);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Phrases_AnyLanguage_VaryAndStandOnceOnly(string code)
    {
        var language = LanguageRegistry.Get(code);

        language.Signals.Values.ShouldAllBe(s => s.Length >= 2 && s.Distinct(StringComparer.Ordinal).Count() == s.Length);
        language.Hobbies.Distinct(StringComparer.Ordinal).Count().ShouldBe(14);
        language.Traits.Distinct(StringComparer.Ordinal).Count().ShouldBe(14);
        foreach (var (voice, phrases) in language.Voices)
        {
            phrases.Sentences.Distinct(StringComparer.Ordinal).Count().ShouldBe(voice == Voice.FirstPerson ? 20 : 10);
            phrases.Sentences.ShouldContain(s => !s.Contains('{'), "an edit adds a sentence without slots");
        }
    }

    /// <summary>A label that two fields share would make the truth of a page ambiguous.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void Labels_AnyLanguage_BelongToOneFieldOnly(string code) =>
        LanguageRegistry.Get(code).Labels.Values.SelectMany(v => v).GroupBy(v => v, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Codes))]
    public void Phrases_AnyLanguage_HaveOnlySlotsThatAreFilled(string code)
    {
        var language = LanguageRegistry.Get(code);
        string[] ad = ["{name}", "{age}", "{in}", "{city}"];
        string[] drawn = [.. ad, "{hobby}", "{hobby2}", "{trait}", "{trait2}"];

        Slots(language.Titles).ShouldBeSubsetOf(drawn);
        Slots(language.Voices.Values.SelectMany(v => v.Openings.Concat(v.Sentences))).ShouldBeSubsetOf(drawn);
        Slots(language.Voices.Values.SelectMany(v => v.Closings)).ShouldBeSubsetOf(ad);
        Slots(language.Signals.Values.SelectMany(v => v)).ShouldBeEmpty();
        Slots([language.AgeSentence.Replace("{years}", "", StringComparison.Ordinal)]).ShouldBe(["{age}"]);
        Slots([language.NationalitySentence]).ShouldBe(["{nat}"]);
        Slots([language.CitySentence]).ShouldBe(["{in}"]);
        Slots([language.ServicesSentence]).ShouldBe(["{services}"]);
        Slots([language.PriceSentence]).ShouldBe(["{price}"]);
        Slots([.. language.ContactSentences, language.MessengerSentence]).Distinct(StringComparer.Ordinal).ShouldBe(["{contact}"]);
        language.YearsWord(30).Length.ShouldBe(language.AgeSentence.Contains("{years}", StringComparison.Ordinal) ? language.YearsWord(30).Trim().Length : 0);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void OwnSpellings_AnyLanguage_AreOfKnownNames(string code)
    {
        var names = Enumerable.Range(0, WorkingNames.Count).Select(WorkingNames.Latin).ToList();
        var language = LanguageRegistry.Get(code);

        language.OwnSpellings.Keys.ShouldBeSubsetOf(names);
        language.OwnSpellings.ShouldAllBe(s => s.Key != s.Value);
        Enumerable.Range(0, WorkingNames.Count).Select(n => WorkingNames.In(n, language)).Distinct(StringComparer.Ordinal).Count().ShouldBe(WorkingNames.Count);
    }

    [Theory]
    [InlineData("pl", 18, "Mam 18 lat.")]
    [InlineData("pl", 22, "Mam 22 lata.")]
    [InlineData("pl", 31, "Mam 31 lat.")]
    [InlineData("ro", 19, "Am 19 ani.")]
    [InlineData("ro", 20, "Am 20 de ani.")]
    [InlineData("uk", 21, "Мені 21 рік.")]
    [InlineData("uk", 34, "Мені 34 роки.")]
    [InlineData("uk", 18, "Мені 18 років.")]
    [InlineData("sr", 41, "Imam 41 godinu.")]
    [InlineData("sr", 23, "Imam 23 godine.")]
    [InlineData("sr", 40, "Imam 40 godina.")]
    [InlineData("it", 40, "Ho 40 anni.")]
    public void AgeSentence_NumberAndLanguage_HasTheRightWordForYears(string code, int age, string expected)
    {
        var language = LanguageRegistry.Get(code);

        language.AgeSentence.Replace("{years}", language.YearsWord(age), StringComparison.Ordinal)
            .Replace("{age}", age.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).ShouldBe(expected);
    }

    [Theory]
    [InlineData("en", 1, "05.03.2026")]
    [InlineData("en", 2, "05/03/2026")]
    [InlineData("hu", 1, "2026.03.05.")]
    [InlineData("hu", 3, "2026. március 5.")]
    [InlineData("sv", 1, "2026-03-05")]
    [InlineData("sv", 2, "5/3 2026")]
    [InlineData("cs", 1, "5. 3. 2026")]
    [InlineData("cs", 3, "5. března 2026")]
    [InlineData("fi", 1, "5.3.2026")]
    [InlineData("fi", 3, "5. maaliskuuta 2026")]
    [InlineData("nl", 2, "5-3-2026")]
    [InlineData("bg", 1, "05.03.2026 г.")]
    [InlineData("sr", 3, "5. mart 2026.")]
    [InlineData("pt", 3, "5 de março de 2026")]
    [InlineData("pl", 4, "3 dni temu")]
    [InlineData("sk", 4, "pred 3 dňami")]
    public void Write_Date_IsAsTheLanguageWritesIt(string code, int writing, string expected) =>
        DateWriter.Write(new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 8), (DateWriting)writing, LanguageRegistry.Get(code)).ShouldBe(expected);

    [Theory]
    [InlineData("PLN", 0, "400 zł")]
    [InlineData("CZK", 1, "2.500,- Kč", 2500)]
    [InlineData("HUF", 0, "35.000 Ft", 35000)]
    [InlineData("TRY", 2, "₺5.000", 5000)]
    [InlineData("SEK", 0, "2 000 kr", 2000)]
    [InlineData("CAD", 1, "CA$400")]
    [InlineData("BAM", 0, "400 KM")]
    [InlineData("EUR", 0, "400 €")]
    public void Amount_Currency_IsAsItsCountryWritesIt(string currency, int writing, string expected, int amount = 400) =>
        PriceWriter.Amount(amount, currency, writing).ShouldBe(expected);

    private static List<string> Slots(IEnumerable<string> phrases) => [.. phrases.SelectMany(p => Slot().Matches(p).Select(m => m.Value))];

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Slot();
}
