using System.Globalization;

namespace WebRiskMapper.Evaluation;

/// <summary>A field of one ad that was not read as it stands there. All of it is invented text.</summary>
internal sealed record FieldMiss(string Field, string Language, string Family, string Page, string Expected, string Found);

/// <summary>An ad whose truth is known.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Family">Its site's layout, or the file it stands in.</param>
/// <param name="Page">Where it stands there.</param>
internal sealed record KnownAd(string Language, string Family, string Page);

/// <summary>Values right, wrong and missed, per field and language, with the misses.</summary>
internal sealed class FieldAccuracy
{
    private readonly Dictionary<(string Field, string Language), FieldTally> tallies = [];
    private readonly List<FieldMiss> misses = [];

    /// <summary>Field names in the order in which they were compared.</summary>
    public IReadOnlyList<string> Fields => [.. tallies.Keys.Select(k => k.Field).Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<string> Languages => [.. tallies.Keys.Select(k => k.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public IReadOnlyList<FieldMiss> Misses => misses;

    /// <summary>Mean F1 over fields, each field counting the same.</summary>
    public double MacroF1 => Fields.Select(f => OfField(f).F1).OfType<double>().Average();

    public FieldTally Of(string field, string language) => tallies.GetValueOrDefault((field, language));

    public FieldTally OfField(string field) => tallies.Where(t => t.Key.Field == field).Select(t => t.Value).Aggregate(default(FieldTally), (a, b) => a + b);

    /// <summary>Mean F1 over the fields that pages of the language show.</summary>
    public double MacroF1Of(string language) => Fields.Select(f => Of(f, language).F1).OfType<double>().Average();

    /// <summary>Compares two sets of values; order and repetition don't count.</summary>
    public void Compare<T>(string field, KnownAd ad, IEnumerable<T> expected, IEnumerable<T> found)
    {
        var (truths, values) = (expected.ToHashSet(), found.ToHashSet());
        Add(field, ad, FieldTally.OfSets(truths, values), Listed(truths.Except(values)), Listed(values.Except(truths)));
    }

    public void Add(string field, KnownAd ad, FieldTally tally, string expected, string found)
    {
        tallies[(field, ad.Language)] = tallies.GetValueOrDefault((field, ad.Language)) + tally;
        if (tally.Wrong + tally.Missed > 0)
        {
            misses.Add(new FieldMiss(field, ad.Language, ad.Family, ad.Page, expected, found));
        }
    }

    private static string Listed<T>(IEnumerable<T> values) => string.Join(", ", values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)));
}
