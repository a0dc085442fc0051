using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Evaluation;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Evaluation;

public sealed class AdDetailsTests
{
    private const double Wanted = 0.75;

    private const string Line = """{"language":"en","market":"GB","text":"Amber, 27\nI speak English and some German.\nMon-Fri 10-20","spoken":["en","de"],"venues":[],"available":["mon-fri 10:00-20:00"],"payments":[],"verified":[],"views":null,"agency":null,"ethnicities":[],"persons":["Amber 27"],"incall":null,"outcall":null}""";

    private static readonly Lazy<(PageParser Parser, AdExtractor Extractor)> Readers = new(() => (PageParser.Create(ShippedFiles.Load()), AdExtractor.Create(ShippedFiles.Load())));

    [Fact]
    public void Shipped_WrittenAdvertisements_AreReadInEveryLanguageAndTheKeptHalfShowsNoMisses()
    {
        var halves = AdDetails.Shipped(Readers.Value.Parser, Readers.Value.Extractor);

        halves.Select(h => (h.File, h.Ads, h.Accuracy.Languages.Count)).ShouldBe([("seeds/evaluation/ad-details.dev.jsonl", 297, 33), ("seeds/evaluation/ad-details.test.jsonl", 99, 33)]);
        halves.ShouldAllBe(h => h.Accuracy.MacroF1 >= Wanted);
        // Nobody improves on the kept half by looking.
        halves[1].Misses.ShouldBeEmpty();
    }

    [Fact]
    public void Measure_AdReadAsWritten_MissesNothing() => Measure(Line).Accuracy.Misses.ShouldBeEmpty();

    [Theory]
    [InlineData("\"de\"]", "\"fr\"]", "spoken languages")]
    [InlineData("mon-fri 10", "mon-sat 10", "availability")]
    [InlineData("\"payments\":[]", "\"payments\":[\"cash\"]", "payments")]
    [InlineData("Amber 27\"]", "Amber 28\"]", "persons")]
    [InlineData("\"incall\":null", "\"incall\":true", "incall")]
    public void Measure_OtherTruth_IsAMissOfThatField(string known, string other, string field) =>
        Measure(Line.Replace(known, other, StringComparison.Ordinal)).Accuracy.Misses.Select(m => (m.Field, m.Page)).ShouldBe([(field, "line 1")]);

    [Theory]
    [InlineData("\"views\":null", "\"views\":\"many\"", "$.views")]
    [InlineData("\"spoken\":", "\"speaks\":", "$.speaks")]
    [InlineData("mon-fri 10:00-20:00", "mon-someday 10:00-20:00", "available")]
    public void Measure_MalformedLine_NamesFileLineAndField(string known, string other, string field)
    {
        var problem = Should.Throw<BadInputException>(() => Measure(Line, Line.Replace(known, other, StringComparison.Ordinal))).Problems.ShouldHaveSingleItem();
        (problem.File, problem.Line, problem.Field).ShouldBe(("details.jsonl", 2, field));
    }

    private static DetailResult Measure(params string[] lines) => AdDetails.Measure("details.jsonl", lines, Readers.Value.Parser, Readers.Value.Extractor, showsMisses: true);
}
