using WebRiskMapper.Analysis.Extraction.Ages;
using WebRiskMapper.Analysis.Extraction.Dates;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Persons;

/// <summary>
/// Tells whose age is whose where an ad advertises several persons: "Anna, 25, and Maria, 30", "Anna (25) &amp; Maria (30)", "Anna and Maria,
/// 25 and 30", or name and age fields in turn. Two such pairs joined by "and" are names and ages even where neither was found before.
/// </summary>
internal sealed class PersonRecognizer : IRecognizer
{
    private const int Youngest = 14;

    private readonly FieldWords words;
    private readonly LexiconMatcher lexicons;
    private readonly DateWords dates;
    private readonly PairReader pairs;

    public PersonRecognizer(ModelFiles files, FieldWords words, LexiconMatcher lexicons)
    {
        this.words = words;
        this.lexicons = lexicons;
        dates = new DateWords(files);
        pairs = new PairReader(new AgeWords(files));
    }

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var fromFields = Fields(ad);
        var found = fromFields.Count > 1 ? fromFields : FromText(ad, draft);
        if (found.Count == 0)
        {
            return (draft.Names, draft.Ages) is ({ Count: <= 1 }, { Count: <= 1 }) and not ({ Count: 0 }, { Count: 0 })
                ? draft with { Persons = [new Person(draft.Names.FirstOrDefault(), draft.Ages.Count == 0 ? null : draft.Ages[0])] }
                : draft;
        }

        return draft with
        {
            Persons = [.. found.Distinct()],
            Names = [.. draft.Names.Concat(found.Select(p => p.Name).OfType<string>()).Distinct(StringComparer.OrdinalIgnoreCase)],
            Ages = [.. draft.Ages.Concat(found.Select(p => p.Age).OfType<int>()).Distinct()],
        };
    }

    // One field for each, in turn: name, age, name, age.
    private static List<Person> Fields(AdText ad)
    {
        var found = new List<Person>();
        string? name = null;
        foreach (var field in ad.Fields)
        {
            if (field is { Label: FieldLabel.Name, Span: not null } && field.Value.IndexOfAny(['&', '+', '/', ',', ';']) < 0)
            {
                name = field.Value.Trim();
            }
            else if (field is { Label: FieldLabel.Age, Span: not null } && name is not null && PairReader.SoleAge(field.Value) is { } age and >= Youngest)
            {
                found.Add(new Person(name, age));
                name = null;
            }
        }

        return found;
    }

    private List<Person> FromText(AdText ad, ExtractedAd draft)
    {
        var found = new List<Person>();
        NamedAge? previous = null;
        foreach (var pair in pairs.In(ad.Text))
        {
            var known = draft.Names.Contains(pair.Name, StringComparer.OrdinalIgnoreCase) && draft.Ages.Contains(pair.Age);
            var joined = previous is { } first && pairs.AreJoined(ad.Text, first, pair) && MayBeName(first.Name, ad, draft) && MayBeName(pair.Name, ad, draft);
            if (joined && !found.Exists(p => p.Name == previous!.Value.Name))
            {
                found.Add(new Person(previous!.Value.Name, previous.Value.Age));
            }

            if ((joined || known) && !found.Exists(p => string.Equals(p.Name, pair.Name, StringComparison.OrdinalIgnoreCase)))
            {
                found.Add(new Person(pair.Name, pair.Age));
            }

            previous = pair;
        }

        if (found.Count < 2 && pairs.TwoAndTwo(ad.Text) is { } both && MayBeName(both.First.Name, ad, draft) && MayBeName(both.Second.Name, ad, draft))
        {
            return [new Person(both.First.Name, both.First.Age), new Person(both.Second.Name, both.Second.Age)];
        }

        // One known pair among several names and ages still says one owner.
        return found;
    }

    // Months, days, cities and words that a lexicon knows carry numbers too: "May 15 and June 20", "Wien 20 und Graz 25".
    private bool MayBeName(string word, AdText ad, ExtractedAd draft) =>
        draft.Names.Contains(word, StringComparer.OrdinalIgnoreCase)
        || (dates.Month(FoldedText.Fold(word), ad.Language) is null
            && words.MatchValue(FieldWordList.Availability, word, ad.Language).Count == 0
            && !AdLexicon.Hits(lexicons, word, ad.Language).Any()
            && !ad.Fields.Any(f => f.Label is FieldLabel.City or FieldLabel.Country && f.Value.Contains(word, StringComparison.OrdinalIgnoreCase))
            && !string.Equals(FoldedText.Fold(word), FoldedText.Fold(draft.Place.City ?? ""), StringComparison.Ordinal));
}
