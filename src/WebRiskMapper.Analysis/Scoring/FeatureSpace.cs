namespace WebRiskMapper.Analysis.Scoring;

/// <summary>One weight of the evidence model.</summary>
/// <param name="Id">Indicator id, or the name of a pattern.</param>
/// <param name="Sd">0 for a feature that is recorded without weight.</param>
public sealed record Feature(string Id, string Group, double Mean, double Sd);

/// <summary>
/// From evidence to the numbers that the model multiplies with its weights. Within a group the strengths saturate:
/// with sum t and scale c every strength is multiplied by (1 − e^(−t/c)) / (t(1 − e^(−1/c))). One full flag alone counts 1,
/// a group counts at most 1/(1 − e^(−1/c)) (2.06 at c = 1.5) however many of its flags are up, and each flag keeps its share.
/// </summary>
public sealed class FeatureSpace
{
    public const string SpamId = "spam_pattern";
    public const string OpenAgencyId = "open_agency_pattern";

    /// <summary>Group of the patterns that explain indicators otherwise.</summary>
    public const string AlternativeGroup = "alternative";

    /// <summary>Group of what a model read from the words of ads, where it does; none of the independent groups of the high band.</summary>
    public const string WordsGroup = "words";

    private readonly Dictionary<string, int> _indexOf;
    private readonly int[] _groupOf;
    private readonly int _groups;
    private readonly double _scale;
    private readonly IndicatorCatalogue _catalogue;
    private readonly EvidenceParameters _parameters;

    internal FeatureSpace(IndicatorCatalogue catalogue, EvidenceParameters parameters)
    {
        (_catalogue, _parameters, _scale) = (catalogue, parameters, parameters.GroupScale);
        Intercept = new NormalPrior(Math.Log(parameters.BaseRate / (1 - parameters.BaseRate)), parameters.BaseRateSd);
        Features =
        [
            .. IndicatorEngine.Computed.Select(id => Prior(catalogue[id], parameters)),
            new Feature(SpamId, AlternativeGroup, parameters.SpamPattern.Mean, parameters.SpamPattern.Sd),
            new Feature(OpenAgencyId, AlternativeGroup, parameters.OpenAgencyPattern.Mean, parameters.OpenAgencyPattern.Sd),
        ];
        ScaleSd = parameters.ScaleSd;
        FittedInterceptSd = parameters.FittedInterceptSd;
        FittedWidth = parameters.FittedWidth;
        string[] groups = [.. Features.Select(f => f.Group).Distinct(StringComparer.Ordinal)];
        (_groups, _groupOf) = (groups.Length, [.. Features.Select(f => Array.IndexOf(groups, f.Group))]);
        _indexOf = Features.Index().ToDictionary(f => f.Item.Id, f => f.Index, StringComparer.Ordinal);
    }

    /// <summary>Groups that are recorded with weight 0.</summary>
    public IReadOnlyList<string> UnweightedGroups => _parameters.UnweightedGroups;

    /// <summary>Log-odds that a group must add to count as one of the independent groups of the high band.</summary>
    public double GroupCountsFrom => _parameters.GroupCountsFrom;

    internal NormalPrior Intercept { get; }

    public IReadOnlyList<Feature> Features { get; }

    /// <summary>Groups of which at least one indicator weighs, in order.</summary>
    public IReadOnlyList<string> WeightedGroups =>
        [.. Features.Where(f => f.Sd > 0 && f.Group != AlternativeGroup).Select(f => f.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What to try without: each group that weighs 0 switched on, each other left out. Of each the groups that then weigh 0.</summary>
    public IEnumerable<(string Change, IReadOnlyList<string> Unweighted)> Ablations =>
    [
        .. UnweightedGroups.Select(g => ($"with {g}", (IReadOnlyList<string>)[.. UnweightedGroups.Where(u => u != g)])),
        .. WeightedGroups.Select(g => ($"without {g}", (IReadOnlyList<string>)[.. UnweightedGroups, g])),
    ];

    /// <summary>Standard deviation of the logarithm of the scale that all weights share when labels are fitted; 0 holds the scale at 1.</summary>
    public double ScaleSd { get; }

    /// <summary>Width of the intercept when labels are fitted.</summary>
    public double FittedInterceptSd { get; }

    /// <summary>How many times as wide the weights' priors are when labels are fitted.</summary>
    public double FittedWidth { get; }

    /// <exception cref="InvalidDataException">A model file is malformed; the message names file, line and field.</exception>
    public static FeatureSpace Load(ModelFiles files) => new(IndicatorCatalogue.Load(files), EvidenceParameters.Load(files));

    /// <summary>The same with other groups at weight 0.</summary>
    public FeatureSpace WithUnweighted(IReadOnlyList<string> groups) => new(_catalogue, _parameters with { UnweightedGroups = groups });

    /// <summary>The non-zero features of an entity.</summary>
    public IReadOnlyList<(int Index, double Value, string Evidence)> Of(EntityEvidence evidence)
    {
        var active = new List<(int Index, double Value, string Evidence)>();
        foreach (var (id, _, strength, words) in evidence.Features())
        {
            if (_indexOf.TryGetValue(id, out var index) && strength > 0)
            {
                active.Add((index, strength, words));
            }
        }

        Span<double> totals = stackalloc double[_groups];
        foreach (var (index, value, _) in active)
        {
            totals[_groupOf[index]] += Features[index].Sd > 0 ? value : 0;
        }

        for (var i = 0; i < active.Count; i++)
        {
            var (index, value, words) = active[i];
            if (Features[index].Sd > 0)
            {
                var total = totals[_groupOf[index]];
                active[i] = (index, value * (1 - Math.Exp(-total / _scale)) / (total * (1 - Math.Exp(-1 / _scale))), words);
            }
        }

        if (evidence.SpamPattern > 0)
        {
            active.Add((_indexOf[SpamId], evidence.SpamPattern, evidence.SpamEvidence));
        }

        if (evidence.OpenAgencyPattern > 0)
        {
            active.Add((_indexOf[OpenAgencyId], evidence.OpenAgencyPattern, "several people of one place under one openly shared contact"));
        }

        return active;
    }

    private static Feature Prior(IndicatorRow row, EvidenceParameters parameters)
    {
        var weighs = row.Direction != 0
            && row.Grade is not (EvidenceGrade.X or EvidenceGrade.R)
            && !parameters.UnweightedGroups.Contains(row.Group, StringComparer.Ordinal);
        return weighs
            ? new Feature(row.Id, row.Group, row.Direction * parameters.EffectMean, parameters.EffectSd[row.Grade.ToString()])
            : new Feature(row.Id, row.Group, 0, 0);
    }
}
