using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>
/// One WARC 1.1 file (ISO 28500:2017), each record a gzip member of its own, so that a record can be read without what stands before it.
/// Written by one process at a time; records are compressed outside the lock.
/// </summary>
internal sealed class WarcFile : IDisposable
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly FileStream file;
    private readonly string relativePath;
    private readonly Lock writing = new();

    private WarcFile(FileStream file, string relativePath)
    {
        this.file = file;
        this.relativePath = relativePath;
    }

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    /// <param name="relativePath">Within the data directory; the file must not exist.</param>
    /// <param name="information">Fields of the leading <c>warcinfo</c> record.</param>
    public static WarcFile Create(string dataDirectory, string relativePath, IReadOnlyList<KeyValuePair<string, string>> information, DateTimeOffset now)
    {
        var path = Path.Combine(dataDirectory, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        var warc = new WarcFile(stream, relativePath);
        var fields = Encoding.UTF8.GetBytes(string.Concat(information.Select(f => $"{f.Key}: {f.Value}\r\n")));
        var head = Head("warcinfo", NewId(), now, "application/warc-fields", fields.Length, ("WARC-Filename", Path.GetFileName(relativePath)));
        warc.Append(Compress(head, fields, default), []);
        return warc;
    }

    /// <summary>Appends request and response of one page. Not yet on disk: see <see cref="Flush"/>.</summary>
    public EvidenceRecord Write(FetchResult page)
    {
        var responseId = NewId();
        var responseHead = Encoding.UTF8.GetBytes(page.ResponseHead);
        var requestHead = Encoding.UTF8.GetBytes(page.RequestHead);
        var payload = page.SentBody;
        var sha256 = SHA256.HashData(payload.Span);
        var target = page.Url.AbsoluteUri;

        var response = Compress(
            Head(
                "response", responseId, page.FetchedAt, "application/http;msgtype=response", responseHead.Length + payload.Length,
                ("WARC-Target-URI", target), ("WARC-Block-Digest", "sha1:" + Sha1(responseHead, payload.Span)), ("WARC-Payload-Digest", "sha256:" + Base32(sha256))),
            responseHead,
            payload);
        var request = Compress(
            Head(
                "request", NewId(), page.FetchedAt, "application/http;msgtype=request", requestHead.Length,
                ("WARC-Target-URI", target), ("WARC-Concurrent-To", responseId), ("WARC-Block-Digest", "sha1:" + Sha1(requestHead, default))),
            requestHead,
            default);

        var offset = Append(request, response);
        return new EvidenceRecord(relativePath, offset, response.Length, responseId, sha256);
    }

    /// <summary>Makes what was appended durable. Called before a transaction that refers to it commits.</summary>
    public void Flush()
    {
        lock (writing)
        {
            file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => file.Dispose();

    /// <summary>RFC 4648 base 32 in capitals, padded: how WARC tools write digests.</summary>
    internal static string Base32(ReadOnlySpan<byte> bytes)
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

    private static string NewId() => $"<urn:uuid:{Guid.NewGuid():D}>";

    private static string Sha1(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        // Guards against damage, not against forgery: SHA-256 of the payload does that. Tools expect SHA-1 here.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(head);
        hash.AppendData(body);
        return Base32(hash.GetHashAndReset());
    }

    private static byte[] Head(string type, string id, DateTimeOffset date, string contentType, int length, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var head = new StringBuilder(512).Append("WARC/1.1\r\nWARC-Type: ").Append(type)
            .Append("\r\nWARC-Record-ID: ").Append(id)
            .Append("\r\nWARC-Date: ").Append(date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture))
            .Append("\r\nContent-Type: ").Append(contentType)
            .Append("\r\nContent-Length: ").Append(length.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in fields)
        {
            head.Append("\r\n").Append(name).Append(": ").Append(value);
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n\r\n").ToString());
    }

    private static byte[] Compress(byte[] head, byte[] block, ReadOnlyMemory<byte> rest)
    {
        using var target = new MemoryStream(256 + ((block.Length + rest.Length) / 3));
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(head);
            gzip.Write(block);
            gzip.Write(rest.Span);
            gzip.Write("\r\n\r\n"u8);
        }

        return target.ToArray();
    }

    /// <returns>Where the second record starts.</returns>
    private long Append(byte[] first, byte[] second)
    {
        lock (writing)
        {
            file.Write(first);
            file.Write(second);
            var offset = Length + first.Length;
            Length += first.Length + second.Length;
            return offset;
        }
    }
}
