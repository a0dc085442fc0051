namespace WebRiskMapper.Analysis.Extraction.Places;

/// <summary>A name of a city or a State found in a text.</summary>
/// <param name="Cities">Cities of that name; empty for a State.</param>
/// <param name="Exact">Found as written, not by an inflected or transliterated form.</param>
/// <param name="Cued">A preposition such as "in" or "в" stands right before.</param>
internal sealed record PlaceMention(string Key, IReadOnlyList<City> Cities, string? Territory, int Start, bool Exact, bool Cued);

/// <summary>Finds place names in a text by looking up its words, longest phrase first.</summary>
internal sealed class PlaceFinder(Gazetteer gazetteer)
{
    private const int MaxWords = 4;
    private const int LongestPreposition = 8;

    /// <summary>"Rue de la".</summary>
    private const int MostLinks = 2;

    private static readonly HashSet<string> Inflecting = new(["ru", "uk", "be", "bg", "mk", "sr", "pl", "cs", "sk", "sl", "hr", "bs", "el"], StringComparer.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Prepositions = new HashSet<string>(
        [
            "in", "at", "near", "from", "bei", "aus", "nahe", "à", "a", "en", "sur", "de", "em", "no", "na", "te", "bij", "w", "we", "v", "ve", "u", "vo", "pri", "la", "din", "в", "во", "у", "из", "під", "от", "при", "στην", "στη", "στο", "στον", "i", "pa", "fra", "fran", "ne", "ing", "z", "ze", "iz", "od", "од", "з", "із", "uit", "nga", "απο",
        ],
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private volatile FoundPlaces? last;

    /// <summary>The names in an ad's text. Several recognisers ask about the same text one after the other, and it is looked through once.</summary>
    public List<PlaceMention> FindOnce(string text, string? language)
    {
        // Threads replace each other's; that costs time, never correctness.
        if (last is { } known && ReferenceEquals(known.Text, text) && string.Equals(known.Language, language, StringComparison.Ordinal))
        {
            return known.Mentions;
        }

        var mentions = Find(text, language, anyCase: false);
        last = new FoundPlaces(text, language, mentions);
        return mentions;
    }

    /// <param name="anyCase">Names in lower case count, as in addresses and labelled values.</param>
    public List<PlaceMention> Find(string text, string? language, bool anyCase)
    {
        List<PlaceMention> found = [];
        var words = Words(text);
        for (var i = 0; i < words.Count;)
        {
            var taken = 0;
            var first = text[words[i].Start];
            // To Unicode all letters of Georgian are small.
            if (anyCase || !char.IsLower(first) || first is >= '\u10D0' and <= '\u10FF')
            {
                var known = found.Count;
                taken = Match(text, words, i, language, found);
                if (found.Count > known && IsStreet(text, words, i, taken))
                {
                    found.RemoveAt(known);
                }
            }

            i += Math.Max(1, taken);
        }

        return found;
    }

    /// <summary>A folded word and the base forms that it may be a case of in the language.</summary>
    public static IEnumerable<string> FormsOf(string key, string? language) =>
        CaseEndings.BasesOf(key, language).Select(b => b.Name).Prepend(key).Concat(Inflects(key[0] < '\u0370', language) ? Inflections.BasesOf(key) : []);

    private static bool Inflects(bool latin, string? language) => !latin || language is null || Inflecting.Contains(language);

    // "Rue de Genève", "London Road": streets are called by where they lead.
    private bool IsStreet(string text, List<(int Start, int End)> words, int at, int count)
    {
        string? Word(int index, int beside) =>
            index >= 0 && index < words.Count && words[Math.Max(index, beside)].Start - words[Math.Min(index, beside)].End is 1 or 2 && text[words[Math.Min(index, beside)].End] is ' ' or '.' or '\'' or '’' or '\u00A0'
                ? Gazetteer.Key(text[words[index].Start..words[index].End])
                : null;
        if (Word(at + count, at + count - 1) is { } after && gazetteer.IsOfStreets(Gazetteer.After, after))
        {
            return true;
        }

        var before = at - 1;
        var word = Word(before, at);
        for (var links = 0; links < MostLinks && word is not null && gazetteer.IsOfStreets(Gazetteer.Link, word); links++)
        {
            word = Word(before - 1, before);
            before--;
        }

        return word is not null && gazetteer.IsOfStreets(Gazetteer.Before, word);
    }

    private int Match(string text, List<(int Start, int End)> words, int at, string? language, List<PlaceMention> found)
    {
        var firstWord = Gazetteer.Key(text[words[at].Start..words[at].End]);
        var latin = firstWord[0] < '\u0370';
        if (gazetteer.Starts(firstWord))
        {
            for (var count = Math.Min(MaxWords, words.Count - at); count >= 1; count--)
            {
                if (Joined(text, words, at, count) is { } key && Mention(text, words, at, key) is { } mention)
                {
                    found.Add(mention);
                    return count;
                }
            }
        }

        if (firstWord.Length < 4)
        {
            return 0;
        }

        foreach (var (form, locates) in CaseEndings.BasesOf(firstWord, language))
        {
            if (gazetteer.Cities(form) is { Count: > 0 } cities)
            {
                found.Add(new PlaceMention(form, cities, null, words[at].Start, Exact: false, locates || IsCued(text, words, at)));
                return 1;
            }
        }

        if (!Inflects(latin, language))
        {
            return 0;
        }

        foreach (var form in Inflections.BasesOf(firstWord))
        {
            if (gazetteer.Cities(form) is { Count: > 0 } cities)
            {
                found.Add(new PlaceMention(form, cities, null, words[at].Start, Exact: false, IsCued(text, words, at)));
                return 1;
            }
        }

        return latin ? 0 : MatchBySound(text, words, at, found);
    }

    private int MatchBySound(string text, List<(int Start, int End)> words, int at, List<PlaceMention> found)
    {
        for (var count = Math.Min(3, words.Count - at); count >= 1; count--)
        {
            if (Joined(text, words, at, count) is not { Length: >= 4 } key)
            {
                continue;
            }

            foreach (var form in Inflections.BasesOf(key).Prepend(key))
            {
                if (form.Length >= 4 && gazetteer.CitiesSounding(SoundSkeleton.Of(form)) is { Count: > 0 } cities)
                {
                    found.Add(new PlaceMention(form, cities, null, words[at].Start, Exact: false, IsCued(text, words, at)));
                    return count;
                }
            }
        }

        return 0;
    }

    private PlaceMention? Mention(string text, List<(int Start, int End)> words, int at, string key)
    {
        var cities = gazetteer.Cities(key);
        var territory = gazetteer.Territory(key);
        return cities.Count > 0 || territory is not null
            ? new PlaceMention(key, cities, territory, words[at].Start, Exact: true, IsCued(text, words, at))
            : null;
    }

    private static bool IsCued(string text, List<(int Start, int End)> words, int at)
    {
        if (at == 0 || words[at].Start - words[at - 1].End > 2)
        {
            return false;
        }

        var length = words[at - 1].End - words[at - 1].Start;
        var word = text.AsSpan(words[at - 1].Start, length);
        // "Just moved from Montreal" says where somebody no longer is.
        return text[words[at - 1].End] != '\n' && IsPreposition(word) && !word.Equals("from", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a word is one that places follow, such as "in" or "в".</summary>
    public static bool IsPreposition(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[LongestPreposition];
        if (word.Length > folded.Length)
        {
            return false;
        }

        FoldedText.Fold(word, folded);
        return Prepositions.Contains(folded[..word.Length]);
    }

    private static string? Joined(string text, List<(int Start, int End)> words, int at, int count)
    {
        for (var i = at + 1; i < at + count; i++)
        {
            var gap = words[i].Start - words[i - 1].End;
            if (gap > 2 || text[words[i - 1].End] is not (' ' or '-' or '\'' or '’' or '.' or '\u00A0' or '_'))
            {
                return null;
            }
        }

        return Gazetteer.Key(text[words[at].Start..words[at + count - 1].End]);
    }

    private static List<(int Start, int End)> Words(string text)
    {
        List<(int, int)> words = [];
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || char.GetUnicodeCategory(text[i]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
            {
                i++;
            }

            words.Add((start, i));
        }

        return words;
    }

    private sealed record FoundPlaces(string Text, string? Language, List<PlaceMention> Mentions);
}
