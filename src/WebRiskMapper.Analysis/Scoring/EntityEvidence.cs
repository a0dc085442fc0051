namespace WebRiskMapper.Analysis.Scoring;

/// <summary>Everything a model may know about one entity: its hits, a few counts, and the masked texts of its ads; no contact.</summary>
/// <param name="Hits">Ad-level and entity-level hits, in catalogue order of registration, then by ad.</param>
/// <param name="Ads">Ads of the entity, at least 1.</param>
/// <param name="AbstainingAds">Ads in a language without a lexicon.</param>
/// <param name="SpamPattern">0 to 1: mass-produced ads in many cities that ask for prepayment, or show one person in distant cities on one day.</param>
/// <param name="OpenAgencyPattern">0 to 1: several people of one place under one openly shared contact, nothing concealed.</param>
public sealed record EntityEvidence(IReadOnlyList<IndicatorHit> Hits, int Ads, int AbstainingAds, double SpamPattern, double OpenAgencyPattern)
{
    /// <summary>What the spam pattern rests on, in words; empty without one.</summary>
    public string SpamEvidence { get; init; } = "";

    /// <summary>The stored, masked texts of its ads, in their order. The evidence model reads none; only a model trained on text does.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Most ads abstain: silence of the lexicon indicators must not look safe.</summary>
    public bool MostlyUnread => AbstainingAds * 2 > Ads;

    /// <summary>
    /// The evidence for one ad: what its entity as a whole shows, and of the ad-level hits its own. Spans and words stay as they are.
    /// </summary>
    /// <param name="adIndex">Index of the ad, as in <see cref="IndicatorHit.AdIndex"/>.</param>
    /// <param name="abstains">Whether this ad's language has no lexicon.</param>
    public EntityEvidence ForAd(int adIndex, bool abstains) =>
        this with { Hits = [.. Hits.Where(h => h.AdIndex is null || h.AdIndex == adIndex)], Ads = 1, AbstainingAds = abstains ? 1 : 0 };

    /// <summary>
    /// Strength per indicator. An ad-level flag weighs with the square root of the share of ads that show it, so that one
    /// odd ad among fifty says little and a habit says all.
    /// </summary>
    public IReadOnlyList<(string Id, string Group, double Strength, string Evidence)> Features()
    {
        var features = new List<(string, string, double, string)>();
        foreach (var hits in Hits.GroupBy(h => h.Id, StringComparer.Ordinal))
        {
            var strongest = hits.MaxBy(h => h.Strength)!;
            if (strongest.AdIndex is null || Ads == 1)
            {
                features.Add((strongest.Id, strongest.Group, strongest.Strength, strongest.Evidence));
                continue;
            }

            var count = hits.Select(h => h.AdIndex).Distinct().Count();
            var strength = strongest.Strength * Math.Sqrt(Math.Min(1, count / (double)Ads));
            features.Add((strongest.Id, strongest.Group, strength, $"{strongest.Evidence} (in {count} of {Ads} ads)"));
        }

        return features;
    }
}
