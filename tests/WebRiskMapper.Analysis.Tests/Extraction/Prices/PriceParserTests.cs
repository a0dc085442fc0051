using System.Globalization;
using System.Text.Json;
using Shouldly;
using WebRiskMapper.Analysis.Extraction.Prices;
using Xunit;
using Xunit.Abstractions;

namespace WebRiskMapper.Analysis.Tests.Extraction.Prices;

public sealed class PriceParserTests(ITestOutputHelper output)
{
    private static readonly PriceParser Parser = new(RecognizerFixture.Files);

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

    /// <summary>Runs where the evaluation folder stands beside the repository; elsewhere the invented cases above are all there is.</summary>
    [Fact]
    public void Parse_EvaluationPrices_StayAboveTheLevelReached()
    {
        if (RecognizerFixture.EvaluationFile("prices.dev.jsonl") is not { } path)
        {
            output.WriteLine("prices.dev.jsonl is not beside the repository: not evaluated.");
            return;
        }

        int total = 0, amounts = 0, currencies = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var row = JsonDocument.Parse(line);
            var text = row.RootElement.GetProperty("text").GetString()!;
            var amount = row.RootElement.GetProperty("amount") is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : (decimal?)null;
            var currency = row.RootElement.GetProperty("currency").GetString();
            var price = Parser.Parse(text);
            total++;
            amounts += price.Amount == amount ? 1 : 0;
            currencies += string.Equals(price.CurrencyAsWritten, currency, StringComparison.Ordinal) ? 1 : 0;
            if (price.Amount != amount || !string.Equals(price.CurrencyAsWritten, currency, StringComparison.Ordinal))
            {
                output.WriteLine($"miss: {text} → {price.Amount} {price.CurrencyAsWritten}, expected {amount} {currency}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"amount {amounts}/{total} = {(double)amounts / total:P2}, currency {currencies}/{total} = {(double)currencies / total:P2}"));
        ((double)amounts / total).ShouldBeGreaterThanOrEqualTo(0.98);
        ((double)currencies / total).ShouldBeGreaterThanOrEqualTo(0.99);
    }
}
