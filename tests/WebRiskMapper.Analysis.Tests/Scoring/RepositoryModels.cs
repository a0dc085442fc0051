namespace WebRiskMapper.Analysis.Tests.Scoring;

/// <summary>The model files that scoring reads, from the tree the tests were built from.</summary>
internal static class RepositoryModels
{
    private static readonly string[] Needed = ["models/indicators.csv", "models/risk-model.json", "seeds/reference/cities.csv"];

    public static ModelFiles Load() => With();

    /// <summary>The same files with some replaced.</summary>
    public static ModelFiles With(params (string Path, string Text)[] replaced)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "WebRiskMapper.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        var files = Needed.ToDictionary(p => p, p => (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(root.FullName, p)), StringComparer.Ordinal);
        foreach (var (path, text) in replaced)
        {
            files[path] = System.Text.Encoding.UTF8.GetBytes(text);
        }

        return new ModelFiles(files);
    }
}
