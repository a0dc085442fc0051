using WebRiskMapper.Evaluation;

namespace WebRiskMapper.Output;

/// <summary>What <c>evaluate extraction --json</c> prints.</summary>
/// <param name="Web">Null when no invented web was read.</param>
internal sealed record EvaluationReport(EvaluationReport.WebPart? Web, IReadOnlyList<EvaluationReport.DetailPart> Details, IReadOnlyList<CaseResult> Cases)
{
    public static EvaluationReport Of(WebReading? reading, IReadOnlyList<DetailResult> details, IReadOnlyList<CaseResult> cases, int misses) =>
        new(reading is null ? null : WebPart.Of(reading, misses), [.. details.Select(d => DetailPart.Of(d, misses))], [.. cases.Select(c => c with { Misses = [.. c.Misses.Take(misses)] })]);

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
                Score.Of(extraction),
                extraction.Languages.ToDictionary(l => l, extraction.MacroF1Of),
                reading.ByFamily.ToDictionary(f => f.Key, f => f.Value.MacroF1),
                [.. extraction.Misses.GroupBy(m => m.Field).SelectMany(g => g.Take(misses))],
                reading.Sealed,
                reading.NotArchived);
        }
    }

    internal sealed record DetailPart(string File, int Ads, double MacroF1, IReadOnlyList<Score> Fields, IReadOnlyDictionary<string, double> MacroF1ByLanguage, IReadOnlyList<FieldMiss> Misses)
    {
        public static DetailPart Of(DetailResult result, int misses)
        {
            var accuracy = result.Accuracy;
            return new DetailPart(result.File, result.Ads, accuracy.MacroF1, Score.Of(accuracy), accuracy.Languages.ToDictionary(l => l, accuracy.MacroF1Of), [.. result.Misses.GroupBy(m => m.Field).SelectMany(g => g.Take(misses))]);
        }
    }

    internal sealed record Score(string Field, double? F1, double? Precision, double? Recall, IReadOnlyDictionary<string, double?> F1ByLanguage)
    {
        public static IReadOnlyList<Score> Of(FieldAccuracy accuracy) =>
            [.. accuracy.Fields.Select(f => new Score(f, accuracy.OfField(f).F1, accuracy.OfField(f).Precision, accuracy.OfField(f).Recall, accuracy.Languages.ToDictionary(l => l, l => accuracy.Of(f, l).F1)))];
    }
}
