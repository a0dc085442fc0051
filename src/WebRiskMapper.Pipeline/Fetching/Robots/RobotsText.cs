using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace WebRiskMapper.Pipeline.Fetching.Robots;

/// <summary>A robots.txt as lines of text, whatever its bytes are: line numbers stay those of the file, and no byte of a rule is lost.</summary>
public static class RobotsText
{
    /// <summary>Bytes of a file that are read; the rest is ignored (RFC 9309 section 2.5 asks for at least this much).</summary>
    public const int MaxBytes = 500 * 1024;

    /// <summary>
    /// UTF-8, or UTF-16 where a byte order mark says so. A byte that is no UTF-8 is written percent-encoded, as a URL would carry it, so
    /// that rules in an old charset still match. NULs are dropped. Of a line that the limit cuts in two nothing is used: the half rule
    /// <c>Disallow: /</c> says something that nobody wrote.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> file)
    {
        var isCut = file.Length > MaxBytes && file[MaxBytes] is not ((byte)'\n' or (byte)'\r');
        var text = DecodeWhole(file[..Math.Min(file.Length, MaxBytes)]);
        return isCut ? text[..(text.AsSpan().LastIndexOfAny('\n', '\r') + 1)] : text;
    }

    /// <summary>Takes the next line off the rest of a file. Lines end in CR LF, LF or CR (RFC 9309 section 2.2), and in nothing else.</summary>
    /// <returns>False when nothing is left.</returns>
    public static bool TryTakeLine(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> line)
    {
        if (rest.IsEmpty)
        {
            line = default;
            return false;
        }

        var end = rest.IndexOfAny('\r', '\n');
        if (end < 0)
        {
            line = rest;
            rest = default;
            return true;
        }

        line = rest[..end];
        rest = rest[(rest[end..].StartsWith("\r\n", StringComparison.Ordinal) ? end + 2 : end + 1)..];
        return true;
    }

    /// <param name="number">From 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The text has fewer lines.</exception>
    public static string Line(string text, int number)
    {
        var rest = text.AsSpan();
        for (var at = 1; TryTakeLine(ref rest, out var line); at++)
        {
            if (at == number)
            {
                return line.Trim().ToString();
            }
        }

        throw new ArgumentOutOfRangeException(nameof(number), number, "The file has fewer lines.");
    }

    private static string DecodeWhole(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return WithoutNuls(Encoding.Unicode.GetString(file[2..(file.Length & ~1)]));
        }

        if (file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return WithoutNuls(Encoding.BigEndianUnicode.GetString(file[2..(file.Length & ~1)]));
        }

        // Also a mark that lost its last bytes.
        foreach (var octet in (ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])
        {
            if (file.IsEmpty || file[0] != octet)
            {
                break;
            }

            file = file[1..];
        }

        return WithoutNuls(Utf8.IsValid(file) ? Encoding.UTF8.GetString(file) : DecodeBroken(file));
    }

    private static string DecodeBroken(ReadOnlySpan<byte> file)
    {
        var text = new StringBuilder(file.Length + 256);
        Span<char> utf16 = stackalloc char[2];
        while (!file.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(file, out var rune, out var length) == OperationStatus.Done)
            {
                text.Append(utf16[..rune.EncodeToUtf16(utf16)]);
            }
            else
            {
                foreach (var octet in file[..length])
                {
                    text.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
                }
            }

            file = file[length..];
        }

        return text.ToString();
    }

    /// <summary>A database cannot keep them as text, and where a file has them they are padding, or UTF-16 without a mark.</summary>
    private static string WithoutNuls(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
