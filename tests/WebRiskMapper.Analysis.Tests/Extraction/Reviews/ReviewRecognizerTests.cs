using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Reviews;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Reviews;

public sealed class ReviewRecognizerTests
{
    private static readonly ReviewRecognizer Recognizer = new(FieldWords.Load(RepositoryFiles.All), AdLexicon.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("She was crying, I left at once.", "en", "review_coercion")]
    [InlineData("I did not see bruises, but her pimp opened the door.", "en", "review_coercion")]
    [InlineData("Careful, it is not the girl in the photos.", "en", "bait_switch")]
    [InlineData("Another woman opened and cried: she cried all evening.", "en", "bait_switch,review_coercion")]
    [InlineData("This ad was reported for trafficking last week.", "en", "customer_flag")]
    [InlineData("Eine ganz andere Frau, und ihr Zuhälter saß nebenan.", "de", "bait_switch,review_coercion")]
    [InlineData("Её заставляют, на руках синяки.", "ru", "review_coercion")]
    [InlineData("Nije devojka sa slika.", "sr", "bait_switch")]
    // Guests write English in every country.
    [InlineData("The pictures are fake, a different woman opened the door to me.", "de", "bait_switch")]
    // Satisfied, denied, or in a language without a lexicon.
    [InlineData("Exactly as in the photos, we laughed a lot.", "en", "")]
    [InlineData("No pimp, no hurry, a relaxed evening.", "en", "")]
    [InlineData("Nicht gezwungen, sie macht es gern; keine Fakefotos.", "de", "")]
    [InlineData("彼女は写真の人ではない。", "ja", "")]
    public void Recognize_Review_SaysWhatItSays(string review, string language, string expected) =>
        string.Join(',', Signs(language, review).Select(s => s.Concept).Order(StringComparer.Ordinal)).ShouldBe(expected);

    [Fact]
    public void Recognize_SeveralReviews_SaysInWhichAndWhere()
    {
        var read = Read("en", "All fine, thank you.", "Fake photos, and the photos are fake again.", "My visit: fake photos.").ShouldNotBeNull();

        read.Count.ShouldBe(3);
        read.Signs.ShouldBe([new ReviewSign("bait_switch", 2, 0, "Fake photos"), new ReviewSign("bait_switch", 3, 10, "fake photos")]);
    }

    [Fact]
    public void Recognize_TheAdsOwnWords_AreNoReview()
    {
        var ad = RecognizerFixture.Ad("No fake photos! Other girls here have fake photos.", "", "en");
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).ReviewSigns.ShouldBeNull();
    }

    private static IReadOnlyList<ReviewSign> Signs(string language, params string[] reviews) => Read(language, reviews)?.Signs ?? [];

    private static ReviewReading? Read(string language, params string[] reviews)
    {
        var ad = RecognizerFixture.Ad("I am Petra.", "", language) with { Reviews = reviews };
        return Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).ReviewSigns;
    }
}
