using System.Globalization;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Availabilities;
using WebRiskMapper.Analysis.Extraction.Dates;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Availabilities;

/// <summary>Expected values read "days hours; days hours": days as digits from Monday, 1 to 7.</summary>
public sealed class AvailabilityRecognizerTests
{
    private static readonly AvailabilityRecognizer Recognizer = new(FieldWords.Load(RepositoryFiles.All), AdLexicon.Load(RepositoryFiles.All), DateWords.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("Mon-Fri 10:00-22:00", "en", "12345 10:00-22:00")]
    [InlineData("Monday to Saturday, 10am to 6pm", "en", "123456 10:00-18:00")]
    [InlineData("2-10 pm", "en", "14:00-22:00")]
    [InlineData("daily except Sunday 9 - 21", "en", "123456 09:00-21:00")]
    [InlineData("Mo - Sa 10 - 20 Uhr, So geschlossen", "de", "123456 10:00-20:00")]
    [InlineData("täglich von 11 bis 2 Uhr", "de", "1234567 11:00-02:00")]
    [InlineData("ab 14 Uhr", "de", "14:00-")]
    [InlineData("werktags bis 18:00", "de", "12345 -18:00")]
    [InlineData("du lundi au vendredi de 9h30 à 19h", "fr", "12345 09:30-19:00")]
    [InlineData("lunes a viernes de 10 a 22h", "es", "12345 10:00-22:00")]
    [InlineData("dal lunedì al sabato dalle 10 alle 20", "it", "123456 10:00-20:00")]
    [InlineData("segunda a sexta das 10h às 20h", "pt", "12345 10:00-20:00")]
    [InlineData("ma t/m vr 10:00 - 23:00", "nl", "12345 10:00-23:00")]
    [InlineData("pon-pt 9.00-21.00", "pl", "12345 09:00-21:00")]
    [InlineData("po-pá 10-22 hod", "cs", "12345 10:00-22:00")]
    [InlineData("pondelok až piatok 10:00-18:00", "sk", "12345 10:00-18:00")]
    [InlineData("hétköznap 9-21 óráig", "hu", "12345 09:00-21:00")]
    [InlineData("luni - vineri 10:00 - 20:00", "ro", "12345 10:00-20:00")]
    [InlineData("всеки ден от 10 до 22 ч", "bg", "1234567 10:00-22:00")]
    [InlineData("Δευτέρα έως Παρασκευή 10:00-20:00", "el", "12345 10:00-20:00")]
    [InlineData("hafta içi 10:00-20:00", "tr", "12345 10:00-20:00")]
    [InlineData("с понедельника по пятницу с 10 до 22", "ru", "12345 10:00-22:00")]
    [InlineData("пн-сб 10:00–23:00, вс выходной", "ru", "123456 10:00-23:00")]
    [InlineData("щодня з 9 до 21", "uk", "1234567 09:00-21:00")]
    [InlineData("radnim danima od 10 do 20h", "hr", "12345 10:00-20:00")]
    [InlineData("vardagar 10-18", "sv", "12345 10:00-18:00")]
    [InlineData("ma-pe klo 10-20", "fi", "12345 10:00-20:00")]
    [InlineData("kasdien nuo 10 iki 22", "lt", "1234567 10:00-22:00")]
    [InlineData("ყოველდღე 10:00-22:00", "ka", "1234567 10:00-22:00")]
    // Hours of several days, in the order stated; the same hours come together.
    [InlineData("Mo-Fr 10-20 Uhr, Sa 12-18 Uhr, So geschlossen", "de", "12345 10:00-20:00; 6 12:00-18:00")]
    [InlineData("10-20 Mon-Fri, 12-18 Sat-Sun", "en", "12345 10:00-20:00; 67 12:00-18:00")]
    [InlineData("пн-пт 10:00-22:00; сб 12:00-20:00; вс 12:00-20:00", "ru", "12345 10:00-22:00; 67 12:00-20:00")]
    [InlineData("lun-ven 10h-13h et 15h-20h", "fr", "12345 10:00-13:00; 12345 15:00-20:00")]
    [InlineData("Mo 10-20, Di 12-20, Mi 10-20", "de", "13 10:00-20:00; 2 12:00-20:00")]
    [InlineData("vsak dan", "sl", "1234567")]
    [InlineData("vsak dan od 9 do 24 ur", "sl", "1234567 09:00-00:00")]
    [InlineData("vsak dan 10-24h", "sl", "1234567 10:00-00:00")]
    [InlineData("ponedjeljak - petak 10-20 h", "bs", "12345 10:00-20:00")]
    [InlineData("24/7", "en", "always")]
    [InlineData("0-24", "hu", "always")]
    [InlineData("daily 00:00 - 24:00", "en", "1234567 always")]
    [InlineData("weekends", "en", "67")]
    // Not hours: a place, a phone, an empty answer.
    [InlineData("incall and outcall", "en", "")]
    [InlineData("0770 900 123", "en", "")]
    [InlineData("ask me", "en", "")]
    public void Recognize_Field_IsRead(string value, string language, string expected)
    {
        var ad = RecognizerFixture.Ad("Anna", "", language) with { Fields = [new LabelledValue(FieldLabel.Availability, value, null)] };
        Written(ad).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Available Monday to Friday from 10:00 to 20:00.", "en", "12345 10:00-20:00")]
    [InlineData("Ich bin täglich von 10 bis 22 Uhr für dich da.", "de", "1234567 10:00-22:00")]
    [InlineData("Работаю ежедневно с 12 до 23.", "ru", "1234567 12:00-23:00")]
    [InlineData("Rund um die Uhr erreichbar.", "de", "always")]
    [InlineData("Available daily.", "en", "1234567")]
    [InlineData("Sem na voljo vsak dan.", "sl", "1234567")]
    [InlineData("Dosegljiva vsak dan od 10h do 24h.", "sl", "1234567 10:00-00:00")]
    [InlineData("Timetable\nMonday 10:00 - 20:00\nTuesday 12:00 - 20:00\nWednesday closed", "en", "1 10:00-20:00; 2 12:00-20:00")]
    [InlineData("Lundi\n10:00 - 20:00\nMardi\n12:00 - 20:00", "fr", "1 10:00-20:00; 2 12:00-20:00")]
    [InlineData("Ich bin Mo-Fr von 10:00 bis 20:00 und Sa von 12:00 bis 18:00 da.", "de", "12345 10:00-20:00; 6 12:00-18:00")]
    [InlineData("Mon numéro : de 10h à 20h.", "fr", "")]
    [InlineData("Available 24 hours.", "en", "always")]
    // Bare numbers beside a day, one side only, hours that endings tell, days that are closed.
    [InlineData("Mon-Fri 10-20", "en", "12345 10:00-20:00")]
    [InlineData("czynne pon-pt 9-21, sob. do 17, niedziela wolne", "pl", "12345 09:00-21:00; 6 -17:00")]
    [InlineData("Öppet mån–fre 10–19, lör till kl. 15, sön stängt", "sv", "12345 10:00-19:00; 6 -15:00")]
    [InlineData("ma t/m vr 10.00-22.00 uur, za en zo vanaf 13.00 uur", "nl", "12345 10:00-22:00; 67 13:00-")]
    [InlineData("пн-пт 10:00–21:00, сб до 18:00, нд вихідний", "uk", "12345 10:00-21:00; 6 -18:00")]
    [InlineData("Hər gün 11:00-dan 02:00-dək", "az", "1234567 11:00-02:00")]
    [InlineData("ყოველდღე 12:00-დან 23:00-მდე", "ka", "1234567 12:00-23:00")]
    [InlineData("Pazartesi-Cuma 10:00-20:00, cumartesi 16:00'ya kadar, pazar kapalı", "tr", "12345 10:00-20:00; 6 -16:00")]
    [InlineData("Åbent 10-18 på hverdage, lukket i weekenden", "da", "12345 10:00-18:00")]
    [InlineData("Po–Čt 10–20 h, Pá od 12 do 23 h, víkend volno", "cs", "1234 10:00-20:00; 5 12:00-23:00")]
    // Tours, prices, durations and dates are no opening hours.
    [InlineData("24 h: 1500 €", "en", "")]
    [InlineData("I am in Leeds from Monday to Thursday.", "en", "")]
    [InlineData("1-2 h: 300 €", "de", "")]
    [InlineData("In Wien vom 10-15 Mai.", "de", "")]
    [InlineData("See you on Friday at 8.", "en", "")]
    [InlineData("Not available 24/7.", "en", "")]
    [InlineData("pazar hariç her gün 18:00 – 23:00", "tr", "123456 18:00-23:00")]
    [InlineData("h-p 10-19, szo 16-ig", "hu", "12345 10:00-19:00; 6 -16:00")]
    [InlineData("καθημερινά 11πμ-9μμ", "el", "1234567 11:00-21:00")]
    [InlineData("Avoinna joka päivä klo 11–21", "fi", "1234567 11:00-21:00")]
    [InlineData("Sat-Sun 12-13 June in Leeds", "en", "")]
    [InlineData("Rooms 10-20, second floor", "en", "")]
    [InlineData("De visita 12-18 mar", "es", "")]
    [InlineData("Until 20 clients reviewed", "en", "")]
    // Noon, midnight and parts of the day.
    [InlineData("every day noon to midnight", "en", "1234567 12:00-00:00")]
    [InlineData("noon til 2am every day", "en", "1234567 12:00-02:00")]
    [InlineData("tous les jours de 14h à minuit", "fr", "1234567 14:00-00:00")]
    [InlineData("de lunes a domingo, de 10 de la mañana a 10 de la noche", "es", "1234567 10:00-22:00")]
    [InlineData("täglich 18 Uhr bis 2 Uhr nachts", "de", "1234567 18:00-02:00")]
    [InlineData("Παρασκευή και Σάββατο, από τις 8 το βράδυ ως τις 2 τη νύχτα", "el", "56 20:00-02:00")]
    [InlineData("minden nap este 6-tól hajnali 2-ig", "hu", "1234567 18:00-02:00")]
    [InlineData("her gün akşam 8'den sonra", "tr", "1234567 20:00-")]
    [InlineData("күн сайын 18-ден түнгі 2-ге дейін", "kk", "1234567 18:00-02:00")]
    [InlineData("Monday to Friday between 10 and 20 hrs", "en", "12345 10:00-20:00")]
    // One side only, behind another day's hours.
    [InlineData("L-V de 10 a 20h, S hasta las 15h", "es", "12345 10:00-20:00; 6 -15:00")]
    [InlineData("H-P 10-20 óráig, Szo 16 óráig", "hu", "12345 10:00-20:00; 6 -16:00")]
    [InlineData("ორშ-პარ 10:00-20:00, შაბათს 16:00-მდე", "ka", "12345 10:00-20:00; 6 -16:00")]
    // Days behind the hours that are not open.
    [InlineData("Mo–Fr von 10 bis 20 Uhr, So hab ich frei", "de", "12345 10:00-20:00")]
    [InlineData("Hafta içi 10:00-20:00, hafta sonu yokum", "tr", "12345 10:00-20:00")]
    [InlineData("di t/m zo 20:00-02:00, maandag dicht", "nl", "234567 20:00-02:00")]
    [InlineData("di-wo-vr 9u-17u", "nl", "235 09:00-17:00")]
    [InlineData("7/7 11h-3h non stop", "fr", "1234567 11:00-03:00")]
    // A neighbour's hours.
    [InlineData("Open daily 11:00-22:00, the pharmacy downstairs is open 24h", "en", "1234567 11:00-22:00")]
    [InlineData("Açığıq: hər gün 11:00-22:00\nYandakı aptek 24 saat açıqdır, biz yox", "az", "1234567 11:00-22:00")]
    public void Recognize_Sentence_NeedsDaysOrACue(string text, string language, string expected) =>
        Written(RecognizerFixture.Ad(text, "", language)).ShouldBe(expected);

    [Fact]
    public void Recognize_TwentyFourHoursWithAPrice_IsADuration()
    {
        var ad = RecognizerFixture.Ad("Rates\n24 hours\n1500", "", "en");
        var draft = RecognizerFixture.Draft(ad) with { Prices = [new Price(1500, "GBP", 1440, null)] };
        Recognizer.Recognize(ad, draft).Availability.ShouldBeNull();
    }

    private static string Written(AdText ad)
    {
        if (Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Availability is not { } found)
        {
            return "";
        }

        var hours = string.Join("; ", found.Hours.Select(h => (Days(h) + " " + (h.From is null && h.To is null ? "" : Clock(h.From) + "-" + Clock(h.To))).Trim()));
        return (hours + (found.Always ? " always" : "")).Trim();
    }

    private static string Days(OpenHours hours) => string.Concat(hours.Days.Select(d => (((int)d + 6) % 7) + 1));

    private static string Clock(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";
}
