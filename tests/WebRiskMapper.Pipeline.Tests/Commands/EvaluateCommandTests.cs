using Shouldly;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Commands;

public sealed class EvaluateCommandTests : CommandLineTest
{
    [Fact]
    public async Task Extraction_OfAnInventedWeb_ReportsFieldsFamiliesAndProfiles()
    {
        var web = (await WebriskAsync("evaluate", "extraction", "--sites", "6", "--ads", "16", "--json")).ShouldSucceed().Json.GetProperty("web");

        web.GetProperty("page_type_accuracy").GetDouble().ShouldBeGreaterThan(0.9);
        web.GetProperty("macro_f1").GetDouble().ShouldBeGreaterThan(0.9);
        web.GetProperty("macro_f1_with_profile_on_half").GetDouble().ShouldBeGreaterThan(0.9);
        web.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("field").GetString()).ShouldContain("phones");
        web.GetProperty("macro_f1_by_family").Names().Count().ShouldBe(6);
    }

    [Fact]
    public async Task Extraction_OfFiles_CountsTheMisses()
    {
        var languages = Write("languages.tsv", "de\tIch bin neu in der Stadt und bleibe eine Woche.\nen\tIch bin neu in der Stadt und bleibe eine Woche.\n");
        var prices = Write("prices.jsonl", """{"text": "150 €", "currency": "€", "amount": 150}""" + "\n" + """{"text": "150 €", "currency": "$", "amount": 15.5}""" + "\n");

        var result = (await WebriskAsync("evaluate", "extraction", "--sites", "0", languages, prices, "--json")).ShouldSucceed().Json;

        result.GetProperty("web").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        // The two halves of the shipped advertisements come first.
        result.GetProperty("cases").EnumerateArray().Skip(2).Select(c => (c.GetProperty("question").GetString(), c.GetProperty("right").GetInt32(), c.GetProperty("cases").GetInt32()))
            .ShouldBe([("language", 1, 2), ("amount", 1, 2), ("currency", 1, 2)]);
        result.GetProperty("cases")[2].GetProperty("misses")[0].GetProperty("found").GetString().ShouldBe("de");
        (await WebriskAsync("evaluate", "extraction", "--sites", "0", languages)).ShouldSucceed().Output.ShouldContain("50.0 % of 2");
    }

    [Theory]
    [InlineData("bad.tsv", "de\tja\nno tab here", "bad.tsv:2", "tab")]
    [InlineData("bad.jsonl", "{\"text\": \"1 €\", \"amount\": \"x\"}", "bad.jsonl:1", "amount")]
    [InlineData("bad.jsonl", "{\"amount\": 1}", "bad.jsonl:1", "text")]
    [InlineData("bad.csv", "a", "bad.csv", ".tsv")]
    public async Task Extraction_BadFile_IsRefusedByLineAndField(string name, string text, string place, string why) =>
        (await WebriskAsync("evaluate", "extraction", "--sites", "0", Write(name, text))).ShouldBeRefused(place, why);

    [Fact]
    public async Task Extraction_TooManySites_IsRefused() =>
        (await WebriskAsync("evaluate", "extraction", "--sites", "5000")).ShouldBeRefused("Sites", "3000");
}
