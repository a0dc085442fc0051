namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>What the visits of one page tell about how often it changes.</summary>
/// <param name="Revisits">Visits after the first that read the page or heard that it is unchanged.</param>
/// <param name="Changes">How many of them found it changed.</param>
/// <param name="WatchedDays">Days between the first of these visits' predecessors and the last visit.</param>
public readonly record struct ChangeHistory(int Revisits, int Changes, double WatchedDays)
{
    /// <summary>Beyond this many visits the old ones are halved, so that a page which changes its habits is noticed.</summary>
    public const int LongestMemory = 16;

    /// <summary>A page is asked when it has changed with at least this probability since it was last read.</summary>
    public const double AskAbove = 0.2;

    /// <summary>What <see cref="RatePerDay"/> times days must reach: −ln(1 − <see cref="AskAbove"/>).</summary>
    public static double LeastExpectedChanges { get; } = -Math.Log(1 - AskAbove);

    /// <summary>
    /// Estimated changes per day of a Poisson process seen only at visits: −ln((n − X + ½) / (n + ½)) / interval (Cho and Garcia-Molina,
    /// "Estimating frequency of change", 2003), which unlike X/n has no bias for few visits and stays finite when every visit found a change.
    /// Null before the first revisit.
    /// </summary>
    public double? RatePerDay =>
        Revisits == 0 || WatchedDays <= 0 ? null : -Math.Log((Revisits - Changes + 0.5) / (Revisits + 0.5)) * Revisits / WatchedDays;

    /// <summary>The history with one more visit.</summary>
    /// <param name="interval">Time since the visit before; a negative one (a clock set back) counts as none.</param>
    public ChangeHistory After(bool changed, TimeSpan interval)
    {
        var before = Revisits < LongestMemory ? this : new ChangeHistory(Revisits / 2, Changes / 2, WatchedDays / 2);
        return new ChangeHistory(before.Revisits + 1, before.Changes + (changed ? 1 : 0), before.WatchedDays + Math.Max(0, interval.TotalDays));
    }
}
