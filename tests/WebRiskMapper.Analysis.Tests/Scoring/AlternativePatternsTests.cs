using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Tests.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Scoring;

public sealed class AlternativePatternsTests
{
    private static readonly IndicatorEngine Engine = IndicatorEngine.Load(RepositoryFiles.All, IndicatorCases.Lexicon);
    private static readonly Place[] Cities = [AdCase.Vienna, AdCase.Berlin, AdCase.Prague, AdCase.Hamburg, AdCase.Graz, AdCase.Linz];
    private static readonly DateOnly FirstDay = new(2026, 1, 1);

    [Fact]
    public void Spam_OnePersonInDistantCitiesOnOneDay_IsRecognisedWithoutPrepayment()
    {
        var evidence = Evaluate(Ads(18, i => FirstDay.AddDays(i / 6)));

        evidence.SpamPattern.ShouldBeGreaterThan(0.8);
        evidence.SpamEvidence.ShouldContain("18 ads in 6 cities");
    }

    [Fact]
    public void Spam_OnePersonMovedFromCityToCity_IsNot() =>
        Evaluate(Ads(18, i => FirstDay.AddDays(4 * i))).SpamPattern.ShouldBe(0);

    [Fact]
    public void Spam_PaymentInAdvanceInManyCities_IsRecognised() =>
        Evaluate(Ads(18, i => FirstDay.AddDays(4 * i), "crypto_prepaid")).SpamPattern.ShouldBe(1);

    [Fact]
    public void Spam_PartOfAMailing_IsRecognisedTheWeakerTheSmallerItIs()
    {
        double Strength(int ads) => Evaluate(Ads(ads, _ => FirstDay, "crypto_prepaid")).SpamPattern;

        Strength(3).ShouldBe(0.4 * 0.4, 1e-9);
        Strength(4).ShouldBeInRange(0.25, 0.35);
        Strength(6).ShouldBeInRange(0.5, 0.7);
    }

    [Fact]
    public void Spam_PartOfAMailing_IsToldFromAPersonMovedAlongARoute() =>
        Evaluate(Ads(4, i => FirstDay.AddDays(4 * i))).SpamPattern.ShouldBe(0);

    [Fact]
    public void Spam_TwoAds_AreNeverMassProduced() =>
        Evaluate(Ads(2, _ => FirstDay, "crypto_prepaid")).SpamPattern.ShouldBe(0);

    [Fact]
    public void Spam_ItsContribution_SaysWhatItRestsOn()
    {
        var score = EvidenceModel.Load(RepositoryFiles.All).Score(Evaluate(Ads(18, i => FirstDay.AddDays(i / 6))));

        score.Contributions.Single(c => c.Indicator == "spam_pattern").Evidence.ShouldContain("too far for a day");
        score.Alternatives.ShouldContain("mass spam pattern");
    }

    [Fact]
    public void OpenAgency_SeveralPeopleOfOneCityUnderOnePhone_IsRecognised() =>
        Evaluate(Crew(5)).OpenAgencyPattern.ShouldBe(0.7);

    [Fact]
    public void OpenAgency_OneAdReadWrongOfTen_StaysRecognised() =>
        Evaluate([.. Crew(10).Select((a, i) => i == 0 ? a with { Place = AdCase.Graz } : a)]).OpenAgencyPattern.ShouldBe(0.7);

    [Fact]
    public void OpenAgency_ConcealedPhones_IsNot() =>
        Evaluate([.. Crew(5).Select(a => a with { Contacts = [AdCase.Phone("p", obfuscated: true)] })]).OpenAgencyPattern.ShouldBe(0);

    [Fact]
    public void OpenAgency_OnePhoneInThreeCities_IsNot() =>
        Evaluate([.. Crew(6).Select((a, i) => a with { Place = Cities[i % 3] })]).OpenAgencyPattern.ShouldBe(0);

    [Fact]
    public void OpenAgency_HousesInTwoCities_IsRecognised() =>
        Evaluate([.. Crew(6).Select((a, i) => a with { Place = Cities[i % 2], Contacts = [AdCase.Phone("switchboard"), AdCase.Phone($"house {i % 2}")] })]).OpenAgencyPattern.ShouldBe(0.7);

    [Fact]
    public void OpenAgency_PeopleMovedBetweenCities_IsNot() =>
        Evaluate([.. Crew(4), .. Crew(4).Select(a => a with { AdId = a.AdId + 10, Place = AdCase.Graz })]).OpenAgencyPattern.ShouldBe(0);

    private static EntityEvidence Evaluate(IReadOnlyList<StoredAd> ads) =>
        Engine.Evaluate(ads, EntityLinker.Link(ads), MarketStatistics.From(ads)).ShouldHaveSingleItem();

    private static List<StoredAd> Ads(int count, Func<int, DateOnly> day, string word = "hello") =>
        [.. Enumerable.Range(0, count).Select(i => AdCase.Of(i, "p", $"{word} {AdCase.Words(1)}", "anna", 30) with { PostedAt = day(i), Place = Cities[i % Cities.Length] })];

    private static List<StoredAd> Crew(int personas) => [.. Enumerable.Range(0, personas).Select(i => AdCase.Of(i, "p", AdCase.Words(i), $"n{i}", 21 + 3 * i))];
}
