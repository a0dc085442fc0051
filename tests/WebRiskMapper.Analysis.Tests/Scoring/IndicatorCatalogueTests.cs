using Shouldly;
using WebRiskMapper.Analysis.Scoring;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Scoring;

public sealed class IndicatorCatalogueTests
{
    private const string Header = "id,group,name,definition,computed_from,source,direction,evidence\n";

    [Fact]
    public void Load_ShippedCatalogue_ReadsQuotedFields()
    {
        var row = IndicatorCatalogue.Load(RepositoryFiles.All)["C01"];

        row.Source.ShouldBe("Alvari; STIM");
        (row.Direction, row.Grade).ShouldBe((1, EvidenceGrade.C));
    }

    [Theory]
    [InlineData("C01,control,a,b,ad,c,up,C", "line 2, direction", "'up'")]
    [InlineData("C01,control,a,b,ad,c,+,Z", "line 2, evidence", "'Z'")]
    [InlineData("C01,control,a,b,ad,c,+", "line 2, line", "7 fields")]
    [InlineData("C01,control,a,b,ad,c,+,C\nC01,control,a,b,ad,c,+,C", "line 3, id", "occurs twice")]
    public void Load_MalformedRow_NamesLineAndField(string rows, string where, string what)
    {
        var error = Should.Throw<InvalidDataException>(() => IndicatorCatalogue.Load(RepositoryFiles.With((IndicatorCatalogue.Path, Header + rows))));

        error.Message.ShouldStartWith($"models/indicators.csv, {where}");
        error.Message.ShouldContain(what);
    }

    [Fact]
    public void Indexer_UnknownId_IsNamed() =>
        Should.Throw<KeyNotFoundException>(() => IndicatorCatalogue.Load(RepositoryFiles.All)["Q99"]).Message.ShouldContain("'Q99'");
}
