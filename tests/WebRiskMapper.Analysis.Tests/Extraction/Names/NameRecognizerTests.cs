using Shouldly;
using WebRiskMapper.Analysis.Extraction.Names;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Places;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Names;

public sealed class NameRecognizerTests
{
    private static readonly NameRecognizer Recognizer = new(AdLexicon.Load(RepositoryFiles.All), new Gazetteer(RepositoryFiles.All));

    [Theory]
    [InlineData("Olivia, 27", "Call me.", "en", "Olivia")]
    [InlineData("Olivia welcomes you in Leeds", "Olivia loves long talks.", "en", "Olivia")]
    [InlineData("Ninon à Lille", "Un thé ? Ninon vous attend.", "fr", "Ninon")]
    [InlineData("Quiet evenings", "My name is Petra.", "en", "Petra")]
    [InlineData("Welcome to Leeds", "Evenings are quiet in Leeds.", "en", "")]
    [InlineData("Klidné večery", "Jsem Klára.", "cs", "Klára")]
    [InlineData("Jemné masáže", "Jmenuji se Nela.", "cs", "Nela")]
    [InlineData("Rauhallisia iltoja", "Olen Venla.", "fi", "Venla")]
    [InlineData("Rahulikud õhtud", "Mina olen Liisa.", "et", "Liisa")]
    [InlineData("Ruhige Abende", "Ich bin Lena.", "de", "Lena")]
    [InlineData("საღამო", "მე მქვია ნინო.", "ka", "ნინო")]
    [InlineData("საღამო", "ნინო მქვია, თბილისში ვარ.", "ka", "ნინო")]
    [InlineData("ნინო, 27", "დამირეკე.", "ka", "ნინო")]
    // A nationality, a profession or a city after "I am" is no name.
    [InlineData("Klidné večery", "Jsem Češka.", "cs", "")]
    [InlineData("Klidné večery", "Jsem krásná Češka z Brna.", "cs", "")]
    [InlineData("Ruhige Abende", "Ich bin Polin.", "de", "")]
    [InlineData("Quiet evenings", "I am Polish.", "en", "")]
    [InlineData("Noches tranquilas", "Soy Colombiana.", "es", "")]
    [InlineData("Rauhallisia iltoja", "Olen Tallinnassa.", "fi", "")]
    [InlineData("Rahulikud õhtud", "Olen Tallinnas.", "et", "")]
    [InlineData("Ramūs vakarai", "Esu Vilniuje.", "lt", "")]
    [InlineData("საღამო", "დამირეკე დღეს.", "ka", "")]
    [InlineData("ახალი, ლამაზი", "დამირეკე.", "ka", "")]
    [InlineData("Olivia in Leeds", "I read a lot, says Olivia.", "en", "")]
    [InlineData("Um momento", "Zoe | 168 cm | loira | Lisboa", "pt", "Zoe")]
    [InlineData("Quiet evenings", "Vera · 27 · brunette · Leeds", "en", "Vera")]
    [InlineData("Quiet evenings", "Home | Rates | 27 photos | Contact", "en", "")]
    [InlineData("Zeit mit Ines", "Ines wartet auf deinen Anruf.", "de", "Ines")]
    [InlineData("Lovely New Flat", "New to town.", "en", "")]
    [InlineData("Treff in Hamburg", "Pe ea o cheamă Emma.", "ro", "Emma")]
    public void Recognize_TitleAndText_GiveTheName(string title, string text, string language, string expected)
    {
        var ad = RecognizerFixture.Ad(title + "\n" + text, "GB", language, title);
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Names).ShouldBe(expected);
    }
}
