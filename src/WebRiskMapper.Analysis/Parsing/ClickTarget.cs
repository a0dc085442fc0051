using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Where a click on an element leads that is no link: <c>data-href="/ad/7"</c>, <c>onclick="location.href='/ad/7'"</c>.</summary>
internal static class ClickTarget
{
    private const int LongestAssignment = 20;

    private static readonly string[] Attributes = ["data-href", "data-link"];

    public static string? Of(IElement element)
    {
        foreach (var name in Attributes)
        {
            if (element.GetAttribute(name) is { Length: > 1 } address && address[0] != '#')
            {
                return address;
            }
        }

        return element.GetAttribute("onclick") is { } script ? Assigned(script) : null;
    }

    // What is assigned or handed to the window's location.
    private static string? Assigned(string script)
    {
        var at = script.IndexOf("location", StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var rest = script.AsSpan(at + "location".Length);
        var quote = rest.IndexOfAny('\'', '"');
        if (quote is <= 0 or > LongestAssignment || !rest[..quote].ContainsAny('=', '('))
        {
            return null;
        }

        var end = rest[(quote + 1)..].IndexOf(rest[quote]);
        return end > 1 && rest.Slice(quote + 1 + end + 1).TrimStart() is var after && (after.IsEmpty || after[0] != '+') ? rest.Slice(quote + 1, end).ToString() : null;
    }
}
