using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Archiving;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>What a URL is expected to be. The numbers are stored: never change or reuse one.</summary>
public enum UrlKind : short
{
    Page = 0,
    Ad = 1,
    List = 2,
    Sitemap = 3,
    Start = 4,
}

/// <summary>How a URL was found; bits, stored: the lists of the capture–recapture estimate.</summary>
[Flags]
public enum FoundBy : short
{
    None = 0,
    Sitemap = 1,
    Link = 2,
}

/// <summary>One URL whose turn it is.</summary>
/// <param name="Attempts">Failed attempts in this run.</param>
/// <param name="ContentHash">SHA-256 of the page when it was last read, or null.</param>
public sealed record FrontierUrl(UrlHash Hash, Uri Url, UrlKind Kind, int Depth, int Attempts, string? ETag, string? LastModified, byte[]? ContentHash)
{
    /// <summary>What the page was when it was last read.</summary>
    public PageType? PageType { get; init; }

    /// <summary>The list page it was last found on, or null.</summary>
    public UrlHash? Parent { get; init; }

    /// <summary>When it was last asked; null before the first visit.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>See <see cref="UrlResult.ContentKey"/>; of the last visit that read the page.</summary>
    public long? ContentKey { get; init; }

    public ChangeHistory History { get; init; }

    /// <summary>The newest capture that this campaign keeps of the page, or null.</summary>
    public KeptCapture? Kept { get; init; }
}

/// <summary>A URL found on a page or in a sitemap.</summary>
public sealed record Discovery(CanonicalUrl Url, UrlKind Kind, int Depth, FoundBy FoundBy)
{
    /// <summary>The list page that names it. Null for a sitemap, and for a link elsewhere, which shows no ad to be alive.</summary>
    public UrlHash? Parent { get; init; }

    /// <summary>When the page changed last, as its sitemap states.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>In a language outside the campaign's, as far as links and addresses tell: read when everything else is.</summary>
    public bool IsUnwantedLanguage { get; init; }

    /// <summary>See <see cref="SiteLearning.HashOf"/>; null for sitemaps.</summary>
    public int? Shape { get; init; }

    /// <summary>Whether a page that is not asked again may rest on this.</summary>
    public bool Confirms => Parent is not null || FoundBy == FoundBy.Sitemap;

    /// <summary>Ads first, then the lists that lead to them; the start page and sitemaps before all, as nothing is known without them.</summary>
    public int Priority => IsUnwantedLanguage ? UnwantedPriority : PriorityOf(Kind, FoundBy);

    public const int UnwantedPriority = 2;

    public static int PriorityOf(UrlKind kind, FoundBy foundBy) => kind switch
    {
        UrlKind.Start => 50,
        UrlKind.Sitemap => 40,
        UrlKind.Ad => 30,
        UrlKind.List => 20,
        _ => foundBy == FoundBy.Sitemap ? 15 : 10,
    };

    public static UrlKind KindOf(LinkKind link) => link switch
    {
        LinkKind.Ad => UrlKind.Ad,
        LinkKind.List or LinkKind.Next => UrlKind.List,
        LinkKind.Feed => UrlKind.Sitemap,
        _ => UrlKind.Page,
    };
}
