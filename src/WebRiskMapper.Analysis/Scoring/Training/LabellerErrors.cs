namespace WebRiskMapper.Analysis.Scoring.Training;

/// <summary>
/// Targets from the answers of several labellers who err each in their own way (Dawid and Skene 1979, two classes): how often each labeller
/// gives which answer to entities of either class is estimated together with the class of each entity, by expectation maximisation from the
/// share of labellers who say high. An ordinal answer is an answer of its own, so that a labeller's 4 may mean less than another's.
/// Where nobody judged what another judged, answers are taken as they are.
/// </summary>
internal static class LabellerErrors
{
    /// <summary>Ordinal answers 0 to 6, then "not high" and "high" of those who gave no ordinal one.</summary>
    private const int Answers = 9;

    private const int Rounds = 100;
    private const double Converged = 1e-6;

    /// <summary>A labeller's habits start from everybody's, with the weight of so many answers.</summary>
    private const double Shared = 2;

    /// <summary>Of an answer that nobody gave to a class: it stays possible.</summary>
    private const double Smallest = 1e-3;

    /// <summary>Each entity with the chance that it is high as its target; parallel to <paramref name="entities"/>.</summary>
    public static IReadOnlyList<LabelledEvidence> ToLearnFrom(IReadOnlyList<LabelledEntity> entities)
    {
        var numbers = entities.SelectMany(e => e.Judgements).Select(j => j.Labeller).Distinct(StringComparer.Ordinal).Index().ToDictionary(l => l.Item, l => l.Index, StringComparer.Ordinal);
        (int Labeller, int Answer)[][] given = [.. entities.Select(e => e.Judgements.Select(j => (numbers[j.Labeller], j.Ordinal ?? (j.High ? 8 : 7))).ToArray())];
        double[] high = [.. entities.Select(e => e.Share)];
        for (var round = 0; round < Rounds; round++)
        {
            var rate = (high.Sum() + 0.5) / (high.Length + 1);
            var habits = Habits(given, high, numbers.Count);
            var moved = 0.0;
            for (var i = 0; i < high.Length; i++)
            {
                var odds = Math.Log(rate / (1 - rate)) + given[i].Sum(g => Math.Log(habits[g.Labeller][1, g.Answer] / habits[g.Labeller][0, g.Answer]));
                var chance = LogisticNormal.Sigmoid(odds);
                moved = Math.Max(moved, Math.Abs(chance - high[i]));
                high[i] = chance;
            }

            if (moved < Converged)
            {
                break;
            }
        }

        return [.. entities.Zip(high, (e, chance) => new LabelledEvidence(e.Evidence, chance))];
    }

    /// <summary>By labeller: how often she gives each answer to entities that are not high [0, answer] and that are [1, answer].</summary>
    private static double[][,] Habits((int Labeller, int Answer)[][] given, double[] high, int labellers)
    {
        var own = Enumerable.Range(0, labellers).Select(_ => new double[2, Answers]).ToArray();
        var all = new double[2, Answers];
        for (var i = 0; i < given.Length; i++)
        {
            foreach (var (labeller, answer) in given[i])
            {
                for (var of = 0; of < 2; of++)
                {
                    var chance = of == 1 ? high[i] : 1 - high[i];
                    own[labeller][of, answer] += chance;
                    all[of, answer] += chance;
                }
            }
        }

        for (var of = 0; of < 2; of++)
        {
            var everybody = Normalised(all, of, _ => Smallest);
            foreach (var habit in own)
            {
                var normalised = Normalised(habit, of, answer => Shared * everybody[answer]);
                for (var answer = 0; answer < Answers; answer++)
                {
                    habit[of, answer] = normalised[answer];
                }
            }
        }

        return own;
    }

    private static double[] Normalised(double[,] counts, int of, Func<int, double> prior)
    {
        double[] row = [.. Enumerable.Range(0, Answers).Select(answer => counts[of, answer] + prior(answer))];
        var total = row.Sum();
        return [.. row.Select(r => r / total)];
    }
}
