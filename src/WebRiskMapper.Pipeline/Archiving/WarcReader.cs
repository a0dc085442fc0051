using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Bytes that are no WARC record.</summary>
/// <param name="offset">In the uncompressed data.</param>
internal sealed class WarcFormatException(string message, long offset) : Exception(message)
{
    public long Offset => offset;
}

/// <summary>One record as it was read.</summary>
/// <param name="Offset">Of its first byte in the uncompressed data.</param>
/// <param name="Block">Empty when the record was longer than the reader takes: see <see cref="Length"/>.</param>
internal sealed record WarcRecord(long Offset, IReadOnlyList<(string Name, string Value)> Fields, long Length, byte[] Block)
{
    public string Type => this["WARC-Type"] ?? "";

    public string Id => this["WARC-Record-ID"] ?? "";

    public bool IsWhole => Block.Length == Length;

    /// <summary>Names are compared without case; the first field of a name counts.</summary>
    public string? this[string name] => Fields.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Where the HTTP payload starts in the block, or -1.</summary>
    public int PayloadStart => Block.AsSpan().IndexOf("\r\n\r\n"u8) is >= 0 and var end ? end + 4 : -1;

    /// <summary>What a stated digest contradicts, or null; digests in an unknown algorithm are not judged.</summary>
    public string? DigestFault()
    {
        if (this["WARC-Block-Digest"] is { } block && IsWhole && !Matches(block, Block))
        {
            return "WARC-Block-Digest";
        }

        return Type == "response" && this["WARC-Payload-Digest"] is { } payload && IsWhole && PayloadStart >= 0 && !Matches(payload, Block.AsSpan(PayloadStart))
            ? "WARC-Payload-Digest"
            : null;
    }

    private static bool Matches(string stated, ReadOnlySpan<byte> bytes)
    {
        var colon = stated.IndexOf(':', StringComparison.Ordinal);
        byte[]? computed = stated[..Math.Max(colon, 0)].ToLowerInvariant() switch
        {
            "sha1" => SHA1.HashData(bytes),
            "sha256" or "sha-256" => SHA256.HashData(bytes),
            _ => null,
        };
        var value = stated[(colon + 1)..];
        return computed is null || value.Equals(WarcRecords.Base32(computed), StringComparison.OrdinalIgnoreCase)
            || value.Equals(WarcRecords.Base32(computed).TrimEnd('='), StringComparison.OrdinalIgnoreCase) || value.Equals(Convert.ToHexString(computed), StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Reads WARC 1.0 and 1.1 files, plain or gzip (by the record or as a whole), record by record, whoever wrote them.</summary>
internal sealed class WarcReader : IDisposable
{
    private const int MaxHead = 256 * 1024;

    private readonly Stream plain;
    private readonly int maxBlock;
    private readonly byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private long position;

    private WarcReader(Stream plain, int maxBlock)
    {
        this.plain = plain;
        this.maxBlock = maxBlock;
    }

    /// <param name="maxBlock">Records with longer blocks are stepped over: their block is not kept.</param>
    public static WarcReader Open(Stream file, int maxBlock = 64 * 1024 * 1024)
    {
        Span<byte> magic = stackalloc byte[2];
        var read = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        file.Position -= read;
        return new WarcReader(read == 2 && BinaryPrimitives.ReadUInt16BigEndian(magic) == 0x1F8B ? new GZipStream(file, CompressionMode.Decompress) : file, maxBlock);
    }

    /// <summary>The one record that stored bytes hold.</summary>
    /// <exception cref="WarcFormatException">They hold none, or not exactly one.</exception>
    public static WarcRecord Single(byte[] stored)
    {
        using var reader = Open(new MemoryStream(stored, writable: false));
        var record = reader.Next() ?? throw new WarcFormatException("there is no record", 0);
        return reader.Next() is null ? record : throw new WarcFormatException("more than one record", record.Offset);
    }

    /// <summary>The id that stored bytes start with, although the record may be cut off; null when they start with none.</summary>
    public static string? IdOf(byte[] stored)
    {
        const string field = "WARC-Record-ID: ";
        var head = new byte[1024];
        try
        {
            using var record = new GZipStream(new MemoryStream(stored, writable: false), CompressionMode.Decompress);
            var text = Encoding.UTF8.GetString(head, 0, record.Read(head));
            var id = text.IndexOf(field, StringComparison.Ordinal) + field.Length;
            return id >= field.Length && text.IndexOf('\r', id) is > 0 and var idEnd ? text[id..idEnd] : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The next record, or null at the end.</summary>
    /// <exception cref="WarcFormatException">What follows is no record, or it is cut off.</exception>
    public WarcRecord? Next()
    {
        try
        {
            return Read();
        }
        catch (InvalidDataException e)
        {
            throw new WarcFormatException("the compressed data is damaged: " + e.Message, position);
        }
    }

    public void Dispose() => plain.Dispose();

    private WarcRecord? Read()
    {
        // Two line ends close a record; some writers add or forget one.
        while (Peek() is '\r' or '\n')
        {
            Skip(1);
        }

        if (Peek() < 0)
        {
            return null;
        }

        var offset = position;
        var version = Line(offset);
        if (!version.StartsWith("WARC/1.", StringComparison.Ordinal))
        {
            throw new WarcFormatException("a record must start with 'WARC/1.0' or 'WARC/1.1'", offset);
        }

        var fields = new List<(string Name, string Value)>();
        while (Line(offset) is { Length: > 0 } line)
        {
            if (line[0] is ' ' or '\t' && fields.Count > 0)
            {
                fields[^1] = (fields[^1].Name, fields[^1].Value + ' ' + line.Trim());
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw new WarcFormatException("a field of the record's header has no colon", offset);
            }

            fields.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        var stated = fields.Find(f => f.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Value;
        if (!long.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw new WarcFormatException("Content-Length is missing or no number", offset);
        }

        return new WarcRecord(offset, fields, length, Block(length, offset));
    }

    private byte[] Block(long length, long offset)
    {
        var kept = length <= maxBlock ? new byte[length] : [];
        for (var done = 0L; done < length;)
        {
            if (Peek() < 0)
            {
                throw new WarcFormatException($"the record is cut off: {length} bytes were announced, {done} are there", offset);
            }

            var some = (int)Math.Min(end - start, length - done);
            if (kept.Length > 0)
            {
                buffer.AsSpan(start, some).CopyTo(kept.AsSpan((int)done));
            }

            Skip(some);
            done += some;
        }

        return kept;
    }

    private string Line(long offset)
    {
        var line = new List<byte>(80);
        while (true)
        {
            var next = Peek();
            if (next < 0)
            {
                throw new WarcFormatException("the record's header is cut off", offset);
            }

            Skip(1);
            if (next == '\n')
            {
                break;
            }

            line.Add((byte)next);
            if (position - offset > MaxHead)
            {
                throw new WarcFormatException("the record's header has no end", offset);
            }
        }

        return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
    }

    private int Peek()
    {
        if (start == end)
        {
            (start, end) = (0, plain.Read(buffer));
        }

        return start == end ? -1 : buffer[start];
    }

    private void Skip(int bytes)
    {
        start += bytes;
        position += bytes;
    }
}
