using Shouldly;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Phones;
using WebRiskMapper.SyntheticWeb.Places;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

public sealed class MarketsTests
{
    /// <summary>Languages where a preposition before the city's name is enough; the others inflect the name.</summary>
    private static readonly string[] Uninflected = ["en", "de", "fr", "es", "it", "pt", "nl", "ro", "bg", "sv"];

    [Theory]
    [InlineData(MarketSet.Core, 12, 6)]
    [InlineData(MarketSet.Wide, 30, 20)]
    public void Plan_FirstSites_CoverEveryCountryAndLanguage(MarketSet markets, int countries, int languages)
    {
        var plan = Markets.Plan(markets);
        var first = plan.Sites.Take(plan.Covering).ToList();

        plan.Countries.Count.ShouldBe(countries);
        first.SelectMany(s => s.Countries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(plan.Countries);
        first.Select(s => s.Language).Distinct(StringComparer.Ordinal).Count().ShouldBe(languages);
        plan.Sites.Select(s => s.Language).Distinct(StringComparer.Ordinal).Count().ShouldBe(languages);
    }

    [Theory]
    [InlineData(MarketSet.Core)]
    [InlineData(MarketSet.Wide)]
    public void Plan_Mirrors_SellWhereTheirOriginalSells(MarketSet markets)
    {
        var plan = Markets.Plan(markets);

        foreach (var site in new[] { 0, 1 })
        {
            plan.Sites[plan.Covering + site].Countries.ShouldBe(plan.Sites[site].Countries);
            plan.Sites[plan.Covering + site].Language.ShouldBe(plan.Sites[site].Language);
        }
    }

    [Fact]
    public void ByCountry_Cities_HaveTheirGeoNamesName()
    {
        var known = File.ReadLines(ShippedFiles.Folder("seeds/reference/cities.csv")).Skip(1).Select(l => l.Split(',')).Select(f => (f[1], f[2])).ToHashSet();

        Markets.ByCountry.Values.SelectMany(m => m.Cities.Select(c => (c.Name, m.Country))).Where(c => !known.Contains(c)).ShouldBeEmpty();
    }

    [Fact]
    public void ByCountry_Currencies_AreThoseOfTheCountry()
    {
        var currencies = File.ReadLines(ShippedFiles.Folder("seeds/reference/osce-states.csv")).Skip(1).Select(l => l.Split(',')).ToDictionary(f => f[0], f => f[9].Split('|'), StringComparer.Ordinal);

        Markets.ByCountry.Values.ShouldAllBe(m => currencies[m.Country].Contains(m.Currency));
        Markets.ByCountry.Keys.Order(StringComparer.Ordinal).ShouldBe(NumberPlan.ByCountry.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Plan_CityOfAnInflectingLanguage_HasAPhraseOfItsOwn()
    {
        foreach (var (countries, code) in Markets.Plan(MarketSet.Wide).Sites.Where(s => !Uninflected.Contains(s.Language, StringComparer.Ordinal)))
        {
            var format = LanguageRegistry.Get(code).InFormat;
            foreach (var city in countries.SelectMany(c => Markets.ByCountry[c].Cities))
            {
                city.Located(code, format).ShouldNotBe(format.Replace("{0}", city.Written(code), StringComparison.Ordinal), $"{city.Name} in {code}");
            }
        }
    }

    [Theory]
    [InlineData("PL", "Wrocław", "pl", "we Wrocławiu")]
    [InlineData("CZ", "Prague", "cs", "v Praze")]
    [InlineData("HU", "Szeged", "hu", "Szegeden")]
    [InlineData("BG", "Varna", "bg", "във Варна")]
    [InlineData("FI", "Tampere", "fi", "Tampereella")]
    [InlineData("FI", "Turku", "sv", "i Åbo")]
    [InlineData("UA", "Lviv", "ru", "во Львове")]
    [InlineData("BE", "Liège", "nl", "in Luik")]
    public void Located_City_IsWrittenInTheLanguage(string country, string city, string code, string expected) =>
        Markets.ByCountry[country].Cities.Single(c => c.Name == city).Located(code, LanguageRegistry.Get(code).InFormat).ShouldBe(expected);
}
