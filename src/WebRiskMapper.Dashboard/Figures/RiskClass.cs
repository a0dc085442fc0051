using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Figures;

/// <summary>
/// How a figure is coloured: one of five classes by its mean, with the same breaks in every run so that maps can be
/// compared, faded towards grey as its interval widens so that what is not known never looks safe.
/// </summary>
internal static class RiskClass
{
    /// <summary>Upper ends of the classes 1 to 4; class 5 is everything above. A mean on a break belongs to the higher class.</summary>
    private static readonly double[] Breaks = [0.02, 0.05, 0.10, 0.20];

    /// <summary>Upper ends of the fades 1 to 3, in width of the 90 % interval; fade 4 is everything wider.</summary>
    private static readonly double[] Fades = [0.06, 0.12, 0.25];

    public static readonly IReadOnlyList<string> Words =
    [
        "under 2 %: fewer than one entity in fifty",
        "2–5 %: up to one in twenty",
        "5–10 %: up to one in ten",
        "10–20 %: up to one in five",
        "20 % and more: one in five or more",
    ];

    public static readonly IReadOnlyList<string> FadeWords =
    [
        "up to 6 points wide",
        "6–12",
        "12–25",
        "wider: little is known",
    ];

    /// <summary>Below this share of ads seen, a tile is hatched.</summary>
    public const double LowCoverage = 0.5;

    public static int Of(double mean) => 1 + Breaks.Count(end => mean >= end);

    public static int Fade(double width) => 1 + Fades.Count(end => width > end);

    /// <summary>CSS classes of a tile or swatch.</summary>
    public static string Css(CountryFigure? country)
    {
        if (country is null)
        {
            return "none";
        }
        var hatch = country.Coverage < LowCoverage ? " hatch" : "";
        return country.Figure is { IsShown: true, Mean: { } mean, Width: { } width } ? $"k{Of(mean)} f{Fade(width)}{hatch}" : $"held{hatch}";
    }
}
