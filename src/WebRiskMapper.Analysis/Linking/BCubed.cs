namespace WebRiskMapper.Analysis.Linking;

/// <summary>How well a partition recovers another. All three lie between 0 and 1.</summary>
public sealed record LinkingAccuracy(double Precision, double Recall, double F1);

/// <summary>B³ (Bagga and Baldwin 1998): precision and recall averaged over ads, of the overlap between an ad's predicted and true entity.</summary>
public static class BCubed
{
    /// <param name="predicted">Predicted entity of each ad; any integers.</param>
    /// <param name="truth">True entity of each ad, parallel to <paramref name="predicted"/>.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static LinkingAccuracy Measure(IReadOnlyList<int> predicted, IReadOnlyList<int> truth)
    {
        if (predicted.Count != truth.Count || truth.Count == 0)
        {
            throw new ArgumentException($"B³ needs two parallel, non-empty lists; got {predicted.Count} predictions and {truth.Count} truths.", nameof(predicted));
        }

        var predictedSize = predicted.CountBy(p => p).ToDictionary();
        var trueSize = truth.CountBy(t => t).ToDictionary();
        double precision = 0, recall = 0;
        foreach (var ((p, t), overlap) in predicted.Zip(truth).CountBy(pair => (pair.First, pair.Second)))
        {
            precision += (double)overlap * overlap / predictedSize[p];
            recall += (double)overlap * overlap / trueSize[t];
        }

        precision /= truth.Count;
        recall /= truth.Count;
        return new LinkingAccuracy(precision, recall, 2 * precision * recall / (precision + recall));
    }
}
