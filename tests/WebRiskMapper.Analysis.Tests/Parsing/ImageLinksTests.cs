using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class ImageLinksTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<img src=/p/1.jpg><img data-src=/p/2.jpg src=data:image/gif;base64,R0lGODlhAQABAAAAACw=>", "/p/1.jpg /p/2.jpg")]
    [InlineData("<img srcset='/p/1-400.jpg 400w, /p/1-800.jpg 800w'>", "/p/1-400.jpg")]
    [InlineData("<picture><source srcset='/p/1.avif 2x'><img alt=''></picture>", "/p/1.avif")]
    [InlineData("<picture><source srcset='/p/1.avif'><img src=/p/1.jpg></picture>", "/p/1.jpg")]
    [InlineData("<div style=\"background-image:url('/p/1.jpg')\"></div><div style='background: url(/p/2.webp) center'></div>", "/p/1.jpg /p/2.webp")]
    [InlineData("<div class=lazy data-bg=/p/1.jpg></div><div data-background=/p/2.jpg></div>", "/p/1.jpg /p/2.jpg")]
    [InlineData("<a href=/p/1.jpg></a><a href=/p/2.jpg>Photo 2</a>", "/p/1.jpg /p/2.jpg")]
    [InlineData("<a href=/p/1-big.jpg><img src=/p/1-small.jpg></a>", "/p/1-big.jpg")]
    [InlineData("<img src=/i/blank.gif data-cfsrc=/p/1.jpg><img src=/i/blank.gif srcset='/p/2.jpg 2x'>", "/p/1.jpg /p/2.jpg")]
    [InlineData("<img src='data:image/gif;base64,R0lG'><noscript><img src='/_image?url=%2Fp%2F3.jpg&amp;w=1200'></noscript>", "/p/3.jpg")]
    [InlineData("<img class=lazy><noscript><img src=/p/1.jpg></noscript><noscript><img src=https://count.example/hit?id=7></noscript>", "/p/1.jpg")]
    [InlineData("<img src=/media/ads/55208/a1.jpg><img src=/media/ads/55208/a2.jpg>", "/media/ads/55208/a1.jpg /media/ads/55208/a2.jpg")]
    [InlineData("<img src=/thumb.php?f=/p/1.jpg&w=90><img src='/_next/image?url=%2Fp%2F2.jpg&w=90'>", "/p/1.jpg /p/2.jpg")]
    [InlineData("<a href=/cache/a1.jpg><img src=/i/nothumb.gif></a>", "/cache/a1.jpg")]
    [InlineData("<a href=/ad/1/photo/2><img src=/p/2.jpg></a><img src=/p/1.jpg><a href='javascript:show(3)'><img src=/p/3.jpg></a>", "/p/2.jpg /p/1.jpg /p/3.jpg")]
    [InlineData("<div><a href=/p/1_big.jpg><img src=/p/1_s.jpg alt=1></a><a href=/p/2_big.jpg><img src=/p/2_s.jpg alt=2></a><a href=/p/3_big.jpg><img src=/p/3_s.jpg alt=3></a></div>", "/p/1_big.jpg /p/2_big.jpg /p/3_big.jpg")]
    [InlineData("<img src=/p/7/1_800.jpg><img src=/p/7/2_800.jpg><img src=/p/7/1_90.jpg><img src=/p/7/2_90.jpg>", "/p/7/1_800.jpg /p/7/2_800.jpg")]
    [InlineData("<img src=/p/7/1/600.jpg><a href=/p/7/1/1200.jpg></a><img src=/p/7/2/600.jpg><a href=/p/7/2/1200.jpg></a>", "/p/7/1/1200.jpg /p/7/2/1200.jpg")]
    // Years, and numbers of photos.
    [InlineData("<img src=/p/2024/a.jpg><img src=/p/2024/b.jpg><img src=/p/2025/a.jpg><img src=/p/2025/b.jpg>", "/p/2024/a.jpg /p/2024/b.jpg /p/2025/a.jpg /p/2025/b.jpg")]
    [InlineData("<img src=/p/11/21.jpg><img src=/p/11/22.jpg><img src=/p/12/21.jpg><img src=/p/12/22.jpg>", "/p/11/21.jpg /p/11/22.jpg /p/12/21.jpg /p/12/22.jpg")]
    [InlineData("<img src=/p/7/g/1.jpg><img src=/p/7/g/2.jpg><img src=/p/7/t/1.jpg><img src=/p/7/t/2.jpg>", "/p/7/g/1.jpg /p/7/g/2.jpg")]
    public void Parse_Pictures_AreCountedOnceEach(string html, string expected) => Images(html).ShouldBe(expected);

    [Theory]
    [InlineData("<div style='background:url(/pattern.gif)'></div>")]
    [InlineData("<div style='color:red' data-src=/p/1.jpg></div>")]
    [InlineData("<a href=/p/1.html>Photo</a>")]
    [InlineData("<img src=/icons/telegram.svg><img src=/i/logo.png>")]
    [InlineData("<img width=16 height=16 src=/p/1.jpg>")]
    [InlineData("<img src=data:image/gif;base64,R0lGODlhAQABAAAAACw=>")]
    [InlineData("<img src=/media/avatars/0.png><img src='/file.php?avatar=9034_17.png'>")]
    [InlineData("<img src=/images/star.png><img src=/images/tick.gif><img src=/banners/300x250.jpg><img src=/img/flags/en_us.png>")]
    [InlineData("<img src='/static?center=44.51,11.36&zoom=14' width=600>")]
    [InlineData("<img src=/img/ja.png><img src=/img/nee.png>")]
    public void Parse_OtherElements_AreNoPictures(string html) => Images(html).ShouldBeEmpty();

    [Theory]
    [InlineData("<img src=/p/1.jpg><a href=/2026/10/buse.html><img src=/p/buse.jpg></a>", "/p/1.jpg")]
    [InlineData("<img src=/p/1.jpg><a href=https://hotel.example/><img src=/p/rooms.jpg></a>", "/p/1.jpg")]
    [InlineData("<a href=https://host.example/v/1><img src=https://host.example/1.jpg></a>", "/1.jpg")]
    public void Parse_PicturesThatLeadElsewhere_CountOnlyWhereThereAreNoOthers(string html, string expected) => Images(html).ShouldBe(expected);

    private static string Images(string html)
    {
        var page = $"<html><body><h1>Anna</h1><p>I am 27. Call 07700 900461.</p><div>{html}</div></body></html>";
        var main = Parser.Parse(Encoding.UTF8.GetBytes(page), null, new Uri("https://board.example/ad/1"), new SiteContext("board.example", ["GB"], "en"), default).Main;
        return string.Join(' ', main.ImageUrls.Select(u => new Uri(u).AbsolutePath));
    }
}
