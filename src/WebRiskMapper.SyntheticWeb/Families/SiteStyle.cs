using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Population;

namespace WebRiskMapper.SyntheticWeb.Families;

internal enum UrlScheme
{
    AdNumber,
    NameCityHtml,
    Query,
    CityFolder,
    SlugFolder,
    TrailingSlash,
}

internal enum DateWriting
{
    Iso,
    Dotted,
    Slashed,
    LongName,
    Relative,
}

internal enum Validators
{
    ETag,
    LastModified,
    Both,
    None,
}

internal enum SitemapKind
{
    Single,
    Index,
}

/// <summary>How one site of a family differs from the others: drawn once, from the site's own dice.</summary>
internal sealed record SiteStyle
{
    public required SiteLanguage Language { get; init; }
    public required UrlScheme Urls { get; init; }
    public required DateWriting Dates { get; init; }
    public required Validators Validators { get; init; }
    public required SitemapKind Sitemap { get; init; }
    public required IReadOnlyList<Field> Labelled { get; init; }
    public required IReadOnlyDictionary<Field, string> Labels { get; init; }

    /// <summary>Start of every class name and id of the site.</summary>
    public required string Prefix { get; init; }

    public required int Accent { get; init; }
    public required int PageSize { get; init; }
    public required bool PagesInPath { get; init; }
    public required bool RelNext { get; init; }
    public required bool InOutPrices { get; init; }
    public required int PriceWriting { get; init; }
    public required bool SitemapInRobots { get; init; }

    private static readonly Field[] Optional =
        [Field.Name, Field.Age, Field.City, Field.Phone, Field.Email, Field.Handle, Field.Price, Field.Posted, Field.Nationality, Field.Services, Field.VisitType, Field.Height, Field.AdNumber, Field.Photos];

    public static SiteStyle Draw(SiteLanguage language, string country, int site, int seed)
    {
        var dice = new Dice(seed, "style", site);

        // Each site leaves out up to three labels; what they would have told then stands in the text, if anywhere.
        var left = dice.Several(Optional, dice.Below(4));
        var order = dice.Several([.. Optional.Where(f => !left.Contains(f)), Field.Agency], Optional.Length + 1);
        var american = string.Equals(country, "US", StringComparison.Ordinal);
        return new SiteStyle
        {
            Language = language,
            Urls = (UrlScheme)((site + (site / 7)) % 6),
            Dates = american ? DateWriting.LongName : (DateWriting)((site + (site / 5)) % 5),
            Validators = (site % 8) switch { 2 => Validators.None, 4 => Validators.LastModified, 5 => Validators.Both, _ => Validators.ETag },
            Sitemap = site % 3 == 1 ? SitemapKind.Index : SitemapKind.Single,
            Labelled = order,
            Labels = language.Labels.ToDictionary(l => l.Key, l => dice.Pick(l.Value)),
            Prefix = dice.Pick(new[] { "ad", "item", "x", "pr", "card", "c", "entry", "post", "m", "box" }) + dice.Between(1, 9).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Accent = dice.Below(0xFFFFFF),
            PageSize = dice.Pick(new[] { 12, 20, 24, 30 }),
            PagesInPath = dice.Chance(0.5),
            RelNext = dice.Chance(0.6),
            InOutPrices = dice.Chance(0.25),
            PriceWriting = dice.Below(3),
            SitemapInRobots = dice.Chance(0.7),
        };
    }
}
