using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction;

public sealed class ValueSourceTests
{
    private const string Text = "Anna, 27, Wien\nIch bin Anna und biete Massage an.\nEine Stunde 150 €, zwei Stunden 280 €.\nRuf mich an: 0660 1234567";

    private static readonly AdExtractor Extractor = AdExtractor.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("prices", "150 EUR 60 min", SourceMethod.Cue, 3, "Stunde 150 €,")]
    [InlineData("services", "massage", SourceMethod.Term, 2, "Massage")]
    [InlineData("ages", "27", SourceMethod.Cue, 1, "Anna, 27,")]
    public void Sources_OfText_AreTheShortestPartThatTellsTheValue(string field, string value, SourceMethod method, int line, string printed)
    {
        var source = Sources(Ad(Text)).Single(s => s.Field == field && s.Value == value);
        source.Line.ShouldBe(line);
        source.Method.ShouldBe(method);
        source.Printed.ShouldNotBeNull();
        printed.ShouldContain(source.Printed.TrimEnd(','));
        Text.Substring(source.Span!.Value.Start, source.Span.Value.Length).ShouldBe(source.Printed);
    }

    [Fact]
    public void Sources_OfALabelledField_PointToItsValue()
    {
        const string text = "Anna\nAlter: 27";
        var span = new TextSpan(text.IndexOf("27", StringComparison.Ordinal), 2);
        var source = Sources(Ad(text) with { Fields = [new LabelledValue(FieldLabel.Age, "27", span)] }).Single(s => s.Field == "ages");
        (source.Method, source.Span, source.Printed).ShouldBe((SourceMethod.Label, span, "27"));
    }

    [Fact]
    public void Sources_OfAnAttribute_HaveNoSpan()
    {
        var source = Sources(Ad("Anna") with { Fields = [new LabelledValue(FieldLabel.Age, "27", null)] }).Single(s => s.Field == "ages");
        (source.Method, source.Span).ShouldBe((SourceMethod.Structured, null));
    }

    [Fact]
    public void Sources_EveryValueHasOne_AndItsConfidenceFollowsItsMethod()
    {
        var sources = Sources(Ad(Text));
        sources.Select(s => s.Field).ShouldBe(["contacts", "prices", "prices", "ages", "names", "services", "persons", "city", "country"], ignoreOrder: true);
        sources.Where(s => s.Field is not ("contacts" or "city" or "country")).ShouldAllBe(s => s.Confidence == ValueSource.ConfidenceOf(s.Method));
        ValueSource.ConfidenceOf(SourceMethod.Structured).ShouldBeGreaterThan(ValueSource.ConfidenceOf(SourceMethod.Bare));
    }

    private static IReadOnlyList<ValueSource> Sources(AdText ad) => Extractor.SourcesOf(ad, Extractor.Extract(ad));

    private static AdText Ad(string text) => new()
    {
        Title = text.Split('\n')[0],
        Text = text,
        Language = "de",
        Site = new SiteContext("ads.example", ["AT"], "de"),
        FetchedAt = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
    };
}
