using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>What a page's head states in <c>meta</c> elements: which values count, beside what the page shows.</summary>
public sealed class OpenGraphTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<meta property='og:locality' content='Wien'>", "City Wien")]
    [InlineData("<meta property='og:country-name' content='Austria'>", "Country Austria")]
    [InlineData("<meta property='article:published_time' content='2026-02-09T10:00:00Z'>", "Posted 2026-02-09T10:00:00Z")]
    [InlineData("<meta property='og:updated_time' content='2026-02-11'>", "Updated 2026-02-11")]
    [InlineData("<meta property='profile:first_name' content='Anna'>", "Name Anna")]
    [InlineData("<meta property='og:price:amount' content='150'><meta property='og:price:currency' content='EUR'>", "Price 150 EUR")]
    [InlineData("<meta property='product:price:amount' content='150'>", "Price 150")]
    [InlineData("<meta name='geo.placename' content='Wien'>", "City Wien")]
    public void Parse_StatedValue_IsRead(string meta, string field) => Fields(meta).ShouldBe(field);

    // Every page of a site may carry the same head.
    [Theory]
    [InlineData("<meta property='og:locality' content='Graz'>")]
    [InlineData("<meta property='profile:first_name' content='Bianca'>")]
    [InlineData("<meta property='og:price:currency' content='EUR'>")]
    [InlineData("<meta property='og:site_name' content='Anna'>")]
    [InlineData("<meta property='og:locality' content=''>")]
    [InlineData("<meta content='Wien'>")]
    public void Parse_ValueThatThePageDoesNotShow_IsLeftOut(string meta) => Fields(meta).ShouldBeEmpty();

    [Fact]
    public void Parse_PriceThatThePageContradicts_IsNotBelieved() =>
        Fields("<meta property='og:price:amount' content='15'>", "<table><tr><td>Price</td><td>200 €</td></tr></table>").ShouldBe("Price 200 €");

    private static string Fields(string meta, string more = "") => string.Join('|', Parser.Parse(
        Encoding.UTF8.GetBytes($"<html><head>{meta}</head><body><h1>Anna in Wien</h1><p>I like long walks.</p>{more}</body></html>"), "text/html; charset=utf-8", new Uri("https://board.example/x"), new SiteContext("board.example", ["AT"], null), default)
        .Main.Fields.Select(f => $"{f.Label} {f.Value}"));
}
