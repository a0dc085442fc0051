using System.Collections.Concurrent;
using System.Text;

namespace WebRiskMapper.Analysis;

/// <summary>
/// The data that analysis runs on (<c>models/</c> and <c>seeds/reference/</c>), read by the host and handed in as bytes,
/// so that this project stays free of the file system. Keys are relative paths with forward slashes,
/// such as <c>models/lexicons/de.json</c> or <c>seeds/reference/cities.csv</c>.
/// </summary>
public sealed class ModelFiles(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> shared = new();

    public ReadOnlyMemory<byte> Bytes(string path) =>
        files.TryGetValue(path, out var bytes)
            ? bytes
            : throw new KeyNotFoundException($"Model file '{path}' is missing; it ships in the repository beside the code.");

    /// <summary>The file as UTF-8 text, without a byte order mark.</summary>
    public string Text(string path) => Encoding.UTF8.GetString(Bytes(path).Span).TrimStart('\uFEFF');

    /// <summary>Paths under <paramref name="folder"/> (which ends with a slash), in ordinal order.</summary>
    public IReadOnlyList<string> Under(string folder) =>
        [.. files.Keys.Where(k => k.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>What several readers of these files need alike, built once. It must be safe to share between threads.</summary>
    internal T Shared<T>(Func<ModelFiles, T> build)
        where T : class => (T)shared.GetOrAdd(typeof(T), _ => new Lazy<object>(() => build(this))).Value;
}
