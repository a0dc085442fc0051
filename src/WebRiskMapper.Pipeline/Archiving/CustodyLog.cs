using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Who did what with evidence, when. Each entry's hash covers the entry before; the head stands in every manifest too, outside the database.</summary>
public static class CustodyLog
{
    /// <summary>What the hash of an entry covers after the hash before it.</summary>
    private const string EntryText = """jsonb_build_array(custody_id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, action, subject, detail)::text""";

    /// <param name="action">Such as <c>seal</c>, <c>show</c>, <c>export</c>, <c>erase</c>, <c>hold</c>.</param>
    /// <param name="subject">A URL, a site or a run.</param>
    /// <param name="detail">Facts and the reason, written as JSON.</param>
    public static async Task WriteAsync(NpgsqlConnection connection, string actor, string action, string subject, object detail, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT archive.write_custody($1, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new() { Value = actor },
                new() { Value = action },
                new() { Value = subject },
                new() { Value = JsonSerializer.Serialize(detail, StoredJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <returns>The newest entry, or null.</returns>
    internal static async Task<CustodyHead?> HeadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT custody_id, hash FROM archive.custody_log ORDER BY custody_id DESC LIMIT 1");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new CustodyHead(reader.GetInt64(0), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(1))) : null;
    }

    /// <summary>Computes every hash anew and holds the log against the heads that manifests recorded.</summary>
    /// <param name="archiveFolder">The archive with the manifests; need not exist.</param>
    /// <returns>Entries, and what is wrong: empty when the log is whole.</returns>
    public static async Task<(long Entries, IReadOnlyList<string> Problems)> VerifyAsync(NpgsqlDataSource database, string archiveFolder, CancellationToken ct)
    {
        var anchors = Anchors(archiveFolder);
        var problems = new List<string>();
        var previous = SHA256.HashData("webrisk-custody/1"u8);
        long entries = 0;
        await using var command = database.CreateCommand($"SELECT custody_id, previous, hash, {EntryText} FROM archive.custody_log ORDER BY custody_id");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetInt64(0);
            var hash = reader.GetFieldValue<byte[]>(2);
            if (id != ++entries)
            {
                problems.Add($"entry {entries} is missing");
                entries = id;
            }

            if (!reader.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(previous))
            {
                problems.Add($"entry {id} does not follow from the one before it");
            }

            if (!SHA256.HashData([.. reader.GetFieldValue<byte[]>(1), .. Encoding.UTF8.GetBytes(reader.GetString(3))]).AsSpan().SequenceEqual(hash))
            {
                problems.Add($"entry {id} was changed");
            }

            if (anchors.Remove(id, out var anchor) && anchor != Convert.ToHexStringLower(hash))
            {
                problems.Add($"entry {id} is not the one that a manifest recorded");
            }

            previous = hash;
        }

        problems.AddRange(anchors.Keys.Order().Select(id => $"entry {id}, which a manifest recorded, is missing"));
        return (entries, problems);
    }

    private static Dictionary<long, string> Anchors(string archiveFolder)
    {
        var anchors = new Dictionary<long, string>();
        foreach (var (_, path) in EvidenceManifest.List(archiveFolder))
        {
            if (EvidenceManifest.Parse(File.ReadAllBytes(path))?.Custody is { } head)
            {
                anchors[head.Id] = head.Hash;
            }
        }

        return anchors;
    }
}
