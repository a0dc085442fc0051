using System.Text;

namespace WebRiskMapper.Analysis.Tests;

/// <summary>Every model and reference file of the tree the tests were built from.</summary>
internal static class RepositoryFiles
{
    private static readonly Lazy<ModelFiles> Loaded = new(Load);

    public static ModelFiles All => Loaded.Value;

    public static string Root { get; } = FindRoot();

    /// <summary>The same files with some replaced.</summary>
    public static ModelFiles With(params ReadOnlySpan<(string Path, string Text)> replaced)
    {
        var files = All.Under("").ToDictionary(p => p, All.Bytes, StringComparer.Ordinal);
        foreach (var (path, text) in replaced)
        {
            files[path] = Encoding.UTF8.GetBytes(text);
        }

        return new ModelFiles(files);
    }

    private static ModelFiles Load()
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var folder in (ReadOnlySpan<string>)["models", "seeds/reference"])
        {
            foreach (var path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            {
                files.Add(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllBytes(path));
            }
        }

        return new ModelFiles(files);
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "WebRiskMapper.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return directory.FullName;
    }
}
