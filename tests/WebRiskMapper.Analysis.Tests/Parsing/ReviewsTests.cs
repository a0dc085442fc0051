using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>Reviews are kept beside the ad's text, never in it.</summary>
public sealed class ReviewsTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<div class='reviews'><h3>Reviews</h3><div class='r'><b>Guest</b><p>She was friendly and punctual.</p></div><div class='r'><p>Not the woman in the pictures.</p></div></div>",
        "Guest\nShe was friendly and punctual.|Not the woman in the pictures.")]
    [InlineData("<section><h2>Customer reviews</h2><ul><li>She was friendly and punctual.</li><li>Not the woman in the pictures.</li></ul><a href='/r'>Write a review</a></section>",
        "She was friendly and punctual.|Not the woman in the pictures.")]
    [InlineData("<h3>Reviews (2)</h3><p>She was friendly and punctual.</p><p>Not the woman in the pictures.</p><h3>Contact</h3><p>Call me in the evening.</p>",
        "She was friendly and punctual.|Not the woman in the pictures.")]
    [InlineData("<div><h3>Отзывы</h3><p>Очень приятная встреча, спасибо.</p></div>", "Очень приятная встреча, спасибо.")]
    [InlineData("<div id='comments'><p>She was friendly and punctual.</p></div>", "She was friendly and punctual.")]
    [InlineData("<div><h3>Latest comments of our guests</h3><p>She was friendly and punctual.</p></div>", "She was friendly and punctual.")]
    [InlineData("<div><b>Commenti dei lettori (3)</b><p>She was friendly and punctual.</p></div>", "She was friendly and punctual.")]
    [InlineData("<table><tr><td>Recent feedback</td></tr><tr><td>She was friendly and punctual.</td></tr></table>", "She was friendly and punctual.")]
    // An empty section, a rating alone, and a paragraph of the ad that speaks of reviews.
    [InlineData("<div><h3>Reviews</h3><p>5/5</p><a href='/r'>Leave a review</a></div>", "")]
    [InlineData("<p>Please read my reviews on the forum before you call me, they are all true.</p>", "")]
    // A noun alone may head anything.
    [InlineData("<div><h3>Messages</h3><p>Write on WhatsApp or call, and say your name.</p></div>", "")]
    public void Parse_Section_IsKeptApart(string section, string expected)
    {
        var main = Parse(section);
        string.Join('|', main.Reviews).ShouldBe(expected);
        foreach (var review in main.Reviews)
        {
            main.Text.ShouldNotContain(review.Split('\n')[^1]);
        }

        main.Text.ShouldContain("I am Petra");
    }

    [Fact]
    public void Parse_ManyLongReviews_AreBounded()
    {
        var items = string.Concat(Enumerable.Range(1, 80).Select(i => $"<li>Review number {i} {new string('x', 40)} {string.Join(' ', Enumerable.Repeat("friendly and punctual", 80))}</li>"));
        var reviews = Parse($"<div class='reviews'><h3>Reviews</h3><ul>{items}</ul></div>").Reviews;
        reviews.Count.ShouldBe(AdText.MostReviews);
        reviews.ShouldAllBe(r => r.Length <= AdText.LongestReview);
    }

    [Fact]
    public void Parse_Foot_HoldsTheOperatorAndNoReviews()
    {
        var main = Parse("<div class='reviews'><h3>Reviews</h3><p>She was friendly and punctual.</p></div><footer><p>© 2026 Invented Listings Ltd.</p><p>Imprint</p></footer>");
        main.Foot.ShouldContain("© 2026 Invented Listings Ltd.");
        main.Foot.ShouldNotContain(l => l.Contains("punctual", StringComparison.Ordinal));
        AdExtractor.Create(RepositoryFiles.All).Extract(main).Operator.ShouldBe("Invented Listings Ltd.");
    }

    private static AdText Parse(string section)
    {
        var html = $"<html><head><title>Petra, 31, Leeds</title></head><body><div class='content'><h1>Petra, 31, Leeds</h1><p>I am Petra, and I look forward to a quiet evening with good talks and much time for you. Call me on 0770 090 0123 in the afternoon.</p><p>1 hour 150 £, 2 hours 280 £. I like old films, long walks and strong tea, and I answer every polite message.</p></div>{section}</body></html>";
        return Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html", new Uri("https://board.example/x"), new SiteContext("board.example", ["GB"], null), default).Main;
    }
}
