using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Scoring.Training;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Labels;

namespace WebRiskMapper.Pipeline.Training;

/// <summary>What a model file says.</summary>
/// <param name="Parameters">SHA-256 of the parameters and the catalogue that the weights belong to.</param>
/// <param name="TrainedOn">Numbers of all ads of the entities that were trained on: nothing that shares one may test the model.</param>
public sealed record TrainedModel(
    string Parameters, DateTimeOffset TrainedAt, int Labels, int Labellers, LabelAgreement Agreement, TrainingReport Report, LearntModel Learnt, IReadOnlyList<long> TrainedOn);

/// <summary>One change of the model that scoring loads.</summary>
/// <param name="Version">Null for the model that ships with the program.</param>
/// <param name="RolledBack">It took back the promotion before it.</param>
/// <param name="Forced">It was promoted although it did no better on the same held-out entities, or could not be compared.</param>
public sealed record Promotion(string? Version, DateTimeOffset At, string By, string Reason, bool RolledBack, bool Forced, ModelComparison? Comparison);

/// <summary>
/// The trained models of a deployment: <c>models/trained/VERSION.json</c> below its data folder, with a model card beside each, and the
/// history of which one scoring loads. A version ends with the start of its file's SHA-256, so a file that was changed is refused.
/// </summary>
public sealed class TrainedModels(string dataDirectory)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const int HashDigits = 12;

    private static readonly JsonSerializerOptions Format = new(Storage.StoredJson.Options) { WriteIndented = true, NewLine = "\n" };

    private readonly string folder = Path.Combine(dataDirectory, "models", "trained");

    private string HistoryPath => Path.Combine(folder, "promotions.jsonl");

    /// <summary>Writes a model and its card.</summary>
    /// <returns>Its version.</returns>
    public string Save(TrainedModel model)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(model, Format);
        var version = $"trained-{model.TrainedAt.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{Hash(bytes)[..HashDigits]}";
        Directory.CreateDirectory(folder, OwnerOnly);
        AtomicFile.Write(PathOf(version), bytes);
        AtomicFile.Write(CardOf(version), Encoding.UTF8.GetBytes(ModelCard.Write(version, model)));
        return version;
    }

    /// <summary>All models with their versions, newest last.</summary>
    public IReadOnlyList<(string Version, TrainedModel Model)> List() =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "trained-*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Select(v => (Version: v, Model: Read(v))).OrderBy(m => m.Model.TrainedAt).ThenBy(m => m.Version, StringComparer.Ordinal)]
            : [];

    /// <exception cref="BadInputException">There is no such model, or its file was changed.</exception>
    public TrainedModel Read(string version) => Parse(Bytes(version));

    /// <summary>The model card, in Markdown.</summary>
    /// <exception cref="BadInputException">There is no such model.</exception>
    public string Card(string version) => ModelCard.Write(version, Read(version));

    /// <summary>A trained model, ready to score.</summary>
    /// <exception cref="BadInputException">There is no such model, its file was changed, it was trained with other parameters, or by a method that this build doesn't have.</exception>
    public IRiskModel Load(string version, RiskTrainers trainers)
    {
        var bytes = Bytes(version);
        var model = Parse(bytes);
        return model.Parameters == trainers.Shipped.ParametersSha256
            ? trainers.Of(model.Learnt.Method, PathOf(version)).Load(model.Learnt, version, Hash(bytes), model.Report.Validated)
            : throw new BadInputException(new InputProblem(PathOf(version), null, "parameters", "it was trained with other parameters or indicators than this program has", "train anew with 'webrisk train', or take it back with 'webrisk model rollback'"));
    }

    /// <summary>The model that scoring uses: the promoted one, or the shipped one.</summary>
    public IRiskModel Current(RiskTrainers trainers) => CurrentVersion() is { } version ? Load(version, trainers) : trainers.Shipped;

    /// <summary>The promoted version; null for the shipped model.</summary>
    public string? CurrentVersion() => Standing(History()) is [.., var last] ? last : null;

    /// <summary>Every change, oldest first.</summary>
    public IReadOnlyList<Promotion> History() =>
        File.Exists(HistoryPath) ? [.. AtomicFile.Lines(HistoryPath).Select(line => JsonSerializer.Deserialize<Promotion>(line, Storage.StoredJson.Options)!)] : [];

    /// <summary>The version that stood before the present one; null for the shipped model.</summary>
    /// <exception cref="BadInputException">Nothing was promoted.</exception>
    public string? Previous() => Standing(History()) switch
    {
        [] => throw new BadInputException(new InputProblem("model rollback", null, null, "the shipped model is in use: there is nothing to take back", "see 'webrisk model list'")),
        [.., var before, _] => before,
        _ => null,
    };

    public void Record(Promotion promotion)
    {
        Directory.CreateDirectory(folder, OwnerOnly);
        AtomicFile.Append(HistoryPath, JsonSerializer.Serialize(promotion, Storage.StoredJson.Options) + '\n');
    }

    /// <summary>Promoted versions that were not taken back, the present one last.</summary>
    private static List<string?> Standing(IReadOnlyList<Promotion> history)
    {
        var standing = new List<string?>();
        foreach (var change in history)
        {
            if (change.RolledBack)
            {
                standing.RemoveAt(standing.Count - 1);
            }
            else
            {
                standing.Add(change.Version);
            }
        }

        return standing;
    }

    private static TrainedModel Parse(byte[] bytes) => JsonSerializer.Deserialize<TrainedModel>(bytes, Format)!;

    private byte[] Bytes(string version)
    {
        var path = PathOf(version);
        if (Path.GetFileName(version) != version || !File.Exists(path))
        {
            throw new BadInputException(new InputProblem("model", null, "VERSION", $"there is no trained model '{version}'", "see 'webrisk model list'"));
        }

        var bytes = File.ReadAllBytes(path);
        return version.EndsWith("-" + Hash(bytes)[..HashDigits], StringComparison.Ordinal)
            ? bytes
            : throw new BadInputException(new InputProblem(path, null, null, "the file was changed after training: its SHA-256 is not the one of its version", "restore it from a backup, or train anew"));
    }

    private string PathOf(string version) => Path.Combine(folder, version + ".json");

    private string CardOf(string version) => Path.Combine(folder, version + ".md");

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
