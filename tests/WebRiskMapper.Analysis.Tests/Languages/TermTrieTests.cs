using Shouldly;
using WebRiskMapper.Analysis.Languages;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Languages;

public sealed class TermTrieTests
{
    [Theory]
    [InlineData("seriös*", "Seriöse Dame", "Seriöse")]
    [InlineData("seriös*", "SERIOSE Dame", "SERIOSE")]
    [InlineData("no limits", "There are no-limits here", "no-limits")]
    [InlineData("j'ai", "j’ai dit", "j’ai")]
    [InlineData("24/7", "open 24/7!", "24/7")]
    [InlineData("надёжн*", "НАДЕЖНАЯ", "НАДЕЖНАЯ")]
    [InlineData("unsere* mädchen", "unseren Mädchen", "unseren Mädchen")]
    [InlineData("100% real", "100% real photos", "100% real")]
    [InlineData("real", "re\u200Bal", "re\u200Bal")]
    [InlineData("vip", "a vip", "vip")]
    [InlineData("xx", "all xx here", "xx")]
    [InlineData("x*", "all xyz here", "xyz")]
    [InlineData("a level", "no a - level here", "a - level")]
    [InlineData("♥x", "the ♥x", "♥x")]
    public void Match_TermInText_SpansTheWords(string term, string text, string expected)
    {
        var hit = Find(term, text).ShouldHaveSingleItem();
        text.Substring(hit.Start, hit.Length).ShouldBe(expected);
    }

    [Theory]
    [InlineData("real", "really")]
    [InlineData("real", "surreal")]
    [InlineData("no limits", "no\nlimits")]
    [InlineData("no limits", "no, limits")]
    [InlineData("24/7", "124/7")]
    public void Match_OtherText_FindsNothing(string term, string text) => Find(term, text).ShouldBeEmpty();

    [Fact]
    public void Match_ShortAndLongTermOfOneGroup_ReportsTheLonger()
    {
        var trie = new TermTrie([("massage", 1), ("massage salon", 1), ("massage", 2)]);
        var hits = new List<(int Group, TextSpan Span)>();
        trie.Match("massage salon", hits);
        hits.ShouldBe([(1, new TextSpan(0, 13)), (2, new TextSpan(0, 7))], ignoreOrder: true);
    }

    [Fact]
    public void Match_TermsOfOneBeginning_AreAllFound()
    {
        var trie = new TermTrie([("de", 1), ("deluxe", 2), ("de luxe", 3), ("dev*", 4)]);
        var hits = new List<(int Group, TextSpan Span)>();
        trie.Match("de deluxe de luxe devote deal", hits);
        hits.Select(h => h.Group).ShouldBe([1, 2, 1, 3, 4]);
    }

    [Fact]
    public void Constructor_TermWithoutLetters_IsRefused() => Should.Throw<ArgumentException>(() => new TermTrie([(" - ", 0)]));

    private static List<TextSpan> Find(string term, string text)
    {
        var trie = new TermTrie([(term, 0)]);
        var hits = new List<(int Group, TextSpan Span)>();
        trie.Match(text, hits);
        return hits.ConvertAll(h => h.Span);
    }
}
