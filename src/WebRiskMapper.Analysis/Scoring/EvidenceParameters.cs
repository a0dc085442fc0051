using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebRiskMapper.Analysis.Scoring;

/// <summary>A normal distribution on the log-odds scale.</summary>
internal sealed record NormalPrior(double Mean, double Sd);

/// <summary>The readable parameters of the evidence model (<c>models/risk-model.json</c>); every number is explained there.</summary>
internal sealed record EvidenceParameters
{
    public const string Path = "models/risk-model.json";

    public required string Version { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }
    public required bool Validated { get; init; }

    /// <summary>Assumed share of entities that a reviewer would put in the high band, 0 to 1 exclusive.</summary>
    public required double BaseRate { get; init; }

    /// <summary>Standard deviation of the base rate on the log-odds scale.</summary>
    public required double BaseRateSd { get; init; }

    /// <summary>Prior mean of every indicator with a direction, per unit of strength, before its sign.</summary>
    public required double EffectMean { get; init; }

    /// <summary>Standard deviation of the base rate on the log-odds scale once labels are fitted: they know it better than the assumption.</summary>
    public required double FittedInterceptSd { get; init; }

    /// <summary>Standard deviation of the natural logarithm of the scale that all weights share when labels are fitted; 0 holds it at 1.</summary>
    public required double ScaleSd { get; init; }

    /// <summary>How many times as wide as before them the weights' priors are once labels are fitted; positive.</summary>
    public required double FittedWidth { get; init; }

    /// <summary>Prior width per grade A, B, C, P.</summary>
    public required IReadOnlyDictionary<string, double> EffectSd { get; init; }

    /// <summary>How fast the summed strengths of one group saturate; larger is slower.</summary>
    public required double GroupScale { get; init; }

    /// <summary>Groups that are recorded with weight 0.</summary>
    public required IReadOnlyList<string> UnweightedGroups { get; init; }

    public required NormalPrior SpamPattern { get; init; }
    public required NormalPrior OpenAgencyPattern { get; init; }

    /// <summary>Log-odds that a group must add to count as one of the independent groups of the high band.</summary>
    public required double GroupCountsFrom { get; init; }

    public required IReadOnlyList<string> CrisisOrigins { get; init; }

    /// <summary>SHA-256 of the file and of the catalogue it is read with.</summary>
    [JsonIgnore]
    public string Sha256 { get; private init; } = "";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <exception cref="InvalidDataException">The file is malformed; the message names line and field.</exception>
    public static EvidenceParameters Load(ModelFiles files)
    {
        EvidenceParameters parameters;
        try
        {
            parameters = JsonSerializer.Deserialize<EvidenceParameters>(files.Text(Path), Strict) ?? throw new InvalidDataException($"{Path} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{Path}, line {(e.LineNumber ?? 0) + 1}, {e.Path ?? "root"}: {e.Message}", e);
        }

        Require(parameters.BaseRate is > 0 and < 1, "base_rate", "must lie between 0 and 1");
        Require(parameters.BaseRateSd > 0, "base_rate_sd", "must be positive");
        Require(parameters.EffectMean >= 0, "effect_mean", "must not be negative; a row's direction gives the sign");
        Require(parameters.FittedInterceptSd > 0, "fitted_intercept_sd", "must be positive");
        Require(parameters.FittedWidth > 0, "fitted_width", "must be positive");
        Require(parameters.ScaleSd >= 0, "scale_sd", "must not be negative");
        Require(parameters.GroupScale > 0, "group_scale", "must be positive");
        foreach (var grade in (string[])["A", "B", "C", "P"])
        {
            Require(parameters.EffectSd.TryGetValue(grade, out var sd) && sd > 0, $"effect_sd.{grade}", "must be given and positive");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(files.Bytes(Path).Span);
        hash.AppendData(files.Bytes(IndicatorCatalogue.Path).Span);
        return parameters with { Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    private static void Require(bool holds, string field, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"{Path}, {field}: {what}.");
        }
    }
}
