namespace WebRiskMapper.Analysis.Scoring;

/// <summary>
/// <c>High</c>: lower 5 % bound ≥ 0.5 and at least three independent groups. <c>Medium</c>: mean ≥ 0.3. <c>Low</c> otherwise.
/// <c>NotEnoughEvidence</c>: the 90 % interval is wider than 0.6, or the language has no lexicon.
/// </summary>
public enum Band
{
    NotEnoughEvidence,
    Low,
    Medium,
    High,
}

/// <summary>One named red flag seen on an ad or an entity.</summary>
/// <param name="Id">Catalogue id, such as <c>C04</c>.</param>
/// <param name="Strength">0 to 1, saturating; how far above its threshold the flag is.</param>
/// <param name="Evidence">In words, without any contact or name: <c>5 cities in 90 days</c>.</param>
/// <param name="AdIndex">Index of the ad that shows it, or null for an entity-level flag.</param>
/// <param name="Span">Where it stands in the ad's stored text, or null.</param>
public sealed record IndicatorHit(string Id, string Group, double Strength, string Evidence, int? AdIndex, TextSpan? Span);

/// <summary>How much one indicator moved a score, on the log-odds scale; contributions and the intercept add up exactly.</summary>
public sealed record Contribution(string Indicator, string Group, double LogOdds, string Evidence);

/// <summary>
/// Review priority: how much a human's review is worth. An index, not a probability, until the model is validated;
/// never a statement about a person.
/// </summary>
/// <param name="Priority">Posterior mean, 0 to 1.</param>
/// <param name="Low">5 % bound.</param>
/// <param name="High">95 % bound.</param>
/// <param name="Groups">Independent indicator groups that contributed with weight.</param>
/// <param name="Alternatives">Other explanations worth ruling out, such as <c>mass spam pattern</c>.</param>
public sealed record RiskScore(
    double Priority,
    double Low,
    double High,
    Band Band,
    bool Validated,
    IReadOnlyList<string> Groups,
    IReadOnlyList<Contribution> Contributions,
    IReadOnlyList<string> Alternatives)
{
    private const double HighFrom = 0.5;
    private const double MediumFrom = 0.3;
    private const double WidestInterval = 0.6;
    private const int GroupsForHigh = 3;
    private const double PatternMentionedFrom = 0.3;

    /// <summary>What any model's figures mean for a reviewer: the band, the groups that count, the other explanations.</summary>
    /// <param name="contributions">Sorted here, the largest first.</param>
    /// <param name="groupCountsFrom">Log-odds that a group must add to count.</param>
    public static RiskScore Of(EntityEvidence evidence, double priority, double low, double high, List<Contribution> contributions, double groupCountsFrom, bool validated)
    {
        contributions.Sort((a, b) => Math.Abs(b.LogOdds).CompareTo(Math.Abs(a.LogOdds)) is not 0 and var order ? order : string.CompareOrdinal(a.Indicator, b.Indicator));
        var groups = GroupsThatCount(contributions, groupCountsFrom);
        var band = evidence.MostlyUnread || high - low > WidestInterval ? Band.NotEnoughEvidence
            : low >= HighFrom && groups.Count >= GroupsForHigh ? Band.High
            : priority >= MediumFrom ? Band.Medium
            : Band.Low;
        return new RiskScore(priority, low, high, band, validated, groups, contributions, OtherExplanations(evidence));
    }

    private static List<string> GroupsThatCount(List<Contribution> contributions, double countsFrom)
    {
        var groups = new List<string>();
        foreach (var (_, group, _, _) in contributions)
        {
            if (group is not (FeatureSpace.AlternativeGroup or FeatureSpace.WordsGroup) && !groups.Contains(group, StringComparer.Ordinal) && SumOf(group, contributions) >= countsFrom)
            {
                groups.Add(group);
            }
        }

        groups.Sort(StringComparer.Ordinal);
        return groups;
    }

    private static double SumOf(string group, List<Contribution> contributions)
    {
        var sum = 0.0;
        foreach (var contribution in contributions)
        {
            sum += string.Equals(contribution.Group, group, StringComparison.Ordinal) ? contribution.LogOdds : 0;
        }

        return sum;
    }

    private static IReadOnlyList<string> OtherExplanations(EntityEvidence evidence)
    {
        var found = new List<string>();
        if (evidence.SpamPattern >= PatternMentionedFrom)
        {
            found.Add("mass spam pattern");
        }

        if (evidence.OpenAgencyPattern >= PatternMentionedFrom)
        {
            found.Add("agency working in the open");
        }

        if (evidence.MostlyUnread)
        {
            found.Add("language without a lexicon: text not read");
        }

        return found;
    }
}
