using System.Globalization;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Dates;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Dates;

/// <summary>Pages are fetched on 15 March 2026 at noon.</summary>
public sealed class PostingDateRecognizerTests
{
    private static readonly PostingDateRecognizer Recognizer = new(RepositoryFiles.All);

    [Theory]
    [InlineData("2026-03-01", "2026-03-01")]
    [InlineData("2026-03-01T08:15:00+01:00", "2026-03-01")]
    [InlineData("01.03.2026", "2026-03-01")]
    [InlineData("1.3.26", "2026-03-01")]
    [InlineData("01/03/2026 18:30", "2026-03-01")]
    [InlineData("1 March 2026", "2026-03-01")]
    [InlineData("March 1, 2026", "2026-03-01")]
    [InlineData("1. März 2026", "2026-03-01")]
    [InlineData("1er mars 2026", "2026-03-01")]
    [InlineData("1 mars 2026", "2026-03-01")]
    [InlineData("1 de marzo de 2026", "2026-03-01")]
    [InlineData("1 marzo 2026", "2026-03-01")]
    [InlineData("1 de março de 2026", "2026-03-01")]
    [InlineData("1 maart 2026", "2026-03-01")]
    [InlineData("1 marca 2026", "2026-03-01")]
    [InlineData("1. března 2026", "2026-03-01")]
    [InlineData("1. marca 2026", "2026-03-01")]
    [InlineData("2026. március 1.", "2026-03-01")]
    [InlineData("1 martie 2026", "2026-03-01")]
    [InlineData("1 март 2026", "2026-03-01")]
    [InlineData("1 Μαρτίου 2026", "2026-03-01")]
    [InlineData("1 Mart 2026", "2026-03-01")]
    [InlineData("1 марта 2026", "2026-03-01")]
    [InlineData("1 березня 2026", "2026-03-01")]
    [InlineData("1. ožujka 2026", "2026-03-01")]
    [InlineData("1. maaliskuuta 2026", "2026-03-01")]
    [InlineData("1. märts 2026", "2026-03-01")]
    [InlineData("1 kovo 2026", "2026-03-01")]
    [InlineData("2026 m. kovo 12 d.", "2026-03-12")]
    [InlineData("2026 m. kovo mėn. 12 d.", "2026-03-12")]
    [InlineData("kovo 12 d.", "2026-03-12")]
    [InlineData("12. 3. 2026", "2026-03-12")]
    [InlineData("2026. 03. 12.", "2026-03-12")]
    [InlineData("12 мая", "2025-05-12")]
    [InlineData("12 d.", "2026-03-03")]
    [InlineData("3 ago 2025", "2025-08-03")]
    [InlineData("3 days ago, 2026", "2026-03-12")]
    [InlineData("1/3 2026", "2026-03-01")]
    [InlineData("1. 3. 2026", "2026-03-01")]
    [InlineData("2026. 03. 01.", "2026-03-01")]
    [InlineData("Μάρτιος 1, 2026", "2026-03-01")]
    [InlineData("dün", "2026-03-14")]
    [InlineData("3 gün önce", "2026-03-12")]
    [InlineData("há 2 dias", "2026-03-13")]
    [InlineData("för 2 dagar sedan", "2026-03-13")]
    [InlineData("2 dni temu", "2026-03-13")]
    [InlineData("acum 3 zile", "2026-03-12")]
    [InlineData("преди 2 дни", "2026-03-13")]
    [InlineData("πριν από 2 ημέρες", "2026-03-13")]
    [InlineData("3 дні тому", "2026-03-12")]
    [InlineData("antes de ayer", "2026-03-13")]
    [InlineData("3 hours ago", "2026-03-15")]
    [InlineData("13 hours ago", "2026-03-14")]
    [InlineData("vor 3 Tagen", "2026-03-12")]
    [InlineData("hace 2 días", "2026-03-13")]
    [InlineData("il y a 2 jours", "2026-03-13")]
    [InlineData("3 дня назад", "2026-03-12")]
    [InlineData("pred 3 dňami", "2026-03-12")]
    [InlineData("2 weeks ago", "2026-03-01")]
    [InlineData("yesterday", "2026-03-14")]
    [InlineData("gestern", "2026-03-14")]
    [InlineData("vorgestern", "2026-03-13")]
    [InlineData("вчера в 18:30", "2026-03-14")]
    [InlineData("χθες", "2026-03-14")]
    [InlineData("today 09:12", "2026-03-15")]
    // One day ahead is another time zone; more is an error.
    [InlineData("2026-03-16", "2026-03-16")]
    [InlineData("2026-03-20", null)]
    [InlineData("1999-01-01", null)]
    [InlineData("31.02.2026", null)]
    [InlineData("soon", null)]
    public void Recognize_PostedField_IsRead(string value, string? expected)
    {
        var ad = RecognizerFixture.Ad("Anna") with { Fields = [new LabelledValue(FieldLabel.Posted, value, null)] };
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).PostedAt.ShouldBe(Date(expected));
    }

    [Theory]
    [InlineData("Anna in Wien\n12.02.2026, 18:30\nRuf mich an", "2026-02-12")]
    [InlineData("Anna\n12 February 2026\nCall me", "2026-02-12")]
    [InlineData("Anna\n12.02.2026\nCall me\n12.02.2026", "2026-02-12")]
    // Two dates may be anything, an old one is a birthday or the year a site began, and a number is no date.
    [InlineData("Anna\n12.02.2026\nCall me\n14.02.2026", null)]
    [InlineData("Anna\n12.02.1999\nCall me", null)]
    [InlineData("Anna\nI arrived on 12.02.2026 and stay for a while\nCall me", null)]
    [InlineData("Anna\n0660 1202 2026\nCall me", null)]
    // The first post of a thread, and answers to it.
    [InlineData("Anna\n12.02.2026, 18:30\nI like long walks and good talks, and I take my time. My flat is quiet, clean and close to the station. Call me.\n14.02.2026, 09:10\t#2\nThanks!", "2026-02-12")]
    public void Recognize_DateThatFillsALine_IsTheDayOfPostingWhenItIsTheOnlyOne(string text, string? expected)
    {
        var ad = RecognizerFixture.Ad(text, "AT") with { FetchedAt = new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero) };
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).PostedAt.ShouldBe(expected is null ? null : DateOnly.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("5. listopada 2025.", "hr", "2025-10-05")]
    [InlineData("5. listopada 2025.", "bs", "2025-10-05")]
    [InlineData("5 listopada 2025", "pl", "2025-11-05")]
    [InlineData("5. listopadu 2025", "cs", "2025-11-05")]
    [InlineData("5 listopada 2025", null, "2025-11-05")]
    [InlineData("2025. gada 12. martā", "lv", "2025-03-12")]
    [InlineData("5. srp 2025.", "hr", "2025-07-05")]
    [InlineData("5. srp 2025", "cs", "2025-08-05")]
    [InlineData("5. lip 2025.", "hr", "2025-06-05")]
    [InlineData("5 lip 2025", "pl", "2025-07-05")]
    public void Recognize_MonthOfTwoMeanings_FollowsTheLanguage(string value, string? language, string expected)
    {
        var ad = RecognizerFixture.Ad("Anna", "", language) with { Fields = [new LabelledValue(FieldLabel.Posted, value, null)] };
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).PostedAt.ShouldBe(Date(expected));
    }

    [Theory]
    [InlineData("03/04/2025", "US", "2025-03-04")]
    [InlineData("03/04/2025", "GB", "2025-04-03")]
    [InlineData("03/24/2025", "", "2025-03-24")]
    public void Recognize_SlashedDate_FollowsTheMarket(string value, string market, string expected)
    {
        var ad = RecognizerFixture.Ad("Anna", market) with { Fields = [new LabelledValue(FieldLabel.Posted, value, null)] };
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).PostedAt.ShouldBe(Date(expected));
    }

    [Theory]
    [InlineData("Anna\nPosted 3 hours ago", "2026-03-15")]
    [InlineData("Добавлено: 12 февраля 2026", "2026-02-12")]
    [InlineData("Online seit 01.03.2026", "2026-03-01")]
    [InlineData("Free from 01.03.2026", null)]
    [InlineData("Ad 51127 Datum: 01.03.2026. Runs until: 01.04.2026.", "2026-03-01")]
    [InlineData("Дата рождения: 01.03.2001", null)]
    [InlineData("de ana » Mar Feb 10, 2026 9:14 pm", "2026-02-10")]
    [InlineData("I was here 3 days ago", null)]
    [InlineData("Posted: 2 days", null)]
    [InlineData("Публикувана от desi_vn на 08.03.2026 - 14:25", "2026-03-08")]
    [InlineData("Postat ieri, 19:20 | Vizualizari: 1.284", "2026-03-14")]
    [InlineData("Publicado há 2 dias por bruna (membro desde 17/06/2022)", "2026-03-13")]
    public void Recognize_Text_NeedsACue(string text, string? expected)
    {
        var ad = RecognizerFixture.Ad(text);
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).PostedAt.ShouldBe(Date(expected));
    }

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("Anna in Bologna\nmercoledì 11 marzo 2026", "it", "2026-03-11")]
    [InlineData("Anna\nTue 10 March 2026, 19:42", "en", "2026-03-10")]
    [InlineData("Bianca în Cluj\n🕘 azi, 09:12 👁 1.745 #2027431", "ro", "2026-03-15")]
    [InlineData("Anna\n12 Mar · 731 views", "en", "2026-03-12")]
    [InlineData("Anna\n3 days ago | no. 48213", "en", "2026-03-12")]
    [InlineData("Ana\n3 gün önce eklendi", "tr", "2026-03-12")]
    [InlineData("Anna\nToday: 10 March 2026, Tuesday", "en", null)]
    [InlineData("Anna\n23 Nov · 731 views", "en", "2025-11-23")]
    [InlineData("Anna\n23 Mar · 731 views", "en", null)]
    [InlineData("Anna\nToday 10:00 - 22:00", "en", null)]
    [InlineData("Anna\nLast seen 3 days ago", "en", null)]
    [InlineData("Anna\nMiembro desde marzo 2024 · 12.480 visitas", "es", null)]
    public void Recognize_PartOfALine_IsADateWhereNothingElseStandsInIt(string text, string language, string? expected)
    {
        var ad = RecognizerFixture.Ad(text, "", language);
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).PostedAt.ShouldBe(expected is null ? null : DateOnly.Parse(expected, CultureInfo.InvariantCulture));
    }
}
