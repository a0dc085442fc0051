namespace WebRiskMapper.Analysis.Scoring;

/// <summary>
/// How far labellers agree beyond chance, on an ordered scale: Krippendorff's alpha with the ordinal difference function
/// (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, sections C and E). 1 is perfect agreement, 0 what chance gives,
/// below 0 systematic disagreement. From 0.8 labels are called reliable, from 0.667 good enough for tentative conclusions.
/// </summary>
public static class KrippendorffAlpha
{
    /// <param name="units">The values that each thing judged was given, one a labeller; things judged once say nothing and are left out.</param>
    /// <returns>Null when nothing was judged twice, or everything was given one value: agreement then has no measure.</returns>
    public static double? Ordinal(IEnumerable<IReadOnlyList<int>> units)
    {
        var pairable = units.Where(u => u.Count > 1).ToList();
        int[] values = [.. pairable.SelectMany(u => u).Distinct().Order()];
        var position = values.Index().ToDictionary(v => v.Item, v => v.Index);

        // Coincidences: every ordered pair of values of one unit, so weighted that each value counts once.
        var coincidences = new double[values.Length, values.Length];
        foreach (var unit in pairable)
        {
            for (var a = 0; a < unit.Count; a++)
            {
                for (var b = 0; b < unit.Count; b++)
                {
                    coincidences[position[unit[a]], position[unit[b]]] += a == b ? 0 : 1.0 / (unit.Count - 1);
                }
            }
        }

        double[] counts = [.. Enumerable.Range(0, values.Length).Select(c => Enumerable.Range(0, values.Length).Sum(k => coincidences[c, k]))];
        var total = counts.Sum();
        double observed = 0, expected = 0;
        for (var c = 0; c < values.Length; c++)
        {
            for (var k = 0; k < values.Length; k++)
            {
                var difference = Math.Pow(counts[Math.Min(c, k)..(Math.Max(c, k) + 1)].Sum() - ((counts[c] + counts[k]) / 2), 2);
                observed += coincidences[c, k] * difference;
                expected += counts[c] * counts[k] * difference / (total - 1);
            }
        }

        return expected > 0 ? 1 - (observed / expected) : null;
    }
}
