namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>What an indicator found.</summary>
/// <param name="Strength">0 to 1, never 0.</param>
/// <param name="Evidence">In words, without any contact or name.</param>
internal sealed record Finding(double Strength, string Evidence, TextSpan? Span = null);

/// <summary>One computable indicator: exactly one of <see cref="OnAd"/> and <see cref="OnEntity"/> is set.</summary>
/// <param name="NeedsLexicon">It abstains on ads whose language has no lexicon.</param>
internal sealed record Indicator(string Id, Func<AdView, Finding?>? OnAd, Func<EntityView, Finding?>? OnEntity, bool NeedsLexicon);

/// <summary>How far above its threshold a count or rate is.</summary>
internal static class Strength
{
    /// <summary>Strength at the threshold itself: a flag that has just been raised says less than a full one.</summary>
    private const double AtThreshold = 0.4;

    /// <returns>0 below <paramref name="threshold"/>, 0.4 at it, rising linearly to 1 at <paramref name="full"/>.</returns>
    public static double Rising(double value, double threshold, double full) =>
        value < threshold ? 0 : Math.Min(1, AtThreshold + (1 - AtThreshold) * (value - threshold) / (full - threshold));
}
