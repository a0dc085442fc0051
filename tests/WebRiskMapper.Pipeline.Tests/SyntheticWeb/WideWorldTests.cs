using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shouldly;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

/// <summary>The world of 30 countries and 20 languages, and the default one, which it must not change.</summary>
public sealed class WideWorldTests
{
    private static readonly SyntheticWebOptions Wide = new() { Seed = 3, Markets = MarketSet.Wide, Sites = 168, AdsPerSite = 45, Today = new DateOnly(2026, 3, 14) };
    private static readonly SyntheticWorld World = SyntheticWorld.Generate(Wide);

    public static TheoryData<string> Codes { get; } = [.. LanguageRegistry.All.Select(l => l.Code)];

    /// <summary>
    /// Measurements of different days are of the same pages only while a family stays as it is. A new family goes to the end of the registry:
    /// it then gets sites of its own and changes no page of the others. Changed once since: cities of Ireland bear the names that they are known by.
    /// </summary>
    [Fact]
    public void Generate_FirstSixFamilies_GiveThePagesTheyAlwaysGave() =>
        Hash(SyntheticWorld.Generate(new SyntheticWebOptions { Today = new DateOnly(2026, 3, 14), Generation = 1 }, [.. FamilyRegistry.All.Take(6)])).ShouldBe("566BF53CD45D4CC5C82A402D15B8E3F0625986A83AFBE897A35A7B2DC2354CBA");

    [Fact]
    public void Generate_WideTwice_GivesSamePages()
    {
        var small = Wide with { Sites = 56, AdsPerSite = 8 };

        Hash(SyntheticWorld.Generate(small)).ShouldBe(Hash(SyntheticWorld.Generate(small)));
        Hash(SyntheticWorld.Generate(small with { Seed = 4 })).ShouldNotBe(Hash(SyntheticWorld.Generate(small)));
    }

    [Fact]
    public void Generate_ThirtySites_CoversEveryCountryLanguageAndFamily()
    {
        var small = SyntheticWorld.Generate(Wide with { Sites = 30, AdsPerSite = 8 });

        small.Ads.Select(a => a.Country).Distinct(StringComparer.Ordinal).Count().ShouldBe(30);
        small.Ads.Select(a => a.Language).Distinct(StringComparer.Ordinal).Count().ShouldBe(20);
        small.Ads.Select(a => a.Family).Distinct(StringComparer.Ordinal).Count().ShouldBe(FamilyRegistry.All.Count);
    }

    [Fact]
    public void Generate_WideInHeldBackFamilies_WritesTheSameAds()
    {
        var small = Wide with { Sites = 30, AdsPerSite = 8 };
        var held = SyntheticWorld.Generate(small with { Families = FamilySet.HeldBack });

        held.Ads.Select(a => a.Text).ShouldBe(SyntheticWorld.Generate(small).Ads.Select(a => a.Text));
        Hash(held).ShouldNotBe(Hash(SyntheticWorld.Generate(small)));
    }

    [Fact]
    public void Generate_UnknownMarkets_IsRefusedByName() =>
        Should.Throw<ArgumentException>(() => SyntheticWorld.Generate(Wide with { Markets = (MarketSet)7 })).Message.ShouldContain(nameof(SyntheticWebOptions.Markets));

    [Fact]
    public void SeedPlatforms_Wide_NamesMirrorsAndMarkets()
    {
        var rows = World.SeedPlatforms(80);

        rows[30].Platform.ShouldBe(rows[0].Platform);
        rows[31].Platform.ShouldBe(rows[1].Platform);
        rows.GroupBy(r => r.Platform, StringComparer.Ordinal).Count(g => g.Count() == 2).ShouldBe(6);
        rows[42].MarketCountries.ShouldBe("RS|ME|BA");
        rows.Select(r => r.Site).Distinct(StringComparer.Ordinal).Count().ShouldBe(168);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Ads_AnyLanguage_ShowEverySignal(string code)
    {
        var language = LanguageRegistry.Get(code);
        var ads = World.Ads.Where(a => a.Language == code && !a.SafetyFixture).ToList();

        ads.SelectMany(a => a.Signals).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(new[]
        {
            "trust_language", "youth_language", "always_available", "movement_language", "client_screening", "incall_only", "unprotected", "crypto_prepaid",
            "third_person", "plural_voice", "obscured_phone", "nationality_reference", "low_price", "age_under_23", "off_platform_only",
        }.Order(StringComparer.Ordinal));
        foreach (var (signal, sentences) in language.Signals)
        {
            ads.Where(a => a.Signals.Contains(signal)).ShouldAllBe(a => sentences.Any(a.Text.Contains));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Ads_AnyLanguage_LabelEveryField(string code)
    {
        var labelled = World.Ads.Where(a => a.Language == code).SelectMany(a => FieldViews.Of(a, World.Sites[a.SiteId])).ToList();

        labelled.Select(v => v.Key).Distinct().Order().ShouldBe(Enum.GetValues<Field>());
        labelled.Select(v => v.Label).ShouldBeSubsetOf(LanguageRegistry.Get(code).Labels.Values.SelectMany(v => v));
    }

    /// <summary>On sites without a single label the text alone must say what the truth says.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void Write_SiteWithoutLabels_SaysEveryFieldInTheText(string code)
    {
        var options = Wide with { Sites = 56, AdsPerSite = 20 };
        List<SiteTruth> sites = [.. SitePlan.Draw(options).Select(s => s with { Style = s.Style with { Labelled = [] } })];
        var writer = new AdWriter(options);
        var language = LanguageRegistry.Get(code);
        var drafts = PopulationPlan.Draw(options, sites).Ads.Where(d => d.Site.Language == code && d.Entity.Kind != EntityKind.SafetyFixture).ToList();

        drafts.Count.ShouldBeGreaterThan(20);
        foreach (var draft in drafts)
        {
            var ad = writer.Write(draft);
            ad.Text.ShouldNotContain("{");
            ad.Title.ShouldNotContain("{");
            ad.Text.ShouldContain(draft.City.Located(code, language.InFormat), Case.Insensitive);
            if (ad.Age is { } age)
            {
                ad.Text.ShouldContain(age.ToString(CultureInfo.InvariantCulture));
            }

            if (ad.Nationality is { } nationality)
            {
                ad.Text.ShouldContain(language.Nationalities[nationality]);
            }

            foreach (var written in AdWriter.ServiceNames(ad.Services, draft.Site.Id, language)
                .Concat(ad.Prices.Select(p => PriceWriter.Line(p, language, draft.Site.Style.PriceWriting)))
                .Concat(ad.Phones.Where(p => p.InText).Select(p => p.Written)).Concat(ad.Emails.Select(e => e.Written)).Concat(ad.Handles.Select(h => h.Id)))
            {
                ad.Text.ShouldContain(written);
            }
        }
    }

    private static string Hash(SyntheticWorld world)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var site in world.Sites)
        {
            var pages = world.PagesOf(site.Id);
            var renderer = new PageRenderer(pages, "utf-8", pageBytes: 0);
            foreach (var page in pages.All)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(page.Path + "\n" + renderer.Render(page, page.Ad is { } ad ? pages.Truth(ad) : null)));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
