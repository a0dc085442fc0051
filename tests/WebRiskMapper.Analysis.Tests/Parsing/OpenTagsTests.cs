using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class OpenTagsTests
{
    [Fact]
    public void Bound_ElementsLeftOpenWithoutEnd_LosesTheTagsTooManyAndNoText()
    {
        var html = string.Concat(Enumerable.Repeat("<div class='a'>x", OpenTags.Most + 50)) + "<br>end";

        var bounded = OpenTags.Bound(html);

        bounded.Split("<div").Length.ShouldBe(OpenTags.Most + 1);
        bounded.Count(c => c == 'x').ShouldBe(OpenTags.Most + 50);
        bounded.ShouldEndWith("xx<br>end");
    }

    [Fact]
    public void Bound_LastTagIsNotClosed_LosesTheTag() =>
        OpenTags.Bound(string.Concat(Enumerable.Repeat("<div>", OpenTags.Most)) + "text<div class=").ShouldEndWith("<div>text");

    [Theory]
    [InlineData("<div>text</div>")]
    [InlineData("<br>")]
    [InlineData("<IMG src='a.jpg'/>")]
    [InlineData("a < b <!-- c --> ")]
    public void Bound_MarkupThatLeavesNothingOpen_KeepsAllOfIt(string repeated)
    {
        var html = string.Concat(Enumerable.Repeat(repeated, OpenTags.Most + 50));

        OpenTags.Bound(html).ShouldBeSameAs(html);
    }
}
