using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Figures;

/// <summary>A dot and a whisker per table row, all rows on one scale that starts at 0. The table cell beside it holds the numbers.</summary>
/// <param name="Maximum">Right end of the scale, a share.</param>
internal sealed record ForestPlot(double Maximum)
{
    private const int Width = 160;
    private const int Height = 20;
    private const int Margin = 6;
    private static readonly double[] Ends = [0.05, 0.10, 0.20, 0.50, 1.0];

    /// <summary>The smallest round scale that holds every upper bound.</summary>
    public static ForestPlot For(IEnumerable<Figure> figures)
    {
        var highest = figures.Where(figure => figure.IsShown).Select(figure => figure.High!.Value).DefaultIfEmpty(0).Max();
        return new ForestPlot(Ends.FirstOrDefault(end => highest <= end, 1.0));
    }

    /// <summary>The scale in words, for the column's head.</summary>
    public string Scale => string.Create(CultureInfo.InvariantCulture, $"0–{Maximum * 100:0} %");

    public IHtmlContent Row(Figure figure)
    {
        var svg = new StringBuilder(320);
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"forest\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" aria-hidden=\"true\">");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{X(0)} 0V{Height}M{X(Maximum / 2)} 0V{Height}M{X(Maximum)} 0V{Height}\"/>");
        if (figure is { IsShown: true, Low: { } low, High: { } high, Mean: { } mean })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"whisker\" d=\"M{X(low)} 10H{X(high)}M{X(low)} 6V14M{X(high)} 6V14\"/><circle cx=\"{X(mean)}\" cy=\"10\" r=\"4\"/>");
        }
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private string X(double share) =>
        (Margin + (share / Maximum * (Width - (2 * Margin)))).ToString("0.#", CultureInfo.InvariantCulture);
}
