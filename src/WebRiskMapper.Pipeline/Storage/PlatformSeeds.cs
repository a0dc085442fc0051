using Npgsql;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>One line of a platform list.</summary>
/// <param name="Site">Base address of one host of the platform: http or https, no query.</param>
/// <param name="MarketCountries">ISO alpha-2 codes the site sells into, most important first; may be empty.</param>
/// <param name="Language">ISO 639-1, or null.</param>
/// <param name="Source">Where the researcher found the platform.</param>
public sealed record PlatformSeed(Uri Site, string Platform, IReadOnlyList<string> MarketCountries, string? Language, string Type, string Source, string Note)
{
    /// <summary>Whether the site shows nothing without its scripts, so that a browser renders its pages.</summary>
    public bool Render { get; init; }
}

/// <summary>What an import did.</summary>
public sealed record PlatformImport(int Platforms, int Sites, int PlatformsChanged, int SitesChanged);

/// <summary>Lists of platforms, <c>seeds/platforms/*.csv</c>: which sites to watch, as researchers state it.</summary>
public static class PlatformSeeds
{
    /// <summary>Reads and checks a list.</summary>
    /// <exception cref="BadInputException">Every problem with its line, field and remedy.</exception>
    public static IReadOnlyList<PlatformSeed> Read(string csvPath)
    {
        var table = SeedTable.Read(csvPath, "site", "platform", "market_countries", "language", "type", "source", "note");
        var rows = new List<PlatformSeed>();
        var lineOfSite = new Dictionary<string, int>(StringComparer.Ordinal);
        var typeOfPlatform = new Dictionary<string, (string Type, int Line)>(StringComparer.Ordinal);
        foreach (var line in table.Lines)
        {
            var platform = line.Text("platform", "name the platform; its mirrors share the name");
            var type = line.Text("type", "say what kind of platform it is, such as 'classifieds' or 'directory'");
            var site = Site(line);
            if (site is not null && !lineOfSite.TryAdd(site.AbsoluteUri, line.LineNumber))
            {
                line.Refuse("site", $"'{site.AbsoluteUri}' stands in line {lineOfSite[site.AbsoluteUri]} too", "remove one of the lines");
            }

            if (!typeOfPlatform.TryAdd(platform, (type, line.LineNumber)) && !string.Equals(typeOfPlatform[platform].Type, type, StringComparison.Ordinal))
            {
                line.Refuse("type", $"'{platform}' is '{typeOfPlatform[platform].Type}' in line {typeOfPlatform[platform].Line}", "give all sites of a platform one type");
            }

            var markets = line.List("market_countries");
            foreach (var code in markets.Where(c => !IsoCountries.Codes.Contains(c)))
            {
                line.Refuse("market_countries", $"'{code}' is no ISO 3166-1 alpha-2 code", "write two capital letters per country with '|' between them, such as 'AT|DE'");
            }

            if (markets.Distinct(StringComparer.Ordinal).Count() != markets.Count)
            {
                line.Refuse("market_countries", "a country stands twice", "name each country once");
            }

            var language = line.Language("language");
            // A column that most lists lack.
            var render = line.Fields.GetValueOrDefault("render", "");
            if (render is not ("" or "on" or "off"))
            {
                line.Refuse("render", $"'{render}' is neither on nor off", "write 'on' where a browser must render the site's pages, and leave it empty otherwise");
            }

            var source = line.Text("source", "say where the platform was found");
            if (site is not null)
            {
                rows.Add(new PlatformSeed(site, platform, markets, language, type, source, line.Fields["note"]) { Render = render == "on" });
            }
        }

        if (table.Lines.Count == 0 && !table.IsBad)
        {
            table.Add(new InputProblem(csvPath, 1, null, "the list holds no site", "add a line per site"));
        }

        table.ThrowIfBad();
        return rows;
    }

    /// <summary>
    /// Adds the platforms and sites of a list, or brings present ones up to it; nothing is removed, and what the crawl
    /// learnt about a site stays. Leaves an entry in the audit log.
    /// </summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="seeds">A list as <see cref="Read"/> gives it.</param>
    /// <param name="suffixes">Decides the registrable domain of each host.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="listName">Name of the list, for the audit log.</param>
    /// <param name="ct">Cancels the import; nothing is then changed.</param>
    public static async Task<PlatformImport> ImportAsync(
        NpgsqlConnection connection, IReadOnlyList<PlatformSeed> seeds, PublicSuffixList suffixes, string actor, string listName, CancellationToken ct = default)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var import = await UpsertAsync(connection, seeds, suffixes, ct);
        await AuditLog.WriteAsync(connection, actor, "sites.import", listName, import, ct);
        await transaction.CommitAsync(ct);
        return import;
    }

    /// <summary>Adds or updates within the caller's transaction, without an audit entry of its own.</summary>
    internal static async Task<PlatformImport> UpsertAsync(NpgsqlConnection connection, IReadOnlyList<PlatformSeed> seeds, PublicSuffixList suffixes, CancellationToken ct)
    {
        // The first line of a platform speaks for it.
        var platforms = seeds.DistinctBy(s => s.Platform, StringComparer.Ordinal).ToList();
        var platformsChanged = await BulkCopy.UpsertAsync(connection, "maps.platform", PlatformColumns(), platforms, ["name"], ct);
        await BulkCopy.StageAsync(connection, "platform_seed", SiteColumns(suffixes), seeds, ct);
        const string sites = """
            INSERT INTO archive.site (platform_id, base_url, host, registrable_domain, market_countries, language, render)
            SELECT p.platform_id, s.base_url, s.host, s.registrable_domain, s.market_countries, s.language, s.render
            FROM pg_temp.platform_seed s JOIN maps.platform p ON p.name = s.platform
            ORDER BY s.base_url
            ON CONFLICT (base_url) DO UPDATE SET
                platform_id = excluded.platform_id, host = excluded.host, registrable_domain = excluded.registrable_domain,
                market_countries = excluded.market_countries, language = excluded.language, render = excluded.render
            WHERE (site.platform_id, site.host, site.registrable_domain, site.market_countries, site.language, site.render)
                IS DISTINCT FROM (excluded.platform_id, excluded.host, excluded.registrable_domain, excluded.market_countries, excluded.language, excluded.render)
            """;
        int sitesChanged;
        await using (var command = new NpgsqlCommand(sites, connection))
        {
            sitesChanged = await command.ExecuteNonQueryAsync(ct);
        }

        return new PlatformImport(platforms.Count, seeds.Count, platformsChanged, sitesChanged);
    }

    private static Uri? Site(SeedLine line)
    {
        var value = line.Text("site", "write the site's address, such as 'https://example.org/'");
        if (value.Length == 0)
        {
            return null;
        }

        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            line.Refuse("site", $"'{value}' is not an absolute http or https address", "write it with its scheme, such as 'https://example.org/'");
            return null;
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            line.Refuse("site", $"'{value}' has more than scheme, host, port and path", "remove the sign-in, query and fragment");
            return null;
        }

        return new UriBuilder(uri) { Host = uri.IdnHost }.Uri;
    }

    private static BulkColumns<PlatformSeed> PlatformColumns() => new BulkColumns<PlatformSeed>()
        .Add("name", "text", s => s.Platform)
        .Add("type", "text", s => s.Type)
        .Add("source", "text", s => s.Source)
        .Add("note", "text", s => s.Note);

    private static BulkColumns<PlatformSeed> SiteColumns(PublicSuffixList suffixes) => new BulkColumns<PlatformSeed>()
        .Add("platform", "text", s => s.Platform)
        .Add("base_url", "text", s => s.Site.AbsoluteUri)
        .Add("host", "text", s => s.Site.IdnHost)
        .Add("registrable_domain", "text", s => suffixes.RegistrableDomain(s.Site.IdnHost))
        .Add("market_countries", "text[]", s => s.MarketCountries.ToArray())
        .Add("language", "text", s => s.Language)
        .Add("render", "boolean", s => s.Render);
}
