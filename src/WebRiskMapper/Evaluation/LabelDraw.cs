using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Pipeline.Labels;

namespace WebRiskMapper.Evaluation;

/// <summary>How the entities that are labelled were chosen.</summary>
internal enum LabelDraw
{
    /// <summary>As <c>webrisk labels queue</c> chooses them, by the scores before any label.</summary>
    Queue,

    /// <summary>At random: where few entities are exploited, few of those labelled are.</summary>
    Random,
}

/// <summary>Draws the entities of a market that are labelled.</summary>
internal static class LabelDraws
{
    /// <summary>Numbers of the entities to label, fewer than <paramref name="count"/> only where the market has no more.</summary>
    /// <param name="model">What scored the market before any label.</param>
    public static IReadOnlyList<int> Of(LinkedMarket market, IRiskModel model, LabelDraw draw, int count, int seed)
    {
        if (draw == LabelDraw.Random)
        {
            var order = Enumerable.Range(0, market.Evidence.Count).ToArray();
            new Random(seed).Shuffle(order);
            return [.. order.Take(count)];
        }

        return [.. ReviewPicks.Queue([.. market.Evidence.Select((evidence, entity) => Reviewable(entity, evidence, model.Score(evidence)))], count).Select(e => e.EntityId)];
    }

    private static ReviewEntity Reviewable(int entity, EntityEvidence evidence, RiskScore score) =>
        new(entity, entity, evidence.Ads, [], "", false, false, score.Priority, score.Low, score.High, null);
}
