using System.IO.Compression;

namespace WebRiskMapper.Pipeline.Fetching;

/// <summary>Reads bodies within a limit, as sent and once more while inflating: a small answer may unfold into a huge one.</summary>
/// <param name="limit">Most bytes.</param>
/// <param name="cuts">Whether a longer body is cut at the limit rather than refused.</param>
internal readonly struct BodyReader(int limit, bool cuts)
{
    private const int FirstBuffer = 32 * 1024;

    /// <summary>However long a body is announced: a site that announces fifty million bytes and sends ten costs no more than this.</summary>
    private const int MostOnTrust = 1_000_000;

    /// <summary>Nobody encodes twice but to make a reader work; each layer costs up to a whole body.</summary>
    private const int MostEncodings = 3;

    /// <summary>The body, or null when it is too long; <c>Read</c> counts what arrived either way.</summary>
    public async Task<(byte[]? Body, long Read)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit && !cuts)
        {
            return (null, 0);
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        return await ReadAsync(stream, (int)Math.Min(content.Headers.ContentLength ?? FirstBuffer, Math.Min(limit, MostOnTrust)), cancellationToken);
    }

    /// <summary>
    /// Hands the decompressed body to somebody who reads it while it arrives, and who need not read to the end. Where it is damaged or longer
    /// than the limit, as sent or decompressed, reading fails with <see cref="InvalidDataException"/>.
    /// </summary>
    /// <returns>How many bytes arrived.</returns>
    public async Task<long> PassAsync(HttpContent content, Func<Stream, Task> read, CancellationToken cancellationToken)
    {
        await using var sent = new MeteredStream(await content.ReadAsStreamAsync(cancellationToken), limit, cancellationToken);
        Stream body = sent;
        foreach (var encoding in Layers(content.Headers.ContentEncoding))
        {
            body = new MeteredStream(Decompressor(encoding, body), limit, cancellationToken);
        }

        await using (body)
        {
            await read(body);
        }

        return sent.Count;
    }

    /// <returns>Null when the inflated body is too long.</returns>
    /// <exception cref="InvalidDataException">The data is damaged, or the encoding is not one that was asked for.</exception>
    public async Task<byte[]?> InflateAsync(byte[] sent, ICollection<string> encodings, CancellationToken cancellationToken)
    {
        var body = sent;
        foreach (var encoding in Layers(encodings))
        {
            if (body.Length == 0)
            {
                break;
            }

            await using var stream = Decompressor(encoding, new MemoryStream(body, writable: false), IsZlib(body));
            try
            {
                if ((await ReadAsync(stream, Math.Max(FirstBuffer, Math.Min(body.Length, limit / 4) * 4), cancellationToken)).Body is not { } inflated)
                {
                    return null;
                }

                body = inflated;
            }
            catch (InvalidOperationException e)
            {
                // What the Brotli stream says of damaged data.
                throw new InvalidDataException("damaged data", e);
            }
        }

        return body;
    }

    /// <summary>The encodings to undo, the outermost first.</summary>
    private static IEnumerable<string> Layers(ICollection<string> encodings) => encodings.Count <= MostEncodings
        ? encodings.Reverse().Where(e => !e.Equals("identity", StringComparison.OrdinalIgnoreCase))
        : throw new InvalidDataException("more content encodings than anybody needs");

    private static Stream Decompressor(string encoding, Stream sent, bool isZlib = true) => encoding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(sent, CompressionMode.Decompress),
        "br" => new BrotliStream(sent, CompressionMode.Decompress),
        // Not asked for, but sent by servers that ask no one: with the header the standard wants, or without it.
        "deflate" => isZlib ? new ZLibStream(sent, CompressionMode.Decompress) : new DeflateStream(sent, CompressionMode.Decompress),
        _ => throw new InvalidDataException("a content encoding that was not asked for"),
    };

    /// <summary>RFC 1950 section 2.2: the method is 8, and the first two bytes are a multiple of 31.</summary>
    private static bool IsZlib(byte[] sent) => sent.Length >= 2 && (sent[0] & 0x0F) == 8 && ((sent[0] << 8) | sent[1]) % 31 == 0;

    private async Task<(byte[]? Body, long Read)> ReadAsync(Stream stream, int expected, CancellationToken cancellationToken)
    {
        // One byte over the expected length shows the end of the stream without growing.
        var buffer = new byte[Math.Clamp(expected + 1, 256, limit + 1)];
        var length = 0;
        while (length <= limit)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, limit + 1L));
            }

            var read = await ReadSomeAsync(stream, buffer.AsMemory(length), length, cancellationToken);
            if (read == 0)
            {
                Array.Resize(ref buffer, length);
                return (buffer, length);
            }

            length += read;
        }

        if (!cuts)
        {
            return (null, length);
        }

        Array.Resize(ref buffer, limit);
        return (buffer, length);
    }

    /// <summary>Of a compressed body that was cut the beginning is still good.</summary>
    private async ValueTask<int> ReadSomeAsync(Stream stream, Memory<byte> buffer, int length, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (cuts && length > 0 && e is InvalidDataException or InvalidOperationException)
        {
            return 0;
        }
    }
}
