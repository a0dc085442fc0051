using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class OpenTagsTests
{
    [Fact]
    public void Bound_ElementsLeftOpenWithoutEnd_CutsBeforeTheFirstTooMany()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", OpenTags.Most + 50));

        OpenTags.Bound(html).Length.ShouldBe(OpenTags.Most * "<div>".Length);
    }

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
