using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MathNet.Numerics.LinearAlgebra;

namespace WebRiskMapper.Analysis.Scoring;

/// <summary>
/// Bayesian logistic regression over indicator strengths. Before the first label the weights are their priors: sign from
/// the catalogue's direction, width from its evidence grade. Labels move them (<see cref="Fit"/>, Laplace approximation).
/// The logit is normal under either, which gives the interval; contributions are exact and with <see cref="Intercept"/>
/// add up to the logit's mean.
/// </summary>
public sealed class EvidenceModel : IRiskModel, IRiskTrainer
{
    /// <summary>Its name among the methods of training.</summary>
    public const string MethodName = "evidence";

    private readonly IndicatorCatalogue _catalogue;
    private readonly EvidenceParameters _parameters;
    private readonly FeatureSpace _space;
    private readonly WeightPosterior _weights;

    private EvidenceModel(IndicatorCatalogue catalogue, EvidenceParameters parameters, FeatureSpace space, WeightPosterior weights, string version) =>
        (_catalogue, _parameters, _space, _weights, Version, Sha256, Validated) = (catalogue, parameters, space, weights, version, parameters.Sha256, parameters.Validated);

    public string Version { get; }

    public string Kind => MethodName;

    public string Method => MethodName;

    public bool ReadsTexts => false;

    public bool Validated { get; private init; }

    /// <summary>Log-odds of an entity without any indicator.</summary>
    public double Intercept => _weights.Mean(0);

    /// <summary>SHA-256 of the parameters and the catalogue, or of the file of a trained model; lower-case hexadecimal.</summary>
    public string Sha256 { get; private init; }

    /// <summary>SHA-256 of the parameters and the catalogue: weights belong to these and no others.</summary>
    public string ParametersSha256 => _parameters.Sha256;

    /// <summary>Groups of which at least one indicator weighs, in order.</summary>
    public IReadOnlyList<string> WeightedGroups => _space.WeightedGroups;

    /// <summary>The weights as a file can hold them.</summary>
    public TrainedWeights Weights
    {
        get
        {
            var index = WeighingIndexes();
            return new TrainedWeights(
                [.. index.Select(FeatureName)],
                [.. index.Select(_weights.Mean)],
                [.. index.Select((a, row) => index.Take(row + 1).Select(b => _weights.Covariance(a, b)).ToArray())]);
        }
    }

    /// <exception cref="InvalidDataException">A model file is malformed; the message names file, line and field.</exception>
    public static EvidenceModel Load(ModelFiles files)
    {
        var parameters = EvidenceParameters.Load(files);
        return Prior(IndicatorCatalogue.Load(files), parameters, $"evidence-{parameters.Version}-{parameters.Sha256[..12]}");
    }

    /// <summary>The priors with other groups at weight 0.</summary>
    public EvidenceModel WithUnweighted(IReadOnlyList<string> groups) =>
        Prior(_catalogue, _parameters with { UnweightedGroups = groups }, $"{Version} without {string.Join(", ", groups)}");

    /// <summary>The priors whose weights labels move one by one only, not all together.</summary>
    public EvidenceModel WithoutCommonScale() => Prior(_catalogue, _parameters with { ScaleSd = 0 }, $"{Version} without a common scale");

    /// <summary>The priors changed in one way each: with a group that weighs 0 switched on, without another, with no scale in common.</summary>
    public IEnumerable<(string Change, EvidenceModel Model)> Ablations() =>
        [.. _space.Ablations.Select(a => (a.Change, WithUnweighted(a.Unweighted))), ("without a common scale", WithoutCommonScale())];

    IEnumerable<(string Change, IRiskTrainer Trainer)> IRiskTrainer.Ablations() => Ablations().Select(a => (a.Change, (IRiskTrainer)a.Model));

    /// <summary>The model that a training left.</summary>
    /// <param name="sha256">Of the file that holds the weights.</param>
    /// <param name="validated">Whether an audit sample of every stratum stood behind the training.</param>
    /// <exception cref="InvalidDataException">The weights are not those of this model's features.</exception>
    public EvidenceModel With(TrainedWeights weights, string version, string sha256, bool validated)
    {
        var index = WeighingIndexes();
        if (!weights.Features.SequenceEqual(index.Select(FeatureName), StringComparer.Ordinal)
            || weights.Means.Count != index.Length
            || !weights.Covariance.Select(row => row.Count).SequenceEqual(Enumerable.Range(1, index.Length)))
        {
            throw new InvalidDataException($"The weights of {version} are not those of the features of {Version}.");
        }

        var means = Vector<double>.Build.Dense(_space.Features.Count + 1, i => _weights.Mean(i));
        var covariance = Matrix<double>.Build.Dense(means.Count, means.Count);
        for (var a = 0; a < index.Length; a++)
        {
            means[index[a]] = weights.Means[a];
            for (var b = 0; b <= a; b++)
            {
                covariance[index[a], index[b]] = covariance[index[b], index[a]] = weights.Covariance[a][b];
            }
        }

        return new EvidenceModel(_catalogue, _parameters, _space, new WeightPosterior(means, covariance), version) { Sha256 = sha256, Validated = validated };
    }

    /// <summary>
    /// The same model with its weights moved by reviewers' labels, and stretched all together by a scale that the labels tell. Labels never make a model validated: that needs a random
    /// audit sample. Labels from a review queue over-represent high entities; as the queue goes by features only, what they say about an entity of given features stays right
    /// (Little and Rubin 2002, chapter 6), so they are not weighed by how likely they were drawn.
    /// </summary>
    /// <exception cref="ArgumentException">There are no labels.</exception>
    public EvidenceModel Fit(IReadOnlyList<LabelledEvidence> labels)
    {
        if (labels.Count == 0)
        {
            throw new ArgumentException("Fitting needs at least one label; without labels use the priors as loaded.", nameof(labels));
        }

        List<FitRow> rows = [.. labels.Select(l => new FitRow([.. _space.Of(l.Evidence).Select(f => (f.Index, f.Value))], l.High, l.Weight))];
        var fitted = LaplaceFit.Fit(_space, rows);
        return new EvidenceModel(_catalogue, _parameters, _space, fitted, $"{Version}+{labels.Count.ToString(CultureInfo.InvariantCulture)}-{Fingerprint(fitted)}");
    }

    /// <inheritdoc/>
    public (IRiskModel Model, LearntModel Learnt) Learn(IReadOnlyList<LabelledEvidence> labels)
    {
        var fitted = Fit(labels);
        return (fitted, new LearntModel(MethodName, fitted.Weights));
    }

    /// <inheritdoc/>
    public IRiskModel Load(LearntModel learnt, string version, string sha256, bool validated) =>
        With(learnt.Weights ?? throw new InvalidDataException($"{version} holds no weights."), version, sha256, validated);

    public RiskScore Score(EntityEvidence evidence)
    {
        var active = _space.Of(evidence);
        var contributions = new List<Contribution>(active.Count);
        foreach (var (index, value, words) in active)
        {
            var feature = _space.Features[index];
            contributions.Add(new Contribution(feature.Id, feature.Group, _weights.Mean(index + 1) * value, words));
        }

        contributions.Sort((a, b) => (-Math.Abs(a.LogOdds), a.Indicator).CompareTo((-Math.Abs(b.LogOdds), b.Indicator)));
        var logit = new LogisticNormal(Intercept + contributions.Sum(c => c.LogOdds), Math.Sqrt(_weights.Variance(active)));
        return RiskScore.Of(evidence, logit.Expectation, logit.Low, logit.High, contributions, _parameters.GroupCountsFrom, Validated);
    }

    private static EvidenceModel Prior(IndicatorCatalogue catalogue, EvidenceParameters parameters, string version)
    {
        var space = new FeatureSpace(catalogue, parameters);
        return new EvidenceModel(catalogue, parameters, space, WeightPosterior.Prior(space), version);
    }

    /// <summary>Positions in the posterior that can move: the intercept and the features with a width.</summary>
    private int[] WeighingIndexes() => [0, .. _space.Features.Index().Where(f => f.Item.Sd > 0).Select(f => f.Index + 1)];

    private string FeatureName(int index) => index == 0 ? TrainedWeights.Intercept : _space.Features[index - 1].Id;

    private static string Fingerprint(WeightPosterior weights)
    {
        var text = string.Join(';', weights.Means.Select(m => m.ToString("R", CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }
}
