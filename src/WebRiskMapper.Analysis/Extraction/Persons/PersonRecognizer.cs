using WebRiskMapper.Analysis.Extraction.Ages;
using WebRiskMapper.Analysis.Extraction.Dates;
using WebRiskMapper.Analysis.Extraction.Names;
using WebRiskMapper.Analysis.Extraction.Prices;

namespace WebRiskMapper.Analysis.Extraction.Persons;

/// <summary>
/// Tells whose age is whose where an ad advertises several persons: "Anna, 25, and Maria, 30", "Anna (25) &amp; Maria (30)", "Anna and Maria,
/// 25 and 30", or name and age fields in turn. Two such pairs joined by "and", or each with prices of its own ("Anna 25, 100 €/h - Maria
/// 30, 150 €/h"), are names and ages even where neither was found before; so is one that is set apart ("Anna (25)", "Anna, 25 years"), where
/// the ad gives no other name.
/// </summary>
internal sealed class PersonRecognizer : IRecognizer
{
    private const int Youngest = 14;

    /// <summary>More capitalised words with numbers than this are a list of something else.</summary>
    private const int MostPersons = 6;

    private readonly FieldWords words;
    private readonly AdLexicon lexicons;
    private readonly DateWords dates;
    private readonly PairReader pairs;
    private readonly PersonPrices prices;
    private readonly NameWords names;

    public PersonRecognizer(ModelFiles files, FieldWords words, AdLexicon lexicons, PriceRecognizer prices)
    {
        this.words = words;
        this.lexicons = lexicons;
        dates = DateWords.Load(files);
        pairs = new PairReader(new AgeWords(files));
        this.prices = new PersonPrices(prices);
        names = new NameWords(words);
    }

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var fromFields = Fields(ad);
        var found = fromFields.Count > 1 ? fromFields : FromText(ad, draft);
        if (found.Count == 0)
        {
            return (draft.Names, draft.Ages) is ({ Count: <= 1 }, { Count: <= 1 }) and not ({ Count: 0 }, { Count: 0 })
                ? draft with { Persons = [new Person(draft.Names.FirstOrDefault(), draft.Ages.Count == 0 ? null : draft.Ages[0]) { Prices = draft.Prices }] }
                : draft;
        }

        if (found.Count == 1 && draft is { Names.Count: 1, Ages.Count: 1 })
        {
            return draft with { Persons = [found[0].Person with { Prices = draft.Prices }] };
        }

        return draft with
        {
            Persons = prices.Assign(ad, draft, found) ?? [.. found.Select(p => p.Person).Distinct()],
            Names = [.. draft.Names.Concat(found.Select(p => p.Person.Name).OfType<string>()).Distinct(StringComparer.OrdinalIgnoreCase)],
            Ages = [.. draft.Ages.Concat(found.Select(p => p.Person.Age).OfType<int>()).Distinct()],
        };
    }

    // One field for each, in turn: name, age, name, age.
    private static List<PlacedPerson> Fields(AdText ad)
    {
        var found = new List<PlacedPerson>();
        LabelledValue? name = null;
        foreach (var field in ad.Fields)
        {
            if (field is { Label: FieldLabel.Name, Span: not null } && field.Value.IndexOfAny(['&', '+', '/', ',', ';']) < 0)
            {
                name = field;
            }
            else if (field is { Label: FieldLabel.Age, Span: not null } && name is not null && PairReader.SoleAge(field.Value) is { } age and >= Youngest)
            {
                var (first, last) = name.Span!.Value.Start < field.Span.Value.Start ? (name.Span.Value, field.Span.Value) : (field.Span.Value, name.Span.Value);
                found.Add(new PlacedPerson(new Person(name.Value.Trim(), age), new TextSpan(first.Start, last.End - first.Start)));
                name = null;
            }
        }

        return found;
    }

    private List<PlacedPerson> FromText(AdText ad, ExtractedAd draft)
    {
        var found = new List<PlacedPerson>();
        var seen = new List<NamedAge>();
        NamedAge? previous = null;
        foreach (var pair in pairs.In(ad.Text))
        {
            var known = draft.Names.Contains(pair.Name, StringComparer.OrdinalIgnoreCase) && draft.Ages.Contains(pair.Age);
            var joined = previous is { } first && pairs.AreJoined(ad.Text, first, pair) && MayBeName(first.Name, ad, draft) && MayBeName(pair.Name, ad, draft);
            if (joined)
            {
                Put(previous!.Value, found);
            }

            if (joined || known || found.Exists(p => p.Person == new Person(pair.Name, pair.Age)))
            {
                Put(pair, found);
            }

            previous = pair;
            seen.Add(pair);
        }

        if (found.Count < 2 && pairs.TwoAndTwo(ad.Text) is { } both && MayBeName(both.First.Name, ad, draft) && MayBeName(both.Second.Name, ad, draft))
        {
            return [Placed(both.First), Placed(both.Second)];
        }

        if (found.Count < 2 && seen.Count > 1 && seen.Count <= MostPersons)
        {
            List<PlacedPerson> priced = [.. seen.Where(p => !draft.Prices.Any(price => price.Amount == p.Age) && MayBeName(p.Name, ad, draft)).Select(Placed).DistinctBy(p => p.Person.Name)];
            found = prices.Assign(ad, draft, priced) is null ? found : priced;
        }

        if (found.Count < 2 && seen.Where(p => PairReader.OpensPart(ad.Text, p) && MayBeName(p.Name, ad, draft)).DistinctBy(p => p.Name).ToList() is { Count: > 1 and <= MostPersons } listed)
        {
            return [.. listed.Select(Placed)];
        }

        // "KAYLA 23 ★ MANCHESTER": the name is known, and no age stands elsewhere.
        if (found.Count == 0 && draft is { Names.Count: 1, Ages.Count: 0 } && seen.Where(p => PairReader.OpensPart(ad.Text, p) && p.Name == draft.Names[0]).Take(1).ToList() is [var titled])
        {
            return [Placed(titled)];
        }

        if (found.Count == 0 && draft.Names.Count == 0 && draft.Ages.Count <= MostPersons)
        {
            found = [.. seen.Where(p => pairs.IsSetApart(ad.Text, p) && MayBeName(p.Name, ad, draft)).Select(Placed).DistinctBy(p => p.Person.Name).Take(MostPersons)];
        }

        // One known pair among several names and ages still says one owner.
        return found;
    }

    // A name said again stands where it was said last: after the title comes what the ad says of each.
    private static void Put(NamedAge pair, List<PlacedPerson> found)
    {
        var known = found.FindIndex(p => string.Equals(p.Person.Name, pair.Name, StringComparison.OrdinalIgnoreCase));
        if (known < 0)
        {
            found.Add(Placed(pair));
        }
        else
        {
            found[known] = found[known] with { Span = pair.Span };
        }
    }

    private static PlacedPerson Placed(NamedAge pair) => new(new Person(pair.Name, pair.Age), pair.Span);

    // Months, days, cities and words that a lexicon knows carry numbers too: "May 15 and June 20", "Wien 20 und Graz 25".
    private bool MayBeName(string word, AdText ad, ExtractedAd draft) =>
        draft.Names.Contains(word, StringComparer.OrdinalIgnoreCase)
        || (dates.Month(FoldedText.Fold(word), ad.Language) is null
            && words.MatchValue(FieldWordList.Availability, word, ad.Language).Count == 0
            && lexicons.Hits(word, ad.Language).Count == 0
            && !names.IsNobody(word, ad.Language)
            && !ad.Fields.Any(f => f.Label is FieldLabel.City or FieldLabel.Country && f.Value.Contains(word, StringComparison.OrdinalIgnoreCase))
            && !string.Equals(FoldedText.Fold(word), FoldedText.Fold(draft.Place.City ?? ""), StringComparison.Ordinal));
}
