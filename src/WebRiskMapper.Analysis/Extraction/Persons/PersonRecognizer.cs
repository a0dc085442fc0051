using WebRiskMapper.Analysis.Extraction.Ages;
using WebRiskMapper.Analysis.Extraction.Dates;
using WebRiskMapper.Analysis.Extraction.Names;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Extraction.Prices;

namespace WebRiskMapper.Analysis.Extraction.Persons;

/// <summary>
/// Tells whose age is whose where an ad advertises several persons: "Anna, 25, and Maria, 30", "Anna (25) &amp; Maria (30)", "Anna and Maria,
/// 25 and 30", or name and age fields in turn. Two such pairs joined by "and", or each with prices of its own ("Anna 25, 100 €/h - Maria
/// 30, 150 €/h"), are names and ages even where neither was found before; so is one that is set apart ("Anna (25)", "Anna, 25 years"), where
/// the ad gives no other name. <see cref="PersonBlocks"/> reads those that the page itself sets beside each other.
/// </summary>
internal sealed class PersonRecognizer : IRecognizer
{
    private const int Youngest = 14;
    private const int AdultAge = 18;

    /// <summary>An ad is headed by its first line, or the one below its title.</summary>
    private const int HeadLines = 2;

    /// <summary>More capitalised words with numbers than this are a list of something else.</summary>
    private const int MostPersons = 6;

    private readonly FieldWords words;
    private readonly AdLexicon lexicons;
    private readonly DateWords dates;
    private readonly PairReader pairs;
    private readonly PersonBlocks blocks;
    private readonly PersonPrices prices;
    private readonly NameWords names;
    private readonly Gazetteer places;

    public PersonRecognizer(ModelFiles files, FieldWords words, NameWords names, AdLexicon lexicons, Gazetteer places, PriceRecognizer prices)
    {
        this.places = places;
        this.words = words;
        this.names = names;
        this.lexicons = lexicons;
        dates = DateWords.Load(files);
        var ages = new AgeWords(files);
        pairs = new PairReader(ages);
        blocks = new PersonBlocks(ages, lexicons);
        this.prices = new PersonPrices(prices);
    }

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var fromFields = Fields(ad);
        var found = fromFields.Count > 1 ? fromFields : blocks.In(ad, word => MayBeName(word, ad, draft));
        if (found.Count > 1 && !ad.Fields.Any(f => f.Label == FieldLabel.Name))
        {
            // What else was taken for a name stands by no person's age.
            draft = draft with { Names = [] };
        }

        found = found.Count > 1 ? found : FromText(ad, draft);
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
        List<NamedAge> written = [.. pairs.In(ad.Text)];
        HashSet<char>? signs = null;

        // Months carry numbers too: "May 15 and June 20", "November (23)". "Mei (25), Tiana (32)" are written like the persons beside them.
        bool MayBe(NamedAge pair) => MayBeName(pair.Name, ad, draft) && (!IsDay(pair.Name, ad.Language) || draft.Names.Contains(pair.Name, StringComparer.OrdinalIgnoreCase) || (pair.Age >= AdultAge && Signs().Contains(pair.SignBehind(ad.Text))));
        HashSet<char> Signs() => signs ??= [.. written.Where(p => !IsDay(p.Name, ad.Language) && MayBeName(p.Name, ad, draft)).Select(p => p.SignBehind(ad.Text))];
        foreach (var pair in written)
        {
            var known = draft.Names.Contains(pair.Name, StringComparer.OrdinalIgnoreCase) && draft.Ages.Contains(pair.Age);
            var joined = previous is { } other && pairs.AreJoined(ad.Text, other, pair) && MayBe(other) && MayBe(pair);
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

        if (found.Count < 2 && pairs.TwoAndTwo(ad.Text) is { } both && MayBe(both.First) && MayBe(both.Second))
        {
            return [Placed(both.First), Placed(both.Second)];
        }

        if (found.Count < 2 && seen.Count > 1 && seen.Count <= MostPersons)
        {
            List<PlacedPerson> priced = [.. seen.Where(p => !draft.Prices.Any(price => price.Amount == p.Age) && MayBe(p)).Select(Placed).DistinctBy(p => p.Person.Name)];
            found = prices.Assign(ad, draft, priced) is null ? found : priced;
        }

        if (found.Count < 2 && Listed(ad, seen.FindAll(MayBe)) is { Count: > 1 and <= MostPersons } listed && (Headed(ad, draft) is not { } owner || listed.Exists(p => string.Equals(p.Name, owner, StringComparison.OrdinalIgnoreCase))))
        {
            return [.. listed.Select(Placed)];
        }

        // "KAYLA 23 ★ MANCHESTER": the name is known, and no age stands elsewhere.
        if (found.Count == 0 && draft is { Names.Count: 1, Ages.Count: 0 } && seen.Where(p => !p.IsSaid && p.Age >= AdultAge && string.Equals(p.Name, draft.Names[0], StringComparison.OrdinalIgnoreCase)).Take(1).ToList() is [var titled])
        {
            return [Placed(titled)];
        }

        if (found.Count == 0 && draft.Names.Count == 0 && draft.Ages.Count <= MostPersons)
        {
            found = [.. seen.Where(p => pairs.IsSetApart(ad.Text, p) && MayBe(p)).Select(Placed).DistinctBy(p => p.Person.Name).Take(MostPersons)];
        }

        // "KAYLA 23 ★ MANCHESTER": what the ad is headed with.
        if (found.Count == 0 && draft.Names.Count == 0 && seen.Where(p => LineOf(ad.Text, p) < HeadLines && pairs.OpensPart(ad.Text, p) && MayBe(p)).Take(1).ToList() is [var heading])
        {
            found = [Placed(heading)];
        }

        // "Mayra, 29, and her friend Svea, 24".
        if (found.Count is > 0 and < MostPersons && seen.Where(p => found.Exists(f => f.Span == p.Span)).Take(1).ToList() is [var first])
        {
            found.AddRange(seen.Where(p => PairReader.IsLike(ad.Text, p, first) && MayBe(p) && !found.Exists(f => string.Equals(f.Person.Name, p.Name, StringComparison.OrdinalIgnoreCase))).Select(Placed).Take(MostPersons - found.Count));
        }

        // One known pair among several names and ages still says one owner.
        return found;
    }

    // The one name that the ad's field or title gives: a list without it is of other ads.
    private static string? Headed(AdText ad, ExtractedAd draft) =>
        draft.Names is [var only] && (ad.Fields.Any(f => f.Label == FieldLabel.Name) || (ad.Heading ?? ad.Title)?.Contains(only, StringComparison.OrdinalIgnoreCase) == true) ? only : null;

    // A list is written in one way: "Anna, 25" and "Maria, 30" are persons, the "Likes 33" below them is not.
    private List<NamedAge> Listed(AdText ad, List<NamedAge> seen)
    {
        List<NamedAge> opening = [.. seen.Where(p => pairs.OpensPart(ad.Text, p)).DistinctBy(p => p.Name)];
        return opening.Count == 0 ? opening : opening.FindAll(p => p.SignBehind(ad.Text) == opening[0].SignBehind(ad.Text));
    }

    private static int LineOf(string text, NamedAge pair) => text.AsSpan(0, pair.Span.Start).Count('\n');

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

    private bool IsDay(string word, string? language) =>
        dates.Month(FoldedText.Fold(word), language) is not null || words.MatchValue(FieldWordList.Availability, word, language).Count > 0;

    // Cities and words that a lexicon knows carry numbers too: "Wien 20 und Graz 25".
    private bool MayBeName(string word, AdText ad, ExtractedAd draft) =>
        draft.Names.Contains(word, StringComparer.OrdinalIgnoreCase)
        || (lexicons.Hits(word, ad.Language).Count == 0
            && !names.IsNobody(word, ad.Language)
            && !places.IsLikelyCity(word, ad.Language, ad.Site.MarketCountries)
            && !ad.Fields.Any(f => f.Label is FieldLabel.City or FieldLabel.Country && f.Value.Contains(word, StringComparison.OrdinalIgnoreCase))
            && !string.Equals(FoldedText.Fold(word), FoldedText.Fold(draft.Place.City ?? ""), StringComparison.Ordinal));
}
