using WebRiskMapper.Evaluation;

namespace WebRiskMapper.Output;

/// <summary>What <c>evaluate extraction --json</c> prints.</summary>
/// <param name="Web">Null when no invented web was read.</param>
internal sealed record EvaluationReport(EvaluationReport.WebPart? Web, IReadOnlyList<CaseResult> Cases)
{
    public static EvaluationReport Of(WebReading? reading, IReadOnlyList<CaseResult> cases, int misses) =>
        new(reading is null ? null : WebPart.Of(reading, misses), [.. cases.Select(c => c with { Misses = [.. c.Misses.Take(misses)] })]);

    internal sealed record WebPart(
        int Pages,
        double PageTypeAccuracy,
        double MacroF1,
        double? MacroF1WithoutProfileOnHalf,
        double? MacroF1WithProfileOnHalf,
        double? PageTypeAccuracyWithoutProfileOnHalf,
        double? PageTypeAccuracyWithProfileOnHalf,
        IReadOnlyList<Score> Fields,
        IReadOnlyDictionary<string, double> MacroF1ByLanguage,
        IReadOnlyDictionary<string, double> MacroF1ByFamily,
        IReadOnlyList<FieldMiss> Misses,
        int PagesSealed,
        int PagesNotArchived)
    {
        public static WebPart Of(WebReading reading, int misses)
        {
            var extraction = reading.Extraction;
            return new WebPart(
                reading.Pages,
                reading.TypeAccuracy,
                extraction.MacroF1,
                reading.Profiles.Sites == 0 ? null : reading.Profiles.Without.MacroF1,
                reading.Profiles.Sites == 0 ? null : reading.Profiles.With.MacroF1,
                reading.Profiles.Sites == 0 ? null : reading.Profiles.TypesWithout,
                reading.Profiles.Sites == 0 ? null : reading.Profiles.TypesWith,
                [.. extraction.Fields.Select(f => new Score(f, extraction.OfField(f).F1, extraction.OfField(f).Precision, extraction.OfField(f).Recall, extraction.Languages.ToDictionary(l => l, l => extraction.Of(f, l).F1)))],
                extraction.Languages.ToDictionary(l => l, extraction.MacroF1Of),
                reading.ByFamily.ToDictionary(f => f.Key, f => f.Value.MacroF1),
                [.. extraction.Misses.GroupBy(m => m.Field).SelectMany(g => g.Take(misses))],
                reading.Sealed,
                reading.NotArchived);
        }
    }

    internal sealed record Score(string Field, double? F1, double? Precision, double? Recall, IReadOnlyDictionary<string, double?> F1ByLanguage);
}
