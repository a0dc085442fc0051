using System.Globalization;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Figures;

/// <summary>Figures in words. A share is never written without its interval and its number of entities.</summary>
internal static class ShareText
{
    /// <summary>What stands in the place of a figure that too few entities carry.</summary>
    public const string Suppressed = "Suppressed: too few entities";

    /// <summary>What stands in the place of a figure that could not be estimated.</summary>
    public const string NotEstimated = "Not estimated";

    /// <summary><c>15 % (12–18 %) of 431</c>: mean, 90 % interval, entities. One decimal when the whole interval lies below 10 %.</summary>
    public static string Full(Figure figure)
    {
        if (!figure.IsShown)
        {
            return Missing(figure);
        }
        var format = Format(figure);
        return string.Create(CultureInfo.InvariantCulture, $"{Number(figure.Mean!.Value, format)} % ({Bounds(figure)} %) of {Count(figure.Entities!.Value)}");
    }

    /// <summary><c>12–18</c>, in per cent.</summary>
    public static string Bounds(Figure figure)
    {
        var format = Format(figure);
        return $"{Number(figure.Low!.Value, format)}–{Number(figure.High!.Value, format)}";
    }

    public static string Missing(Figure figure) => figure.Suppressed ? Suppressed : NotEstimated;

    /// <summary>A share of a whole, <c>74 %</c>, or <c>unknown</c>. Not for risk, which needs its interval.</summary>
    public static string Percent(double? share) => share switch
    {
        null => "unknown",
        > 0 and < 0.005 => "under 1 %",
        > 0.995 and < 1 => "over 99 %",
        _ => $"{Number(share.Value, "0")} %",
    };

    /// <summary>Digits in groups of three, separated by a comma: <c>12,480</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Ads per 100,000 inhabitants, one decimal, or a dash without a population figure.</summary>
    public static string Rate(double? rate) => rate is null ? "–" : rate.Value.ToString("N1", CultureInfo.InvariantCulture);

    /// <summary>A difference of shares in percentage points.</summary>
    public static string Points(double width) => Number(width, width < 0.0995 ? "0.0" : "0");

    /// <summary>The sentence shown when a State is pointed at or focused.</summary>
    public static string Sentence(string name, CountryFigure? country)
    {
        if (country is null)
        {
            return $"{name}: not crawled in this run";
        }
        var seen = country.Coverage is null ? "share of ads seen unknown" : $"{Percent(country.Coverage)} of ads seen";
        return country.Figure.IsShown
            ? $"{name}: {Bounds(country.Figure)} % of {Count(country.Figure.Entities!.Value)} entities (90 % interval), {seen}"
            : $"{name}: {Missing(country.Figure).ToLowerInvariant()}, {seen}";
    }

    /// <summary>A moment in UTC, to the minute.</summary>
    public static string Moment(DateTimeOffset? at) => at is null ? "–" : at.Value.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A duration in its two largest units.</summary>
    public static string Duration(TimeSpan span) => span switch
    {
        { TotalHours: >= 24 } => $"{(int)span.TotalDays} d {span.Hours} h",
        { TotalMinutes: >= 60 } => $"{span.Hours} h {span.Minutes} min",
        { TotalSeconds: >= 60 } => $"{span.Minutes} min {span.Seconds} s",
        _ => $"{Math.Max(0, (int)span.TotalSeconds)} s",
    };

    private static string Format(Figure figure) => figure.High < 0.0995 ? "0.0" : "0";

    private static string Number(double share, string format) => (share * 100).ToString(format, CultureInfo.InvariantCulture);
}
