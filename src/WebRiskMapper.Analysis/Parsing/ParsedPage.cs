using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Platforms;
using WebRiskMapper.Analysis.Profiles;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What one fetched page is and says.</summary>
public sealed record ParsedPage
{
    public required PageType Type { get; init; }

    /// <summary>Between 0 and 1: how far the evidence for <see cref="Type"/> is ahead of the next type's.</summary>
    public required double TypeConfidence { get; init; }

    /// <summary>The <c>title</c> element, in one line.</summary>
    public string? Title { get; init; }

    /// <summary>The page's <c>lang</c> attribute as an ISO 639-1 code; a hint that is often wrong.</summary>
    public string? LangAttribute { get; init; }

    /// <summary>ISO 639-1 code of the main text's language, or null when undetermined.</summary>
    public string? Language { get; init; }

    /// <summary>Absolute http(s) address of <c>link rel=canonical</c>, or null.</summary>
    public Uri? Canonical { get; init; }

    /// <summary>Distinct links in page order.</summary>
    public required IReadOnlyList<PageLink> Links { get; init; }

    /// <summary>Other hosts that the site itself links to from here; never what an advertiser links from an ad.</summary>
    public IReadOnlyList<OutLink> OutLinks { get; init; } = [];

    /// <summary>Accounts at measuring and advertising services that the page's source names.</summary>
    public IReadOnlyList<TrackingId> TrackingIds { get; init; } = [];

    /// <summary>What the page tells about how its platform is run.</summary>
    public PlatformReading Platform { get; init; } = PlatformReading.Nothing;

    /// <summary>The page's main block. It is an advertisement only where <see cref="Type"/> says so.</summary>
    public required AdText Main { get; init; }

    /// <summary>Lines that a visitor sees around <see cref="Main"/>: navigation, related ads, reviews, foot; in page order. They are judged before the page is archived, and never extracted.</summary>
    public IReadOnlyList<AroundLine> Around { get; init; } = [];

    /// <summary>Where each line of <see cref="Main"/> stands in the markup; empty unless <see cref="SiteContext.WithLayout"/> asks for it.</summary>
    public IReadOnlyList<LayoutLine> Layout { get; init; } = [];

    /// <summary>The largest group of cards on the page; null when there is none, and unless <see cref="SiteContext.WithLayout"/> asks for it.</summary>
    public CardLayout? Cards { get; init; }

    /// <summary>What passes the age gate, when the page is one and a plain click, form or cookie passes it.</summary>
    public AgeGateAction? AgeGate { get; init; }

    /// <summary>IANA name of the charset the bytes were read with.</summary>
    public required string Charset { get; init; }
}

/// <summary>A line of a page outside its main text.</summary>
/// <param name="InFoot">It stands in the page's <c>footer</c>, where operators write their address.</param>
public readonly record struct AroundLine(string Text, bool InFoot);

/// <summary>Cards that each lead to a page of their own.</summary>
/// <param name="Path">See <see cref="ProfileRegion.Path"/>.</param>
/// <param name="Count">Cards in the group.</param>
public sealed record CardLayout(string Path, int Count);

public enum GateMethod
{
    Get,
    Post,
}

/// <summary>
/// The plain click or form that passes an "I am over 18" gate. Never one with a password, a captcha, a date of birth or a
/// document.
/// </summary>
/// <param name="Fields">Form fields in form order, for <see cref="GateMethod.Post"/> in the body and for <see cref="GateMethod.Get"/> already part of <paramref name="Url"/>.</param>
/// <param name="Cookie">A cookie (<c>name=value</c>) that the click sets by script, when the page states it in the click's own attribute; the page is then fetched again with it.</param>
public sealed record AgeGateAction(Uri Url, GateMethod Method, IReadOnlyList<KeyValuePair<string, string>> Fields, string? Cookie);
