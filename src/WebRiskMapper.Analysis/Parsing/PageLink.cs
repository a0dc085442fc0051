namespace WebRiskMapper.Analysis.Parsing;

/// <summary>The part a link probably plays; it steers the order of the frontier and never excludes a page by itself.</summary>
public enum LinkKind
{
    Other,
    Ad,
    List,
    Next,
    Canonical,
    /// <summary>The click or form that passes an "I am over 18" gate.</summary>
    AgeGateAccept,
    /// <summary>The same page in another language (<c>hreflang</c>).</summary>
    Alternate,
    /// <summary>An RSS or Atom feed.</summary>
    Feed,
}

/// <summary>An absolute http(s) link found on a page, without its fragment.</summary>
/// <param name="Language">The language that the page gives its target (<c>hreflang</c>), as written in lower case, or null.</param>
public sealed record PageLink(Uri Url, LinkKind Kind, string? Language = null);
