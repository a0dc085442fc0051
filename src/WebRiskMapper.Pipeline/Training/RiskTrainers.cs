using WebRiskMapper.Analysis.Scoring;

namespace WebRiskMapper.Pipeline.Training;

/// <summary>The methods of training that this build has.</summary>
/// <param name="Shipped">The evidence model as the program ships it: what scores before the first label, and the first method.</param>
/// <param name="Others">Those of ML.NET, in a build that was asked for them.</param>
public sealed record RiskTrainers(EvidenceModel Shipped, IReadOnlyList<IRiskTrainer> Others)
{
    /// <summary>Every method that a build can have, as named on the command line.</summary>
    public static IReadOnlyList<string> Methods { get; } = [EvidenceModel.MethodName, "lbfgs", "fast-tree", "lbfgs-text"];

    /// <param name="asked">What asked for it: an option, or a model file.</param>
    /// <exception cref="BadInputException">This build doesn't have the method.</exception>
    public IRiskTrainer Of(string method, string asked) =>
        method == EvidenceModel.MethodName ? Shipped
        : Others.FirstOrDefault(t => t.Method == method)
            ?? throw new BadInputException(new InputProblem(asked, null, "method", $"this build has no '{method}'", "build with -p:UseMlNet=true where your package feed has Microsoft.ML; see 'ML.NET' in the README"));
}
