using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Campaigns;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>An address as it was found, before scope and memory have judged it.</summary>
internal readonly record struct FoundLink(Uri? Url, UrlKind Kind, int Depth)
{
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>What is said of its language (<c>hreflang</c>), or null.</summary>
    public string? Language { get; init; }

    /// <summary>The same page in another language: worth nothing where that language is not wanted.</summary>
    public bool IsAlternate { get; init; }
}

/// <summary>Judges found addresses: what is in scope and not offered before goes on to the frontier, at the place that its shape has earned. Safe for turns that overlap.</summary>
internal sealed class LinkIntake(UrlScope scope, CampaignScope wanted, SiteState state, int year)
{
    private readonly Lock gate = new();
    private readonly HashSet<ulong> unwritten = [];

    public IEnumerable<Discovery> Take(IEnumerable<FoundLink> links, FoundBy foundBy, UrlHash? parent)
    {
        foreach (var found in links)
        {
            var (link, kind, depth) = found;
            if (link is null || depth > wanted.MaxDepth || (foundBy == FoundBy.Link && !IsNew(link, kind, parent is not null)))
            {
                continue;
            }

            var unwanted = IsUnwanted(found.Language) || (found.Language is null && IsUnwanted(LanguageOfPath(link)));
            if ((unwanted && found.IsAlternate) || CanonicalUrl.TryCreate(link)?.Without(state.Learning.IsIgnored) is not { } url
                || !(kind == UrlKind.Sitemap ? scope.IsSameSite(url.Uri) : scope.Contains(url)))
            {
                continue;
            }

            if (kind == UrlKind.Sitemap)
            {
                yield return new Discovery(url, kind, depth, foundBy);
                continue;
            }

            var shape = PageAddress.Shape(url.Uri);
            if (UrlScope.IsCalendar(url.Uri, year) || state.Learning.IsTrap(shape))
            {
                continue;
            }

            yield return new Discovery(url, state.Learning.KindOf(shape) is { } known && kind != UrlKind.Start ? known : kind, depth, foundBy)
            {
                Parent = parent,
                ChangedAt = found.ChangedAt,
                IsUnwantedLanguage = unwanted,
                Shape = SiteLearning.HashOf(shape),
            };
        }
    }

    /// <summary>To be called when the batch was stored.</summary>
    public void Stored()
    {
        lock (gate)
        {
            state.MarkWritten(unwritten);
            unwritten.Clear();
        }
    }

    /// <summary>To be called when results are left out of what is stored: none of their addresses counts as written.</summary>
    public void Dropped()
    {
        lock (gate)
        {
            unwritten.Clear();
        }
    }

    private bool IsNew(Uri link, UrlKind kind, bool isListed)
    {
        lock (gate)
        {
            var key = LinkMemory.KeyOf(link.OriginalString, kind, isListed);
            return !state.IsWritten(key) && unwritten.Add(key);
        }
    }

    /// <summary>Only what is known to be in another language: unknown is never unwanted.</summary>
    private bool IsUnwanted(string? language)
    {
        if (wanted.Languages.Count == 0 || language is not { Length: >= 2 })
        {
            return false;
        }

        var cut = language.AsSpan().IndexOfAny('-', '_');
        var code = cut < 0 ? language : language[..cut];
        return code.Length == 2 && !wanted.Languages.Contains(code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A first segment such as <c>/de/</c> or <c>/pt-br/</c>, or a parameter <c>lang</c>; a weak hint, as <c>/it/</c> may be a country.</summary>
    private static string? LanguageOfPath(Uri url)
    {
        var path = url.AbsolutePath;
        var end = path.IndexOf('/', 1);
        var first = end < 0 ? path[1..] : path[1..end];
        if ((first.Length == 2 || (first.Length == 5 && first[2] is '-' or '_')) && char.IsAsciiLetter(first[0]) && char.IsAsciiLetter(first[1]))
        {
            return first.ToLowerInvariant();
        }

        var at = url.Query.IndexOf("lang=", StringComparison.OrdinalIgnoreCase);
        return at > 0 && url.Query[at - 1] is '?' or '&' && url.Query.Length >= at + 7 && (url.Query.Length == at + 7 || url.Query[at + 7] is '&' or '-') ? url.Query.Substring(at + 5, 2).ToLowerInvariant() : null;
    }
}
