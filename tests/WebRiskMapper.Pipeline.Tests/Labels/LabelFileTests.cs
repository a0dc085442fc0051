using Shouldly;
using WebRiskMapper.Pipeline.Labels;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Labels;

public sealed class LabelFileTests : IDisposable
{
    private const string Header = "run,entity,labeller,ordinal,high,date,source,remark\n";
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly string folder = Directory.CreateTempSubdirectory("webrisk-labels-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("labels.csv", Header + "1,7,r1,5,,2026-11-20,queue,\"shared phone, two cities\"\n1,8,r_2,,false,2026-11-22,,\n")]
    [InlineData("labels.jsonl", """
        {"run":1,"entity":7,"labeller":"r1","ordinal":5,"date":"2026-11-20","source":"queue","remark":"shared phone, two cities"}

        {"run":"1","entity":8,"labeller":"r_2","high":false,"date":"2026-11-22","remark":null}
        """)]
    public void Read_GoodFile_GivesItsLabels(string name, string text) => Read(name, text).Select(l => l.Label).ShouldBe(
    [
        new Label(1, 7, "r1", 5, null, new DateOnly(2026, 11, 20), LabelSource.Queue, "shared phone, two cities"),
        new Label(1, 8, "r_2", null, false, Today, LabelSource.Import, ""),
    ]);

    [Theory]
    [InlineData(",7,r1,5,,2026-11-20,,", 2, "run")]
    [InlineData("1,seven,r1,5,,2026-11-20,,", 2, "entity")]
    [InlineData("1,7,anna@example.org,5,,2026-11-20,,", 2, "labeller")]
    [InlineData("1,7,,5,,2026-11-20,,", 2, "labeller")]
    [InlineData("1,7,r1,7,,2026-11-20,,", 2, "ordinal")]
    [InlineData("1,7,r1,,,2026-11-20,,", 2, "ordinal")]
    [InlineData("1,7,r1,5,true,2026-11-20,,", 2, "ordinal")]
    [InlineData("1,7,r1,,yes,2026-11-20,,", 2, "high")]
    [InlineData("1,7,r1,5,,20.11.2026,,", 2, "date")]
    [InlineData("1,7,r1,5,,2026-11-23,,", 2, "date")]
    [InlineData("1,7,r1,5,,2026-11-20,guess,", 2, "source")]
    [InlineData("1,7,r1,5,,2026-11-20,,call 0660 123 45", 2, "remark")]
    [InlineData("1,7,r1,5,,2026-11-20,,see https://example.org/", 2, "remark")]
    [InlineData("1,7,r1,5,,2026-11-20,,\n1,7,r1,4,,2026-11-20,,", 3, "labeller")]
    [InlineData("1,7,r1,5,,2026-11-20", 2, null)]
    public void Read_BadLine_NamesLineFieldAndRemedy(string lines, int line, string? field)
    {
        var problem = Should.Throw<BadInputException>(() => Read("bad.csv", Header + lines + "\n")).Problems.ShouldHaveSingleItem();

        (problem.Line, problem.Field).ShouldBe((line, field));
        problem.Remedy.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("""{"run":1,"entity":7,"labeller":"r1","ordinal":5,"date":"2026-11-20","colour":"red"}""", "colour")]
    [InlineData("""{"run":1,"entity":7,"labeller":"r1","ordinal":5.5,"date":"2026-11-20"}""", "ordinal")]
    [InlineData("""{"run":1,"entity":7,"labeller":"r1","high":1,"date":"2026-11-20"}""", "high")]
    [InlineData("""["run"]""", null)]
    [InlineData("""{"run":1""", null)]
    public void Read_BadJsonLine_NamesLineAndField(string line, string? field)
    {
        var problem = Should.Throw<BadInputException>(() => Read("bad.jsonl", line + "\n")).Problems.ShouldHaveSingleItem();

        (problem.Line, problem.Field).ShouldBe((1, field));
    }

    [Fact]
    public void Read_NoLabel_IsRefused() => Should.Throw<BadInputException>(() => Read("empty.csv", Header)).Message.ShouldContain("no label");

    [Theory]
    [InlineData(false, "again.csv")]
    [InlineData(true, "again.jsonl")]
    public void Write_ReadAgain_GivesTheSameLabels(bool jsonLines, string name)
    {
        Label[] labels =
        [
            new Label(1, 7, "r1", 0, null, Today, LabelSource.Audit, "says \"two\", maybe"),
            new Label(1, 8, "r2", null, true, Today.AddDays(-1), LabelSource.Import, "größer"),
        ];
        using var text = new StringWriter();

        LabelFile.Write(text, labels, jsonLines);

        Read(name, text.ToString()).Select(l => l.Label).ShouldBe(labels);
    }

    private IReadOnlyList<(int Line, Label Label)> Read(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return LabelFile.Read(path, Today);
    }
}
