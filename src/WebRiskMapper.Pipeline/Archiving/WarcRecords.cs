using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>One record as it is stored: a gzip member of its own.</summary>
/// <param name="Id">WARC-Record-ID with its angle brackets.</param>
/// <param name="Sha256">Of <paramref name="Stored"/>, in lower-case hexadecimals.</param>
internal readonly record struct PackedRecord(string Id, byte[] Stored, string Sha256);

/// <summary>Writes WARC 1.1 records (ISO 28500:2017), each a gzip member, so that one can be read without what stands before it.</summary>
internal static class WarcRecords
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string NewId() => $"<urn:uuid:{Guid.NewGuid():D}>";

    /// <param name="block">The record's block, in two parts that follow each other.</param>
    /// <param name="fields">Beside those that every record has.</param>
    public static PackedRecord Pack(
        string type, string id, DateTimeOffset date, string contentType, ReadOnlyMemory<byte> block, ReadOnlyMemory<byte> rest, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var head = new StringBuilder(640).Append("WARC/1.1\r\nWARC-Type: ").Append(type)
            .Append("\r\nWARC-Record-ID: ").Append(id)
            .Append("\r\nWARC-Date: ").Append(Date(date))
            .Append("\r\nContent-Type: ").Append(contentType)
            .Append("\r\nContent-Length: ").Append(CultureInfo.InvariantCulture, $"{block.Length + rest.Length}")
            .Append("\r\nWARC-Block-Digest: sha1:").Append(Sha1(block.Span, rest.Span));
        foreach (var (name, value) in fields)
        {
            head.Append("\r\n").Append(name).Append(": ").Append(value);
        }

        var stored = Compress(Encoding.UTF8.GetBytes(head.Append("\r\n\r\n").ToString()), block.Span, rest.Span);
        return new PackedRecord(id, stored, Convert.ToHexStringLower(SHA256.HashData(stored)));
    }

    /// <summary>WARC-Date as every record writes it.</summary>
    public static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>RFC 4648 base 32 in capitals, padded: how WARC tools write digests.</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length + 4) / 5 * 8);
        int bits = 0, count = 0;
        foreach (var b in bytes)
        {
            bits = (bits << 8) | b;
            for (count += 8; count >= 5; count -= 5)
            {
                text.Append(Alphabet[(bits >> (count - 5)) & 31]);
            }

            bits &= (1 << count) - 1;
        }

        if (count > 0)
        {
            text.Append(Alphabet[(bits << (5 - count)) & 31]);
        }

        return text.Append('=', -text.Length & 7).ToString();
    }

    // Guards against damage, not against forgery: the chain's SHA-256 does that. Tools expect SHA-1 here.
    private static string Sha1(ReadOnlySpan<byte> block, ReadOnlySpan<byte> rest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(block);
        hash.AppendData(rest);
        return Base32(hash.GetHashAndReset());
    }

    private static byte[] Compress(ReadOnlySpan<byte> head, ReadOnlySpan<byte> block, ReadOnlySpan<byte> rest)
    {
        using var target = new MemoryStream(256 + head.Length + ((block.Length + rest.Length) / 3));
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(head);
            gzip.Write(block);
            gzip.Write(rest);
            gzip.Write("\r\n\r\n"u8);
        }

        return target.ToArray();
    }
}
