using System.Globalization;
using System.Security.Cryptography;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Scoring;

namespace WebRiskMapper.MlNet;

/// <summary>
/// ML.NET's trainers on the evidence model's features: <c>lbfgs</c> (logistic regression), <c>fast-tree</c> (boosted trees, Platt's calibration), and
/// <c>lbfgs-text</c>, which also reads hashed words and word pairs of the ads. Each label set is resampled with replacement and fitted anew; a score is the
/// mean of these models (bagging, Breiman 1996), its interval their spread. None has a prior: they need labels of both kinds.
/// </summary>
public sealed class MlNetTrainer : IRiskTrainer
{
    private const string Lbfgs = "lbfgs";
    private const string FastTree = "fast-tree";
    private const string LbfgsText = "lbfgs-text";
    private const int Resamples = 20;
    private const int Seed = 1;

    /// <summary>2^12 hashes: some words share one, and no word can be read from a model file.</summary>
    private const int TextBits = 12;

    private readonly FeatureSpace _space;
    private readonly EntityFeatures _features;

    private MlNetTrainer(string method, FeatureSpace space) => (Method, _space, _features) = (method, space, new EntityFeatures(space));

    public string Method { get; }

    public IReadOnlyList<string> WeightedGroups => _space.WeightedGroups;

    public bool ReadsTexts => Method == LbfgsText;

    /// <summary>All methods.</summary>
    /// <exception cref="InvalidDataException">A model file is malformed; the message names file, line and field.</exception>
    public static IReadOnlyList<IRiskTrainer> All(ModelFiles files)
    {
        var space = FeatureSpace.Load(files);
        return [new MlNetTrainer(Lbfgs, space), new MlNetTrainer(FastTree, space), new MlNetTrainer(LbfgsText, space)];
    }

    /// <inheritdoc/>
    public IEnumerable<(string Change, IRiskTrainer Trainer)> Ablations() =>
        _space.Ablations.Select(a => (a.Change, (IRiskTrainer)new MlNetTrainer(Method, _space.WithUnweighted(a.Unweighted))));

    /// <inheritdoc/>
    public (IRiskModel Model, LearntModel Learnt) Learn(IReadOnlyList<LabelledEvidence> labels)
    {
        if (!labels.Any(l => l.High > 0.5) || !labels.Any(l => l.High < 0.5))
        {
            throw new ArgumentException("ML.NET needs labels of both decisions: it has no prior.", nameof(labels));
        }

        var rows = labels.Select(l => (l.High, l.Weight, _features.Of(l.Evidence, ReadsTexts).Row)).ToList();
        var random = new Random(Seed);
        List<byte[]> archives = [];
        while (archives.Count < Resamples)
        {
            var drawn = Enumerable.Range(0, rows.Count).Select(_ => rows[random.Next(rows.Count)]).ToList();
            // A resample of one kind only teaches nothing, and few labels may well give one.
            if (drawn.Exists(r => r.High > 0.5) && drawn.Exists(r => r.High < 0.5))
            {
                archives.Add(Fit(drawn.SelectMany(r => ToExamples(r.High, r.Weight, r.Row))));
            }
        }

        var learnt = new LearntModel(Method, null, archives);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(archives.SelectMany(a => a).ToArray()));
        return (Load(learnt, $"mlnet-{Method}+{labels.Count.ToString(CultureInfo.InvariantCulture)}-{sha256[..8]}", sha256, validated: false), learnt);
    }

    /// <inheritdoc/>
    public IRiskModel Load(LearntModel learnt, string version, string sha256, bool validated) =>
        learnt is { Archives: { Count: > 0 } archives } && learnt.Method == Method
            ? new MlNetModel(_features, _space.GroupCountsFrom, ReadsTexts, archives, Schema(), version, sha256, validated)
            : throw new InvalidDataException($"{version} holds no model of {Method}.");

    /// <summary>A label on which reviewers differ is two examples that share its weight.</summary>
    private static IEnumerable<EntityRow> ToExamples(double high, double weight, EntityRow row)
    {
        EntityRow Example(bool label, double share) => new() { Label = label, Weight = (float)(weight * share), Features = row.Features, Text = row.Text };
        if (high > 0)
        {
            yield return Example(true, high);
        }

        if (high < 1)
        {
            yield return Example(false, 1 - high);
        }
    }

    private byte[] Fit(IEnumerable<EntityRow> examples)
    {
        var ml = new MLContext(Seed);
        var data = ml.Data.LoadFromEnumerable(examples, Schema());
        var (inputs, features) = Inputs(ml);
        IEstimator<ITransformer> trainer = Method == FastTree ? Trees(ml, features) : Regression(ml, features);
        var trained = (inputs is null ? trainer : inputs.Append(trainer)).Fit(data);
        using var archive = new MemoryStream();
        ml.Model.Save(trained, data.Schema, archive);
        return archive.ToArray();
    }

    private (IEstimator<ITransformer>? Inputs, string Features) Inputs(MLContext ml) => ReadsTexts
        ? (ml.Transforms.Text.NormalizeText("Words", nameof(EntityRow.Text))
            .Append(ml.Transforms.Text.ProduceHashedWordBags("Bag", "Words", numberOfBits: TextBits, ngramLength: 2))
            .Append(ml.Transforms.NormalizeLpNorm("Bag"))
            .Append(ml.Transforms.Concatenate("Inputs", nameof(EntityRow.Features), "Bag")), "Inputs")
        : (null, nameof(EntityRow.Features));

    // One thread: the same labels give the same model.
    private static LbfgsLogisticRegressionBinaryTrainer Regression(MLContext ml, string features) => ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
    {
        LabelColumnName = nameof(EntityRow.Label),
        ExampleWeightColumnName = nameof(EntityRow.Weight),
        FeatureColumnName = features,
        L1Regularization = 0,
        L2Regularization = 1,
        NumberOfThreads = 1,
    });

    private static FastTreeBinaryTrainer Trees(MLContext ml, string features) => ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
    {
        LabelColumnName = nameof(EntityRow.Label),
        ExampleWeightColumnName = nameof(EntityRow.Weight),
        FeatureColumnName = features,
        NumberOfTrees = 60,
        NumberOfLeaves = 6,
        MinimumExampleCountPerLeaf = 8,
        LearningRate = 0.1,
        NumberOfThreads = 1,
    });

    private SchemaDefinition Schema()
    {
        var schema = SchemaDefinition.Create(typeof(EntityRow));
        schema[nameof(EntityRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, _features.Weighing.Count);
        return schema;
    }
}
