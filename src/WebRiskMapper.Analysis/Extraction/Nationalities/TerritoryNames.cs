using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Nationalities;

/// <summary>Names of countries in many languages (<c>seeds/reference/territory-names.csv</c>), as they stand after "Nationality:".</summary>
internal sealed class TerritoryNames
{
    private const string Path = "seeds/reference/territory-names.csv";

    private readonly Dictionary<string, string> countries;

    private TerritoryNames(Dictionary<string, string> countries)
    {
        this.countries = countries;
    }

    /// <exception cref="InvalidDataException">The file is malformed; the message names line and field.</exception>
    public static TerritoryNames Load(ModelFiles files)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = files.Text(Path).Split('\n', StringSplitOptions.TrimEntries);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            var cells = lines[i].Split(',', 3);
            if (cells.Length != 3 || cells[0].Length != 2)
            {
                throw new InvalidDataException($"{Path}:{i + 1}: field 'iso2': expected 'iso2,language,name'.");
            }

            names.TryAdd(Folding.Fold(cells[2].Trim('"')), cells[0]);
        }

        return new TerritoryNames(names);
    }

    /// <summary>ISO alpha-2 code of the country that <paramref name="text"/> names as a whole, or null.</summary>
    public string? Find(string text) => countries.GetValueOrDefault(Folding.Fold(text.Trim().TrimEnd('.')));
}
