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

    [Theory]
    [InlineData("/p/7-300x400.jpg", "/p/7.jpg")]
    [InlineData("/p/00c0c_aa1_600x450.jpg", "/p/00c0c_aa1_50x50c.jpg")]
    [InlineData("/p/k_01_m.jpg", "/p/k_01_s.jpg")]
    [InlineData("/p/tn_b1.jpg", "/p/main_b1.jpg")]
    [InlineData("/p/s_1.jpg", "/p/l_1.webp")]
    [InlineData("/p/1@2x.webp", "/p/1.jpg")]
    [InlineData("/p/1-400.jpg", "/p/1-800.jpg")]
    [InlineData("/p/a1f0.jpg;s=480x640", "/p/a1f0.jpg;s=1000x700")]
    [InlineData("/p/904817-1;s=1000x700.jpg", "/p/904817-1;s=120x90.jpg")]
    [InlineData("/p/7/a_big.webp", "/p/7/a_m.webp")]
    [InlineData("/p/mare_1.jpg", "/p/mic_1.jpg")]
    [InlineData("/photo.do?id=7&nr=1&size=large", "/photo.do?id=7&nr=1&size=small")]
    [InlineData("/m/g1.jpg/v1/fill/w_454,h_605/g1.webp", "/m/g1.jpg/v1/fill/w_90/g1.jpg")]
    [InlineData("/b/R29v/s1600/melisa.jpg", "/b/R29v/w72-h72-p/melisa.jpg")]
    [InlineData("/p/thumbs/7.jpg", "/p/large/7.jpg")]
    [InlineData("/cdn/width=90,quality=75/p/7.jpg", "/cdn/width=800/p/7.jpg")]
    [InlineData("/photo.asp?id=7&nr=1&w=300", "/photo.asp?id=7&nr=1&w=80")]
    public void Recognize_SizesOfOnePhoto_AreOne(string one, string other) => Fingerprints("https://board.example" + one, "https://board.example" + other).ShouldHaveSingleItem();

    [Theory]
    [InlineData("/p/anna-a.jpg", "/p/anna-b.jpg")]
    [InlineData("/p/anna-s.jpg", "/p/anna-m.jpg")]
    [InlineData("/p/IMG_1201.jpg", "/p/IMG_1202.jpg")]
    [InlineData("/p/1.jpg", "/p/2.jpg")]
    [InlineData("/photo.asp?id=7&nr=1&w=300", "/photo.asp?id=7&nr=2&w=300")]
    [InlineData("/p/7/1.jpg", "/p/8/1.jpg")]
    public void Recognize_TwoPhotos_AreTwo(string one, string other) => Fingerprints("https://board.example" + one, "https://board.example" + other).Count.ShouldBe(2);

    [Fact]
    public void Recognize_Pictures_AreCountedOnce()
    {
        var ad = RecognizerFixture.Ad("Anna") with { ImageUrls = ["https://board.example/1.jpg", "https://board.example/2.jpg", "https://board.example/2.jpg?w=90"] };
        new ImageRecognizer(RepositoryFiles.All).Recognize(ad, RecognizerFixture.Draft(ad)).ImageCount.ShouldBe(2);
    }

    private static IReadOnlyList<string> Fingerprints(params string[] urls)
    {
        var ad = RecognizerFixture.Ad("Anna") with { ImageUrls = urls };
        return new ImageRecognizer(RepositoryFiles.All).Recognize(ad, RecognizerFixture.Draft(ad)).ImageFingerprints;
    }
}
