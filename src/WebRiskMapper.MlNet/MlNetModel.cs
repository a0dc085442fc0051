using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using WebRiskMapper.Analysis.Scoring;

namespace WebRiskMapper.MlNet;

/// <summary>
/// Models of resampled labels that score together. The priority is the mean of their probabilities, the interval spans from the 5 % to the 95 %
/// quantile of them. A contribution is what the mean log-odds would lose without the indicator, all else as it is: of a regression, weight times
/// strength; of trees, contributions need not add up. Thread-safe.
/// </summary>
internal sealed class MlNetModel : IRiskModel, IDisposable
{
    private const double Tail = 0.05;
    private const double Surest = 1e-6;

    private readonly EntityFeatures _features;
    private readonly double _groupCountsFrom;
    private readonly bool _readsText;
    private readonly PredictionEngine<EntityRow, EntityPrediction>[] _engines;
    private readonly Lock _oneAtATime = new();

    public MlNetModel(EntityFeatures features, double groupCountsFrom, bool readsText, IReadOnlyList<byte[]> archives, SchemaDefinition schema, string version, string sha256, bool validated)
    {
        (_features, _groupCountsFrom, _readsText, Version, Sha256, Validated) = (features, groupCountsFrom, readsText, version, sha256, validated);
        var ml = new MLContext();
        // Loading knows the parts of an archive by their assemblies, and nobody has used a tree yet.
        ml.ComponentCatalog.RegisterAssembly(typeof(FastTreeBinaryModelParameters).Assembly);
        _engines =
        [
            .. archives.Select(archive =>
            {
                using var stream = new MemoryStream(archive);
                try
                {
                    return ml.Model.CreatePredictionEngine<EntityRow, EntityPrediction>(ml.Model.Load(stream, out _), inputSchemaDefinition: schema);
                }
                catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException or IOException)
                {
                    throw new InvalidDataException($"{version} holds no model of these features: {e.Message}", e);
                }
            }),
        ];
    }

    public string Version { get; }

    public string Kind => "mlnet";

    public string Sha256 { get; }

    public bool Validated { get; }

    public RiskScore Score(EntityEvidence evidence)
    {
        var (row, words) = _features.Of(evidence, _readsText);
        List<Contribution> contributions;
        double[] probabilities;
        lock (_oneAtATime)
        {
            probabilities = Probabilities(row);
            var logOdds = MeanLogOdds(probabilities);
            double Lost(EntityRow without) => logOdds - MeanLogOdds(Probabilities(without));
            contributions = [.. words.Select(w => new Contribution(_features.Weighing[w.Key].Id, _features.Weighing[w.Key].Group, Lost(row.Without(w.Key)), w.Value))];
            if (row.Text.Length > 0)
            {
                contributions.Add(new Contribution(FeatureSpace.WordsGroup, FeatureSpace.WordsGroup, Lost(row.WithoutText()), "the words of the ads, as hashes"));
            }
        }

        Array.Sort(probabilities);
        var mean = probabilities.Average();
        return RiskScore.Of(evidence, mean, Math.Min(mean, Quantile(probabilities, Tail)), Math.Max(mean, Quantile(probabilities, 1 - Tail)), contributions, _groupCountsFrom, Validated);
    }

    public void Dispose()
    {
        foreach (var engine in _engines)
        {
            engine.Dispose();
        }
    }

    private static double MeanLogOdds(double[] probabilities) => probabilities.Average(p => Math.Log(p / (1 - p)));

    // In single precision a sure model says 0 or 1, which have no log-odds.
    private double[] Probabilities(EntityRow row) => Array.ConvertAll(_engines, engine => Math.Clamp(engine.Predict(row).Probability, Surest, 1 - Surest));

    /// <summary>Linear between the order statistics (Hyndman and Fan 1996, type 7).</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
