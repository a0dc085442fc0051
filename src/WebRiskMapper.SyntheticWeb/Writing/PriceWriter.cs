using System.Globalization;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Writing;

internal static class PriceWriter
{
    /// <param name="writing">0 to 2: the site's habit.</param>
    public static string Amount(decimal amount, string currency, int writing)
    {
        var plain = amount.ToString("0", CultureInfo.InvariantCulture);
        var grouped = amount.ToString("#,0", CultureInfo.InvariantCulture);
        return (currency, writing) switch
        {
            ("GBP", 0) => "£" + plain,
            ("GBP", 1) => "£" + grouped,
            ("GBP", _) => plain + " GBP",
            ("USD", 0) => "$" + plain,
            ("USD", 1) => "$" + grouped,
            ("USD", _) => "US$ " + plain,
            ("CHF", 0) => "CHF " + plain,
            ("CHF", 1) => plain + " CHF",
            ("CHF", _) => "Fr. " + plain + ".–",
            ("KZT", 0) => grouped.Replace(',', ' ') + " ₸",
            ("KZT", 1) => plain + " тг",
            ("KZT", _) => grouped.Replace(',', ' ') + " тенге",
            (_, 0) => plain + " €",
            (_, 1) => "€" + plain,
            _ => plain + " EUR",
        };
    }

    public static string Duration(int minutes, SiteLanguage language) => minutes switch
    {
        60 => language.OneHour,
        720 => language.Night,
        _ when minutes % 60 == 0 => string.Format(CultureInfo.InvariantCulture, language.Hours, minutes / 60),
        _ => string.Format(CultureInfo.InvariantCulture, language.Minutes, minutes),
    };

    public static string Line(PriceTruth price, SiteLanguage language, int writing)
    {
        var visit = price.Outcall switch { true => " (" + language.Outcall + ")", false => " (" + language.Incall + ")", null => "" };
        return Duration(price.Minutes, language) + visit + ": " + Amount(price.Amount, price.Currency, writing);
    }
}
