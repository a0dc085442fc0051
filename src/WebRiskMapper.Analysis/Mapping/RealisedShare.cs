namespace WebRiskMapper.Analysis.Mapping;

/// <summary>
/// The share of high entities among all of a window, seen or not, given the rate that they were drawn with. Seen entities
/// are known but for detection and linkage errors; unseen ones are drawn anew, at a rate whose log-odds may be shifted by
/// a normal δ. Only mean and variance are needed; they are mixed over rates and beliefs about detection.
/// </summary>
internal sealed class RealisedShare
{
    private double _weight;
    private double _mean;
    private double _square;
    private double _halfEntity;

    /// <param name="seen">Entities seen, as counted.</param>
    /// <param name="high">Those of them in the high band.</param>
    /// <param name="effect">Clusters: they inflate the variance of what was not seen, and tie part of it to what was.</param>
    /// <param name="linkageEffect">At least 1; what exceeds 1 is the doubt that linking errors leave on what was seen.</param>
    public void Add(ShareGrid grid, ReadOnlySpan<double> posterior, double weight, int seen, int high, double coverage, double shiftSd, EffectiveSize.Effect effect, double linkageEffect, Detection detection)
    {
        var shifts = DetectionBelief.NormalNodes(coverage < 1 ? shiftSd : 0);
        var total = seen / Math.Max(coverage, 0.01);
        var unseen = total - seen;
        _halfEntity = 0.5 / total;
        var spread = effect.Tied / Math.Max(coverage, 0.01) + (1 - effect.Tied) * effect.Factor;
        for (var g = 0; g < posterior.Length; g++)
        {
            if (posterior[g] <= 1e-12)
            {
                continue;
            }

            var theta = grid.Theta[g];
            var trueHit = detection.Sensitivity * theta;
            var flagged = trueHit / (trueHit + (1 - detection.Specificity) * (1 - theta));
            var missed = (1 - detection.Sensitivity) * theta / ((1 - detection.Sensitivity) * theta + detection.Specificity * (1 - theta));
            var known = high * flagged + (seen - high) * missed;
            var doubt = high * flagged * (1 - flagged) + (seen - high) * missed * (1 - missed)
                + (linkageEffect - 1) * known * (1 - known / seen);
            foreach (var (shift, part) in shifts)
            {
                var shiftedOdds = theta / (1 - theta) * Math.Exp(shift);
                var rate = effect.Tied * known / seen + (1 - effect.Tied) * shiftedOdds / (1 + shiftedOdds);
                var mean = (known + unseen * rate) / total;
                var variance = (doubt + unseen * rate * (1 - rate) * spread) / (total * total);
                var w = weight * posterior[g] * part;
                _weight += w;
                _mean += w * mean;
                _square += w * (variance + mean * mean);
            }
        }
    }

    /// <summary>With a continuity correction of half an entity: entities are whole, and often none at all is high, which no density can say.</summary>
    public Figure Publish()
    {
        var mean = _mean / _weight;
        var variance = Math.Max(0, _square / _weight - mean * mean);
        var (low, high) = BetaFigure.Interval(mean, variance);
        return new Figure(mean, Math.Max(0, low - _halfEntity), Math.Min(1, high + _halfEntity));
    }
}
