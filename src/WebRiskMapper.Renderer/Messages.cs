using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebRiskMapper.Renderer;

/// <summary>One page to render, as the worker sends it: one line of JSON.</summary>
/// <param name="Url">Address of the page; its document is not asked for again.</param>
/// <param name="Body">The document as the worker fetched it, base 64.</param>
/// <param name="Proxy">The worker's egress proxy for this site: the only way out.</param>
/// <param name="Cookies">As a Cookie header writes them; may be empty.</param>
/// <param name="AtOnce">Most requests of the page under way at once; at least 1.</param>
/// <param name="TimeoutMs">After this the page is taken as it stands.</param>
/// <param name="MaxChars">A rendered page longer than this is refused.</param>
internal sealed record RenderJob(
    long Id, string Url, string Body, string ContentType, string Proxy, string UserAgent, string Cookies, int AtOnce, int TimeoutMs, int MaxChars, string Browser, bool Sandbox);

/// <summary>The worker's answer to a question: <see cref="WorkerPipe.MayAskAsync"/>.</summary>
internal sealed record AnswerMessage(long Id, bool Allow);

/// <param name="Kind"><c>page</c> or <c>failed</c>.</param>
internal sealed record RenderedMessage(string Kind, long Id, string? Html, string? Reason);

/// <param name="Kind">Always <c>ask</c>.</param>
/// <param name="Id">Of the question.</param>
/// <param name="Job">The page on whose behalf.</param>
/// <param name="Type">Resource type as Playwright names it: document, script, xhr, fetch.</param>
internal sealed record AskMessage(string Kind, long Id, long Job, string Url, string Type);

/// <summary>What became of a request that the worker had allowed.</summary>
/// <param name="Kind">Always <c>answered</c>.</param>
/// <param name="Id">Of the question.</param>
/// <param name="Status">The status of HTTP.</param>
internal sealed record AnsweredMessage(string Kind, long Id, long Job, int Status);

internal static class Wire
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
