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
            ("CAD", 0) => "$" + plain,
            ("CAD", 1) => "CA$" + plain,
            ("CAD", _) => plain + " CAD",
            ("PLN", 0) => plain + " zł",
            ("PLN", 1) => grouped.Replace(',', ' ') + " zł",
            ("PLN", _) => plain + " PLN",
            ("CZK", 0) => grouped.Replace(',', ' ') + " Kč",
            ("CZK", 1) => grouped.Replace(',', '.') + ",- Kč",
            ("CZK", _) => plain + " CZK",
            ("HUF", 0) => grouped.Replace(',', '.') + " Ft",
            ("HUF", 1) => grouped.Replace(',', ' ') + " Ft",
            ("HUF", _) => plain + " HUF",
            ("RON", 0) => plain + " lei",
            ("RON", 1) => grouped.Replace(',', '.') + " lei",
            ("RON", _) => plain + " RON",
            ("MDL", 0) => plain + " lei",
            ("MDL", 1) => grouped.Replace(',', ' ') + " lei",
            ("MDL", _) => plain + " MDL",
            ("TRY", 0) => grouped.Replace(',', '.') + " TL",
            ("TRY", 1) => grouped.Replace(',', '.') + " ₺",
            ("TRY", _) => "₺" + grouped.Replace(',', '.'),
            ("UAH", 0) => plain + " грн",
            ("UAH", 1) => grouped.Replace(',', ' ') + " ₴",
            ("UAH", _) => plain + " UAH",
            ("RSD", 0) => grouped.Replace(',', '.') + " din",
            ("RSD", 1) => grouped.Replace(',', '.') + " dinara",
            ("RSD", _) => plain + " RSD",
            ("BAM", 0) => plain + " KM",
            ("BAM", 1) => plain + ",00 KM",
            ("BAM", _) => plain + " BAM",
            ("SEK", 0) => grouped.Replace(',', ' ') + " kr",
            ("SEK", 1) => plain + " kr",
            ("SEK", _) => plain + " SEK",
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
