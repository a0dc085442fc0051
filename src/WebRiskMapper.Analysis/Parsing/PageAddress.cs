namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Addresses on a page: how they resolve, and the shape that pages of one kind share.</summary>
public static class PageAddress
{
    private static readonly string[] FileEndings =
        [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".mp4", ".webm", ".pdf", ".zip", ".css", ".js", ".ico", ".xml"];

    /// <summary>Absolute http(s) address without fragment, or null when the reference is anything else, or leads to the page itself.</summary>
    internal static Uri? Resolve(Uri baseUri, string reference)
    {
        var start = reference.AsSpan().TrimStart();
        return start.IsEmpty || start[0] == '#' ? null : WebAddress.Resolve(reference, baseUri);
    }

    internal static bool IsFile(Uri address)
    {
        var path = address.AbsolutePath;
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') && Array.Exists(FileEndings, e => path.AsSpan(dot).Equals(e, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// What pages of one kind have in common: number of path segments, what the last one is made of, its ending and the
    /// names of the query's fields. <c>/ad/wien/anna-123.html</c> gives <c>3:x-0:.html?</c>, and <c>/ad/123/anna</c>, whose number
    /// stands before, <c>3:0/x:?</c>.
    /// </summary>
    public static string Shape(Uri address)
    {
        var path = address.AbsolutePath.AsSpan().TrimEnd('/');
        var segments = path.Count('/');
        var last = path[(path.LastIndexOf('/') + 1)..];
        var dot = last.LastIndexOf('.');
        var ending = dot > 0 && last.Length - dot <= 6 ? last[dot..] : [];
        var stem = ending.IsEmpty ? last : last[..dot];
        var numbered = path[..Math.Max(0, path.LastIndexOf('/'))].IndexOfAnyInRange('0', '9') >= 0 ? "0/" : "";
        return $"{segments}:{numbered}{Composition(stem)}:{ending}?{QueryKeys(address.Query)}";
    }

    /// <summary>The shape together with the folder at the top, for sites that keep each kind of page in its own: <c>/ad 2:x-0:?</c>; null where there is no folder.</summary>
    internal static string? ShapeInFolder(Uri address)
    {
        var path = address.AbsolutePath.AsSpan();
        var end = path.Length > 1 ? path[1..].IndexOf('/') : -1;
        return end <= 0 || end + 2 >= path.Length ? null : $"{path[..(end + 1)]} {Shape(address)}";
    }

    /// <summary>Whether a shape can tell one ad from another: it holds a number, a compound or a query field.</summary>
    internal static bool IsTelling(string shape) => shape.Contains(":0", StringComparison.Ordinal) || shape.Contains('0') || shape.Contains('-') || !shape.EndsWith('?');

    private static string Composition(ReadOnlySpan<char> stem)
    {
        var letters = false;
        var digits = false;
        var dash = false;
        foreach (var c in stem)
        {
            letters |= char.IsLetter(c) || c == '%';
            digits |= char.IsAsciiDigit(c);
            dash |= c is '-' or '_';
        }

        return (letters ? "x" : "") + (dash ? "-" : "") + (digits ? "0" : "");
    }

    private static string QueryKeys(string query) =>
        query.Length < 2
            ? ""
            : string.Join('&', query[1..].Split('&').Select(p => p.Split('=')[0]).Order(StringComparer.Ordinal));
}
