using WebRiskMapper.Analysis;

namespace WebRiskMapper;

/// <summary>The data files that ship beside the program: <c>models/</c> and <c>seeds/</c>.</summary>
internal static class ShippedFiles
{
    public static string Folder(string relative) => Path.Combine(AppContext.BaseDirectory, relative);

    /// <summary>Everything that analysis reads, keyed by its path in the repository.</summary>
    public static ModelFiles Load()
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var folder in new[] { "models", "seeds/reference" })
        {
            foreach (var path in Directory.EnumerateFiles(Folder(folder), "*", SearchOption.AllDirectories))
            {
                files[Path.GetRelativePath(AppContext.BaseDirectory, path).Replace('\\', '/')] = File.ReadAllBytes(path);
            }
        }

        return new ModelFiles(files);
    }
}
