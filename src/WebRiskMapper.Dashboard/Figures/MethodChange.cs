using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Figures;

/// <summary>What changed in the way of measuring between two runs; figures across such a change are not comparable as they stand.</summary>
internal static class MethodChange
{
    /// <summary>In words, empty when nothing changed or there is no run before.</summary>
    public static string Between(Run? before, Run run)
    {
        if (before is null)
        {
            return "";
        }
        var model = string.Equals(before.ModelVersion, run.ModelVersion, StringComparison.Ordinal) ? "" : $"model {before.ModelVersion ?? "none"} → {run.ModelVersion ?? "none"}";
        var code = string.Equals(before.CodeVersion, run.CodeVersion, StringComparison.Ordinal) ? "" : $"code {before.CodeVersion} → {run.CodeVersion}";
        return string.Join("; ", new[] { model, code }.Where(part => part.Length > 0));
    }
}
