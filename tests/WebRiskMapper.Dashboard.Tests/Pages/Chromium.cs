using Microsoft.Playwright;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Pages;

/// <summary>Debian's Chromium without any of its own traffic.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
    }

    /// <param name="clock">True to hold the page's own clock, so that a test moves it on.</param>
    public async Task<Tab> OpenAsync(Uri address, string path, BrowserNewContextOptions? options = null, bool clock = false)
    {
        var context = await _browser!.NewContextAsync(options);
        var page = await context.NewPageAsync();
        var tab = new Tab(context, page);
        if (clock)
        {
            await page.Clock.InstallAsync();
        }
        await page.GotoAsync(new Uri(address, path).AbsoluteUri);
        return tab;
    }
}

/// <summary>One page in a context of its own, with what it asked for and what it complained about.</summary>
public sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public Tab(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Complaints.Add(message.Text);
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
