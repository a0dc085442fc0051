using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching.Robots;

namespace WebRiskMapper.Pipeline.Fetching;

/// <summary>One page's bytes and where they came from.</summary>
/// <param name="Url">The address that answered, after redirects.</param>
public sealed record FetchedPage(Uri Url, ReadOnlyMemory<byte> Body, string? ContentType, DateTimeOffset FetchedAt);

/// <summary>Fetches one page outside any campaign, under the same rules: the egress gate, robots.txt, limits, no images.</summary>
public static class PageVisit
{
    private const int MaxRedirects = 5;

    /// <param name="contact">Where the site's operator can ask about the request; sent with it.</param>
    /// <param name="scope">Public addresses, or loopback for the synthetic web.</param>
    /// <exception cref="BadInputException">The page could not be had; the message says how the request ended.</exception>
    public static async Task<FetchedPage> FetchAsync(Uri url, string contact, EgressScope scope, TimeProvider time, CancellationToken ct)
    {
        var given = url;
        for (var redirects = 0; ; redirects++)
        {
            using var client = new SiteClient(new EgressGate(scope), new FetchOptions { Contact = contact }, time);
            var (robots, asked) = await RobotsClient.FetchAsync(client, url, beforeSend: null, ct);
            if (asked.Outcome == FetchOutcome.RefusedByPolicy)
            {
                throw Ended(given, asked, scope == EgressScope.LoopbackOnly ? "only the synthetic web's loopback addresses are reached" : "only public addresses are reached; the synthetic web's pages need --synthetic");
            }

            if (!robots.Rules().IsAllowed(url.PathAndQuery))
            {
                throw Problem(given, robots.IsReachable ? $"robots.txt of {url.Authority} forbids {url.PathAndQuery}" : $"robots.txt of {url.Authority} cannot be reached, so nothing may be fetched", "save the page as a file and inspect that");
            }

            var result = await client.FetchAsync(new FetchRequest(url), ct);
            if (result is { Outcome: FetchOutcome.Redirected, RedirectTo: { } target } && redirects < MaxRedirects)
            {
                url = target;
                continue;
            }

            return result.Outcome == FetchOutcome.Ok
                ? new FetchedPage(result.Url, result.Body, result.ContentType, result.FetchedAt)
                : throw Ended(given, result, "check the address");
        }
    }

    private static BadInputException Ended(Uri url, FetchResult result, string remedy) =>
        Problem(url, $"the request ended as {result.Outcome.Code()}{(result.Status is { } status ? $" (status {status})" : "")}{(result.Detail is null ? "" : ": " + result.Detail)}", remedy);

    private static BadInputException Problem(Uri url, string message, string remedy) => new(new InputProblem(url.ToString(), null, null, message, remedy));
}
