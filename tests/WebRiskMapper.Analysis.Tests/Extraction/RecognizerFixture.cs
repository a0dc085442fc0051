using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Tests.Extraction;

/// <summary>The repository's own model files, and ads made of one text.</summary>
internal static class RecognizerFixture
{
    private static readonly Lazy<ModelFiles> Loaded = new(Load);

    public static ModelFiles Files => Loaded.Value;

    public static DateTimeOffset FetchedAt { get; } = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    public static string RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WebRiskMapper.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
    }

    /// <param name="markets">ISO codes separated by spaces; empty for a site whose market is unknown.</param>
    public static AdText Ad(string text, string markets = "", string? language = null, string? title = null) => new()
    {
        Text = text,
        Title = title,
        Language = language,
        Site = new SiteContext("ads.example", markets.Split(' ', StringSplitOptions.RemoveEmptyEntries), null),
        FetchedAt = FetchedAt,
    };

    public static ExtractedAd Draft(AdText ad) => new() { Text = ad.Text, Title = ad.Title, Language = ad.Language };

    /// <summary>A file of the evaluation folder that stands beside the repository, or null where there is none.</summary>
    public static string? EvaluationFile(string name)
    {
        var folder = Directory.GetParent(RepositoryRoot);
        for (var level = 0; level < 2 && folder is not null; level++, folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "eval", name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static ModelFiles Load()
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var folder in (string[])["models", "seeds/reference"])
        {
            var full = Path.Combine(RepositoryRoot, folder);
            foreach (var path in Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories))
            {
                files[Path.GetRelativePath(RepositoryRoot, path).Replace('\\', '/')] = File.ReadAllBytes(path);
            }
        }

        return new ModelFiles(files);
    }
}
