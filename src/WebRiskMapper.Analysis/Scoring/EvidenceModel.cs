using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WebRiskMapper.Analysis.Scoring;

/// <summary>
/// Bayesian logistic regression over indicator strengths. Before the first label the weights are their priors: sign from
/// the catalogue's direction, width from its evidence grade. Labels move them (<see cref="Fit"/>, Laplace approximation).
/// The logit is normal under either, which gives the interval; contributions are exact and with <see cref="Intercept"/>
/// add up to the logit's mean.
/// </summary>
public sealed class EvidenceModel : IRiskModel
{
    private const double HighFrom = 0.5;
    private const double MediumFrom = 0.3;
    private const double WidestInterval = 0.6;
    private const int GroupsForHigh = 3;
    private const double PatternMentionedFrom = 0.3;

    private readonly EvidenceParameters _parameters;
    private readonly FeatureSpace _space;
    private readonly WeightPosterior _weights;

    private EvidenceModel(EvidenceParameters parameters, FeatureSpace space, WeightPosterior weights, string version) =>
        (_parameters, _space, _weights, Version) = (parameters, space, weights, version);

    public string Version { get; }

    public string Kind => "evidence";

    public bool Validated => _parameters.Validated;

    /// <summary>Log-odds of an entity without any indicator.</summary>
    public double Intercept => _weights.Mean(0);

    /// <summary>SHA-256 of the parameters and the catalogue, lower-case hexadecimal.</summary>
    public string Sha256 => _parameters.Sha256;

    /// <exception cref="InvalidDataException">A model file is malformed; the message names file, line and field.</exception>
    public static EvidenceModel Load(ModelFiles files)
    {
        var parameters = EvidenceParameters.Load(files);
        var space = new FeatureSpace(IndicatorCatalogue.Load(files), parameters);
        return new EvidenceModel(parameters, space, WeightPosterior.Prior(space), $"evidence-{parameters.Version}-{parameters.Sha256[..12]}");
    }

    /// <summary>
    /// The same model with its weights moved by reviewers' labels. Labels never make a model validated: that needs a random
    /// audit sample. Labels from a review queue over-represent high entities, which shifts the intercept, not the other weights.
    /// </summary>
    /// <exception cref="ArgumentException">There are no labels.</exception>
    public EvidenceModel Fit(IReadOnlyList<LabelledEvidence> labels)
    {
        if (labels.Count == 0)
        {
            throw new ArgumentException("Fitting needs at least one label; without labels use the priors as loaded.", nameof(labels));
        }

        var rows = labels.Select(l => (_space.Of(l.Evidence).Select(f => (f.Index, f.Value)).ToArray(), l.High)).ToList();
        var fitted = LaplaceFit.Fit(_space, rows);
        return new EvidenceModel(_parameters, _space, fitted, $"{Version}+{labels.Count.ToString(CultureInfo.InvariantCulture)}-{Fingerprint(fitted)}");
    }

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
        string[] groups =
        [
            .. contributions
                .Where(c => !string.Equals(c.Group, FeatureSpace.AlternativeGroup, StringComparison.Ordinal))
                .GroupBy(c => c.Group, c => c.LogOdds, StringComparer.Ordinal)
                .Where(g => g.Sum() >= _parameters.GroupCountsFrom)
                .Select(g => g.Key)
                .Order(StringComparer.Ordinal),
        ];
        var (mean, low, high) = (logit.Expectation, logit.Low, logit.High);
        return new RiskScore(mean, low, high, BandOf(evidence, mean, low, high, groups.Length), Validated, groups, contributions, Alternatives(evidence));
    }

    private static Band BandOf(EntityEvidence evidence, double mean, double low, double high, int groups) =>
        evidence.MostlyUnread || high - low > WidestInterval ? Band.NotEnoughEvidence
        : low >= HighFrom && groups >= GroupsForHigh ? Band.High
        : mean >= MediumFrom ? Band.Medium
        : Band.Low;

    private static IReadOnlyList<string> Alternatives(EntityEvidence evidence)
    {
        var found = new List<string>();
        if (evidence.SpamPattern >= PatternMentionedFrom)
        {
            found.Add("mass spam pattern");
        }

        if (evidence.OpenAgencyPattern >= PatternMentionedFrom)
        {
            found.Add("agency working in the open");
        }

        if (evidence.MostlyUnread)
        {
            found.Add("language without a lexicon: text not read");
        }

        return found;
    }

    private static string Fingerprint(WeightPosterior weights)
    {
        var text = string.Join(';', weights.Means.Select(m => m.ToString("R", CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }
}
