using MathNet.Numerics.Distributions;

namespace WebRiskMapper.Analysis.Mapping;

/// <summary>A share known by its mean and variance, read as a Beta distribution.</summary>
internal static class BetaFigure
{
    private const double Tail = 0.05;
    private const double SmallestVariance = 1e-10;

    /// <summary>The 5 % and 95 % quantiles of the Beta distribution with this mean and variance.</summary>
    public static (double Low, double High) Interval(double mean, double variance)
    {
        var inside = Math.Clamp(mean, 1e-6, 1 - 1e-6);
        if (variance < SmallestVariance)
        {
            return (mean, mean);
        }

        var concentration = inside * (1 - inside) / Math.Min(variance, 0.999 * inside * (1 - inside)) - 1;
        var (a, b) = (inside * concentration, (1 - inside) * concentration);
        return (Beta.InvCDF(a, b, Tail), Beta.InvCDF(a, b, 1 - Tail));
    }
}
