using System.Numerics;
using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace WebRiskMapper.Analysis.Mapping;

/// <summary>
/// The grids of the hierarchical model: shares θ on an arcsine scale (fine near 0 and 1), and pairs of mean μ and
/// concentration κ of the Beta distribution that the platforms of a stratum are drawn from. μ has a Jeffreys prior;
/// κ/(κ + 20) is uniform, which allows platforms to be anything from unlike to nearly alike.
/// </summary>
internal sealed class ShareGrid
{
    public const int Shares = 128;
    private const int Means = 36;
    private const int Concentrations = 10;
    private const double MiddleConcentration = 20;

    private readonly double[] _prior = new double[Hypers * Shares];

    private ShareGrid()
    {
        var edges = Enumerable.Range(0, Shares + 1).Select(i => Arcsine(i, Shares)).ToArray();
        Theta = [.. Enumerable.Range(0, Shares).Select(i => Arcsine(i + 0.5, Shares))];
        for (var k = 0; k < Means; k++)
        {
            var mean = Arcsine(k + 0.5, Means);
            for (var j = 0; j < Concentrations; j++)
            {
                var u = (j + 0.5) / Concentrations;
                var concentration = MiddleConcentration * u / (1 - u);
                var below = 0.0;
                var row = _prior.AsSpan((k * Concentrations + j) * Shares, Shares);
                for (var g = 0; g < Shares; g++)
                {
                    var upTo = g == Shares - 1 ? 1 : Beta.CDF(mean * concentration, (1 - mean) * concentration, edges[g + 1]);
                    row[g] = Math.Max(0, upTo - below);
                    below = upTo;
                }
            }
        }
    }

    /// <summary>The one grid: constants that take some 50 ms to compute.</summary>
    public static ShareGrid Instance { get; } = new();

    public static int Hypers => Means * Concentrations;

    public double[] Theta { get; }

    /// <summary>Probability of each share under one pair of hyperparameters.</summary>
    public ReadOnlySpan<double> Prior(int hyper) => _prior.AsSpan(hyper * Shares, Shares);

    /// <summary>Dot product over a range of shares, vectorised: the inner loop of every refresh.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var va = MemoryMarshal.Cast<double, Vector<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector<double>>(b);
        var sum = Vector<double>.Zero;
        for (var i = 0; i < va.Length; i++)
        {
            sum += va[i] * vb[i];
        }

        var total = Vector.Sum(sum);
        for (var i = va.Length * Vector<double>.Count; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }

    /// <summary>Adds <paramref name="factor"/> times <paramref name="a"/> to <paramref name="sum"/>, vectorised.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> a, Span<double> sum)
    {
        var va = MemoryMarshal.Cast<double, Vector<double>>(a);
        var vs = MemoryMarshal.Cast<double, Vector<double>>(sum);
        for (var i = 0; i < va.Length; i++)
        {
            vs[i] += va[i] * factor;
        }

        for (var i = va.Length * Vector<double>.Count; i < a.Length; i++)
        {
            sum[i] += a[i] * factor;
        }
    }

    private static double Arcsine(double i, int count) => Math.Pow(Math.Sin(Math.PI * i / (2 * count)), 2);
}
