using MathNet.Numerics.Distributions;

namespace WebRiskMapper.Analysis.Mapping;

/// <summary>
/// Sensitivity and specificity as weighted points: evenly spaced normal scores carried through the quantile functions of
/// their Beta distributions. Even spacing, because the data can single out a narrow part of what was believed before.
/// </summary>
internal static class DetectionBelief
{
    private static readonly (double Z, double Weight)[] Hermite =
    [
        (-1.7320508075688772, 1.0 / 6), (0, 2.0 / 3), (1.7320508075688772, 1.0 / 6),
    ];

    private static readonly double[] Scores = [-1.8, -0.9, 0, 0.9, 1.8];

    /// <summary>Gauss–Hermite nodes and weights of a normal distribution with mean 0 and the given standard deviation.</summary>
    public static IReadOnlyList<(double Value, double Weight)> NormalNodes(double sd) => [.. Hermite.Select(h => (h.Z * sd, h.Weight))];

    public static IReadOnlyList<(Detection Detection, double Weight)> Nodes(RiskTableOptions options)
    {
        var nodes = new List<(Detection, double)>();
        foreach (var (sensitivity, weight) in Nodes(options.Sensitivity))
        {
            foreach (var (specificity, other) in Nodes(options.Specificity))
            {
                nodes.Add((new Detection(sensitivity, specificity), weight * other));
            }
        }

        return nodes;
    }

    private static IEnumerable<(double Value, double Weight)> Nodes(BetaBelief? belief) =>
        belief is null ? [(1, 1)] : Scores.Select(z => (Beta.InvCDF(belief.A, belief.B, Normal.CDF(0, 1, z)), Normal.PDF(0, 1, z)));
}
