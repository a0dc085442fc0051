using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Playwright;

namespace WebRiskMapper.Renderer;

/// <summary>
/// A Chromium that renders one document at a time per context: a fresh profile each, no service workers, no downloads, no images, media or
/// fonts, GET only, and no document but the given one and its frames. Everything it asks for goes through the worker's proxy.
/// </summary>
internal sealed class PageBrowser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        "--disable-quic", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--blink-settings=imagesEnabled=false",
    ];

    private static readonly HashSet<string> Needed = ["document", "script", "xhr", "fetch"];

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <returns>The page's markup once it is quiet, or as it stands when its time is over.</returns>
    public async Task<string> RenderAsync(RenderJob job, WorkerPipe worker)
    {
        var chromium = await StartAsync(job);
        var clock = Stopwatch.StartNew();
        await using var context = await chromium.NewContextAsync(new()
        {
            UserAgent = job.UserAgent,
            // Without the bypass entry a Chromium goes to loopback addresses past its proxy.
            Proxy = new() { Server = job.Proxy, Bypass = "<-loopback>" },
            ServiceWorkers = ServiceWorkerPolicy.Block,
            AcceptDownloads = false,
        });
        context.SetDefaultTimeout(job.TimeoutMs);
        if (job.Cookies.Length > 0)
        {
            await context.AddCookiesAsync(job.Cookies.Split("; ").Select(c => c.Split('=', 2)).Where(c => c.Length == 2).Select(c => new Cookie { Name = c[0], Value = c[1], Url = job.Url }));
        }

        var page = await context.NewPageAsync();
        var opened = false;
        var turns = new SemaphoreSlim(job.AtOnce);
        var asked = new ConcurrentDictionary<IRequest, long>();
        context.Response += async (_, response) => await (asked.TryGetValue(response.Request, out var id) ? worker.TellAsync(new AnsweredMessage("answered", id, job.Id, response.Status)) : Task.CompletedTask);
        context.RequestFinished += (_, request) => End(request);
        context.RequestFailed += (_, request) => End(request);
        await context.RouteAsync("**/*", async route =>
        {
            var request = route.Request;
            if (!opened && request.IsNavigationRequest && request.Frame == page.MainFrame)
            {
                opened = true;
                await route.FulfillAsync(new() { Status = 200, ContentType = job.ContentType, BodyBytes = Convert.FromBase64String(job.Body) });
            }
            else if (request.Method == "GET" && Needed.Contains(request.ResourceType)
                && !(request.IsNavigationRequest && request.Frame == page.MainFrame)
                && await worker.MayAskAsync(job.Id, request.Url, request.ResourceType) is { } id)
            {
                await turns.WaitAsync();
                asked[request] = id;
                await route.ContinueAsync();
            }
            else
            {
                await route.AbortAsync();
            }
        });
        await context.RouteWebSocketAsync("**/*", socket => socket.CloseAsync());

        await page.GotoAsync(job.Url, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        try
        {
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = Math.Max(1, job.TimeoutMs - clock.ElapsedMilliseconds) });
        }
        catch (TimeoutException)
        {
            // A page that never falls silent is taken as it stands.
        }

        if (await page.EvaluateAsync<long>("document.documentElement.outerHTML.length") > job.MaxChars)
        {
            throw new IOException($"the rendered page is longer than {job.MaxChars} characters");
        }

        return await page.ContentAsync();

        void End(IRequest request)
        {
            if (asked.TryRemove(request, out _))
            {
                turns.Release();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        starting.Dispose();
    }

    private async Task<IBrowser> StartAsync(RenderJob job)
    {
        await starting.WaitAsync();
        try
        {
            if (browser is not { IsConnected: true })
            {
                playwright ??= await Playwright.CreateAsync();
                browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = job.Browser, Args = Arguments, ChromiumSandbox = job.Sandbox, Timeout = job.TimeoutMs });
            }

            return browser;
        }
        finally
        {
            starting.Release();
        }
    }
}
