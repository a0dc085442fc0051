using System.Globalization;
using WebRiskMapper.SyntheticWeb.Behaviours;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Places;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Population;

/// <summary>Lays out the sites: market, language, family, behaviours, address.</summary>
internal static class SitePlan
{
    private static readonly string[] Starts = ["Lun", "Vel", "Mir", "Sol", "Ros", "Ner", "Tal", "Cor", "Alb", "Fen", "Gal", "Hes", "Jun", "Kal", "Ost", "Pri"];
    private static readonly string[] Ends = ["ara", "ento", "ista", "ova", "ello", "una", "ique", "andra", "esco", "omi", "iva", "ado"];

    public static IReadOnlyList<SiteTruth> Draw(SyntheticWebOptions options) => Draw(options, FamilyRegistry.Of(options.Families));

    public static IReadOnlyList<SiteTruth> Draw(SyntheticWebOptions options, IReadOnlyList<PageFamily> families)
    {
        var sites = new List<SiteTruth>(options.Sites);
        var plan = Markets.Plan(options.Markets);
        for (var i = 0; i < options.Sites; i++)
        {
            var (countries, code) = plan.Sites[i % plan.Sites.Count];
            var language = LanguageRegistry.Get(code);

            // The divisions shift the families, so that no country or language always meets the same one.
            var family = families[(i + (i / families.Count) + (i / 24)) % families.Count];
            sites.Add(new SiteTruth
            {
                Id = i,
                Name = Name(i),
                Platform = Name(Mirrored(i, plan) ?? i),
                Family = family.Name,
                Language = code,
                Countries = countries,
                Address = Address(i),
                Behaviours = [.. BehaviourRegistry.All.Where(b => b.IsOn(options) && b.Applies(i, code)).Select(b => b.Name)],
                SupportPhone = string.Create(CultureInfo.InvariantCulture, $"+800 {2000 + i:D4} {(i * 37) % 10000:D4}"),
                Style = SiteStyle.Draw(language, countries[0], i, options.Seed),
            });
        }

        return sites;
    }

    /// <summary>One /24 for each site, as different hosts would have.</summary>
    public static string Address(int site) => string.Create(CultureInfo.InvariantCulture, $"127.{10 + (site / 250)}.{site % 250}.5");

    /// <summary>The site of which this one is a mirror: in each round of the plan the first two markets have one.</summary>
    public static int? Mirrored(int site, MarketPlan plan) => ((site % plan.Sites.Count) - plan.Covering) is 0 or 1 ? site - plan.Covering : null;

    private static string Name(int site)
    {
        var name = Starts[site % 16] + Ends[((site / 16) + site) % 12];
        return site < 192 ? name : name + " " + ((site / 192) + 1).ToString(CultureInfo.InvariantCulture);
    }
}
