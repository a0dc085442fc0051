using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Evaluation;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Evaluation;

public sealed class HarmlessNumbersTests
{
    private const string Line = """{"language":"en","market":"GB","text":"Grace, 27\nThird floor, flat 12","ages":[27]}""";

    private static readonly Lazy<(PageParser Parser, AdExtractor Extractor)> Readers = new(() => (PageParser.Create(ShippedFiles.Load()), AdExtractor.Create(ShippedFiles.Load())));

    [Fact]
    public void Shipped_Advertisements_AreInEveryLanguageAndTheKeptHalfShowsNoMisses()
    {
        var halves = HarmlessNumbers.Shipped(Readers.Value.Parser, Readers.Value.Extractor);

        halves.Select(h => (h.File, h.Ads, h.Accuracy.Languages.Count)).ShouldBe([("seeds/evaluation/harmless-numbers.dev.jsonl", 99, 33), ("seeds/evaluation/harmless-numbers.test.jsonl", 66, 33)]);
        halves[1].Misses.ShouldBeEmpty();
    }

    [Fact]
    public void Measure_AdReadAsWritten_MissesNothing() => Measure(Line).Accuracy.Misses.ShouldBeEmpty();

    [Theory]
    [InlineData("[27]", "[28]", "age")]
    [InlineData("flat 12", "age: 17", "not sealed")]
    public void Measure_OtherTruth_IsAMissOfThatField(string known, string other, string field) =>
        Measure(Line.Replace(known, other, StringComparison.Ordinal)).Accuracy.Misses.Select(m => m.Field).ShouldContain(field);

    [Theory]
    [InlineData("[27]", "[\"young\"]", "$.ages[0]")]
    [InlineData("\"ages\":", "\"years\":", "$.years")]
    public void Measure_MalformedLine_NamesFileLineAndField(string known, string other, string field)
    {
        var problem = Should.Throw<BadInputException>(() => Measure(Line, Line.Replace(known, other, StringComparison.Ordinal))).Problems.ShouldHaveSingleItem();
        (problem.File, problem.Line, problem.Field).ShouldBe(("numbers.jsonl", 2, field));
    }

    private static DetailResult Measure(params string[] lines) => HarmlessNumbers.Measure("numbers.jsonl", lines, Readers.Value.Parser, Readers.Value.Extractor, showsMisses: true);
}
