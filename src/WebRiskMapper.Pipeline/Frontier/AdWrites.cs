using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// What a batch says about ads: new and changed ones get a version, unchanged ones an observation of the version they have, gone ones an end.
/// Whole batches travel as arrays, and the ads themselves as JSON documents, so that the statements stay few and the same.
/// </summary>
internal static class AdWrites
{
    /// <summary>Ads are written a few dozen to a document: large enough to share a statement, small enough to stay off the heap of large objects.</summary>
    private const int AdsInADocument = 32;

    public static void Add(NpgsqlBatch batch, long runId, IReadOnlyList<SiteResult> results)
    {
        AddRead(batch, runId, [.. results.Where(r => r.Result.Ad is not null)]);
        AddUnchanged(batch, runId, [.. results.Where(r => r.Result is { Outcome: FetchOutcome.NotModified, Settled: true })]);
        AddGone(batch, runId, [.. results.Where(r => r.Result is { Outcome: FetchOutcome.Gone, Settled: true })]);
        AddEvidence(batch, runId, [.. results.Where(r => r.Result.Evidence is not null)]);
        QuarantineWrites.Add(batch, runId, [.. results.Where(r => r.Result.QuarantineRule is not null)]);
    }

    /// <summary>
    /// SHA-256 of everything an ad says, apart from whose it is: equal for an unchanged ad on a changed page. A number in the text counts
    /// where it was read as an age, a price, a date or a contact; elsewhere it is a counter of views, and no new version.
    /// </summary>
    public static byte[] ContentHash(StoredAd ad) => SHA256.HashData(Encoding.UTF8.GetBytes(StoredJson.Write(ad with
    {
        AdId = 0,
        SiteId = 0,
        PlatformId = 0,
        Text = WithoutNumbers(ad.Text),
        Title = ad.Title is null ? null : WithoutNumbers(ad.Title),
        // A share of the text's length: it moves when a counter grows by a digit, and says nothing the text does not.
        SubstitutionRate = 0,
    })));

    /// <summary>Every number, its separators of thousands and decimals included, becomes one <c>#</c>.</summary>
    private static string WithoutNumbers(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsDigit(text[i]))
            {
                result.Append(text[i]);
                continue;
            }

            result.Append('#');
            while (i + 1 < text.Length && (char.IsDigit(text[i + 1]) || (i + 2 < text.Length && IsSeparator(text[i + 1]) && char.IsDigit(text[i + 2]))))
            {
                i++;
            }
        }

        return result.ToString();
    }

    private static bool IsSeparator(char c) => c is '.' or ',' or '\'' or '\u00A0' or '\u202F';

    private static void AddRead(NpgsqlBatch batch, long runId, IReadOnlyList<SiteResult> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        var sites = results.Select(r => r.Lease.SiteId).ToArray();
        var urls = results.Select(r => r.Result.Url.Hash.ToBytes()).ToArray();
        var times = results.Select(r => r.Result.FetchedAt.UtcDateTime).ToArray();
        batch.Add(
            """
            INSERT INTO research.ad AS a (site_id, platform_id, url_hash, first_seen, last_seen)
            SELECT u.site_id, u.platform_id, u.url_hash, u.extracted_at, u.extracted_at
            FROM unnest($1::integer[], $2::integer[], $3::bytea[], $4::timestamptz[]) AS u (site_id, platform_id, url_hash, extracted_at)
            WHERE NOT EXISTS (SELECT FROM archive.quarantine q WHERE q.site_id = u.site_id AND q.url_hash = u.url_hash)
            ON CONFLICT (site_id, url_hash) DO UPDATE SET last_seen = greatest(a.last_seen, excluded.last_seen), gone_at = NULL
            """,
            sites,
            results.Select(r => r.Lease.PlatformId).ToArray(),
            urls,
            times);
        foreach (var some in results.Chunk(AdsInADocument))
        {
            AddVersions(batch, some);
        }

        batch.Add(
            """
            INSERT INTO research.observation (run_id, ad_id, ad_version_id, platform_id, seen_at)
            SELECT $1, a.ad_id, v.ad_version_id, a.platform_id, u.extracted_at
            FROM unnest($2::integer[], $3::bytea[], $4::timestamptz[], $5::bytea[]) AS u (site_id, url_hash, extracted_at, content_hash)
            JOIN research.ad a ON a.site_id = u.site_id AND a.url_hash = u.url_hash
            JOIN research.ad_version v ON v.ad_id = a.ad_id AND v.content_hash = u.content_hash
            ON CONFLICT (run_id, ad_id) DO UPDATE SET ad_version_id = excluded.ad_version_id, seen_at = excluded.seen_at
            """,
            runId,
            sites,
            urls,
            times,
            results.Select(r => r.Result.AdContentHash!).ToArray());
        AddContacts(batch, results);
    }

    private static void AddVersions(NpgsqlBatch batch, IReadOnlyList<SiteResult> results) => batch.Add(
        """
        INSERT INTO research.ad_version AS v (
            ad_id, content_hash, extracted_at, site_id, platform_id, title, text, language, language_supported, contacts, prices, ages, name_keys,
            nationalities, ethnicities, services, incall, outcall, city_id, city, country, place_confidence, place_method, posted_at, image_count,
            image_fingerprints, substitution_rate, review_signs, agency_operator_named)
        SELECT a.ad_id, u.content_hash, u.extracted_at, a.site_id, a.platform_id, u.title, u.text, u.language, u.language_supported, u.contacts, u.prices, u.ages,
            u.name_keys, u.nationalities, u.ethnicities, u.services, u.incall, u.outcall, u.city_id, u.city, u.country, u.place_confidence, u.place_method,
            u.posted_at, u.image_count, u.image_fingerprints, u.substitution_rate, u.review_signs, u.agency_operator_named
        FROM jsonb_to_recordset($1) AS u (
            site_id integer, url_hash bytea, content_hash bytea, extracted_at timestamptz, title text, text text, language text, language_supported boolean, contacts jsonb,
            prices jsonb, ages integer[], name_keys text[], nationalities text[], ethnicities text[], services text[], incall boolean, outcall boolean,
            city_id integer, city text, country char(2), place_confidence double precision, place_method text, posted_at date, image_count integer,
            image_fingerprints text[], substitution_rate double precision, review_signs jsonb, agency_operator_named boolean)
        JOIN research.ad a ON a.site_id = u.site_id AND a.url_hash = u.url_hash
        WHERE NOT EXISTS (SELECT FROM archive.quarantine q WHERE q.site_id = u.site_id AND q.url_hash = u.url_hash)
        ON CONFLICT (ad_id, content_hash) DO UPDATE SET extracted_at = excluded.extracted_at
        """,
        new NpgsqlParameter { Value = StoredJson.WriteUtf8(results.Select(AdJson.Of)), NpgsqlDbType = NpgsqlDbType.Jsonb });

    private static void AddContacts(NpgsqlBatch batch, IReadOnlyList<SiteResult> results)
    {
        var rows = results.SelectMany(r => r.Result.Ad!.Contacts.Select(c => (r.Lease.SiteId, Url: r.Result.Url.Hash, Contact: c))).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var versions = rows.Select(r => r.Contact.KeyVersion).ToArray();
        var keys = rows.Select(r => Convert.FromHexString(r.Contact.Hmac)).ToArray();
        // Sorted: workers that meet on the same contacts wait for each other in one order, so none waits in a circle.
        batch.Add(
            """
            INSERT INTO research.contact (kind, key_version, hmac, country)
            SELECT min(u.kind), u.key_version, u.hmac, min(u.country)
            FROM unnest($1::text[], $2::integer[], $3::bytea[], $4::text[]) AS u (kind, key_version, hmac, country)
            GROUP BY u.key_version, u.hmac ORDER BY u.key_version, u.hmac
            ON CONFLICT (key_version, hmac) DO NOTHING
            """,
            rows.Select(r => ColumnConversions.Word(r.Contact.Kind)).ToArray(),
            versions,
            keys,
            rows.Select(r => r.Contact.Country).ToArray());
        batch.Add(
            """
            INSERT INTO research.ad_contact (ad_id, contact_id, service, obfuscated)
            SELECT a.ad_id, c.contact_id, u.service, bool_or(u.obfuscated)
            FROM unnest($1::integer[], $2::bytea[], $3::integer[], $4::bytea[], $5::text[], $6::boolean[]) AS u (site_id, url_hash, key_version, hmac, service, obfuscated)
            JOIN research.ad a ON a.site_id = u.site_id AND a.url_hash = u.url_hash
            JOIN research.contact c ON c.key_version = u.key_version AND c.hmac = u.hmac
            WHERE NOT EXISTS (SELECT FROM archive.quarantine q WHERE q.site_id = u.site_id AND q.url_hash = u.url_hash)
            GROUP BY a.ad_id, c.contact_id, u.service
            ON CONFLICT DO NOTHING
            """,
            rows.Select(r => r.SiteId).ToArray(),
            rows.Select(r => r.Url.ToBytes()).ToArray(),
            versions,
            keys,
            rows.Select(r => r.Contact.Service).ToArray(),
            rows.Select(r => r.Contact.Obfuscated).ToArray());
    }

    /// <summary>A page that was not read again: if it is an ad, the version seen last was seen once more.</summary>
    private static void AddUnchanged(NpgsqlBatch batch, long runId, IReadOnlyList<SiteResult> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        var sites = results.Select(r => r.Lease.SiteId).ToArray();
        var hashes = results.Select(r => r.Result.Url.Hash.ToBytes()).ToArray();
        var times = results.Select(r => r.Result.FetchedAt.UtcDateTime).ToArray();
        batch.Add(
            """
            INSERT INTO research.observation (run_id, ad_id, ad_version_id, platform_id, seen_at)
            SELECT $1, a.ad_id, v.ad_version_id, a.platform_id, u.seen_at
            FROM unnest($2::integer[], $3::bytea[], $4::timestamptz[]) AS u (site_id, url_hash, seen_at)
            JOIN research.ad a ON a.site_id = u.site_id AND a.url_hash = u.url_hash
            JOIN LATERAL (SELECT ad_version_id FROM research.ad_version WHERE ad_id = a.ad_id ORDER BY extracted_at DESC, ad_version_id DESC LIMIT 1) v ON true
            ON CONFLICT (run_id, ad_id) DO NOTHING
            """,
            runId,
            sites,
            hashes,
            times);
        batch.Add(
            """
            UPDATE research.ad a SET last_seen = greatest(a.last_seen, u.seen_at), gone_at = NULL
            FROM unnest($1::integer[], $2::bytea[], $3::timestamptz[]) AS u (site_id, url_hash, seen_at)
            WHERE a.site_id = u.site_id AND a.url_hash = u.url_hash
            """,
            sites,
            hashes,
            times);
    }

    private static void AddGone(NpgsqlBatch batch, long runId, IReadOnlyList<SiteResult> results)
    {
        if (results.Count > 0)
        {
            batch.Add(
                """
                UPDATE research.ad a SET gone_at = u.seen_at
                FROM unnest($1::integer[], $2::bytea[], $3::timestamptz[]) AS u (site_id, url_hash, seen_at)
                WHERE a.site_id = u.site_id AND a.url_hash = u.url_hash AND a.gone_at IS NULL
                """,
                results.Select(r => r.Lease.SiteId).ToArray(),
                results.Select(r => r.Result.Url.Hash.ToBytes()).ToArray(),
                results.Select(r => r.Result.FetchedAt.UtcDateTime).ToArray());
        }
    }

    private static void AddEvidence(NpgsqlBatch batch, long runId, IReadOnlyList<SiteResult> results)
    {
        if (results.Count > 0)
        {
            batch.Add(
                """
                INSERT INTO archive.evidence (run_id, site_id, url_hash, captured_at, warc_file, warc_offset, warc_length, record_id, sha256, kind, refers_to)
                SELECT $1, u.* FROM unnest($2::integer[], $3::bytea[], $4::timestamptz[], $5::text[], $6::bigint[], $7::bigint[], $8::text[], $9::bytea[], $10::text[], $11::text[]) AS u
                """,
                runId,
                results.Select(r => r.Lease.SiteId).ToArray(),
                results.Select(r => r.Result.Url.Hash.ToBytes()).ToArray(),
                results.Select(r => r.Result.FetchedAt.UtcDateTime).ToArray(),
                results.Select(r => r.Result.Evidence!.WarcFile).ToArray(),
                results.Select(r => r.Result.Evidence!.Offset).ToArray(),
                results.Select(r => r.Result.Evidence!.Length).ToArray(),
                results.Select(r => r.Result.Evidence!.RecordId).ToArray(),
                results.Select(r => r.Result.Evidence!.Sha256).ToArray(),
                results.Select(r => r.Result.Evidence!.Kind == EvidenceKind.Revisit ? "revisit" : "response").ToArray(),
                results.Select(r => r.Result.Evidence!.RefersTo).ToArray());
        }
    }

    /// <summary>One ad as <see cref="AddVersions"/> reads it.</summary>
    private sealed record AdJson(
        int SiteId, string UrlHash, string ContentHash, DateTimeOffset ExtractedAt, string? Title, string Text, string? Language, bool LanguageSupported,
        IReadOnlyList<StoredContact> Contacts, IReadOnlyList<Price> Prices, IReadOnlyList<int> Ages, IReadOnlyList<string> NameKeys, IReadOnlyList<string> Nationalities,
        IReadOnlyList<string> Ethnicities, IReadOnlyList<string> Services, bool? Incall, bool? Outcall, int? CityId, string? City, string? Country,
        double PlaceConfidence, string PlaceMethod, DateOnly? PostedAt, int ImageCount, IReadOnlyList<string> ImageFingerprints, double SubstitutionRate,
        ReviewReading? ReviewSigns, bool? AgencyOperatorNamed)
    {
        public static AdJson Of(SiteResult row)
        {
            var result = row.Result;
            var ad = result.Ad!;
            return new AdJson(
                row.Lease.SiteId, Bytea(result.Url.Hash.ToBytes()), Bytea(result.AdContentHash!), result.FetchedAt, WithoutNul(ad.Title), WithoutNul(ad.Text), ad.Language, ad.LanguageSupported,
                ad.Contacts, ad.Prices, ad.Ages, ad.NameKeys, ad.Nationalities, ad.Ethnicities, ad.Services, ad.Incall, ad.Outcall, ad.Place.CityId, ad.Place.City,
                ad.Place.Country, ad.Place.Confidence, ad.Place.Method, ad.PostedAt, ad.ImageCount, ad.ImageFingerprints, ad.SubstitutionRate,
                ad.ReviewSigns, ad.AgencyOperatorNamed);
        }
    }

    // jsonb holds no NUL; no page a person reads has one.
    [return: NotNullIfNotNull(nameof(text))]
    private static string? WithoutNul(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);

    private static string Bytea(byte[] bytes) => "\\x" + Convert.ToHexStringLower(bytes);
}
