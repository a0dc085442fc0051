namespace WebRiskMapper.Analysis.Extraction.Services;

/// <summary>The codes of services that ads offer (<c>models/services.csv</c>), in the file's order.</summary>
internal sealed class ServiceCatalogue
{
    private const string Path = "models/services.csv";

    private ServiceCatalogue(IReadOnlyList<string> codes)
    {
        Codes = codes;
    }

    public IReadOnlyList<string> Codes { get; }

    /// <exception cref="FormatException">The file is malformed; the message names the line or code.</exception>
    public static ServiceCatalogue Load(ModelFiles files)
    {
        var codes = new List<string>();
        foreach (var row in ReferenceCsv.Rows(files, Path, "code", "name"))
        {
            if (row[0].Length == 0 || !row[0].All(c => char.IsAsciiLetterLower(c) || c == '_') || codes.Contains(row[0], StringComparer.Ordinal))
            {
                throw new FormatException($"{Path}, code '{row[0]}': must be a new name of lower-case letters and underscores.");
            }

            codes.Add(row[0]);
        }

        return new ServiceCatalogue(codes);
    }
}
