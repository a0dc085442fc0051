using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class UnreadablePageTests
{
    [Fact]
    public void Guard_ReaderThatThrows_NamesTheFaultAndQuotesNothing()
    {
        var fault = Should.Throw<UnreadablePageException>(() => UnreadablePageException.Guard(() => int.Parse("Anna +43 660 1234567")));

        fault.Message.ShouldStartWith("FormatException < ");
        fault.Message.ShouldContain(nameof(UnreadablePageTests));
        fault.ToString().ShouldNotContain("Anna");
    }

    [Fact]
    public void Guard_ReaderThatReads_ReturnsWhatItRead() => UnreadablePageException.Guard(() => 7).ShouldBe(7);
}
