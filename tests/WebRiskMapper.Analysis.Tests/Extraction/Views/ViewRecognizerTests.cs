using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Views;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Views;

public sealed class ViewRecognizerTests
{
    private static readonly ViewRecognizer Recognizer = new(FieldWords.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("Views: 1 234", "en", 1234)]
    [InlineData("Viewed 1,234 times", "en", 1234)]
    [InlineData("Views\t12", "en", 12)]
    [InlineData("Views\n87", "en", 87)]
    [InlineData("4.2K views", "en", 4200)]
    [InlineData("12 photos · 345 views", "en", 345)]
    [InlineData("Aufrufe: 1.234", "de", 1234)]
    [InlineData("1'234 Aufrufe (heute 12)", "de", 1234)]
    [InlineData("Heute: 12 Aufrufe\nGesamt: 2.345 Aufrufe", "de", 2345)]
    [InlineData("Vu 1 234 fois", "fr", 1234)]
    [InlineData("Visitas: 98", "es", 98)]
    [InlineData("Visualizzazioni: 4521", "it", 4521)]
    [InlineData("Visualizações: 77", "pt", 77)]
    [InlineData("Bekeken: 310 keer", "nl", 310)]
    [InlineData("Wyświetleń: 5 678", "pl", 5678)]
    [InlineData("Zobrazeno 321x", "cs", 321)]
    [InlineData("Zobrazení: 321", "cs", 321)]
    [InlineData("Megtekintések: 1234", "hu", 1234)]
    [InlineData("Vizualizări: 12", "ro", 12)]
    [InlineData("Преглеждания: 45", "bg", 45)]
    [InlineData("Προβολές: 45", "el", 45)]
    [InlineData("Görüntülenme: 45", "tr", 45)]
    [InlineData("Просмотров: 12,5 тыс.", "ru", 12500)]
    [InlineData("Перегляди: 45", "uk", 45)]
    [InlineData("Pregledano: 45", "sr", 45)]
    [InlineData("Visningar: 45", "sv", 45)]
    [InlineData("Katselukertaa: 45", "fi", 45)]
    [InlineData("Skatījumi: 45", "lv", 45)]
    [InlineData("ნახვები: 45", "ka", 45)]
    [InlineData("Қаралым: 45", "kk", 45)]
    // Rooms with views, visits to flats, dates and other numbers.
    [InlineData("This ad has been viewed 1,204 times", "en", 1204)]
    [InlineData("Anzeige wurde 1.204 Mal angesehen", "de", 1204)]
    [InlineData("Объявление просмотрено 1 204 раза", "ru", 1204)]
    [InlineData("Seen by 1204 people", "en", 1204)]
    [InlineData("Դիտումներ՝ 2 738", "hy", 2738)]
    [InlineData("Anna 27, Leeds, own flat, incalls and outcalls, cash only, evenings from six until late, no withheld numbers please, viewed 3,091 times", "en", 3091)]
    [InlineData("Perfil verificado ✔ Visitas: 2,467 · Actualizado ayer", "es", 2467)]
    [InlineData("Visits of 120 minutes, 250 with dinner", "en", null)]
    [InlineData("My flat has 2 views of the river.", "en", null)]
    [InlineData("A room with a view, 45 sqm", "en", null)]
    [InlineData("Visits: from 10:00", "en", null)]
    [InlineData("Views on life: none", "en", null)]
    [InlineData("Seen on 12.03.2026", "en", null)]
    [InlineData("Besuche: 150 € pro Stunde", "de", null)]
    public void Recognize_Counter_IsRead(string text, string language, int? expected)
    {
        var ad = RecognizerFixture.Ad(text, "", language);
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).ViewCount.ShouldBe(expected);
    }
}
