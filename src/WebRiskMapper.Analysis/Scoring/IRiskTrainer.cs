namespace WebRiskMapper.Analysis.Scoring;

/// <summary>Learns risk models from reviewers' labels. Implemented by <see cref="EvidenceModel"/> and, where compiled in, by the ML.NET trainers.</summary>
public interface IRiskTrainer
{
    /// <summary>The method's name on the command line and in model files: <c>evidence</c>, <c>lbfgs</c>, <c>fast-tree</c> or <c>lbfgs-text</c>.</summary>
    string Method { get; }

    /// <summary>Whether it learns from, and its models score by, the texts of an entity's ads too (<see cref="EntityEvidence.Texts"/>).</summary>
    bool ReadsTexts { get; }

    /// <summary>Groups of which at least one indicator weighs, in order.</summary>
    IReadOnlyList<string> WeightedGroups { get; }

    /// <summary>The same changed in one way each, to see what that is worth; at least with and without each group of indicators.</summary>
    IEnumerable<(string Change, IRiskTrainer Trainer)> Ablations();

    /// <summary>Fits a model to labels. Labels never make it validated: that needs a random audit sample.</summary>
    /// <exception cref="ArgumentException">There are too few labels for the method.</exception>
    (IRiskModel Model, LearntModel Learnt) Learn(IReadOnlyList<LabelledEvidence> labels);

    /// <summary>The model that a training left.</summary>
    /// <param name="sha256">Of the file that holds it.</param>
    /// <param name="validated">Whether an audit sample of every stratum stood behind the training.</param>
    /// <exception cref="InvalidDataException">It is not one of this trainer's, or of other features.</exception>
    IRiskModel Load(LearntModel learnt, string version, string sha256, bool validated);
}

/// <summary>What a training leaves, as a model file holds it.</summary>
/// <param name="Method">As <see cref="IRiskTrainer.Method"/>.</param>
/// <param name="Weights">Of the evidence model; null of the others.</param>
/// <param name="Archives">ML.NET's model archives, one per resample of the labels; null of the evidence model.</param>
public sealed record LearntModel(string Method, TrainedWeights? Weights, IReadOnlyList<byte[]>? Archives = null);
