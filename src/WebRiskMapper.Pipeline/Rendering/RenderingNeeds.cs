using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline.Rendering;

/// <summary>What a machine must have before its worker can render.</summary>
public static class RenderingNeeds
{
    /// <summary>What is not there, each with its remedy; empty when pages can be rendered.</summary>
    public static IReadOnlyList<string> Missing(CrawlerOptions options)
    {
        var missing = new List<string>();
        if (!File.Exists(options.Chromium))
        {
            missing.Add($"there is no Chromium at {options.Chromium}: install Debian's 'chromium' beside the worker");
        }

        if (!File.Exists(options.Renderer))
        {
            missing.Add($"there is no renderer at {options.Renderer}: build src/WebRiskMapper, which puts it there, or name a webrisk-renderer.dll in WEBRISK_RENDERER");
        }

        return missing;
    }
}
