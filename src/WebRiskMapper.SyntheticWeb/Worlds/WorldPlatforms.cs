using System.Globalization;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Phones;
using WebRiskMapper.SyntheticWeb.Places;
using WebRiskMapper.SyntheticWeb.Population;

namespace WebRiskMapper.SyntheticWeb.Worlds;

/// <param name="Boilerplate">Sentences below every ad of the platform.</param>
/// <param name="OwnNumber">A number of the platform's own in every ad beside the advertiser's, or null.</param>
internal sealed record WorldPlatform(
    int Id, string Country, SiteLanguage Language, WorldPhrases Phrases, IReadOnlyList<string> Boilerplate, (NumberPlan Plan, string Significant)? OwnNumber, int PriceWriting);

/// <summary>The platforms of a world: one country and language each.</summary>
internal sealed class WorldPlatforms
{
    private const int AdsOfAPlatform = 250;
    private const double WithOwnNumber = 0.14;
    private const int LongestBoilerplate = 5;

    private readonly Dictionary<string, List<WorldPlatform>> byCountry = new(StringComparer.Ordinal);

    public WorldPlatforms(World world, int ads, int seed, EntityDraw draw)
    {
        var markets = Markets.Plan(MarketSet.Wide).Sites.Where(s => WorldPhrases.ByLanguage.ContainsKey(s.Language)).ToList();
        var count = Math.Clamp(ads / AdsOfAPlatform, markets.Count, 2900);
        for (var id = 0; id < count; id++)
        {
            var dice = new Dice(seed, "world platform", id);
            var (countries, code) = markets[id % markets.Count];
            var phrases = WorldPhrases.ByLanguage[code];
            var name = string.Create(CultureInfo.InvariantCulture, $"{dice.Pick(new[] { "Velora", "Mirabel", "Tandem", "Lumera", "Kontora", "Ostara" })}{id}");
            var boilerplate = dice.Chance(world.BoilerplatePlatforms) ? dice.Several(phrases["boilerplate"], dice.Between(3, LongestBoilerplate)) : [];
            var platform = new WorldPlatform(
                id,
                countries[0],
                LanguageRegistry.Get(code),
                phrases,
                [.. boilerplate.Select(b => phrases.Decide(b, dice).Replace("{site}", name, StringComparison.Ordinal))],
                dice.Chance(WithOwnNumber) ? draw.Number(countries[0]) : null,
                dice.Below(3));
            All.Add(platform);
            if (!byCountry.TryGetValue(platform.Country, out var list))
            {
                byCountry.Add(platform.Country, list = []);
            }

            list.Add(platform);
        }
    }

    public List<WorldPlatform> All { get; } = [];

    public IReadOnlyList<WorldPlatform> In(string country) => byCountry[country];
}
