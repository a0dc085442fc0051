using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Platforms;

/// <summary>One row of <c>models/platform-indicators.csv</c>.</summary>
/// <param name="Axis"><c>governance</c>, <c>context</c>, <c>exposure</c> or <c>content</c>.</param>
/// <param name="RaisesRiskWhen">Null for a row that is recorded and says nothing of risk.</param>
public sealed record PlatformIndicator(string Id, string Name, string Axis, string LookedFor, FindingState? RaisesRiskWhen)
{
    private const string Path = "models/platform-indicators.csv";

    /// <exception cref="FormatException">A row is malformed; the message names file and row.</exception>
    public static IReadOnlyList<PlatformIndicator> Load(ModelFiles files) =>
        [.. ReferenceCsv.Rows(files, Path, "id", "name", "axis", "what is looked for", "raises_risk_when").Select(r => new PlatformIndicator(r[0], r[1], r[2], r[3], When(r)))];

    private static FindingState? When(string[] row) => row[4] switch
    {
        "absent" => FindingState.Absent,
        "present" => FindingState.Present,
        "" => null,
        _ => throw new FormatException($"{Path}: row '{row[0]}': raises_risk_when is '{row[4]}'; it is absent, present or empty."),
    };
}
