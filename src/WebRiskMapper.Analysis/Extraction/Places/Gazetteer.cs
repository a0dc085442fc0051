using System.Globalization;

namespace WebRiskMapper.Analysis.Extraction.Places;

/// <summary>A city of <c>seeds/reference/cities.csv</c>.</summary>
internal sealed record City(int Id, string Name, string Country, long Population);

/// <summary>
/// Names of cities and States, folded: international names, exonyms, aliases, and for other scripts the sound skeleton
/// of each name. Words that are also first names or ordinary words are known as ambiguous.
/// </summary>
internal sealed class Gazetteer
{
    public const string Before = "before";
    public const string After = "after";
    public const string Link = "link";

    private const long LargeCity = 100_000;

    private readonly Dictionary<string, List<City>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<City>> _skeletons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _territories = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _firstWords;
    private readonly HashSet<string> _ambiguous = new(StringComparer.Ordinal);
    private readonly HashSet<(string Kind, string Word)> _streets = [];

    public Gazetteer(ModelFiles files)
    {
        var byName = new Dictionary<(string, string), City>();
        foreach (var row in ReferenceCsv.Rows(files, "seeds/reference/cities.csv", "geonames_id", "name", "country", "population"))
        {
            var city = new City(int.Parse(row[0], CultureInfo.InvariantCulture), row[1], row[2], long.TryParse(row[3], CultureInfo.InvariantCulture, out var people) ? people : 0);
            byName.TryAdd((Key(city.Name), city.Country), city);
            Add(city.Name, city);
            // "Halle (Saale)" and "Washington, D.C." are called by their first part.
            var cut = city.Name.IndexOfAny(['(', ',', '/']);
            if (cut > 2)
            {
                Add(city.Name[..cut], city);
            }
        }

        foreach (var row in ReferenceCsv.Rows(files, "seeds/reference/city-exonyms.csv", "timezone_city", "iso2", "name"))
        {
            if (byName.TryGetValue((Key(row[0].Replace('_', ' ')), row[1]), out var city))
            {
                Add(row[2], city);
            }
        }

        foreach (var row in ReferenceCsv.Rows(files, "models/city-aliases.csv", "name", "country", "alias"))
        {
            Add(row[2], byName.TryGetValue((Key(row[0]), row[1]), out var city)
                ? city
                : throw new FormatException($"models/city-aliases.csv: '{row[0]}' ({row[1]}) is not in seeds/reference/cities.csv; correct the name."));
        }

        foreach (var row in ReferenceCsv.Rows(files, "seeds/reference/territory-names.csv", "iso2", "name"))
        {
            _territories.TryAdd(Key(row[1]), row[0]);
        }

        foreach (var row in ReferenceCsv.Rows(files, "models/ambiguous-places.csv", "word"))
        {
            _ambiguous.Add(Key(row[0]));
        }

        foreach (var row in ReferenceCsv.Rows(files, "models/street-words.csv", "kind", "word"))
        {
            _streets.Add(row[0] is Before or After or Link
                ? (row[0], Key(row[1]))
                : throw new FormatException($"models/street-words.csv: '{row[1]}' has the unknown kind '{row[0]}'; use {Before}, {After} or {Link}."));
        }

        var first = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in _names.Keys.Concat(_territories.Keys))
        {
            first.Add(name.Split(' ')[0]);
        }

        _firstWords = first.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether a street is called so: <see cref="Before"/> its name as "rue", <see cref="After"/> it as "Road", or with a <see cref="Link"/> between as "de".</summary>
    public bool IsOfStreets(string kind, string key) => _streets.Contains((kind, key));

    /// <summary>Folded words joined by single blanks.</summary>
    public static string Key(string name)
    {
        Span<char> key = stackalloc char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            var folded = FoldedText.Fold(c);
            var isPart = char.IsLetterOrDigit(folded) || char.GetUnicodeCategory(folded) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (isPart)
            {
                key[length++] = folded;
            }
            else if (length > 0 && key[length - 1] != ' ')
            {
                key[length++] = ' ';
            }
        }

        return key[..length].TrimEnd().ToString();
    }

    public bool Starts(ReadOnlySpan<char> firstWord) => _firstWords.Contains(firstWord);

    public IReadOnlyList<City> Cities(string key) => _names.TryGetValue(key, out var cities) ? cities : [];

    public IReadOnlyList<City> CitiesSounding(string skeleton) => _skeletons.TryGetValue(skeleton, out var cities) ? cities : [];

    public string? Territory(string key) => _territories.GetValueOrDefault(key);

    public bool IsAmbiguous(string key) => _ambiguous.Contains(key);

    /// <summary>Whether a word is rather a city's name, in a case of <paramref name="language"/> too, than a person's: of the market or large, and no name or ordinary word besides.</summary>
    public bool IsLikelyCity(string word, string? language, IReadOnlyList<string> markets)
    {
        var key = Key(word);
        return key.Length > 2 && !IsAmbiguous(key)
            && CaseEndings.BasesOf(key, language).Select(b => b.Name).Prepend(key).Any(form => Cities(form).Any(c => c.Population >= LargeCity || markets.Contains(c.Country, StringComparer.Ordinal)));
    }

    private void Add(string name, City city)
    {
        var key = Key(name);
        Put(_names, key, city);
        if (key.Length >= 4 && SoundSkeleton.Of(key) is { Length: >= 3 } skeleton)
        {
            Put(_skeletons, skeleton, city);
        }
    }

    private static void Put(Dictionary<string, List<City>> index, string key, City city)
    {
        if (key.Length < 2)
        {
            return;
        }

        if (!index.TryGetValue(key, out var cities))
        {
            index.Add(key, cities = []);
        }

        if (!cities.Contains(city))
        {
            cities.Add(city);
        }
    }
}
