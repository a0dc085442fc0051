using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Shouldly;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>Holds the rows of <c>archive.evidence</c> against the WARC files that they point into.</summary>
internal static class ArchivedEvidence
{
    /// <returns>The number of rows; each pointed to the record it names, and a response's payload had the row's SHA-256.</returns>
    public static async Task<int> VerifyAsync(NpgsqlDataSource database, string dataDirectory)
    {
        await using var command = database.CreateCommand("SELECT warc_file, warc_offset, warc_length, record_id, encode(sha256, 'hex'), kind FROM archive.evidence ORDER BY evidence_id");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
        {
            var bytes = await RecordAsync(Path.Combine(dataDirectory, reader.GetString(0)), reader.GetInt64(1), reader.GetInt64(2));
            var head = bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
            Encoding.UTF8.GetString(bytes, 0, head).ShouldStartWith($"WARC/1.1\r\nWARC-Type: {reader.GetString(5)}\r\nWARC-Record-ID: {reader.GetString(3)}");
            var body = head + bytes.AsSpan(head).IndexOf("\r\n\r\n"u8) + 4;
            if (reader.GetString(5) == "response")
            {
                Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(body..^4))).ShouldBe(reader.GetString(4));
            }

            rows++;
        }

        return rows;
    }

    private static async Task<byte[]> RecordAsync(string path, long offset, long length)
    {
        await using var file = File.OpenRead(path);
        file.Position = offset;
        var member = new byte[length];
        await file.ReadExactlyAsync(member);
        await using var gzip = new GZipStream(new MemoryStream(member), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await gzip.CopyToAsync(plain);
        return plain.ToArray();
    }
}
