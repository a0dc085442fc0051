using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Egress;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// One spelling per page: scheme and host in lower case (IDNA), no default port, dot segments resolved, percent-encoding in upper case,
/// no fragment, no tracking parameters, no session ids. The order of the other parameters is kept: a site may mean something by it.
/// </summary>
public sealed record CanonicalUrl
{
    /// <summary>Longer ones are refused: no page a person reads needs them.</summary>
    public const int MaxLength = 2000;

    private static readonly HashSet<string> DroppedParameters = new(StringComparer.OrdinalIgnoreCase)
    {
        "gclid", "fbclid", "msclkid", "yclid", "dclid", "gbraid", "wbraid", "mc_cid", "mc_eid", "igshid", "_ga", "_gl", "_openstat", "ysclid",
        "phpsessid", "jsessionid", "sessionid", "session_id", "sessid", "cfid", "cftoken", "zenid", "oscsid",
    };

    private CanonicalUrl(Uri uri)
    {
        Uri = uri;
        Hash = HashOf(uri.AbsoluteUri);
    }

    public Uri Uri { get; }

    public string Text => Uri.AbsoluteUri;

    /// <summary>The key of the page within its site: the first 16 bytes of SHA-256 over <see cref="Text"/> as UTF-8.</summary>
    public UrlHash Hash { get; }

    /// <summary>Null for anything but an absolute http(s) URL of a sane length without a password in it.</summary>
    public static CanonicalUrl? TryCreate(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.Host.Length == 0 || url.UserInfo.Length > 0 || url.OriginalString.Length > MaxLength)
        {
            return null;
        }

        if ((url.HostNameType == UriHostNameType.IPv6 ? url.Host : HostName.Of(url)?.TrimEnd('.')) is not { Length: > 0 } host)
        {
            return null;
        }

        var port = url.IsDefaultPort ? "" : ":" + url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var text = url.Scheme + "://" + host + port + WithoutSession(UpperCaseEscapes(url.AbsolutePath)) + WithoutTracking(UpperCaseEscapes(url.Query));
        return text.Length <= MaxLength && Uri.TryCreate(text, UriKind.Absolute, out var canonical) ? new CanonicalUrl(canonical) : null;
    }

    /// <summary>As <see cref="TryCreate(Uri)"/>, from an absolute address as somebody wrote it.</summary>
    public static CanonicalUrl? TryCreate(string url) => WebAddress.Resolve(url) is { } parsed ? TryCreate(parsed) : null;

    /// <summary>The same address without the parameters that <paramref name="isIgnored"/> names; itself when there is none.</summary>
    public CanonicalUrl Without(Func<string, bool> isIgnored)
    {
        if (Uri.Query.Length <= 1 || !Parameters().Any(p => isIgnored(p.Name)))
        {
            return this;
        }

        var kept = string.Join('&', Uri.Query[1..].Split('&').Where(p => !isIgnored(NameOf(p))));
        return new CanonicalUrl(new Uri(Uri.GetLeftPart(UriPartial.Path) + (kept.Length == 0 ? "" : "?" + kept)));
    }

    /// <summary>Names and values of the query as written, in order.</summary>
    public IEnumerable<(string Name, string Value)> Parameters() =>
        Uri.Query.Length <= 1 ? [] : Uri.Query[1..].Split('&').Select(p => (NameOf(p), p[Math.Min(p.Length, NameOf(p).Length + 1)..]));

    private static string NameOf(string parameter) => parameter.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals ? parameter[..equals] : parameter;

    public bool Equals(CanonicalUrl? other) => other is not null && Hash == other.Hash;

    public override int GetHashCode() => Hash.GetHashCode();

    public override string ToString() => Text;

    private static UrlHash HashOf(string text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        SHA256.HashData(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)), digest);
        ArrayPool<byte>.Shared.Return(rented);
        return UrlHash.FromBytes(digest[..UrlHash.Size]);
    }

    private static string WithoutSession(string path)
    {
        var start = path.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        return start < 0 ? path : path[..start];
    }

    private static string WithoutTracking(string query)
    {
        if (query.Length <= 1)
        {
            return "";
        }

        var kept = new StringBuilder(query.Length);
        foreach (var range in query.AsSpan(1).Split('&'))
        {
            var parameter = query.AsSpan(1)[range];
            var equals = parameter.IndexOf('=');
            var name = equals < 0 ? parameter : parameter[..equals];
            if (parameter.Length == 0 || IsDropped(name, equals < 0 ? default : parameter[(equals + 1)..]))
            {
                continue;
            }

            kept.Append(kept.Length == 0 ? '?' : '&').Append(parameter);
        }

        return kept.ToString();
    }

    private static bool IsDropped(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("aspsessionid", StringComparison.OrdinalIgnoreCase)
        || DroppedParameters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)
        // "sid" is a session only when it looks like one; elsewhere it numbers a service or a section.
        || (name.Equals("sid", StringComparison.OrdinalIgnoreCase) && value.Length >= 20 && IsHexadecimal(value));

    private static bool IsHexadecimal(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static string UpperCaseEscapes(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        return string.Create(text.Length, text, static (target, source) =>
        {
            source.CopyTo(target);
            for (var i = 0; i + 2 < target.Length; i++)
            {
                if (target[i] == '%')
                {
                    target[i + 1] = char.ToUpperInvariant(target[i + 1]);
                    target[i + 2] = char.ToUpperInvariant(target[i + 2]);
                    i += 2;
                }
            }
        });
    }
}

/// <summary>A 16-byte key, comparable and cheap to keep by the hundred thousand.</summary>
public readonly record struct UrlHash(UInt128 Value) : IComparable<UrlHash>
{
    public const int Size = 16;

    public static UrlHash FromBytes(ReadOnlySpan<byte> bytes) => new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>Big-endian, so that byte order and numeric order agree.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return bytes;
    }

    public int CompareTo(UrlHash other) => Value.CompareTo(other.Value);

    public static bool operator <(UrlHash left, UrlHash right) => left.Value < right.Value;

    public static bool operator >(UrlHash left, UrlHash right) => left.Value > right.Value;

    public static bool operator <=(UrlHash left, UrlHash right) => left.Value <= right.Value;

    public static bool operator >=(UrlHash left, UrlHash right) => left.Value >= right.Value;
}
