namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Where on a page a link stands, by growing weight: what an operator put on every page says more than what one text mentions.</summary>
public enum LinkPlacement
{
    Content,
    Footer,
    Navigation,
}

/// <summary>Another host that a page links to, named once per page.</summary>
/// <param name="Host">In lower case and ASCII.</param>
/// <param name="Placement">The weightiest place of its links.</param>
/// <param name="HasCue">Whether the words of a link, or the host's name, are those of the market (<see cref="PlatformWords"/>).</param>
public sealed record OutLink(string Host, LinkPlacement Placement, bool HasCue);

/// <summary>An account at a measuring or advertising service that a page's source names.</summary>
/// <param name="Service">Such as <c>google-analytics</c>; see <see cref="TrackingIds"/>.</param>
/// <param name="Account">The account in one spelling, so that equal ones are equal texts.</param>
public sealed record TrackingId(string Service, string Account);
