using System.Text;

namespace WebRiskMapper.Analysis.Extraction.Images;

/// <summary>
/// Tells by its address alone which photo a picture shows, whatever size, format or mirror it is served in: <c>/p/7-300x400.webp</c> and
/// <c>/p/7.jpg?w=90</c> are one, <c>/photo.php?id=7&amp;w=90</c> and <c>/photo.php?id=8&amp;w=90</c> are two.
/// </summary>
internal sealed class PhotoIdentity(PictureWords words)
{
    private const string Marks = "-_.@~;";

    private static readonly string[] Endings = [".jpeg", ".jpg", ".webp", ".avif", ".png", ".gif", ".heic", ".bmp"];

    /// <summary>Fields of a query that ask for a rendering, or prove that it may be asked for; what is left names the photo.</summary>
    private static readonly string[] Rendering =
    [
        "w", "h", "width", "height", "size", "sz", "s", "q", "quality", "fit", "crop", "mode", "dpr", "format", "fm", "auto", "v", "ver", "version", "t", "ts", "itok", "sig", "signature", "expires", "token",
        "hash", "m", "r", "resize", "scale", "thumb", "type", "view", "blur", "op", "cb", "mw", "mh", "maxw", "maxh", "tw", "th", "x", "y", "wm", "watermark", "sid", "session", "phpsessid", "zc",
    ];

    public string Of(Uri address)
    {
        var path = address.AbsolutePath.AsSpan();
        var file = FileEnd(path, out var ending);
        var isFile = file > 0;
        path = isFile ? path[..(file - ending)] : path.TrimEnd('/');
        var key = new StringBuilder(path.Length);
        var rest = path.Trim('/');
        while (rest.IndexOf('/') is var slash and >= 0)
        {
            if (!IsSize(rest[..slash]))
            {
                key.Append('/').Append(rest[..slash]);
            }

            rest = rest[(slash + 1)..];
        }

        key.Append('/').Append(WithoutSizes(rest));
        // Where the path is a photo's own, the query says how it is to be drawn.
        if (!isFile)
        {
            AppendQuery(key, address.Query);
        }

        return key.ToString().ToLowerInvariant();
    }

    /// <summary>Where the first name of a picture's file ends: what follows it (<c>/7.jpg/fill/w_90</c>, <c>/7.jpg;s=90</c>) draws it. 0 where there is none.</summary>
    private static int FileEnd(ReadOnlySpan<char> path, out int ending)
    {
        for (var at = path.IndexOf('.'); at >= 0;)
        {
            foreach (var known in Endings)
            {
                if (path[at..].StartsWith(known, StringComparison.OrdinalIgnoreCase) && (at + known.Length == path.Length || !char.IsLetterOrDigit(path[at + known.Length])))
                {
                    ending = known.Length;
                    return at + known.Length;
                }
            }

            var next = path[(at + 1)..].IndexOf('.');
            at = next < 0 ? -1 : at + 1 + next;
        }

        ending = 0;
        return 0;
    }

    /// <summary>Whether a folder stands for a size: <c>s320</c>, <c>w72-h72-p</c>, <c>300x400</c>, <c>width=90,quality=75</c>, <c>thumbs</c>.</summary>
    private bool IsSize(ReadOnlySpan<char> folder)
    {
        if (folder.IsEmpty || folder.Contains('=') || folder.StartsWith("w_", StringComparison.Ordinal) || folder.Contains(",w_", StringComparison.Ordinal) || folder.Contains(",h_", StringComparison.Ordinal))
        {
            return true;
        }

        Span<char> lower = stackalloc char[Math.Min(folder.Length, 40)];
        folder[..lower.Length].ToLowerInvariant(lower);
        var first = ((ReadOnlySpan<char>)lower)[..(lower.IndexOfAny(Marks) is var mark and >= 0 ? mark : lower.Length)];
        // "image-w920x690".
        var last = ((ReadOnlySpan<char>)lower)[(lower.LastIndexOfAny(Marks) + 1)..];
        return IsMeasure(first) || (last.Contains('x') && IsMeasure(last)) || words.IsSize(lower) || (lower.Length == 1 && char.IsLetter(lower[0]));
    }

    /// <summary>A file's name without the sizes at its ends. A letter or a bare number is one only where what is left still holds a digit or is a letter that counts: "anna-b" is a name.</summary>
    private ReadOnlySpan<char> WithoutSizes(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[Math.Min(name.Length, 200)];
        name[..buffer.Length].ToLowerInvariant(buffer);
        ReadOnlySpan<char> lower = buffer;
        var (start, end) = (0, lower.Length);
        while (true)
        {
            var last = lower[start..end].LastIndexOfAny(Marks);
            if (last > 0 && IsSizeOf(lower[(start + last + 1)..end], lower[start..(start + last)], isLast: true))
            {
                end = start + last;
                continue;
            }

            var first = lower[start..end].IndexOfAny(Marks);
            if (first > 0 && start + first + 1 < end && IsSizeOf(lower[start..(start + first)], lower[(start + first + 1)..end], isLast: false))
            {
                start += first + 1;
                continue;
            }

            return name[start..(end == lower.Length ? name.Length : end)];
        }
    }

    private bool IsSizeOf(ReadOnlySpan<char> word, ReadOnlySpan<char> rest, bool isLast) =>
        word.IsEmpty || (word.IndexOf('=') is var equals and > 0 && IsMeasure(word[(equals + 1)..])) || words.IsSize(word) || IsMeasure(word) || ((words.IsSizeLetter(word) || (isLast && IsWidth(word))) && (rest.Length == 1 || rest.ContainsAnyInRange('0', '9')));

    // "300x400", "50x50c", "1200w", "w320", "s1600", "90px", "2x"; behind a name, "s=300x400".
    private static bool IsMeasure(ReadOnlySpan<char> word)
    {
        if (word.Length < 2)
        {
            return false;
        }

        var x = word.IndexOf('x');
        return x > 0 ? IsNumber(word[..x].TrimStart('w')) && (x + 1 == word.Length || IsNumber(word[(x + 1)..].TrimEnd("abcdefghijklmnopqrstuvwxyz")))
            : word.EndsWith("px", StringComparison.Ordinal) ? IsNumber(word[..^2])
            : word[^1] is 'w' or 'h' ? IsNumber(word[..^1]) && word.Length > 2
            : word[0] is 'w' or 'h' or 's' && word.Length > 2 && IsNumber(word[1..]);
    }

    // Sites scale to round widths; numbers of photos seldom reach them.
    private static bool IsWidth(ReadOnlySpan<char> word) =>
        word.Length is 2 or 3 or 4 && int.TryParse(word, System.Globalization.NumberStyles.None, null, out var width) && ((width is >= 100 and <= 2560 && width % 20 == 0) || width is 60 or 64 or 70 or 72 or 75 or 80 or 90 or 96);

    private static bool IsNumber(ReadOnlySpan<char> word) => word.Length is > 0 and <= 4 && !word.ContainsAnyExceptInRange('0', '9');

    private void AppendQuery(StringBuilder key, string query)
    {
        foreach (var field in query.AsSpan().TrimStart('?').Split('&'))
        {
            var text = query.AsSpan().TrimStart('?')[field];
            var name = text[..(text.IndexOf('=') is var equals and >= 0 ? equals : text.Length)];
            if (!text.IsEmpty && !IsRendering(name) && !IsSizeWord(text[Math.Min(text.Length, name.Length + 1)..]))
            {
                key.Append('&').Append(text);
            }
        }
    }

    // "size=large", "meret=nagy".
    private bool IsSizeWord(ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[Math.Min(value.Length, 40)];
        value[..lower.Length].ToLowerInvariant(lower);
        return words.IsSize(lower);
    }

    private static bool IsRendering(ReadOnlySpan<char> name)
    {
        foreach (var known in Rendering)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
