using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline.Rendering;

/// <summary>What a rendered page may do.</summary>
/// <param name="Site">Its site: nothing else is reached.</param>
/// <param name="Gate">The campaign's way out.</param>
/// <param name="Cookies">As a Cookie header writes them.</param>
/// <param name="AtOnce">Most requests of the page under way at once.</param>
/// <param name="MayAsk">Judges the scripts, documents and data that the page asks for: robots.txt and scope hold for them as for pages.</param>
/// <param name="Asked">Told what the page asked for once it is over, however it ended.</param>
internal sealed record RenderScope(Uri Site, EgressGate Gate, string UserAgent, string Cookies, int AtOnce, Func<Uri, bool> MayAsk, Action<IReadOnlyList<RenderAsk>> Asked);

/// <summary>
/// Renders pages of sites that were opted in, in a Chromium of a process of its own (see the project WebRiskMapper.Renderer). The page's
/// document is the one that the crawler fetched; its scripts may ask for more, from the same site, through an egress proxy of the page's own,
/// up to a number of requests, of bytes and of seconds. A process that hangs is killed; the URL then ends with an outcome that says so.
/// </summary>
internal sealed class PageRenderer(CrawlerOptions options, TimeProvider time) : IDisposable
{
    private const int MostAtOnce = 2;
    private const int MostChars = 2_000_000;
    private const int MostRequests = 60;

    /// <summary>A browser's memory grows: a fresh process after so many pages.</summary>
    private const int PagesPerProcess = 200;

    private static readonly TimeSpan PageTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan HardLimit = TimeSpan.FromSeconds(45);

    private readonly SemaphoreSlim turns = new(MostAtOnce);
    private readonly Lock gate = new();
    private RendererProcess? process;
    private long jobs;

    /// <returns>The rendered page, marked as such; or the outcome <see cref="FetchOutcome.NotRendered"/> with its reason.</returns>
    public async Task<FetchResult> RenderAsync(FetchResult fetched, RenderScope scope, CancellationToken cancellationToken)
    {
        if (RenderingNeeds.Missing(options) is { Count: > 0 } missing)
        {
            return Failed(fetched, $"the site is to be rendered, and {missing[0]}; or turn rendering off with 'webrisk sites render SITE off'");
        }

        await turns.WaitAsync(cancellationToken);
        RendererProcess? used = null;
        try
        {
            used = Process();
            return await RenderAsync(used, fetched, scope, cancellationToken);
        }
        catch (TimeoutException)
        {
            Drop(used!);
            return Failed(fetched, FormattableString.Invariant($"the browser did not answer within {HardLimit.TotalSeconds:0} s and was killed"));
        }
        catch (Exception e) when (e is RenderFailedException or Win32Exception)
        {
            // No process, or no port for the proxy, is of the second kind.
            return Failed(fetched, "the browser failed: " + e.Message);
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            process?.Dispose();
            process = null;
        }

        turns.Dispose();
    }

    private async Task<FetchResult> RenderAsync(RendererProcess renderer, FetchResult fetched, RenderScope scope, CancellationToken cancellationToken)
    {
        await using var proxy = EgressProxy.Start(scope.Gate, new EgressProxyOptions { Site = scope.Site, MaxBytes = 20_000_000 }, time);
        var asked = new List<RenderAsk>();
        var isOver = false;
        var started = time.GetTimestamp();
        var job = new RenderJob(
            Interlocked.Increment(ref jobs), fetched.Url.AbsoluteUri, Convert.ToBase64String(fetched.Body.Span), fetched.ContentType ?? "text/html", proxy.Url.AbsoluteUri,
            scope.UserAgent, scope.Cookies, scope.AtOnce, (int)PageTime.TotalMilliseconds, MostChars, options.Chromium,
            // Chromium's own sandbox refuses to start for root; then the process boundary, the empty environment and the proxy are what holds.
            Sandbox: !Environment.IsPrivilegedProcess);
        string html;
        try
        {
            html = await renderer.RenderAsync(job, MayAsk).WaitAsync(HardLimit, time, cancellationToken);
        }
        finally
        {
            scope.Asked(Seal());
        }

        var body = Encoding.UTF8.GetBytes(html);
        return fetched with
        {
            Body = body,
            SentBody = body,
            ContentType = "text/html; charset=utf-8",
            ContentHash = SHA256.HashData(body),
            ResponseHead = FormattableString.Invariant($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\nX-Rendered-By: {FetchOptions.ProductToken} with Chromium\r\n\r\n"),
            // They describe the bare document, which is the same however the page changes.
            ETag = null,
            LastModified = null,
            Bytes = fetched.Bytes + proxy.Counts.BytesReceived,
            Duration = fetched.Duration + time.GetElapsedTime(started),
            IsRendered = true,
        };

        bool MayAsk(RenderAsk ask)
        {
            lock (asked)
            {
                if (isOver || asked.Count == MostRequests || !scope.MayAsk(ask.Url))
                {
                    return false;
                }

                asked.Add(ask);
                return true;
            }
        }

        List<RenderAsk> Seal()
        {
            lock (asked)
            {
                isOver = true;
                return asked;
            }
        }
    }

    private RendererProcess Process()
    {
        lock (gate)
        {
            if (process is null || process.HasEnded || process.Jobs >= PagesPerProcess)
            {
                process?.Dispose();
                process = RendererProcess.Start(options.Renderer);
            }

            return process;
        }
    }

    private void Drop(RendererProcess hanging)
    {
        lock (gate)
        {
            hanging.Dispose();
            process = ReferenceEquals(process, hanging) ? null : process;
        }
    }

    private static FetchResult Failed(FetchResult fetched, string reason) =>
        fetched with { Outcome = FetchOutcome.NotRendered, Detail = reason, Body = default, SentBody = default, ContentHash = null, ETag = null, LastModified = null };
}
