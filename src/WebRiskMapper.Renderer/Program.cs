using System.Text.Json;
using WebRiskMapper.Renderer;

// Standard input closes when the worker ends, however it ends: then so does this process, and the browser with it.
await using var browser = new PageBrowser();
await using var worker = new WorkerPipe(Console.OpenStandardInput(), Console.OpenStandardOutput());
var running = new List<Task>();
await foreach (var job in worker.JobsAsync())
{
    running.RemoveAll(t => t.IsCompletedSuccessfully);
    running.Add(RenderAsync(job));
}

// Whatever is still being rendered is of no use to anyone.
return 0;

async Task RenderAsync(RenderJob job)
{
    try
    {
        await worker.TellAsync(new RenderedMessage("page", job.Id, await browser.RenderAsync(job, worker), null));
    }
    catch (Exception e) when (e is Microsoft.Playwright.PlaywrightException or TimeoutException or IOException or JsonException)
    {
        // The first line names the fault; what follows is Playwright's call log, with addresses in it.
        await worker.TellAsync(new RenderedMessage("failed", job.Id, null, e.Message.Split('\n')[0]));
    }
}
