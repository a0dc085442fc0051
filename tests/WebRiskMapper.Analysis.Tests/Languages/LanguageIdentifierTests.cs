using Shouldly;
using WebRiskMapper.Analysis.Languages;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Languages;

public sealed class LanguageIdentifierTests
{
    private static readonly LanguageIdentifier Identifier = LanguageIdentifier.Load(RepositoryFiles.All);

    [Theory]
    [InlineData("en", "I am new in town and will stay for a week.")]
    [InlineData("de", "Ich bin neu in der Stadt und bleibe eine Woche.")]
    [InlineData("fr", "Je suis nouvelle en ville et je reste une semaine.")]
    [InlineData("es", "Soy nueva en la ciudad y me quedo una semana.")]
    [InlineData("it", "Sono nuova in città e rimango una settimana.")]
    [InlineData("pt", "Sou nova na cidade e fico uma semana.")]
    [InlineData("ru", "Я недавно приехала в город и пробуду неделю.")]
    [InlineData("uk", "Я щойно приїхала до міста і пробуду тиждень.")]
    [InlineData("bg", "Отскоро съм в града и ще остана една седмица.")]
    [InlineData("el", "Είμαι νέα στην πόλη και θα μείνω μία εβδομάδα.")]
    [InlineData("tr", "Şehirde yeniyim ve bir hafta kalacağım.")]
    [InlineData("pl", "Jestem nowa w mieście i zostanę tydzień.")]
    [InlineData("ro", "Sunt nouă în oraș și rămân o săptămână.")]
    [InlineData("ka", "გამარჯობა, ქალაქში ახალი ვარ.")]
    [InlineData("hy", "Ես նոր եմ քաղաքում։")]
    [InlineData("zh", "我刚来这个城市")]
    public void Identify_Sentence_NamesItsLanguage(string language, string text) => Identifier.Identify(text).Language.ShouldBe(language);

    [Theory]
    [InlineData("ru", "zhdu tebya segodnya vecherom u sebya doma")]
    [InlineData("el", "se perimeno apopse sto spiti mou")]
    [InlineData("bg", "TOP VIP HOTEL само за вас тази вечер")]
    [InlineData("sv", "jag ar ny har och vantar pa dig hemma")]
    [InlineData("pl", "CZEKAM NA CIEBIE W MOIM MIESZKANIU, outcall possible")]
    [InlineData("hu", "várlaaak szeretettel Barcelona után")]
    [InlineData("cs", "jsem tu jen do neděle 🌹 777")]
    public void Identify_NoisyAdvertisement_NamesTheLanguageOfItsMainSentence(string language, string text) => Identifier.Identify(text).Language.ShouldBe(language);

    [Theory]
    [InlineData("")]
    [InlineData("+43 660 1234567 — 150 €")]
    public void Identify_NoLetters_IsUndetermined(string text) => Identifier.Identify(text).ShouldBe((null, 0));

    [Theory]
    [InlineData("dinner date and a massage", "en", "de", true)]
    [InlineData("Massage und ein Abendessen", "en", "de", false)]
    [InlineData("dinner date", "en", "ru", true)]
    // Only Greek is written in its letters: there is nothing to compare it with.
    [InlineData("μασάζ και δείπνο", "en", "el", false)]
    [InlineData("მასაჟი და ვახშამი", "en", "ka", false)]
    [InlineData("12 € 30", "en", "el", true)]
    public void Prefers_Text_TellsWhichOfTwoLanguagesItReadsAs(string text, string language, string other, bool prefers) => Identifier.Prefers(text, language, other).ShouldBe(prefers);

    [Fact]
    public void Identify_WrongHint_IsOverruledByTheText() =>
        Identifier.Identify("Ich bin neu in der Stadt und bleibe nur eine Woche hier.", "fr").Language.ShouldBe("de");

    [Fact]
    public void Identify_NearTie_FollowsTheHint()
    {
        const string Text = "Kontakt";
        Identifier.Identify(Text, "sl").Confidence.ShouldBeGreaterThan(0);
        var probabilities = new[] { "de", "hr" }.Select(h => Identifier.Identify(Text, h)).ToList();
        probabilities.ShouldAllBe(p => p.Language != null);
    }

    [Theory]
    [InlineData("Nova sam u gradu i ostajem nedelju dana, pozovite me.", "sr", "sr")]
    [InlineData("Nova sam u gradu i ostajem samo tjedan dana, nazovite me.", "bs", "bs")]
    [InlineData("Ich bin neu in der Stadt und bleibe nur eine Woche hier.", "sr", "de")]
    [InlineData("Нова сам у граду и остајем недељу дана, позовите ме.", null, "sr")]
    public void Identify_SerbianInLatinLetters_IsToldByThePage(string text, string? hint, string language) => Identifier.Identify(text, hint).Language.ShouldBe(language);

    [Fact]
    public void Identify_AccentsAsMarksOfTheirOwn_ReadsTheSameWords()
    {
        const string Text = "těším se na příjemné setkání";
        Identifier.Identify(Text.Normalize(System.Text.NormalizationForm.FormD)).Language.ShouldBe("cs");
    }

    [Fact]
    public void Train_SameLinesTwice_GivesTheSameBytes()
    {
        (string, string)[] lines =
        [
            ("en", "the quick brown fox jumps over the lazy dog"), ("en", "she sells sea shells by the sea shore"),
            ("de", "der schnelle braune fuchs springt über den faulen hund"), ("de", "fischers fritz fischt frische fische"),
        ];
        var model = LanguageModelTrainer.Train(lines);
        LanguageModelTrainer.Train(lines).ShouldBe(model);
        LanguageIdentifier.FromModel(model).Identify("der braune hund").Language.ShouldBe("de");
    }

    [Fact]
    public void FromModel_ForeignBytes_SaysWhatToDo() =>
        Should.Throw<InvalidDataException>(() => LanguageIdentifier.FromModel("nonsense"u8.ToArray())).Message.ShouldContain("models/language.bin");
}
