using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Linking;

public sealed class FormerOwnersTests
{
    [Fact]
    public void Link_PhoneOfAnotherAfterAYear_DoesNotJoin()
    {
        var links = EntityLinker.Link([Ad(1, "anna", AdCase.Vienna, 0), Ad(2, "anna", AdCase.Vienna, 3), Ad(3, "bea", AdCase.Graz, 368), Ad(4, "bea", AdCase.Graz, 370)]);

        links.EntityOf.ShouldBe([0, 0, 1, 1]);
        links.ReasonsOf[2].ShouldBe(["phone shared with 1 ad"]);
    }

    [Fact]
    public void Link_SameNameOrTextAfterALongPause_Joins()
    {
        EntityLinker.Link([Ad(1, "anna", AdCase.Vienna, 0), Ad(2, "anna", AdCase.Graz, 120)]).EntityCount.ShouldBe(1);
        EntityLinker.Link([Ad(1, "anna", AdCase.Vienna, 0) with { ImageFingerprints = ["i"] }, Ad(2, "bea", AdCase.Graz, 368) with { ImageFingerprints = ["i"] }]).EntityCount.ShouldBe(1);
    }

    [Fact]
    public void Link_AllElseChangedButWithinWeeks_Joins() =>
        EntityLinker.Link([Ad(1, "anna", AdCase.Vienna, 0), Ad(2, "bea", AdCase.Graz, 30), Ad(3, "cora", AdCase.Linz, 60)]).EntityCount.ShouldBe(1);

    [Fact]
    public void Link_UndatedAdOfARecycledPhone_GoesToWhomItIsLike()
    {
        var links = EntityLinker.Link(
            [Ad(1, "anna", AdCase.Vienna, 0), Ad(2, "bea", AdCase.Graz, 368), Ad(3, "anna", AdCase.Vienna, 0) with { PostedAt = null }, Ad(4, "dora", AdCase.Linz, 0) with { PostedAt = null }]);

        links.EntityOf.ShouldBe([0, 1, 0, 1]);
    }

    [Fact]
    public void Link_MailAddressAfterAYear_StaysWithItsOwner()
    {
        StoredAd Mail(StoredAd ad) => ad with { Contacts = [new StoredContact(ContactKind.Email, "email", "m", 1, null, false)] };

        EntityLinker.Link([Mail(Ad(1, "anna", AdCase.Vienna, 0)), Mail(Ad(2, "bea", AdCase.Graz, 368))]).EntityCount.ShouldBe(1);
    }

    private static StoredAd Ad(long id, string name, Place place, int day) =>
        AdCase.Of(id, "p", AdCase.Words((int)id), name, 25) with { Place = place, PostedAt = new DateOnly(2025, 1, 1).AddDays(day) };
}
