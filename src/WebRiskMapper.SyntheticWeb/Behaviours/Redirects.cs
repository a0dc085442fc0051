using System.Globalization;

namespace WebRiskMapper.SyntheticWeb.Behaviours;

/// <summary>Links of the site end in a slash; the canonical address does not: 301.</summary>
internal sealed class TrailingSlashRedirect : SiteBehaviour
{
    public const string BehaviourName = "trailing-slash-301";

    public override string Name => BehaviourName;

    public override bool Applies(int site, string language) => site % 6 == 1;

    public override Reply? Intercept(SiteRequest request, SitePages pages) =>
        request.Target.EndsWith('/') && pages.Find(request.Target) is null && pages.Find(request.Target[..^1]) is not null
            ? Reply.Redirect(301, request.Target[..^1])
            : null;
}

/// <summary>Lists link to a short address that leads to the ad: 302.</summary>
internal sealed class ShortLinkRedirect : SiteBehaviour
{
    public const string BehaviourName = "short-link-302";
    public const string Folder = "/go/";

    public override string Name => BehaviourName;

    public override bool Applies(int site, string language) => site % 12 == 6;

    public override Reply? Intercept(SiteRequest request, SitePages pages) =>
        request.Path.StartsWith(Folder, StringComparison.Ordinal) && int.TryParse(request.Path.AsSpan(Folder.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && pages.Ad(id) is { } ad
            ? Reply.Redirect(302, ad.Reach.Path)
            : null;
}
