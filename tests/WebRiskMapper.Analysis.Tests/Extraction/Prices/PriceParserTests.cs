using System.Globalization;
using Shouldly;
using WebRiskMapper.Analysis.Extraction.Prices;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Prices;

public sealed class PriceParserTests
{
    private static readonly PriceParser Parser = new(RepositoryFiles.All);

    [Theory]
    [InlineData("150 €", "150", "€", "EUR")]
    [InlineData("€150", "150", "€", "EUR")]
    [InlineData("ab 120,50 EUR pro Stunde", "120.5", "EUR", "EUR")]
    [InlineData("1.250,00 €", "1250", "€", "EUR")]
    [InlineData("1,250.00 USD", "1250", "USD", "USD")]
    [InlineData("CHF 1'250.-", "1250", "CHF", "CHF")]
    [InlineData("1 250,50 zł", "1250.5", "zł", "PLN")]
    [InlineData("12 500 Ft", "12500", "Ft", "HUF")]
    [InlineData("2500 Kč / hod", "2500", "Kč", "CZK")]
    [InlineData("5.000 RSD", "5000", "RSD", "RSD")]
    [InlineData("3000₴", "3000", "₴", "UAH")]
    [InlineData("6000 руб./час", "6000", "руб.", "RUB")]
    [InlineData("٣٥٠ درهم", "350", "درهم", "AED")]
    [InlineData("1.234.567 lei", "1234567", "lei", "RON")]
    [InlineData("0.125 BTC", "0.125", "BTC", "BTC")]
    [InlineData("NOK 1 500", "1500", "NOK", "NOK")]
    [InlineData("$1,190.00 AUD", "1190", "AUD", "AUD")]
    [InlineData("80,- Kč", "80", "Kč", "CZK")]
    [InlineData("150", "150", null, null)]
    [InlineData("20% off, now 80 €", "80", "€", "EUR")]
    [InlineData("gratis", "0", null, null)]
    [InlineData("on request", null, null, null)]
    [InlineData("", null, null, null)]
    public void Parse_OneInventedPrice_IsRead(string text, string? amount, string? written, string? iso)
    {
        var price = Parser.Parse(text);
        price.Amount.ShouldBe(amount is null ? null : decimal.Parse(amount, CultureInfo.InvariantCulture));
        price.CurrencyAsWritten.ShouldBe(written);
        price.IsoCode.ShouldBe(iso);
    }
}
