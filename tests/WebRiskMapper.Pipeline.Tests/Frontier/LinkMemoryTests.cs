using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class LinkMemoryTests
{
    [Fact]
    public void Add_ThousandLinks_RemembersNearlyAllAndInventsNone()
    {
        var memory = new LinkMemory();
        foreach (var i in Enumerable.Range(0, 1000))
        {
            memory.Add(Key(i));
        }

        Enumerable.Range(0, 1000).Count(i => memory.Contains(Key(i))).ShouldBeGreaterThan(950);
        Enumerable.Range(1000, 100_000).ShouldAllBe(i => !memory.Contains(Key(i)));
    }

    [Fact]
    public void Clear_Forgets()
    {
        var memory = new LinkMemory();
        memory.Add(Key(1));
        memory.Clear();

        memory.Contains(Key(1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://a.example/1", "http://a.example/2")]
    [InlineData("http://a.example/12", "http://a.example/21")]
    [InlineData("http://a.example/x", "http://a.example/x/")]
    [InlineData("abcdefgh", "efghabcd")]
    public void KeyOf_OtherAddress_IsAnotherKey(string one, string other) =>
        LinkMemory.KeyOf(one, UrlKind.Page, isListed: false).ShouldNotBe(LinkMemory.KeyOf(other, UrlKind.Page, isListed: false));

    [Fact]
    public void KeyOf_OtherKindOrListing_IsAnotherKey()
    {
        var keys = new[] { LinkMemory.KeyOf("u", UrlKind.Page, false), LinkMemory.KeyOf("u", UrlKind.Ad, false), LinkMemory.KeyOf("u", UrlKind.Ad, true) };

        keys.Distinct().Count().ShouldBe(3);
    }

    private static ulong Key(int number) => LinkMemory.KeyOf(FormattableString.Invariant($"http://site.example/ad/{number}"), UrlKind.Page, isListed: false);
}
