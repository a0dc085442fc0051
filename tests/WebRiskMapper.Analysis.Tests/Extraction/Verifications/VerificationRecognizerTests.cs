using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Verifications;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Verifications;

public sealed class VerificationRecognizerTests
{
    private static readonly VerificationRecognizer Recognizer = new(FieldWords.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("✓ Verified", "en", "profile_verified")]
    [InlineData("Verified: yes", "en", "profile_verified")]
    [InlineData("Verified photos", "en", "photos_verified")]
    [InlineData("Photos verified ✔ | Age verified ✔", "en", "photos_verified age_verified")]
    [InlineData("Echte Fotos geprüft", "de", "photos_verified")]
    [InlineData("Ihre Fotos wurden von uns geprüft.", "de", "photos_verified")]
    [InlineData("Alter geprüft, Profil verifiziert", "de", "age_verified profile_verified")]
    [InlineData("Photos vérifiées", "fr", "photos_verified")]
    [InlineData("Fotos verificadas", "es", "photos_verified")]
    [InlineData("Profilo verificato", "it", "profile_verified")]
    [InlineData("Idade verificada", "pt", "age_verified")]
    [InlineData("Foto's gecontroleerd", "nl", "photos_verified")]
    [InlineData("Zdjęcia zweryfikowane", "pl", "photos_verified")]
    [InlineData("Ověřené fotky", "cs", "photos_verified")]
    [InlineData("Overený profil", "sk", "profile_verified")]
    [InlineData("Ellenőrzött képek", "hu", "photos_verified")]
    [InlineData("Poze verificate", "ro", "photos_verified")]
    [InlineData("Проверени снимки", "bg", "photos_verified")]
    [InlineData("Επαληθευμένες φωτογραφίες", "el", "photos_verified")]
    [InlineData("Onaylı profil", "tr", "profile_verified")]
    [InlineData("Фото проверено", "ru", "photos_verified")]
    [InlineData("Возраст подтвержден", "ru", "age_verified")]
    [InlineData("Перевірена анкета", "uk", "profile_verified")]
    [InlineData("Provjerene slike", "hr", "photos_verified")]
    [InlineData("Verifierade bilder", "sv", "photos_verified")]
    [InlineData("Vahvistettu profiili", "fi", "profile_verified")]
    [InlineData("Patikrintos nuotraukos", "lt", "photos_verified")]
    [InlineData("დადასტურებული ფოტო", "ka", "photos_verified")]
    // Promises, questions, refusals and other people's verification.
    [InlineData("Photos 100% real", "en", "")]
    [InlineData("Verified clients only, please.", "en", "")]
    [InlineData("Not verified", "en", "")]
    [InlineData("Unverified photos", "en", "")]
    [InlineData("Verified: no", "en", "")]
    [InlineData("Photos verified ✗", "en", "")]
    [InlineData("Please verify your age to enter.", "en", "")]
    [InlineData("Fotos nicht verifiziert", "de", "")]
    [InlineData("Фото не проверено", "ru", "")]
    [InlineData("Neověřený profil", "cs", "")]
    [InlineData("I send photos. Booking confirmed by text.", "en", "")]
    public void Recognize_Badge_GivesCodes(string text, string language, string expected)
    {
        var ad = RecognizerFixture.Ad("Anna\n" + text, "", language);
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Verifications).ShouldBe(expected);
    }
}
