namespace WebRiskMapper.SyntheticWeb;

/// <summary>Which countries the invented sites sell into.</summary>
public enum MarketSet
{
    /// <summary>12 countries in 6 languages: English, German, French, Spanish, Russian, Greek.</summary>
    Core,

    /// <summary>
    /// 30 countries in 20 languages: also Italian, Portuguese, Dutch, Polish, Czech, Slovak, Hungarian, Romanian, Bulgarian, Turkish,
    /// Ukrainian, Serbian, Swedish, Finnish.
    /// </summary>
    Wide,
}
