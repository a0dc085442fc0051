using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Names;
using WebRiskMapper.Analysis.Extraction.Places;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Names;

public sealed class NameRecognizerTests
{
    private static readonly NameRecognizer Recognizer = new(AdLexicon.Load(RepositoryFiles.All), new Gazetteer(RepositoryFiles.All), new NameWords(FieldWords.Load(RepositoryFiles.All)));

    [Theory]
    [InlineData("Olivia, 27", "Call me.", "en", "Olivia")]
    [InlineData("Olivia welcomes you in Leeds", "Olivia loves long talks.", "en", "Olivia")]
    [InlineData("Ninon à Lille", "Un thé ? Ninon vous attend.", "fr", "Ninon")]
    [InlineData("Quiet evenings", "My name is Petra.", "en", "Petra")]
    [InlineData("Welcome to Leeds", "Evenings are quiet in Leeds.", "en", "")]
    [InlineData("Klidné večery", "Jsem Klára.", "cs", "Klára")]
    [InlineData("Jemné masáže", "Jmenuji se Nela.", "cs", "Nela")]
    [InlineData("Rauhallisia iltoja", "Olen Venla.", "fi", "Venla")]
    [InlineData("Ruhige Abende", "Hi ihr Lieben, bin die Lena", "de", "Lena")]
    [InlineData("Quiet evenings", "Rates on request\nNo rush\nHi gents, Dani here :)", "en", "Dani")]
    [InlineData("Quiet evenings", "Rates on request\nNo rush\nMore photos, Click here", "en", "")]
    [InlineData("Sere tranquille", "Non sono Treno.", "it", "")]
    [InlineData("Rahulikud õhtud", "Mina olen Liisa.", "et", "Liisa")]
    [InlineData("Ruhige Abende", "Ich bin Lena.", "de", "Lena")]
    [InlineData("საღამო", "მე მქვია ნინო.", "ka", "ნინო")]
    [InlineData("საღამო", "ნინო მქვია, თბილისში ვარ.", "ka", "ნინო")]
    [InlineData("ნინო, 27", "დამირეკე.", "ka", "ნინო")]
    // Introduced by "here", behind a greeting or not.
    [InlineData("Hallo ihr Lieben, hier ist Nadja aus Kassel", "Ruf an.", "de", "Nadja")]
    [InlineData("hoi schat, Femke hier", "Bel me.", "nl", "Femke")]
    [InlineData("Krásný den, tady Tereza", "Zavolej.", "cs", "Tereza")]
    [InlineData("Heisann, Ingrid her, 36 år fra Bergen", "Ring meg.", "nb", "Ingrid")]
    [InlineData("Вітаю! Я Соломія, мені 32", "Телефонуй.", "uk", "Соломія")]
    [InlineData("Labas, aš Ieva", "Skambink.", "lt", "Ieva")]
    // Greetings, places and what somebody is are no names.
    [InlineData("Heisann, 36 år", "Ring meg.", "nb", "")]
    [InlineData("Hallo, hier ist Wien", "Ruf an.", "de", "")]
    [InlineData("Studentin, 22", "Ruf mich an.", "de", "")]
    [InlineData("New in town, call me here", "No rush.", "en", "")]
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
    [InlineData("Olivia in Leeds", "I read a lot, says Olivia.", "en", "Olivia")]
    [InlineData("Um momento", "Zoe | 168 cm | loira | Lisboa", "pt", "Zoe")]
    [InlineData("Quiet evenings", "Vera · 27 · brunette · Leeds", "en", "Vera")]
    [InlineData("Quiet evenings", "Home | Rates | 27 photos | Contact", "en", "")]
    [InlineData("Zeit mit Ines", "Ines wartet auf deinen Anruf.", "de", "Ines")]
    [InlineData("Lovely New Flat", "New to town.", "en", "")]
    [InlineData("Treff in Hamburg", "Pe ea o cheamă Emma.", "ro", "Emma")]
    // A sentence uses the word of the title as a name, or the ad is signed with a word that it uses before.
    [InlineData("Leeds tonight with Petra", "Petra on the line, lovely that you stopped by.", "en", "Petra")]
    [InlineData("Lovely hours in Leeds: Petra", "We recommend Petra to you.", "en", "Petra")]
    [InlineData("Зара, нежная", "Теперь Зара в Актобе.", "ru", "Зара")]
    [InlineData("Vera, dulce y directa", "Te escribe Vera, qué alegría que me leas.", "es", "Vera")]
    [InlineData("Quiet evenings", "Petra speaking, good that you came.\nWarm wishes, Petra", "en", "Petra")]
    [InlineData("Quiet evenings", "You found Petra, a gentle lady.\nTill soon, yours Petra", "en", "Petra")]
    [InlineData("Riverside evenings", "My flat is in Riverside.", "en", "")]
    [InlineData("Telegram only", "Write me on Telegram.", "en", "")]
    [InlineData("Sunday special", "Call me this Sunday.", "en", "")]
    [InlineData("Ruhige Stunden", "Bei mir sind Stunden schön, liebe Stunden.", "de", "")]
    [InlineData("Quiet evenings", "Clean, Discreet\nI am clean and discreet.", "en", "")]
    [InlineData("Quiet evenings", "Come and see me soon, my dear.\nA kiss, your Petra\nAd no. 4711", "en", "Petra")]
    [InlineData("Appena arrivata, zona Fiera", "Ciao tesoro, sono arrivata ieri.\nUn bacio grande, la tua Giulia\nLeggi tutto", "it", "Giulia")]
    [InlineData("Ruhige Stunden", "Ruf mich an.\n- Petra -", "de", "Petra")]
    [InlineData("Две подруги", "Звоните в любое время.", "ru", "")]
    public void Recognize_TitleAndText_GiveTheName(string title, string text, string language, string expected)
    {
        var ad = RecognizerFixture.Ad(title + "\n" + text, "GB", language, title);
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Names).ShouldBe(expected);
    }
}
