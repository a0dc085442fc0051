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

    /// <exception cref="InvalidDataException">The file is malformed; the message names line and field.</exception>
    public static ServiceCatalogue Load(ModelFiles files)
    {
        var lines = files.Text(Path).Split('\n', StringSplitOptions.TrimEntries);
        if (!lines[0].StartsWith("code,", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{Path}:1: field 'code': the first line must be the header 'code,name,note'.");
        }

        var codes = new List<string>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            var code = lines[i].Split(',')[0];
            if (code.Length == 0 || !code.All(c => char.IsAsciiLetterLower(c) || c == '_') || codes.Contains(code, StringComparer.Ordinal))
            {
                throw new InvalidDataException($"{Path}:{i + 1}: field 'code': '{code}' must be a new name of lower-case letters and underscores.");
            }

            codes.Add(code);
        }

        return new ServiceCatalogue(codes);
    }
}
