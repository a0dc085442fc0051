using WebRiskMapper.Analysis.Extraction.Places;

namespace WebRiskMapper.Analysis.Extraction.Nationalities;

/// <summary>Names of countries in many languages (<c>seeds/reference/territory-names.csv</c>), as they stand after "Nationality:".</summary>
internal sealed class TerritoryNames
{
    private const string Path = "seeds/reference/territory-names.csv";

    /// <summary>Shorter beginnings are shared by chance.</summary>
    private const int ShortestStem = 5;

    /// <summary>Share of a people's word that must be its country's: "Austr" alone would make Australians Austrians.</summary>
    private const double SmallestShare = 0.6;

    private const int MostWords = 3;

    /// <summary>An article and three words are shorter.</summary>
    private const int LongestName = 60;

    /// <summary>"der", "the", "la".</summary>
    private const int LongestArticle = 3;

    private const string SentenceMarks = ".,;!?:\n\t()|•·–/";
    private const string WordEnds = SentenceMarks + " ";

    private readonly Dictionary<string, string> countries;
    private readonly Dictionary<string, HashSet<string>> stems = new(StringComparer.Ordinal);

    private TerritoryNames(Dictionary<string, string> countries)
    {
        this.countries = countries;
        foreach (var (name, country) in countries)
        {
            for (var length = ShortestStem; length <= name.Length && !name.Contains(' ', StringComparison.Ordinal); length++)
            {
                var stem = name[..length];
                if (!stems.TryGetValue(stem, out var sharing))
                {
                    stems.Add(stem, sharing = new HashSet<string>(StringComparer.Ordinal));
                }

                sharing.Add(country);
            }
        }
    }

    /// <exception cref="FormatException">The file is malformed; the message names line and column.</exception>
    public static TerritoryNames Load(ModelFiles files)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in ReferenceCsv.Rows(files, Path, "iso2", "name"))
        {
            names.TryAdd(FoldedText.Fold(row[1]), row[0]);
        }

        return new TerritoryNames(names);
    }

    /// <summary>ISO alpha-2 code of the country that <paramref name="text"/> names as a whole, or null.</summary>
    public string? Find(string text) => countries.GetValueOrDefault(FoldedText.Fold(text.Trim().TrimEnd('.')));

    /// <summary>
    /// The country whose name in some language begins as <paramref name="people"/> does: "Estonka", "eesti" and "Estonian" all begin as a name of
    /// Estonia. Null when too little is shared, or two countries share it.
    /// </summary>
    public string? FindByStem(string people)
    {
        var word = FoldedText.Fold(people.Trim().TrimEnd('.'));
        if (word.Contains(' ', StringComparison.Ordinal))
        {
            return null;
        }

        for (var length = word.Length; length >= Math.Max(ShortestStem, word.Length * SmallestShare); length--)
        {
            if (stems.TryGetValue(word[..length], out var sharing))
            {
                return sharing.Count == 1 ? sharing.First() : null;
            }
        }

        return null;
    }

    /// <summary>The country that the words behind <paramref name="start"/> name, "the Czech Republic", in a case of <paramref name="language"/> too; null where they name none.</summary>
    public string? StartingAt(string text, int start, string? language)
    {
        var words = text.AsSpan(start, Math.Min(LongestName, text.Length - start));
        var end = words.IndexOfAny(SentenceMarks);
        var parts = (end < 0 ? words : words[..end]).Trim().ToString().Split(' ', MostWords + 1, StringSplitOptions.RemoveEmptyEntries);
        for (var skip = 0; skip < Math.Min(2, parts.Length) && (skip == 0 || parts[skip - 1].Length <= LongestArticle); skip++)
        {
            for (var count = Math.Min(MostWords, parts.Length - skip); count > 0; count--)
            {
                if (Named(string.Join(' ', parts[skip..(skip + count)]), language) is { } country)
                {
                    return country;
                }
            }
        }

        return null;
    }

    /// <summary>The country that the word before <paramref name="end"/> names in a case of <paramref name="language"/>, "Virosta"; null where it names none.</summary>
    public string? EndingAt(string text, int end, string? language)
    {
        var before = text.AsSpan(0, end).TrimEnd(" -");
        return Named(before[(before.LastIndexOfAny(WordEnds) + 1)..].ToString(), language);
    }

    private string? Named(string words, string? language) =>
        words.Length == 0 || !char.IsUpper(words[0]) ? null : Find(words) ?? CaseEndings.BasesOf(Gazetteer.Key(words), language).Select(b => countries.GetValueOrDefault(b.Name)).FirstOrDefault(c => c is not null) ?? FindByStem(words);
}
