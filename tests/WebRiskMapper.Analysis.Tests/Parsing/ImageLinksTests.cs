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
    [InlineData("<a href=/p/1-big.jpg><img src=/p/1-small.jpg></a>", "/p/1-small.jpg")]
    public void Parse_Pictures_AreCountedOnceEach(string html, string expected) => Images(html).ShouldBe(expected);

    [Theory]
    [InlineData("<div style='background:url(/pattern.gif)'></div>")]
    [InlineData("<div style='color:red' data-src=/p/1.jpg></div>")]
    [InlineData("<a href=/p/1.html>Photo</a>")]
    [InlineData("<img src=/icons/telegram.svg><img src=/i/logo.png>")]
    [InlineData("<img width=16 height=16 src=/p/1.jpg>")]
    [InlineData("<img src=data:image/gif;base64,R0lGODlhAQABAAAAACw=>")]
    public void Parse_OtherElements_AreNoPictures(string html) => Images(html).ShouldBeEmpty();

    private static string Images(string html)
    {
        var page = $"<html><body><h1>Anna</h1><p>I am 27. Call 07700 900461.</p><div>{html}</div></body></html>";
        var main = Parser.Parse(Encoding.UTF8.GetBytes(page), null, new Uri("https://board.example/ad/1"), new SiteContext("board.example", ["GB"], "en"), default).Main;
        return string.Join(' ', main.ImageUrls.Select(u => new Uri(u).AbsolutePath));
    }
}
