using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Pages;

/// <summary>What only a browser can judge: focus, scripts, the content security policy, contrast, the size of things.</summary>
public sealed class BrowserTests(DashboardFixture dashboard, Chromium chromium) : IClassFixture<DashboardFixture>, IClassFixture<Chromium>
{
    public static TheoryData<string, ColorScheme> PagesInBothSchemes()
    {
        var data = new TheoryData<string, ColorScheme>();
        foreach (var path in new[] { "/", "/?view=table", "/country/AT", "/platform/3", "/runs", "/runs/3", "/how", "/about", "/nowhere" })
        {
            data.Add(path, ColorScheme.Light);
            data.Add(path, ColorScheme.Dark);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(PagesInBothSchemes))]
    public async Task Page_InEitherScheme_IsReadableAndLoadsNothingFromElsewhere(string path, ColorScheme scheme)
    {
        await using var tab = await chromium.OpenAsync(dashboard.Address, path, new() { ColorScheme = scheme, ViewportSize = new() { Width = 1366, Height = 768 } });

        // The one entry allowed is the browser's own line about the status of the missing page.
        tab.Complaints.Where(line => !line.Contains("status of 404", StringComparison.Ordinal)).ShouldBeEmpty();
        tab.Requests.ShouldAllBe(url => url.StartsWith(dashboard.Address.AbsoluteUri, StringComparison.Ordinal));
        (await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(1366);
        (await tab.Page.EvaluateAsync<string[]>(Contrast.Script)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ContrastCheck_OfPaleText_FindsIt()
    {
        await using var tab = await chromium.OpenAsync(dashboard.Address, "/about", new() { ColorScheme = ColorScheme.Light });
        await tab.Page.EvaluateAsync("document.querySelector('h1').style.color = '#888'");

        (await tab.Page.EvaluateAsync<string[]>(Contrast.Script)).ShouldHaveSingleItem().ShouldStartWith("About WebRiskMapper (H1");
    }

    [Fact]
    public async Task Tiles_ByKeyboard_TakeFocusAndTellTheirFigure()
    {
        await using var tab = await chromium.OpenAsync(dashboard.Address, "/");
        await tab.Page.Keyboard.PressAsync("Tab");
        (await tab.Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Skip to main content");

        var reached = "";
        for (var press = 0; press < 60 && !reached.StartsWith("/country/AT", StringComparison.Ordinal); press++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            reached = await tab.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href') ?? ''");
        }

        reached.ShouldBe("/country/AT");
        (await tab.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid");
        var tip = tab.Page.Locator(".tile:focus .tip");
        (await tip.InnerTextAsync()).ShouldBe("Austria: 12–18 % of 431 entities (90 % interval), 74 % of ads seen");
        (await tip.EvaluateAsync<string>("tip => getComputedStyle(tip).opacity")).ShouldBe("1");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync("**/country/AT");
        (await tab.Page.Locator("h1").InnerTextAsync()).ShouldBe("Austria");
    }

    [Fact]
    public async Task Map_WithoutScripts_OffersEveryControl()
    {
        await using var tab = await chromium.OpenAsync(dashboard.Address, "/?view=table&sort=name", new() { JavaScriptEnabled = false });

        await tab.Page.SelectOptionAsync("#run", "1");
        await tab.Page.ClickAsync("text=Show");

        tab.Page.Url.ShouldEndWith("/?view=table&sort=name&run=1");
        (await tab.Page.Locator("h2").First.InnerTextAsync()).ShouldContain("run 1");
        await tab.Page.ClickAsync("text=Tiles");
        (await tab.Page.Locator(".tile").CountAsync()).ShouldBe(57);
    }

    [Fact]
    public async Task Map_At1366By768_ShowsTheWholeMapAndItsLegendWithoutScrolling()
    {
        await using var tab = await chromium.OpenAsync(dashboard.Address, "/", new() { ViewportSize = new() { Width = 1366, Height = 768 } });

        var legend = (await tab.Page.Locator(".legend").BoundingBoxAsync()).ShouldNotBeNull();
        (legend.Y + legend.Height).ShouldBeLessThan(768);
        var header = tab.Page.Locator(".listpanel thead th").First;
        var before = (await header.BoundingBoxAsync())!.Y;
        await tab.Page.Locator(".listpanel .scroll").EvaluateAsync("list => list.scrollTop = 400");
        (await header.BoundingBoxAsync())!.Y.ShouldBe(before, 1);
    }

    [Fact]
    public async Task Run_UnderWay_RefreshesItsCountsInPlace()
    {
        await using var tab = await chromium.OpenAsync(dashboard.Address, "/runs/3", clock: true);
        await tab.Page.EvaluateAsync("window.stillHere = true");
        await DashboardFixture.ExecuteAsync(dashboard.Owner, "UPDATE archive.run_site SET state = 'done' WHERE run_id = 3 AND site_id = 2");
        try
        {
            var answered = tab.Page.WaitForResponseAsync("**/runs/3");
            await tab.Page.Clock.FastForwardAsync(5_100);
            await answered;
            await tab.Page.Locator("dd", new() { HasTextString = "3 of 4" }).WaitForAsync();
            (await tab.Page.EvaluateAsync<bool>("window.stillHere === true")).ShouldBeTrue();
        }
        finally
        {
            await DashboardFixture.ExecuteAsync(dashboard.Owner, "UPDATE archive.run_site SET state = 'active' WHERE run_id = 3 AND site_id = 2");
        }
    }
}
