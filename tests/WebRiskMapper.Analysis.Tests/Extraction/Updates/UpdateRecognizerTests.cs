using System.Globalization;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Dates;
using WebRiskMapper.Analysis.Extraction.Updates;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Updates;

/// <summary>Pages are fetched on 15 March 2026 at noon.</summary>
public sealed class UpdateRecognizerTests
{
    private static readonly PostingDateRecognizer Posting = new(RepositoryFiles.All);
    private static readonly UpdateRecognizer Recognizer = new(RepositoryFiles.All, FieldWords.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("Zuletzt aktualisiert: 12. März 2026", "de", true, "2026-03-12")]
    [InlineData("© 2019-2026 Clara · Page last updated 12 March 2026 · Photography: a studio", "en", true, "2026-03-12")]
    // Elsewhere the foot dates the whole site.
    [InlineData("Zuletzt aktualisiert: 12. März 2026", "de", false, null)]
    [InlineData("© 2019-2026 Clara", "en", true, null)]
    public void Recognize_FootOfASiteOfOnePage_DatesTheAd(string foot, string language, bool isFirst, string? expected)
    {
        var ad = RecognizerFixture.Ad("I am Clara.", "", language) with { Foot = [foot], IsFirstPage = isFirst };
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).PostedAt.ShouldBe(expected is null ? null : DateOnly.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Posted: 1 March 2026\nUpdated: 10 March 2026", "en", "2026-03-01", "2026-03-10")]
    [InlineData("Posted 3 days ago, updated yesterday", "en", "2026-03-12", "2026-03-14")]
    [InlineData("Updated: 10 March 2026\nPosted: 1 March 2026", "en", "2026-03-01", "2026-03-10")]
    [InlineData("Eingestellt am 01.03.2026\nZuletzt aktualisiert\t12.03.2026", "de", "2026-03-01", "2026-03-12")]
    [InlineData("Publié le 1 mars 2026\nMis à jour le 12 mars 2026", "fr", "2026-03-01", "2026-03-12")]
    [InlineData("Publicado: 01/03/2026\nActualizado: 12/03/2026", "es", "2026-03-01", "2026-03-12")]
    [InlineData("Dodano: 1 marca 2026\nAktualizacja: 12 marca 2026", "pl", "2026-03-01", "2026-03-12")]
    [InlineData("Добавлено: 1 марта 2026\nОбновлено: вчера", "ru", "2026-03-01", "2026-03-14")]
    [InlineData("Додано: 1 березня 2026\nОновлено: 12 березня 2026", "uk", "2026-03-01", "2026-03-12")]
    [InlineData("Publicerad: 2026-03-01\nUppdaterad: 2026-03-12", "sv", "2026-03-01", "2026-03-12")]
    [InlineData("Last bumped 2 hours ago", "en", "2026-03-15", "2026-03-15")]
    [InlineData("Bumped 13 March, bumped 14 March", "en", "2026-03-14", "2026-03-14")]
    // Only an update is dated: the ad stood there that day.
    [InlineData("Güncellendi: 12.03.2026", "tr", "2026-03-12", "2026-03-12")]
    [InlineData("vor 2 Tagen aktualisiert · 731 Klicks", "de", "2026-03-13", "2026-03-13")]
    [InlineData("3 gün önce güncellendi", "tr", "2026-03-12", "2026-03-12")]
    [InlineData("Actualizado hace 3 días · Miembro desde marzo 2024 · 12.480 visitas", "es", "2026-03-12", "2026-03-12")]
    [InlineData("Posted: 1 March 2026", "en", "2026-03-01", null)]
    [InlineData("Updated photos of 2026", "en", null, null)]
    [InlineData("My updated prices: 150", "en", null, null)]
    [InlineData("Updated: 2026-03-20", "en", null, null)]
    public void Recognize_Text_TellsPostingAndUpdateApart(string text, string language, string? posted, string? updated)
    {
        var ad = RecognizerFixture.Ad(text, "", language);
        var read = Recognizer.Recognize(ad, Posting.Recognize(ad, RecognizerFixture.Draft(ad)));
        (read.PostedAt, read.UpdatedAt).ShouldBe((Date(posted), Date(updated)));
    }

    [Fact]
    public void Recognize_DateForMachines_IsNoPostingDate()
    {
        var ad = RecognizerFixture.Ad("Anna") with { Fields = [new LabelledValue(FieldLabel.Updated, "2026-03-12T10:00:00Z", null)] };
        var read = Recognizer.Recognize(ad, RecognizerFixture.Draft(ad));
        (read.PostedAt, read.UpdatedAt).ShouldBe((null, new DateOnly(2026, 3, 12)));
    }

    [Fact]
    public void PostingCues_WordsOfUpdates_AreNotAmongThem()
    {
        var cues = RepositoryFiles.All.Text("models/date-words.csv").Split('\n').Where(l => l.StartsWith("cue,", StringComparison.Ordinal)).Select(l => l.Split(',')[2]);
        cues.Intersect(FieldWords.Load(RepositoryFiles.All).Of(FieldWordList.Updates, "cue").Select(w => w.Word), StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
    }

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
