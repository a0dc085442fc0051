using System.IO.Compression;

namespace WebRiskMapper.Pipeline.Fetching;

/// <summary>Reads bodies within a limit, as sent and once more while inflating: a small answer may unfold into a huge one.</summary>
internal static class BodyReader
{
    private const int FirstBuffer = 32 * 1024;

    /// <summary>The whole body, or null when it is longer than <paramref name="limit"/> bytes; <c>Read</c> counts what arrived either way.</summary>
    public static async Task<(byte[]? Body, long Read)> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            return (null, 0);
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        return await ReadAsync(stream, limit, (int)(content.Headers.ContentLength ?? FirstBuffer), cancellationToken);
    }

    /// <exception cref="InvalidDataException">The data is damaged, or the encoding is not one that was asked for.</exception>
    public static async Task<byte[]?> InflateAsync(byte[] sent, ICollection<string> encodings, int limit, CancellationToken cancellationToken)
    {
        var body = sent;
        foreach (var encoding in encodings.Reverse())
        {
            if (body.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            await using var stream = Decompressor(encoding, new MemoryStream(body, writable: false));
            var (inflated, _) = await ReadAsync(stream, limit, Math.Max(FirstBuffer, body.Length * 4), cancellationToken);
            if (inflated is null)
            {
                return null;
            }

            body = inflated;
        }

        return body;
    }

    private static Stream Decompressor(string encoding, Stream sent) => encoding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(sent, CompressionMode.Decompress),
        "br" => new BrotliStream(sent, CompressionMode.Decompress),
        "deflate" => new ZLibStream(sent, CompressionMode.Decompress),
        _ => throw new InvalidDataException($"content encoding '{encoding}' was not asked for"),
    };

    private static async Task<(byte[]? Body, long Read)> ReadAsync(Stream stream, int limit, int expected, CancellationToken cancellationToken)
    {
        // One byte over the expected length shows the end of the stream without growing.
        var buffer = new byte[Math.Clamp(expected + 1, 256, limit + 1)];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length > limit)
                {
                    return (null, length);
                }

                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, limit + 1));
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        if (length > limit)
        {
            return (null, length);
        }

        Array.Resize(ref buffer, length);
        return (buffer, length);
    }
}
