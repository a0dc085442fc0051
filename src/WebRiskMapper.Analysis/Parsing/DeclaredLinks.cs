using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Links that no visitor clicks: those that the head declares, and those in data that a script of the page would turn into links.</summary>
internal static class DeclaredLinks
{
    private const int MostPerPage = 500;
    private const int LongestScript = 1_000_000;

    /// <summary>Names under which sites keep the address of a page in their data.</summary>
    private static readonly string[] AddressFields = ["url", "href", "link", "permalink", "path", "canonicalUrl", "slugUrl", "detailUrl"];

    /// <summary>The next page of a series, other languages, feeds, and where a <c>refresh</c> leads.</summary>
    public static IEnumerable<(Uri Target, LinkKind Kind, string? Language)> InHead(IDocument document, Uri baseUri)
    {
        if (document.Head is not { } head)
        {
            yield break;
        }

        var count = 0;
        for (var element = head.FirstElementChild; element is not null && count < MostPerPage; element = element.NextElementSibling)
        {
            if (element.LocalName is "link" && element.GetAttribute("rel") is { Length: > 0 } rel && element.GetAttribute("href") is { } href)
            {
                var language = element.GetAttribute("hreflang")?.Trim().ToLowerInvariant();
                LinkKind? kind = HasWord(rel, "next") ? LinkKind.Next
                    : !HasWord(rel, "alternate") ? null
                    : language is { Length: >= 2 } ? LinkKind.Alternate
                    : element.GetAttribute("type") is { } type && (type.Contains("rss", StringComparison.OrdinalIgnoreCase) || type.Contains("atom", StringComparison.OrdinalIgnoreCase)) ? LinkKind.Feed
                    : null;
                if (kind is { } known && PageAddress.Resolve(baseUri, href) is { } target)
                {
                    count++;
                    yield return (target, known, known == LinkKind.Alternate && language is not "x-default" ? language : null);
                }
            }
            else if (element.LocalName is "meta" && "refresh".Equals(element.GetAttribute("http-equiv")?.Trim(), StringComparison.OrdinalIgnoreCase)
                && RefreshTarget(element.GetAttribute("content") ?? "") is { } reference && PageAddress.Resolve(baseUri, reference) is { } target)
            {
                yield return (target, LinkKind.Other, null);
            }
        }
    }

    /// <summary>Addresses in JSON that a page carries for its scripts, by the names of the fields that hold them; other scripts are not read.</summary>
    public static IEnumerable<Uri> InScripts(IReadOnlyList<IHtmlScriptElement> scripts, Uri baseUri)
    {
        var count = 0;
        foreach (var script in scripts)
        {
            if (script.Type is not { } type || !type.Contains("json", StringComparison.OrdinalIgnoreCase) || script.Text is not { Length: > 0 and <= LongestScript } json)
            {
                continue;
            }

            foreach (var value in AddressesIn(json))
            {
                if (PageAddress.Resolve(baseUri, value) is { } target)
                {
                    yield return target;
                    if (++count == MostPerPage)
                    {
                        yield break;
                    }
                }
            }
        }
    }

    /// <summary>Reads past the structure: data of this kind is large, often not quite JSON, and only a few of its strings matter.</summary>
    private static IEnumerable<string> AddressesIn(string json)
    {
        for (var at = 0; (at = json.IndexOf("\":", at, StringComparison.Ordinal)) >= 0;)
        {
            var open = json.LastIndexOf('"', at - 1, Math.Min(at, 16));
            var start = at + 2;
            while (start < json.Length && json[start] == ' ')
            {
                start++;
            }

            var isAddress = open >= 0 && start < json.Length && json[start] == '"' && Array.Exists(AddressFields, f => json.AsSpan(open + 1, at - open - 1).Equals(f, StringComparison.OrdinalIgnoreCase));
            at = start;
            if (!isAddress || json.IndexOf('"', start + 1) is not (> 0 and var end) || end - start > 1_000)
            {
                continue;
            }

            at = end;
            var value = json[(start + 1)..end].Replace("\\/", "/", StringComparison.Ordinal).Replace("\\u0026", "&", StringComparison.OrdinalIgnoreCase);
            // A bare word is a name, not an address; an escape left over is nothing this reader knows.
            if (value.Length > 1 && (value[0] == '/' || value.StartsWith("http", StringComparison.OrdinalIgnoreCase)) && !value.Contains('\\', StringComparison.Ordinal))
            {
                yield return value;
            }
        }
    }

    /// <summary>The address in <c>5; url='/next'</c>, or null when the page only reloads itself.</summary>
    private static string? RefreshTarget(string content)
    {
        var cut = content.AsSpan().IndexOfAny(';', ',');
        if (cut < 0)
        {
            return null;
        }

        var rest = content.AsSpan(cut + 1).Trim();
        if (rest.StartsWith("url", StringComparison.OrdinalIgnoreCase) && rest[3..].TrimStart() is ['=', .. var after])
        {
            rest = after.Trim();
        }

        if (rest.Length > 1 && rest[0] is '\'' or '"')
        {
            var close = rest[1..].IndexOf(rest[0]);
            rest = close < 0 ? rest[1..] : rest.Slice(1, close);
        }

        return rest.Length == 0 ? null : rest.ToString();
    }

    private static bool HasWord(string words, string word)
    {
        foreach (var range in words.AsSpan().SplitAny(' ', '\t', '\n'))
        {
            if (words.AsSpan()[range].Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
