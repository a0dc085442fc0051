using Npgsql;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Candidates;

/// <summary>What a researcher states of a candidate to make a site of it.</summary>
/// <param name="Site">Its address; null for https on the domain itself.</param>
/// <param name="Platform">Name of the platform; null for the domain. That of a known platform makes the site its mirror.</param>
/// <param name="Type">What kind of platform it is; null for that of the known platform.</param>
/// <param name="Markets">ISO alpha-2 codes, most important first.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Campaign">A campaign that crawls it from its next run on, or null.</param>
public sealed record AcceptedSite(string? Site, string? Platform, string? Type, IReadOnlyList<string> Markets, string Language, string? Campaign);

/// <summary>A researcher's decisions about candidates. Each is in the audit log, in the same transaction.</summary>
public sealed class CandidateReview(NpgsqlDataSource database, CampaignStore campaigns, PublicSuffixList suffixes)
{
    private const string Where = "sites candidates";

    /// <summary>Adds the candidate to the known sites, as an import of a list with this one line would.</summary>
    /// <returns>The site's line.</returns>
    /// <exception cref="BadInputException">Every problem with its option; nothing is changed.</exception>
    public async Task<PlatformSeed> AcceptAsync(string domain, AcceptedSite stated, string reason, string actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await RefuseUnknownAsync(connection, domain, ct);
        var seed = await SeedAsync(connection, domain, stated, ct);
        if (stated.Campaign is { } name)
        {
            var campaign = await campaigns.FindAsync(name, ct)
                ?? throw new BadInputException(new InputProblem(Where, null, "--campaign", $"there is no campaign '{name}'", "see 'webrisk campaign list'"));
            await campaigns.CreateAsync(campaign.Spec, [seed], actor, ct);
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        await PlatformSeeds.UpsertAsync(connection, [seed], suffixes, ct);
        await DecideAsync(connection, domain, "accepted", reason, actor, new { site = seed.Site, seed.Platform, stated.Campaign, reason }, ct);
        await transaction.CommitAsync(ct);
        return seed;
    }

    /// <summary>Keeps the domain from the list from now on, whoever links to it.</summary>
    /// <exception cref="BadInputException">It is no candidate.</exception>
    public async Task RejectAsync(string domain, string reason, string actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new BadInputException(new InputProblem(Where, null, "--reason", "the reason is empty", "say why, so that others need not look again"));
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await RefuseUnknownAsync(connection, domain, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await DecideAsync(connection, domain, "rejected", reason, actor, new { reason }, ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task RefuseUnknownAsync(NpgsqlConnection connection, string domain, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM archive.out_link WHERE domain = $1), (SELECT min(base_url) FROM archive.site WHERE registrable_domain = $1)", connection);
        command.Parameters.AddWithValue(domain);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        if (!reader.IsDBNull(1))
        {
            throw new BadInputException(new InputProblem(Where, null, "DOMAIN", $"'{domain}' is known already, as {reader.GetString(1)}", "see 'webrisk sites list'; add another address of it with 'webrisk sites import'"));
        }

        if (!reader.GetBoolean(0))
        {
            throw new BadInputException(new InputProblem(Where, null, "DOMAIN", $"'{domain}' is no candidate: no known site links to it", "see 'webrisk sites candidates list', or add the site with 'webrisk sites import'"));
        }
    }

    private async Task<PlatformSeed> SeedAsync(NpgsqlConnection connection, string domain, AcceptedSite stated, CancellationToken ct)
    {
        var problems = new List<InputProblem>();
        var address = stated.Site ?? $"https://{domain}/";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https") || site.UserInfo.Length > 0 || site.Query.Length > 0 || site.Fragment.Length > 0)
        {
            Refuse("--site", $"'{address}' is not an absolute http or https address of nothing but scheme, host, port and path", "write it such as 'https://example.org/'");
        }
        else if (!string.Equals(suffixes.RegistrableDomain(site.IdnHost), domain, StringComparison.Ordinal))
        {
            Refuse("--site", $"'{address}' is not on '{domain}'", "give an address of the candidate, or add the other site with 'webrisk sites import'");
        }

        if (stated.Markets.Count == 0)
        {
            Refuse("--market", "no country is named", "name each country that the site sells into, such as '--market AT'");
        }

        foreach (var code in stated.Markets.Where(c => !IsoCountries.Codes.Contains(c)))
        {
            Refuse("--market", $"'{code}' is no ISO 3166-1 alpha-2 code", "write two capital letters per country, such as '--market AT --market DE'");
        }

        if (stated.Markets.Distinct(StringComparer.Ordinal).Count() != stated.Markets.Count)
        {
            Refuse("--market", "a country stands twice", "name each country once");
        }

        if (stated.Language.Length != 2 || !stated.Language.All(char.IsAsciiLetterLower))
        {
            Refuse("--language", $"'{stated.Language}' is not a language code", "use the two small letters of ISO 639-1, such as 'de'");
        }

        var name = stated.Platform ?? domain;
        var known = await PlatformAsync(connection, name, ct);
        var type = stated.Type ?? known?.Type;
        if (string.IsNullOrWhiteSpace(type))
        {
            Refuse("--type", $"'{name}' is a new platform and has no type", "say what kind of platform it is, such as 'classifieds' or 'directory'");
        }
        else if (known is not null && !string.Equals(known.Type, type, StringComparison.Ordinal))
        {
            Refuse("--type", $"the platform '{name}' is '{known.Type}'", "leave --type out, or give the platform another name");
        }

        return problems.Count > 0
            ? throw new BadInputException(problems)
            : new PlatformSeed(new UriBuilder(site!) { Host = site!.IdnHost }.Uri, name, stated.Markets, stated.Language, type!, known?.Source ?? "candidate", known?.Note ?? "");

        void Refuse(string option, string message, string remedy) => problems.Add(new InputProblem(Where, null, option, message, remedy));
    }

    private static async Task<KnownPlatform?> PlatformAsync(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT type, source, note FROM maps.platform WHERE name = $1", connection);
        command.Parameters.AddWithValue(name);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new KnownPlatform(reader.GetString(0), reader.GetString(1), reader.GetString(2)) : null;
    }

    private static async Task DecideAsync(NpgsqlConnection connection, string domain, string decision, string reason, string actor, object detail, CancellationToken ct)
    {
        await using (var command = new NpgsqlCommand(
            """
            INSERT INTO archive.candidate_decision (domain, decision, reason, decided_by) VALUES ($1, $2, $3, $4)
            ON CONFLICT (domain) DO UPDATE SET decision = excluded.decision, reason = excluded.reason, decided_by = excluded.decided_by, decided_at = clock_timestamp()
            """,
            connection))
        {
            command.Parameters.AddWithValue(domain);
            command.Parameters.AddWithValue(decision);
            command.Parameters.AddWithValue(reason);
            command.Parameters.AddWithValue(actor);
            await command.ExecuteNonQueryAsync(ct);
        }

        await AuditLog.WriteAsync(connection, actor, "candidates." + (decision is "accepted" ? "accept" : "reject"), domain, detail, ct);
    }

    private sealed record KnownPlatform(string Type, string Source, string Note);
}
