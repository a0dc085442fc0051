using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Pipeline.Frontier;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class AdContentHashTests
{
    private static readonly StoredAd Ad = new() { AdId = 1, SiteId = 2, PlatformId = 3, Title = "Title", Text = "Title\nViews: 999", Ages = [25] };

    [Fact]
    public void ContentHash_OnlyACounterMoved_IsTheSame()
    {
        AdWrites.ContentHash(Ad with { AdId = 9, Text = "Title\nViews: 1,204", SubstitutionRate = 0.01 }).ShouldBe(AdWrites.ContentHash(Ad));
    }

    [Fact]
    public void ContentHash_FieldOrWordChanged_Differs()
    {
        AdWrites.ContentHash(Ad with { Ages = [26] }).ShouldNotBe(AdWrites.ContentHash(Ad));
        AdWrites.ContentHash(Ad with { Text = "Title\nVisits: 999" }).ShouldNotBe(AdWrites.ContentHash(Ad));
        AdWrites.ContentHash(Ad with { Prices = [new Price(100, "EUR", 60, null)] }).ShouldNotBe(AdWrites.ContentHash(Ad));
    }
}
