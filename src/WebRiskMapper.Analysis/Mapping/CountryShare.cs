namespace WebRiskMapper.Analysis.Mapping;

/// <summary>
/// Post-stratified share of one country: Σ w θ over its platforms, with w the platform's part of the estimated number of
/// distinct entities. Means and variances are collected per stratum (whose hyperparameters its platforms share), summed
/// over strata, and mixed over what is believed about detection.
/// </summary>
internal sealed class CountryShare
{
    private readonly Dictionary<string, (double[] Means, double[] Variances, double[] Weights)> _strata = new(StringComparer.Ordinal);
    private double _weight;
    private double _mean;
    private double _square;
    private double _spread;

    /// <summary>Adds one platform under the current detection node.</summary>
    /// <param name="share">Part of the country's distinct entities; parts sum to 1.</param>
    /// <param name="unseen">1 − coverage.</param>
    public void Add(string stratum, double share, double unseen, double shiftSd, CellPosterior cell, IReadOnlyList<(int Hyper, double Weight)> hypers)
    {
        if (!_strata.TryGetValue(stratum, out var sums))
        {
            _strata.Add(stratum, sums = (new double[hypers.Count], new double[hypers.Count], [.. hypers.Select(h => h.Weight)]));
        }

        for (var i = 0; i < hypers.Count; i++)
        {
            sums.Means[i] += share * cell.Means[i];
            sums.Variances[i] += share * share * cell.Variances[i];

            // First-order effect of a shift of the unseen part's log-odds, the same for all platforms of the country.
            var sensitivity = cell.Means[i] * (1 - cell.Means[i]) - cell.Variances[i];
            _spread += hypers[i].Weight * share * unseen * shiftSd * Math.Max(0, sensitivity);
        }
    }

    /// <summary>Closes a detection node of the given weight.</summary>
    public void CloseNode(double weight)
    {
        double mean = 0, variance = _spread * _spread;
        foreach (var (means, variances, weights) in _strata.Values)
        {
            double first = 0, second = 0;
            for (var i = 0; i < weights.Length; i++)
            {
                first += weights[i] * means[i];
                second += weights[i] * (variances[i] + means[i] * means[i]);
            }

            mean += first;
            variance += Math.Max(0, second - first * first);
        }

        _weight += weight;
        _mean += weight * mean;
        _square += weight * (variance + mean * mean);
        _strata.Clear();
        _spread = 0;
    }

    /// <summary>Mean and 90 % interval of the Beta distribution with the collected mean and variance.</summary>
    public Figure Publish()
    {
        var mean = _mean / _weight;
        var (low, high) = BetaFigure.Interval(mean, Math.Max(0, _square / _weight - mean * mean));
        return new Figure(mean, low, high);
    }
}
