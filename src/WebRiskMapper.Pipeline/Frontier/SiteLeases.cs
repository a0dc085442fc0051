using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Analysis;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching.Robots;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// Hands out sites, not URLs: the holder of a site's lease is the only one that fetches from it, on any number of workers. Time is the
/// database's. A lease that is not renewed ends by itself, and its site is simply due again.
/// </summary>
/// <param name="owner">Names this worker: unique per process start.</param>
/// <param name="duration">How long a lease lasts without a heartbeat.</param>
public sealed class SiteLeases(NpgsqlDataSource database, string owner, TimeSpan duration)
{
    // One claimer at a time in the whole cluster: only then is "no other host of this domain is leased" true for both of two claimers.
    private const long ClaimLock = 0x6372_6177_6C;

    /// <summary>
    /// For a transaction that holds locks which others meet: a worker that is frozen within it must not hold them up for long. And what it
    /// says touches few rows of a table of millions, for which PostgreSQL would else compile each statement anew, for longer than it runs.
    /// </summary>
    internal const string ShortTransaction = "set_config('idle_in_transaction_session_timeout', '10s', true), set_config('jit', 'off', true)";

    internal const string TurnSql = $"SELECT {ShortTransaction}, pg_advisory_xact_lock($1)";

    private const string ClaimSql = """
        WITH open AS MATERIALIZED (
            SELECT r.run_id, make_interval(secs => (c.spec #>> '{politeness,delay_ms}')::integer / 1000.0) AS delay,
                   coalesce((c.spec #>> '{politeness,sites_per_address}')::integer, CASE WHEN c.synthetic THEN 0 ELSE $4 END) AS per_address
            FROM maps.run r JOIN maps.campaign c ON c.campaign_id = r.campaign_id AND c.state = 'active'
            WHERE r.state = 'crawling' AND r.spent_at IS NULL),
        longest AS MATERIALIZED (
            SELECT s.site_id, s.registrable_domain, s.address_group, rs.run_id, open.delay, open.per_address, s.lease_owner AS previous_owner, s.next_fetch_at
            FROM open
            JOIN archive.run_site rs ON rs.run_id = open.run_id AND rs.state = 'active'
            JOIN archive.site s ON s.site_id = rs.site_id
            WHERE s.next_fetch_at <= clock_timestamp() AND (s.lease_until IS NULL OR s.lease_until < clock_timestamp())
            ORDER BY s.next_fetch_at, s.site_id LIMIT $5),
        due AS MATERIALIZED (
            SELECT s.site_id, s.address_group, s.run_id, s.per_address, s.previous_owner, s.next_fetch_at,
                   row_number() OVER (PARTITION BY s.registrable_domain ORDER BY s.next_fetch_at, s.site_id, s.run_id) AS turn
            FROM longest s
            WHERE NOT EXISTS (
                SELECT FROM archive.site o
                WHERE o.registrable_domain = s.registrable_domain AND o.site_id <> s.site_id
                  AND (o.lease_until >= clock_timestamp()
                       OR o.asked_at + greatest(s.delay, make_interval(secs => least(o.delay_ms, 30000) / 1000.0)) > clock_timestamp()))),
        ranked AS (
            SELECT due.*, row_number() OVER (PARTITION BY due.address_group ORDER BY due.next_fetch_at, due.site_id) AS place FROM due WHERE due.turn = 1),
        claimed AS (
            SELECT ranked.* FROM ranked JOIN open USING (run_id) JOIN archive.site s USING (site_id)
            WHERE ranked.per_address = 0 OR ranked.address_group IS NULL
               OR ranked.place + (SELECT count(*) FROM archive.site o
                                  WHERE o.address_group = ranked.address_group AND o.site_id <> ranked.site_id
                                    AND (o.lease_until >= clock_timestamp() OR o.asked_at + open.delay > clock_timestamp())) <= ranked.per_address
            ORDER BY ranked.next_fetch_at, ranked.site_id LIMIT $3
            FOR UPDATE OF s SKIP LOCKED),
        taken AS (
            UPDATE archive.site s SET lease_owner = $1, lease_until = clock_timestamp() + $2, fence = s.fence + 1
            FROM claimed k
            JOIN archive.run_site rs ON rs.run_id = k.run_id AND rs.site_id = k.site_id
            JOIN maps.run r ON r.run_id = k.run_id
            JOIN maps.campaign c ON c.campaign_id = r.campaign_id
            WHERE s.site_id = k.site_id
            RETURNING s.site_id, s.platform_id, k.run_id, c.campaign_id, s.fence, s.base_url, s.host, s.market_countries, s.language, c.spec::text,
                      s.delay_ms, s.backoff_level, s.robots_status, s.robots_body, s.robots_fetched_at, k.previous_owner IS NOT NULL AS taken_over,
                      rs.pages, rs.bytes, rs.started_at IS NULL AS first_visit,
                      extract(epoch FROM clock_timestamp() - coalesce(rs.started_at, clock_timestamp()))::float8 AS site_seconds,
                      extract(epoch FROM clock_timestamp() - r.started_at)::float8 AS run_seconds, s.render)
        SELECT taken.*, seen.sites FROM (SELECT count(*) AS sites FROM longest) seen LEFT JOIN taken ON true
        """;

    /// <summary>Sites visited at once behind one address of the public web, when the campaign does not say: at the usual delay of a second, 16 requests a second at most.</summary>
    public const int SitesPerAddress = 16;

    private const int CandidatesPerSite = 4;

    /// <summary>Takes up to <paramref name="most"/> sites that are due; fewer, or none, when no more are.</summary>
    public async Task<IReadOnlyList<SiteLease>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var turn = new NpgsqlCommand(TurnSql, connection))
        {
            turn.Parameters.AddWithValue(ClaimLock);
            await turn.ExecuteNonQueryAsync(cancellationToken);
        }

        // To judge every site that is due costs more than to hand out a few; only where those that wait longest are held up by others of
        // their domain or address, all are looked at.
        var leases = new List<SiteLease>();
        if (await ClaimAmongAsync(connection, most * CandidatesPerSite, most, leases, cancellationToken) == most * CandidatesPerSite && leases.Count < most)
        {
            await ClaimAmongAsync(connection, int.MaxValue, most - leases.Count, leases, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return leases;
    }

    /// <returns>How many of the candidates there were.</returns>
    private async Task<long> ClaimAmongAsync(NpgsqlConnection connection, int candidates, int most, List<SiteLease> leases, CancellationToken cancellationToken)
    {
        await using var claim = new NpgsqlCommand(ClaimSql, connection);
        claim.Parameters.AddWithValue(owner);
        claim.Parameters.AddWithValue(NpgsqlDbType.Interval, duration);
        claim.Parameters.AddWithValue(most);
        claim.Parameters.AddWithValue(SitesPerAddress);
        claim.Parameters.AddWithValue(candidates);
        await using var reader = await claim.ExecuteReaderAsync(cancellationToken);
        var specs = new Dictionary<int, CampaignSpec>();
        var seen = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            seen = reader.GetInt64(22);
            if (!reader.IsDBNull(0))
            {
                leases.Add(Read(reader, specs));
            }
        }

        return seen;
    }

    /// <summary>
    /// Renews these leases and returns the sites still held; one that is missing was taken over. Only what is being visited is renewed: a
    /// lease whose visit ended without giving it back must end.
    /// </summary>
    public async Task<IReadOnlySet<int>> HeartbeatAsync(IReadOnlyCollection<SiteLease> leases, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            WITH held AS (
                -- In the order in which results are written: two statements that lock many sites never wait in a circle.
                SELECT s.site_id FROM archive.site s JOIN unnest($3::integer[], $4::bigint[]) AS h (site_id, fence) ON s.site_id = h.site_id AND s.fence = h.fence
                WHERE s.lease_owner = $1 ORDER BY s.site_id FOR UPDATE OF s)
            UPDATE archive.site s SET lease_until = clock_timestamp() + $2 FROM held WHERE s.site_id = held.site_id
            RETURNING s.site_id
            """);
        command.Parameters.AddWithValue(owner);
        command.Parameters.AddWithValue(NpgsqlDbType.Interval, duration);
        command.Parameters.AddWithValue(leases.Select(l => l.SiteId).ToArray());
        command.Parameters.AddWithValue(leases.Select(l => l.Fence).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var held = new HashSet<int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            held.Add(reader.GetInt32(0));
        }

        return held;
    }

    /// <summary>
    /// Ends what is still leased to this worker, for one that leaves: sites whose visit ended without giving them back, as while the database
    /// was away. The owner stays named, so that whoever takes such a site waits a delay first.
    /// </summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("UPDATE archive.site SET lease_until = clock_timestamp() WHERE lease_owner = $1 AND lease_until > clock_timestamp()");
        command.Parameters.AddWithValue(owner);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static SiteLease Read(NpgsqlDataReader reader, Dictionary<int, CampaignSpec> specs)
    {
        if (!specs.TryGetValue(reader.GetInt32(3), out var spec))
        {
            specs[reader.GetInt32(3)] = spec = CampaignStore.ReadSpec(reader.GetString(9));
        }

        var siteSeconds = reader.GetDouble(19);
        var runSeconds = reader.GetDouble(20);
        var language = reader.IsDBNull(8) ? null : reader.GetString(8);
        return new SiteLease
        {
            SiteId = reader.GetInt32(0),
            PlatformId = reader.GetInt32(1),
            RunId = reader.GetInt64(2),
            CampaignId = reader.GetInt32(3),
            Fence = reader.GetInt64(4),
            BaseUrl = new Uri(reader.GetString(5)),
            Context = new SiteContext(reader.GetString(6), reader.GetFieldValue<string[]>(7), language),
            Spec = spec,
            Politeness = new Politeness(reader.GetInt32(10), reader.GetInt32(11)),
            Robots = reader.IsDBNull(12) ? null : new RobotsFile(reader.GetInt32(12), reader.IsDBNull(13) ? null : reader.GetString(13), reader.GetFieldValue<DateTimeOffset>(14)),
            TakenOver = reader.GetBoolean(15),
            Pages = reader.GetInt32(16),
            Bytes = reader.GetInt64(17),
            FirstVisit = reader.GetBoolean(18),
            Render = reader.GetBoolean(21),
            TimeLeft = TimeSpan.FromSeconds(Math.Min((spec.Budgets.MinutesPerSite * 60d) - siteSeconds, (spec.Budgets.Minutes * 60d) - runSeconds)),
        };
    }
}
