namespace WebRiskMapper.Analysis.Scoring;

/// <summary>Everything a model may know about one entity: its hits, a few counts, and the masked texts of its ads; no contact.</summary>
/// <param name="Hits">Ad-level hits, one ad's after another's, then those of the entity.</param>
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
        // Of each indicator its strongest hit; an entity has few indicators, so that looking through them is quicker than grouping.
        var strongest = new List<(IndicatorHit Hit, int Ads, int LastAd)>();
        foreach (var hit in Hits)
        {
            var at = 0;
            while (at < strongest.Count && !string.Equals(strongest[at].Hit.Id, hit.Id, StringComparison.Ordinal))
            {
                at++;
            }

            var ad = hit.AdIndex ?? -1;
            if (at == strongest.Count)
            {
                strongest.Add((hit, 1, ad));
                continue;
            }

            var (before, ads, last) = strongest[at];
            strongest[at] = (hit.Strength > before.Strength ? hit : before, ad == last ? ads : ads + 1, ad);
        }

        var features = new List<(string, string, double, string)>(strongest.Count);
        foreach (var (hit, count, _) in strongest)
        {
            features.Add(hit.AdIndex is null || Ads == 1
                ? (hit.Id, hit.Group, hit.Strength, hit.Evidence)
                : (hit.Id, hit.Group, hit.Strength * Math.Sqrt(Math.Min(1, count / (double)Ads)), $"{hit.Evidence} (in {count} of {Ads} ads)"));
        }

        return features;
    }
}
