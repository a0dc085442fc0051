using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Phones;

/// <summary>Through the whole extractor, since numbers are found by others first.</summary>
public sealed class DisownedNumbersTests
{
    private static readonly AdExtractor Extractor = AdExtractor.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("Meine alte Nummer 0660 7654321 ist weg. Ruf an: 0660 1234567", "AT", "de", "+436601234567")]
    [InlineData("o 913 406 772 já não é meu!! Agora só atendo 936 281 045", "PT", "pt", "+351936281045")]
    [InlineData("Starego 661 482 017 już nie używamy. Dzwoń 507 210 884", "PL", "pl", "+48507210884")]
    [InlineData("Старый номер 8 912 345-67-89, новый 8 916 234-56-78", "RU", "ru", "+79162345678")]
    // The nearest number is meant; the only one stays, and so do two without such words.
    [InlineData("Call 07426 113 508. The old number 07511 640 227 isn't ours.", "GB", "en", "+447426113508")]
    [InlineData("Old number 07511 640 227", "GB", "en", "+447511640227")]
    [InlineData("0660 1234567 oder 0660 7654321", "AT", "de", "+436601234567 +436607654321")]
    public void Extract_NumberThatTheAdGivesUp_IsLeftOut(string text, string market, string language, string expected) =>
        string.Join(' ', Extractor.Extract(RecognizerFixture.Ad(text, market, language)).Contacts.Where(c => c.Kind == ContactKind.Phone).Select(c => c.Value).Distinct()).ShouldBe(expected);
}
