using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Evaluation;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Evaluation;

public sealed class WrittenPagesTests : IDisposable
{
    private const string Html = """
        <!doctype html><html lang="en"><head><title>Grace in Leeds</title></head><body><main><h1>Grace in Leeds</h1>
        <p>Quiet company for the evening.</p><dl><dt>Name</dt><dd>Grace</dd><dt>Age</dt><dd>27</dd><dt>Phone</dt><dd>07700 900123</dd></dl></main></body></html>
        """;

    private const string Truth = """
        {"url":"https://ads.example/ad/1","market":"GB","page_type":"ad","language":"en","title":"Grace in Leeds","text":"Quiet company for the evening.","phones":["+447700900123"],"ages":[27],"names":["Grace"],"city":"Leeds","country":"GB"}
        """;

    private static readonly Lazy<(PageParser Parser, AdExtractor Extractor, CityNames Cities)> Readers = new(() => (PageParser.Create(ShippedFiles.Load()), AdExtractor.Create(ShippedFiles.Load()), CityNames.Load(ShippedFiles.Load())));

    private readonly string _folder = Directory.CreateTempSubdirectory("webrisk-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Shipped_Pages_EachHaveATruthAndTheKeptOnesShowNoMisses()
    {
        var halves = WrittenPages.Shipped(Readers.Value.Parser, Readers.Value.Extractor, Readers.Value.Cities);

        halves.Select(h => h.File).ShouldBe(["seeds/evaluation/pages/dev", "seeds/evaluation/pages/test"]);
        halves.ShouldAllBe(h => h.Ads >= 24 && h.Accuracy.Fields.Contains("prices"));
        halves[1].Misses.ShouldBeEmpty();
    }

    [Fact]
    public void Measure_PageReadAsWritten_MissesNothing() => Measure(Truth).Accuracy.Misses.ShouldBeEmpty();

    [Theory]
    [InlineData("900123", "900124", "phones")]
    [InlineData("[27]", "[28]", "age")]
    [InlineData("\"city\":\"Leeds\"", "\"city\":\"London\"", "city")]
    [InlineData("\"page_type\":\"ad\"", "\"page_type\":\"list\"", "page type")]
    public void Measure_OtherTruth_IsAMissOfThatField(string known, string other, string field) =>
        Measure(Truth.Replace(known, other, StringComparison.Ordinal)).Accuracy.Misses.Select(m => (m.Field, m.Page)).ShouldBe([(field, "grace")]);

    [Theory]
    [InlineData("[27]", "[\"27\"]", "$.ages[0]")]
    [InlineData("\"page_type\":\"ad\"", "\"page_type\":\"advert\"", "$.page_type")]
    [InlineData("\"ages\":", "\"years\":", "$.years")]
    public void Measure_MalformedTruth_NamesFileAndField(string known, string other, string field)
    {
        var problem = Should.Throw<BadInputException>(() => Measure(Truth.Replace(known, other, StringComparison.Ordinal))).Problems.ShouldHaveSingleItem();
        (problem.File, problem.Field).ShouldBe((Path.Combine(_folder, "grace.json"), field));
    }

    [Fact]
    public void Measure_PageWithoutTruth_SaysWhichFileIsMissing()
    {
        File.WriteAllText(Path.Combine(_folder, "grace.html"), Html);

        Should.Throw<BadInputException>(() => WrittenPages.Measure(_folder, Readers.Value.Parser, Readers.Value.Extractor, Readers.Value.Cities, showsMisses: true)).Problems.ShouldHaveSingleItem().File.ShouldBe(Path.Combine(_folder, "grace.json"));
    }

    private DetailResult Measure(string truth)
    {
        File.WriteAllText(Path.Combine(_folder, "grace.html"), Html);
        File.WriteAllText(Path.Combine(_folder, "grace.json"), truth);
        return WrittenPages.Measure(_folder, Readers.Value.Parser, Readers.Value.Extractor, Readers.Value.Cities, showsMisses: true);
    }
}
