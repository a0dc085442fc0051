using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Population;

/// <summary>
/// Which indicators a persona shows. Independents follow the base rates of Giommoni and Ikwu (2021): 19 % none, 58.3 % one,
/// 21.3 % two, the rest three. Networks show each with a probability of its own, so none shows all and the kinds overlap.
/// </summary>
internal static class SignalDraw
{
    public const string ThirdPerson = "third_person";
    public const string Plural = "plural_voice";
    public const string Obscured = "obscured_phone";
    public const string Nationality = "nationality_reference";
    public const string IncallOnly = "incall_only";
    public const string LowPrice = "low_price";
    public const string Under23 = "age_under_23";
    public const string Unprotected = "unprotected";

    private static readonly double[] HowMany = [0.19, 0.583, 0.213, 0.014];

    private static readonly (string Name, double Weight)[] Single =
    [
        (Nationality, 0.26), ("movement_language", 0.12), ("client_screening", 0.10), (IncallOnly, 0.12), ("trust_language", 0.10), ("youth_language", 0.04),
        ("always_available", 0.06), (Obscured, 0.06), (ThirdPerson, 0.05), (Unprotected, 0.03), (Under23, 0.06), (LowPrice, 0.05),
    ];

    private static readonly Dictionary<EntityKind, (string Name, double Chance)[]> Networks = new()
    {
        [EntityKind.Agency] =
        [
            (Nationality, 0.5), ("trust_language", 0.3), ("always_available", 0.2), (Under23, 0.12), ("movement_language", 0.08), (Unprotected, 0.03),
        ],
        [EntityKind.Spam] =
        [
            ("crypto_prepaid", 0.85), ("always_available", 0.5), ("trust_language", 0.5), ("youth_language", 0.3), (LowPrice, 0.7), (Obscured, 0.3), (Under23, 0.4),
        ],
        [EntityKind.Exploitation] =
        [
            (Nationality, 0.5), ("trust_language", 0.3), (Obscured, 0.35), ("youth_language", 0.3), ("always_available", 0.3), (IncallOnly, 0.35), ("movement_language", 0.3),
            (Unprotected, 0.12), (LowPrice, 0.4), (Under23, 0.3),
        ],
    };

    public static HashSet<string> For(EntityKind kind, Dice dice)
    {
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        if (Networks.TryGetValue(kind, out var chances))
        {
            foreach (var (name, chance) in chances)
            {
                if (dice.Chance(chance))
                {
                    drawn.Add(name);
                }
            }

            return drawn;
        }

        var weights = Single.Select(s => s.Weight).ToArray();
        for (var left = dice.Weighted(HowMany); left > 0; left--)
        {
            var at = dice.Weighted(weights);
            drawn.Add(Single[at].Name);
            weights[at] = 0;
        }

        return drawn;
    }
}
