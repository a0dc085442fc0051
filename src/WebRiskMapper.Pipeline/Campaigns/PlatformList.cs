using System.Globalization;
using CsvHelper;

namespace WebRiskMapper.Pipeline.Campaigns;

/// <summary>One line of a platform list: a site and what a researcher stated about it.</summary>
/// <param name="Site">Start page, http or https.</param>
/// <param name="Platform">Name of the platform; mirrors carry the same name.</param>
/// <param name="MarketCountries">ISO alpha-2 codes, most important first; may be empty.</param>
/// <param name="Language">ISO 639-1, or null.</param>
/// <param name="Type">Kind of platform, such as <c>classifieds</c>, <c>directory</c>, <c>agency</c>, <c>forum</c>.</param>
/// <param name="Source">Where the site was named.</param>
public sealed record PlatformSite(Uri Site, string Platform, IReadOnlyList<string> MarketCountries, string? Language, string Type, string Source, string Note);

/// <summary>Reads <c>seeds/platforms/*.csv</c>: <c>site,platform,market_countries,language,type,source,note</c>; countries are separated by spaces.</summary>
public static class PlatformList
{
    private static readonly string[] Columns = ["site", "platform", "market_countries", "language", "type", "source", "note"];

    /// <exception cref="BadInputException">With one problem per mistake.</exception>
    public static IReadOnlyList<PlatformSite> Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new BadInputException(new InputProblem(path, null, null, "the file can't be read", "check the path and its permissions; an example is seeds/platforms/example.csv"));
        }
    }

    /// <param name="file">Name to use in problems.</param>
    /// <exception cref="BadInputException">With one problem per mistake.</exception>
    public static IReadOnlyList<PlatformSite> Parse(string file, string text)
    {
        var problems = new List<InputProblem>();
        var sites = new List<PlatformSite>();
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            OnMalformedRecord = record => problems.Add(new InputProblem(file, (int)record.LineNumber, null, Describe(record.Reason), "put a value that holds commas or quotes in quotes, and double the quotes inside")),
            FieldCountMismatch = CsvFieldCountHandling.Skip,
        });
        csv.ReadHeader();
        if (csv.Headers.Count == 0)
        {
            throw new BadInputException(new InputProblem(file, 1, null, "the file is empty", "start with the line " + string.Join(',', Columns)));
        }

        var header = csv.Headers;
        foreach (var missing in Columns.Except(header, StringComparer.Ordinal))
        {
            problems.Add(new InputProblem(file, 1, missing, "the column is missing", "start with the line " + string.Join(',', Columns)));
        }

        foreach (var unknown in header.Except(Columns, StringComparer.Ordinal))
        {
            problems.Add(new InputProblem(file, 1, unknown, "is not a known column", "known: " + string.Join(", ", Columns)));
        }

        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }

        while (csv.Read())
        {
            var line = (int)csv.LineNumber;
            if (ReadSite(file, line, csv.GetString, problems) is not { } site)
            {
                continue;
            }

            if (!lineOf.TryAdd(site.Site.AbsoluteUri, line))
            {
                problems.Add(new InputProblem(file, line, "site", string.Create(CultureInfo.InvariantCulture, $"stands already on line {lineOf[site.Site.AbsoluteUri]}"), "remove one of the two"));
            }

            sites.Add(site);
        }

        if (sites.Count == 0 && problems.Count == 0)
        {
            problems.Add(new InputProblem(file, 2, "site", "the list names no site", "add a line per site"));
        }

        return problems.Count == 0 ? sites : throw new BadInputException(problems);
    }

    private static string Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.FieldCountMismatch => "the line has not as many values as the first line",
        CsvMalformedReason.UnterminatedQuote => "a quote is never closed",
        _ => "a quote stands where none may",
    };

    private static PlatformSite? ReadSite(string file, int line, Func<string, string> field, List<InputProblem> problems)
    {
        var before = problems.Count;
        if (!Uri.TryCreate(field("site"), UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https") || site.UserInfo.Length > 0)
        {
            problems.Add(new InputProblem(file, line, "site", $"'{field("site")}' is not the address of a site", "write it in full, such as https://example.org/"));
        }

        foreach (var required in (string[])["platform", "type", "source"])
        {
            if (field(required).Length == 0)
            {
                problems.Add(new InputProblem(file, line, required, "is empty", required is "source" ? "say where the site was named" : "fill it in"));
            }
        }

        var countries = field("market_countries").Split([' ', ';', '|'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var country in countries.Where(c => c.Length != 2 || !c.All(char.IsAsciiLetterUpper)))
        {
            problems.Add(new InputProblem(file, line, "market_countries", $"'{country}' is not a country code", "use ISO 3166-1 alpha-2 codes in capitals, separated by spaces, such as 'AT DE'"));
        }

        var language = field("language");
        if (language.Length != 0 && (language.Length != 2 || !language.All(char.IsAsciiLetterLower)))
        {
            problems.Add(new InputProblem(file, line, "language", $"'{language}' is not a language code", "use a two-letter ISO 639-1 code such as 'de', or leave it empty"));
        }

        return problems.Count == before
            ? new PlatformSite(site!, field("platform"), countries, language.Length == 0 ? null : language, field("type"), field("source"), field("note"))
            : null;
    }
}
