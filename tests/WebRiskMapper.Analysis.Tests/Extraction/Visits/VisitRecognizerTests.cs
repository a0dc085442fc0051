using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Visits;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Visits;

public sealed class VisitRecognizerTests
{
    private static readonly VisitRecognizer Recognizer = new(FieldWords.Load(RepositoryFiles.All), AdLexicon.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("I only do outcall.", "en", null, true)]
    [InlineData("Incall and outcall possible.", "en", true, true)]
    [InlineData("Incall only, please.", "en", true, false)]
    [InlineData("Kein Outcall, besuchbar in Linz.", "de", true, false)]
    [InlineData("Принимаю у себя, без выезда.", "ru", true, false)]
    [InlineData("Sin salidas.", "es", true, false)]
    [InlineData("We meet in town.", "en", null, null)]
    [InlineData("My flat has a view of the river.", "en", null, null)]
    [InlineData("Nur Empfang, kein Hausbesuch.", "de", true, false)]
    [InlineData("Incall: yes, outcall: no", "en", true, false)]
    [InlineData("Besuchbar in Linz. Hausbesuche: nein", "de", true, false)]
    [InlineData("Принимаю у себя. Выезд - нет.", "ru", true, false)]
    // A part of a line of facts answers in full.
    [InlineData("Zoe | 168 cm | Funchal | hotéis e domicílios", "pt", false, true)]
    [InlineData("Anna\nincall outcall\nLimassol", "en", true, true)]
    [InlineData("Anna\noutcall\nYou can come to me too, incall is fine.", "en", true, true)]
    public void Recognize_Sentence_SaysWhatIsOffered(string text, string language, bool? incall, bool? outcall) =>
        Visits(RecognizerFixture.Ad(text, "", language)).ShouldBe((incall, outcall));

    [Theory]
    [InlineData("Выезд: у меня", "Выезд", "у меня", "ru", true, false)]
    [InlineData("Outcall: at my place", "Outcall", "at my place", "en", true, false)]
    [InlineData("Outcall: no", "Outcall", "no", "en", null, false)]
    [InlineData("Hausbesuch: ja", "Hausbesuch", "ja", "de", null, true)]
    [InlineData("Visits\noutcall", "Visits", "outcall", "en", false, true)]
    [InlineData("Visits: outcall\nYou can come to me by tram.", "Visits", "outcall", "en", false, true)]
    [InlineData("Treffen: bei mir und Hausbesuch", "Treffen", "bei mir und Hausbesuch", "de", true, true)]
    public void Recognize_Field_IsAnsweredByItsValueAlone(string text, string label, string value, string language, bool? incall, bool? outcall)
    {
        var field = new LabelledValue(FieldLabel.VisitType, value, new TextSpan(text.IndexOf(value, label.Length, StringComparison.Ordinal), value.Length));
        Visits(RecognizerFixture.Ad(text, "", language) with { Fields = [field] }).ShouldBe((incall, outcall));
    }

    private static (bool? Incall, bool? Outcall) Visits(AdText ad)
    {
        var found = Recognizer.Recognize(ad, RecognizerFixture.Draft(ad));
        return (found.Incall, found.Outcall);
    }
}
