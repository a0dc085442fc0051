using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Turns a response record that others wrote into what a fetch would have given.</summary>
internal static class ArchivedAnswer
{
    /// <summary>The record's target, or null; WARC 1.0 writers put it into angle brackets.</summary>
    public static Uri? Target(WarcRecord record) =>
        Uri.TryCreate(record["WARC-Target-URI"]?.Trim('<', '>'), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? new Uri(url.AbsoluteUri) : null;

    public static DateTimeOffset? Date(WarcRecord record) =>
        DateTimeOffset.TryParse(record["WARC-Date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    /// <returns>Null when the record is no page: not an HTTP answer with status 200 or 203 and a text body within <paramref name="limit"/> bytes.</returns>
    public static async Task<FetchResult?> ReadAsync(WarcRecord record, int limit, CancellationToken ct)
    {
        if (Target(record) is not { } url || Date(record) is not { } date || record.PayloadStart < 0)
        {
            return null;
        }

        var lines = Encoding.UTF8.GetString(record.Block, 0, record.PayloadStart).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !lines[0].StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) || lines[0].Split(' ') is not [_, "200" or "203", ..])
        {
            return null;
        }

        var headers = lines.Skip(1).Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries)).Where(h => h.Length == 2).ToLookup(h => h[0], h => h[1], StringComparer.OrdinalIgnoreCase);
        var sent = record.Block[record.PayloadStart..];
        if (headers["Transfer-Encoding"].Any(v => v.Contains("chunked", StringComparison.OrdinalIgnoreCase)))
        {
            // Some writers keep the chunks, some keep the header alone.
            sent = WithoutChunks(sent) ?? sent;
        }

        var result = new FetchResult
        {
            Outcome = FetchOutcome.Ok,
            Url = url,
            FetchedAt = date,
            Status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            ContentType = headers["Content-Type"].FirstOrDefault(),
            ResponseHead = string.Concat(lines.Where(l => !l.StartsWith("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)).Select(l => l + "\r\n")) + "\r\n",
            SentBody = sent,
            Bytes = sent.Length,
        };
        if (!MediaPolicy.Accepts(result.MediaType, FetchKind.Page) || await InflateAsync(sent, headers["Content-Encoding"], limit, ct) is not { } body || body.Length > limit)
        {
            return null;
        }

        return result with { Body = body, ContentHash = SHA256.HashData(body) };
    }

    private static async Task<byte[]?> InflateAsync(byte[] sent, IEnumerable<string> encodings, int limit, CancellationToken ct)
    {
        try
        {
            return await new BodyReader(limit, cuts: false).InflateAsync(sent, [.. encodings.SelectMany(e => e.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))], ct);
        }
        catch (InvalidDataException)
        {
            // Some writers keep the header and inflate the body.
            return sent;
        }
    }

    /// <returns>Null when the bytes are not chunked.</returns>
    private static byte[]? WithoutChunks(ReadOnlySpan<byte> chunked)
    {
        using var body = new MemoryStream(chunked.Length);
        while (true)
        {
            var end = chunked.IndexOf("\r\n"u8);
            if (end is <= 0 or > 64)
            {
                return null;
            }

            var size = Encoding.ASCII.GetString(chunked[..end]).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0 || length > chunked.Length - end - 2)
            {
                return null;
            }

            if (length == 0)
            {
                return body.ToArray();
            }

            body.Write(chunked.Slice(end + 2, length));
            chunked = chunked[(end + 2 + length)..];
            if (!chunked.StartsWith("\r\n"u8))
            {
                return null;
            }

            chunked = chunked[2..];
        }
    }
}
