using System.Globalization;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Linking;
using Planted = WebRiskMapper.SyntheticWeb.Worlds.SlotKind;

namespace WebRiskMapper.Evaluation;

/// <summary>
/// Whether the slots of planted templates are found as planted. Only kinds of slots whose filling changes within the planted template are asked
/// for; a name is right when a name is found, as stored texts hold none.
/// </summary>
internal static class SlotRecovery
{
    /// <summary>More templates are not read: these tell enough, and reading costs more than linking.</summary>
    private const int MostTemplates = 2_000;

    /// <summary>Values over all ads of planted templates in which something changes; an ad that was found alone has none of its slots found.</summary>
    public static FieldTally Measure(WorldReading reading, IReadOnlyList<int> templateOf, OwnCity cities)
    {
        var changing = Enumerable.Range(0, reading.Ads.Count)
            .GroupBy(ad => reading.Truths[ad].Template)
            .ToDictionary(t => t.Key, t => Enum.GetValues<Planted>().Where(kind => t.Select(ad => string.Join('|', Values(reading, ad, kind))).Distinct().Count() > 1).ToList());
        var tally = default(FieldTally);
        foreach (var template in Enumerable.Range(0, reading.Ads.Count).GroupBy(ad => templateOf[ad]).Where(t => t.Any(ad => changing[reading.Truths[ad].Template].Count > 0)).Take(MostTemplates))
        {
            var reader = TemplateReader.Read(template.Select(ad => reading.Ads[ad]), cities);
            foreach (var ad in template)
            {
                var fills = reader?.Fill(reading.Ads[ad]) ?? [];
                foreach (var kind in changing[reading.Truths[ad].Template])
                {
                    tally += FieldTally.OfSets(Values(reading, ad, kind), fills.Where(f => f.Kind == Found(kind)).Select(f => Value(reading, ad, kind, reading.Ads[ad].Text.Substring(f.Span.Start, f.Span.Length))));
                }
            }
        }

        return tally;
    }

    private static SlotKind Found(Planted kind) => kind switch
    {
        Planted.Name => SlotKind.Name,
        Planted.Age => SlotKind.Age,
        Planted.City => SlotKind.City,
        _ => SlotKind.Price,
    };

    private static IEnumerable<string> Values(WorldReading reading, int ad, Planted kind)
    {
        var truth = reading.Truths[ad].Truth;
        return kind switch
        {
            Planted.Price => truth.Prices.Select(p => p.Amount.ToString("0", CultureInfo.InvariantCulture)),
            Planted.City => [truth.CityWritten!],
            _ => reading.Truths[ad].Slots.Where(s => s.Kind == kind).Select(s => s.Written),
        };
    }

    /// <summary>The planted value that the words stand for, or the words.</summary>
    private static string Value(WorldReading reading, int ad, Planted kind, string words) => kind switch
    {
        Planted.Name => reading.Truths[ad].Truth.Name!,
        // In the text a city is inflected and may have its preposition: the slot is the phrase that says where.
        Planted.City => reading.Truths[ad].Slots.Any(s => s.Kind == kind && s.Written.EndsWith(words, StringComparison.OrdinalIgnoreCase)) ? reading.Truths[ad].Truth.CityWritten! : words,
        _ => string.Concat(words.Where(char.IsAsciiDigit)),
    };
}
