namespace WebRiskMapper.Analysis.Mapping;

/// <summary>An estimated total with its 90 % interval; never below what was seen.</summary>
public sealed record PopulationEstimate(double Total, double Low, double High);

/// <summary>How many ads a site has in all, from two independent ways of finding them.</summary>
public static class CaptureRecapture
{
    private const double Z95 = 1.6448536269514722;

    /// <summary>
    /// Chapman's estimator (n1 + 1)(n2 + 1)/(m + 1) − 1 with a log-normal interval on the unseen part (Chao 1987). It
    /// assumes independent lists: when a sitemap and the links favour the same ads it is too low, so a share of coverage
    /// computed from it is an upper bound.
    /// </summary>
    /// <param name="n1">Ads found by the first list, such as the sitemap.</param>
    /// <param name="n2">Ads found by the second list, such as links.</param>
    /// <param name="m">Ads found by both.</param>
    /// <returns>Null when either list is empty: then nothing can be said.</returns>
    public static PopulationEstimate? Chapman(int n1, int n2, int m)
    {
        if (n1 < 0 || n2 < 0 || m < 0 || m > Math.Min(n1, n2))
        {
            throw new ArgumentOutOfRangeException(nameof(m), $"The overlap ({m}) cannot exceed the shorter list ({n1}, {n2}), and no count is negative.");
        }

        if (n1 == 0 || n2 == 0)
        {
            return null;
        }

        double seen = n1 + n2 - m;
        var total = Math.Max(seen, (n1 + 1.0) * (n2 + 1.0) / (m + 1.0) - 1);
        var variance = (n1 + 1.0) * (n2 + 1.0) * (n1 - m) * (n2 - m) / ((m + 1.0) * (m + 1.0) * (m + 2.0));
        var unseen = total - seen;
        if (unseen <= 0 || variance <= 0)
        {
            return new PopulationEstimate(total, seen, Math.Max(total, seen));
        }

        var factor = Math.Exp(Z95 * Math.Sqrt(Math.Log(1 + variance / (unseen * unseen))));
        return new PopulationEstimate(total, seen + unseen / factor, seen + unseen * factor);
    }
}
