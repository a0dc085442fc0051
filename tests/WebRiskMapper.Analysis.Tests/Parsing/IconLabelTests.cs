using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class IconLabelTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<li><i class=\"fa fa-birthday-cake\"></i> 29</li>", FieldLabel.Age, "29")]
    [InlineData("<li><span class=\"glyphicon glyphicon-map-marker\"></span> Wien</li>", FieldLabel.City, "Wien")]
    [InlineData("<li><i class='bi bi-geo-alt'></i>Wien <i class='bi bi-clock'></i> 12.02.2026</li>", FieldLabel.Posted, "12.02.2026")]
    [InlineData("<li><svg class=\"icon icon-phone\"><path d=\"M0 0\"/></svg> 0660 1234567</li>", FieldLabel.Phone, "0660 1234567")]
    [InlineData("<li><svg><use href=\"/sprite.svg#birthday\"></use></svg> 31</li>", FieldLabel.Age, "31")]
    [InlineData("<li><span title=\"Alter\"></span> 27</li>", FieldLabel.Age, "27")]
    [InlineData("<div><i class=\"fas fa-tag\"></i></div><div>ab 150 €</div>", FieldLabel.Price, "ab 150 €")]
    [InlineData("<li><i class='material-icons'>cake</i> 24</li>", FieldLabel.Age, "24")]
    [InlineData("<li><span class='material-symbols-outlined'>call</span> 0660 1234567</li>", FieldLabel.Phone, "0660 1234567")]
    public void Parse_Icon_LabelsWhatStandsBehindIt(string html, FieldLabel label, string value) =>
        Fields(html).ShouldContain(f => f.Label == label && f.Value == value);

    [Theory]
    [InlineData("<li><i class=\"fa fa-heart\"></i> 29</li>")]
    [InlineData("<li><i class=\"cake-shop\"></i> 29</li>")]
    [InlineData("<li><i>cake</i> 29</li>")]
    public void Parse_SignsThatNameNoField_LabelNothing(string html) => Fields(html).ShouldBeEmpty();

    [Fact]
    public void Parse_IconBeforeAWrittenLabel_LeavesItToTheLabel() =>
        Fields("<li><i class=\"fa fa-calendar\"></i> Alter: 29</li>").ShouldHaveSingleItem().Label.ShouldBe(FieldLabel.Age);

    private static IReadOnlyList<LabelledValue> Fields(string html) =>
        Parser.Parse(Encoding.UTF8.GetBytes($"<html><body><h1>Anna</h1><ul>{html}</ul></body></html>"), "text/html; charset=utf-8", new Uri("https://board.example/ad/1"), new SiteContext("board.example", ["AT"], "de"), default).Main.Fields;
}
