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
}
