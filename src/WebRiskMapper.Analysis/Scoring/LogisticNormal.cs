namespace WebRiskMapper.Analysis.Scoring;

/// <summary>A probability whose logit is normal: what a Gaussian posterior over weights gives for one entity.</summary>
/// <param name="Mean">Mean of the logit.</param>
/// <param name="Sd">Standard deviation of the logit.</param>
internal readonly record struct LogisticNormal(double Mean, double Sd)
{
    /// <summary>The 95 % quantile of the standard normal; a 90 % interval lies this many standard deviations to either side.</summary>
    private const double Z95 = 1.6448536269514722;

    private const int Nodes = 41;
    private const double Reach = 5;

    // The same nodes for every score; half of the exponentials are thus computed once.
    private static readonly double[] Z = [.. Enumerable.Range(0, Nodes).Select(i => -Reach + (2 * Reach * i / (Nodes - 1)))];
    private static readonly double[] Shares = [.. Z.Select(z => Math.Exp(-z * z / 2) / Z.Sum(other => Math.Exp(-other * other / 2)))];

    public double Low => Sigmoid(Mean - Z95 * Sd);

    public double High => Sigmoid(Mean + Z95 * Sd);

    /// <summary>Mean of the probability, by the trapezoidal rule over ±5 standard deviations (error below 1e-6).</summary>
    public double Expectation
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Nodes; i++)
            {
                sum += Shares[i] * Sigmoid(Mean + (Sd * Z[i]));
            }

            return sum;
        }
    }

    public static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
