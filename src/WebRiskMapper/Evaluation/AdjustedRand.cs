namespace WebRiskMapper.Evaluation;

/// <summary>How far two partitions agree on pairs, corrected for chance (Hubert and Arabie 1985).</summary>
internal static class AdjustedRand
{
    /// <returns>1 for equal partitions, about 0 for unrelated ones; 1 when neither holds a pair.</returns>
    public static double Index<T, TOther>(IReadOnlyList<T> found, IReadOnlyList<TOther> truth)
        where T : notnull
        where TOther : notnull
    {
        static double Pairs(long n) => n * (n - 1) / 2.0;
        var both = found.Zip(truth).CountBy(p => p).Sum(c => Pairs(c.Value));
        var inFound = found.CountBy(f => f).Sum(c => Pairs(c.Value));
        var inTruth = truth.CountBy(t => t).Sum(c => Pairs(c.Value));
        var expected = found.Count < 2 ? 0 : inFound * inTruth / Pairs(found.Count);
        var most = (inFound + inTruth) / 2;
        return most - expected == 0 ? 1 : (both - expected) / (most - expected);
    }
}
