using WebRiskMapper.Analysis.Scoring.Training;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.Evaluation;

/// <summary>
/// Five labellers who give each entity a 0 to 6, three of them to each. The true value is 5 for exploitation, 2 for agencies and spam, 1 for
/// independents; an answer is off by a rounded normal error, and a labeller who is not attentive answers anything.
/// </summary>
internal static class InventedLabellers
{
    private const int ForEach = 3;
    private const double Spread = 0.8;
    private const int Middle = 3;
    private const int Highest = 6;

    /// <summary>Share of answers that are given without looking, by labeller.</summary>
    private static readonly double[] Careless = [0.02, 0.05, 0.1, 0.2, 0.4];

    public static IReadOnlyList<(Judgement Judgement, int Ordinal)> Judge(EntityKind kind, Random random)
    {
        var truth = kind switch
        {
            EntityKind.Exploitation => 5,
            EntityKind.Agency or EntityKind.Spam => 2,
            _ => 1,
        };
        var order = Enumerable.Range(0, Careless.Length).ToArray();
        random.Shuffle(order);
        return [.. order.Take(ForEach).Order().Select(labeller =>
        {
            var answer = random.NextDouble() < Careless[labeller] ? random.Next(Highest + 1) : Math.Clamp((int)Math.Round(truth + (Spread * Normal(random))), 0, Highest);
            return (new Judgement($"labeller {labeller + 1}", answer > Middle, false), answer);
        })];
    }

    /// <summary>Box and Muller 1958.</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
