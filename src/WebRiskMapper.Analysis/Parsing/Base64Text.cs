using System.Text;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Short texts that pages hide from programs as base64.</summary>
internal static class Base64Text
{
    /// <summary>The text that <paramref name="value"/> stands for, each byte a character; null where it is longer than <paramref name="longest"/> or no base64.</summary>
    public static string? Of(ReadOnlySpan<char> value, int longest)
    {
        if (value.Length > longest)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[longest];
        return Convert.TryFromBase64Chars(value, bytes, out var length) ? Encoding.Latin1.GetString(bytes[..length]) : null;
    }
}
