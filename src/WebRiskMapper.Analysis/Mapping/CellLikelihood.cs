namespace WebRiskMapper.Analysis.Mapping;

/// <summary>Chance of the high band among the truly high and among the others.</summary>
internal readonly record struct Detection(double Sensitivity, double Specificity);

/// <summary>
/// Binomial likelihood of y high entities among n on the grid of shares, scaled to a maximum of 1. Counts may be
/// fractional: effective sizes, and entities shared between platforms.
/// </summary>
internal sealed class CellLikelihood
{
    private const double Negligible = 1e-10;

    private readonly double[] _values = new double[ShareGrid.Shares];
    private readonly double[] _first = new double[ShareGrid.Shares];
    private readonly double[] _second = new double[ShareGrid.Shares];
    private int _from;
    private int _to;

    /// <summary>Logarithm of the factor that the scaled values were divided by.</summary>
    public double LogScale { get; private set; }

    public void Set(ShareGrid grid, double n, double y, Detection detection)
    {
        LogScale = double.NegativeInfinity;
        for (var g = 0; g < _values.Length; g++)
        {
            var p = Math.Clamp(detection.Sensitivity * grid.Theta[g] + (1 - detection.Specificity) * (1 - grid.Theta[g]), 1e-12, 1 - 1e-12);
            _values[g] = y * Math.Log(p) + (n - y) * Math.Log(1 - p);
            LogScale = Math.Max(LogScale, _values[g]);
        }

        (_from, _to) = (_values.Length, 0);
        for (var g = 0; g < _values.Length; g++)
        {
            _values[g] = Math.Exp(_values[g] - LogScale);
            _first[g] = _values[g] * grid.Theta[g];
            _second[g] = _first[g] * grid.Theta[g];
            if (_values[g] > Negligible)
            {
                (_from, _to) = (Math.Min(_from, g), g + 1);
            }
        }
    }

    /// <summary>Scaled probability of the data under one pair of hyperparameters.</summary>
    public double Marginal(ShareGrid grid, int hyper) => ShareGrid.Dot(grid.Prior(hyper)[_from.._to], _values.AsSpan(_from.._to));

    /// <summary>Mean and variance of the share under one pair of hyperparameters; adds to <paramref name="mixedPrior"/> that pair's part of the posterior, before the likelihood.</summary>
    public (double Mean, double Variance) Moments(ShareGrid grid, int hyper, double weight, Span<double> mixedPrior)
    {
        var prior = grid.Prior(hyper)[_from.._to];
        var marginal = ShareGrid.Dot(prior, _values.AsSpan(_from.._to));
        if (marginal <= 0)
        {
            return (0, 0);
        }

        var mean = ShareGrid.Dot(prior, _first.AsSpan(_from.._to)) / marginal;
        var square = ShareGrid.Dot(prior, _second.AsSpan(_from.._to)) / marginal;
        ShareGrid.AddScaled(weight / marginal, prior, mixedPrior[_from.._to]);
        return (mean, Math.Max(0, square - mean * mean));
    }

    /// <summary>Turns a mixed prior into the posterior, in place.</summary>
    public void Multiply(Span<double> mixedPrior)
    {
        for (var g = 0; g < mixedPrior.Length; g++)
        {
            mixedPrior[g] *= _values[g];
        }
    }
}
