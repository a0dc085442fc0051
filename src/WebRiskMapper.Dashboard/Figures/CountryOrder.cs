using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Figures;

/// <summary>The orders a country table can take, named in the URL. Rows without the number asked for stand last, the unlocated row after them.</summary>
internal static class CountryOrder
{
    public const string Default = "low";

    public static readonly IReadOnlyList<string> Keys = ["low", "name", "mean", "width", "entities", "platforms", "ads", "per100k", "crossborder", "above", "coverage"];

    /// <summary>The key itself when it is one, otherwise <see cref="Default"/>: a mistyped order is no reason to refuse a page.</summary>
    public static string Known(string? key) => key is not null && Keys.Contains(key, StringComparer.Ordinal) ? key : Default;

    public static IReadOnlyList<CountryFigure> Sort(IEnumerable<CountryFigure> countries, string key, Func<string, string> name)
    {
        var located = countries.OrderBy(country => country.Iso2 is Places.Unlocated);
        var sorted = key is "name"
            ? located.ThenBy(country => name(country.Iso2), StringComparer.InvariantCulture)
            : located.ThenByDescending(country => Number(country, key) ?? double.NegativeInfinity).ThenBy(country => country.Iso2, StringComparer.Ordinal);
        return [.. sorted];
    }

    private static double? Number(CountryFigure country, string key) => key switch
    {
        "mean" => country.Figure.Mean,
        "width" => country.Figure.Width,
        "entities" => country.Figure.Entities,
        "platforms" => country.Platforms,
        "ads" => country.Ads,
        "per100k" => country.AdsPer100K,
        "crossborder" => country.CrossBorderEntities,
        "above" => country.PlatformsAboveReference,
        "coverage" => country.Coverage,
        _ => country.Figure.Low,
    };
}
