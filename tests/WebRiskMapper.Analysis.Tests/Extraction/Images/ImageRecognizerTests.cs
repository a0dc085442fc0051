using Shouldly;
using WebRiskMapper.Analysis.Extraction.Images;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Images;

public sealed class ImageRecognizerTests
{
    [Fact]
    public void Recognize_SamePictureOnMirrorsAndInSizes_HasOneFingerprint()
    {
        var one = Fingerprints("https://board.example/photos/7.jpg");
        one.ShouldHaveSingleItem().ShouldMatch("^[0-9a-f]{32}$");
        Fingerprints("https://cdn.board.example/photos/7.jpg?w=320").ShouldBe(one);
        Fingerprints("https://board.example/photos/7.jpg", "https://mirror.example/photos/7.jpg?w=90").ShouldBe(one);
    }

    [Fact]
    public void Recognize_OtherPictures_HaveOthers()
    {
        Fingerprints("https://board.example/photos/7.jpg", "https://board.example/photos/8.jpg", "https://board.example/big/7.jpg").Distinct().Count().ShouldBe(3);
        Fingerprints().ShouldBeEmpty();
    }

    [Fact]
    public void Recognize_Pictures_AreCountedOnce()
    {
        var ad = RecognizerFixture.Ad("Anna") with { ImageUrls = ["https://board.example/1.jpg", "https://board.example/2.jpg", "https://board.example/2.jpg?w=90"] };
        new ImageRecognizer().Recognize(ad, RecognizerFixture.Draft(ad)).ImageCount.ShouldBe(2);
    }

    private static IReadOnlyList<string> Fingerprints(params string[] urls)
    {
        var ad = RecognizerFixture.Ad("Anna") with { ImageUrls = urls };
        return new ImageRecognizer().Recognize(ad, RecognizerFixture.Draft(ad)).ImageFingerprints;
    }
}
