using System.Globalization;
using WebRiskMapper.SyntheticWeb.Places;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>A reader's remark below an ad: nothing in it is a field of the ad.</summary>
/// <param name="Stars">1 to 5.</param>
internal sealed record Review(string Author, DateOnly Day, string Written, int Stars, string Remark)
{
    public string IsoDay => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What a page shows beside its ad and what is nobody's truth: reviews, the site's own mail address, small pictures of other ads.</summary>
internal static class Surroundings
{
    private static readonly DateOnly FirstReview = new(2025, 1, 1);

    /// <summary>None to three, the same ones on every day and in every generation.</summary>
    public static IReadOnlyList<Review> Reviews(AdView view)
    {
        var ad = view.Ad;
        if (ad.SafetyFixture)
        {
            return [];
        }

        var (style, words) = (view.Style, SideWords.Of(view.Site.Language));
        var dice = new Dice(0, "reviews", ad.Id);
        var market = Markets.ByCountry[ad.Country];
        var reviews = new List<Review>();
        foreach (var remark in dice.Several(words.Remarks, dice.Below(4)))
        {
            var day = FirstReview.AddDays(dice.Below(365));
            var paid = PriceWriter.Amount(market.HourRate + (market.HourRate / 10 * dice.Between(1, 3)), market.Currency, style.PriceWriting);
            reviews.Add(new Review(
                words.Guest + " " + dice.Between(11, 99).ToString(CultureInfo.InvariantCulture),
                day,
                DateWriter.Write(day, DateOnly.MaxValue, style.Dates, style.Language),
                dice.Between(2, 5),
                remark.Replace("{price}", paid, StringComparison.Ordinal)));
        }

        foreach (var text in ConcerningReviews.Of(ad, style.Language))
        {
            var day = FirstReview.AddDays(dice.Below(365));
            reviews.Add(new Review(words.Guest + " 10", day, DateWriter.Write(day, DateOnly.MaxValue, style.Dates, style.Language), 1, text));
        }

        return reviews;
    }

    /// <summary>Of the platform itself, on every page and never part of an ad.</summary>
    public static string Mail(SiteTruth site) => "info@" + AdPath.Slug(site.Name) + ".example";

    /// <summary>Address of a small picture of another ad.</summary>
    public static string Thumb(Teaser teaser)
    {
        var hash = Dice.Hash(System.Text.Encoding.UTF8.GetBytes(teaser.Href));
        return "/thumb/" + hash.ToString("x16", CultureInfo.InvariantCulture)[..8] + ".jpg";
    }

    /// <summary>The start of a number, as a page shows it before a click.</summary>
    public static string Masked(PhoneTruth phone) => phone.Written[..Math.Min(6, phone.Written.Length / 2)] + "••••";

    /// <summary>The words that stand for a price of an ad, such as "150 €".</summary>
    public static string Amount(PriceTruth price, SiteStyle style) => PriceWriter.Amount(price.Amount, price.Currency, style.PriceWriting);
}
