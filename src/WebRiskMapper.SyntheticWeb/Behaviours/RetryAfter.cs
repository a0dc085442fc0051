using System.Globalization;

namespace WebRiskMapper.SyntheticWeb.Behaviours;

/// <summary>Every fortieth request is one too many: 429 with a delay in seconds.</summary>
internal sealed class TooManyRequests : SiteBehaviour
{
    public const string BehaviourName = "too-many-requests";

    public override string Name => BehaviourName;

    public override bool Applies(int site, string language) => site % 24 == 7;

    public override Reply? Intercept(SiteRequest request, SitePages pages) =>
        request.Number % 40 == 5 && !request.IsHousekeeping ? Reply.Html(429, "<h1>429</h1>") with { Headers = [("Retry-After", "1")] } : null;
}

/// <summary>Every fortieth request finds the site unavailable: 503 with a date one to two seconds ahead.</summary>
internal sealed class Unavailable : SiteBehaviour
{
    public const string BehaviourName = "unavailable";

    public override string Name => BehaviourName;

    public override bool Applies(int site, string language) => site % 24 == 11;

    public override Reply? Intercept(SiteRequest request, SitePages pages) =>
        request.Number % 40 == 7 && !request.IsHousekeeping
            ? Reply.Html(503, "<h1>503</h1>") with { Headers = [("Retry-After", request.Now.AddSeconds(2).UtcDateTime.ToString("R", CultureInfo.InvariantCulture))] }
            : null;
}
