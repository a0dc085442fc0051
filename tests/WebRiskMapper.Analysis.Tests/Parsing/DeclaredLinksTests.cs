using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class DeclaredLinksTests
{
    private static readonly Uri Url = new("https://board.example/list?page=2");
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<link rel=next href='?page=3'>", "https://board.example/list?page=3", LinkKind.Next, null)]
    [InlineData("<link rel='prefetch next' href='/list?page=3'>", "https://board.example/list?page=3", LinkKind.Next, null)]
    [InlineData("<link rel=alternate hreflang='de-AT' href='/de/list'>", "https://board.example/de/list", LinkKind.Alternate, "de-at")]
    [InlineData("<link rel=alternate hreflang='x-default' href='/en/list'>", "https://board.example/en/list", LinkKind.Alternate, null)]
    [InlineData("<link rel=alternate type='application/rss+xml' href='/feed'>", "https://board.example/feed", LinkKind.Feed, null)]
    [InlineData("<meta http-equiv=Refresh content=\"3; URL='/moved'\">", "https://board.example/moved", LinkKind.Other, null)]
    [InlineData("<meta http-equiv=refresh content='0;/moved'>", "https://board.example/moved", LinkKind.Other, null)]
    [InlineData("<link rel=canonical href='/list'>", "https://board.example/list", LinkKind.Canonical, null)]
    [InlineData("<base href='/base/'><link rel=next href='3'>", "https://board.example/base/3", LinkKind.Next, null)]
    public void Parse_LinkOfTheHead_IsFound(string head, string url, LinkKind kind, string? language) =>
        Links($"<html><head>{head}</head><body><p>Text</p></body></html>").ShouldContain(new PageLink(new Uri(url), kind, language));

    [Theory]
    [InlineData("<link rel=stylesheet href='/a.css'>")]
    [InlineData("<link rel=alternate media=handheld href='/m'>")]
    [InlineData("<meta http-equiv=refresh content='30'>")]
    [InlineData("<meta http-equiv=refresh content='0; url=javascript:alert(1)'>")]
    [InlineData("<script type='text/javascript'>var x = {\"url\": \"/never\"};</script>")]
    [InlineData("<script type='application/json'>{\"url\": \"plain word\", \"name\": \"/no\", \"href\": \"https://other.example/x\", \"link\": \"/photo.jpg\"}</script>")]
    public void Parse_NoLink_IsNone(string head) => Links($"<html><head>{head}</head><body><p>Text</p></body></html>").ShouldBeEmpty();

    [Fact]
    public void Parse_AddressesInDataForScripts_AreFoundOnTheOwnHostOnly() =>
        Links("""
            <body><p>Loading</p><script id="__NEXT_DATA__" type="application/json">
            {"props":{"ads":[{"id":1,"url":"\/ad\/1"},{"id":2,"href" :"/no","permalink": "https://board.example/ad/2?a=1\u0026b=2"}],"next":{"path":"/list?page=3"},"api":{"url":"https://api.example/v1"},"broken":
            </script></body>
            """).Select(l => l.Url.AbsoluteUri).ShouldBe(["https://board.example/ad/1", "https://board.example/ad/2?a=1&b=2", "https://board.example/list?page=3"]);

    private static IReadOnlyList<PageLink> Links(string html) => Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Url, new SiteContext("board.example", ["AT"], "en"), default).Links;
}
