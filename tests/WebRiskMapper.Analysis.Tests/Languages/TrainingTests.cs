using Shouldly;
using WebRiskMapper.Analysis.Languages;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Languages;

public sealed class TrainingTests
{
    [Theory]
    [InlineData("ru", "Привет", "privet", "priwet")]
    [InlineData("bg", "часа", "chasa", "chasa")]
    [InlineData("sr", "људи", "ljudi", "ljudi")]
    [InlineData("mk", "жена", "zena", "zhena")]
    [InlineData("kk", "қала", "qala", "kala")]
    [InlineData("el", "πού είναι", "pou einai", "pou einai")]
    [InlineData("ka", "ქალი", "qali", "kali")]
    [InlineData("hy", "ուր", "ur", "ur")]
    public void Write_OtherLetters_AreWrittenAsPeopleType(string language, string text, string one, string other) =>
        Enumerable.Range(0, 30).Select(seed => Romanisation.Write(text, language, new Random(seed))).Distinct().ShouldBeSubsetOf([one, other]);

    [Fact]
    public void Write_OneText_KeepsToOneHabit() =>
        Enumerable.Range(0, 30).Select(seed => Romanisation.Write("вода вода", "ru", new Random(seed)).Split(' ')).ShouldAllBe(words => words[0] == words[1]);

    [Theory]
    [InlineData("žena", false, "zena")]
    [InlineData("größer", false, "grosser")]
    [InlineData("größer", true, "groesser")]
    [InlineData("gözləyirəm", false, "gozleyirem")]
    [InlineData("қонақ", false, "конак")]
    [InlineData("plain", true, "plain")]
    public void WithoutAccents_Word_IsWrittenWithPlainLetters(string word, bool digraphs, string plain) => TrainingNoise.WithoutAccents(word, digraphs).ShouldBe(plain);

    [Fact]
    public void Apply_Strangers_NeverOutnumberTheWords()
    {
        var noise = new TrainingNoise(["Berlin", "new in town"]);
        var random = new Random(1);

        var written = Enumerable.Range(0, 200).Select(_ => noise.Apply(["ena", "ura"], random)).Distinct().Order(StringComparer.Ordinal);

        written.ShouldBe(["Berlin ena ura", "ena Berlin ura", "ena ura", "ena ura Berlin"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("VIP escort HOTEL само за вас сега", Script.Cyrillic)]
    [InlineData("Meet Наташа in our hotel in the centre", Script.Latin)]
    [InlineData("whatsapp 0660 123", Script.Latin)]
    public void MainScript_LatinPhrasesInOtherText_CountHalf(string text, object script) => LetterNgrams.MainScript(text).ShouldBe((Script)script);
}
