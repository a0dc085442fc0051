namespace WebRiskMapper.Analysis.Scoring;

/// <summary>What labels taught: the posterior of the intercept and of every feature that weighs, as a model file holds it.</summary>
/// <param name="Features"><c>intercept</c>, then indicator ids and pattern names.</param>
/// <param name="Means">Log-odds per unit of strength, parallel to <paramref name="Features"/>.</param>
/// <param name="Covariance">Lower triangle: row i has i + 1 values.</param>
public sealed record TrainedWeights(IReadOnlyList<string> Features, IReadOnlyList<double> Means, IReadOnlyList<IReadOnlyList<double>> Covariance)
{
    public const string Intercept = "intercept";

    /// <summary>Standard deviation of a weight.</summary>
    public double Sd(int index) => Math.Sqrt(Covariance[index][index]);
}
