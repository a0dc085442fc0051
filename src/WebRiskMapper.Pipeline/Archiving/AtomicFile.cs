using System.Text;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Files that are there whole or not at all, whatever happens in between; only their owner may read them.</summary>
internal static class AtomicFile
{
    /// <summary>Of two processes that try at once, one succeeds and the other leaves its file standing.</summary>
    public static void CreateIfMissing(string path, string text)
    {
        if (File.Exists(path))
        {
            return;
        }

        var aside = WriteAside(path, Encoding.UTF8.GetBytes(text));
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }

    public static void Write(string path, ReadOnlySpan<byte> bytes) => File.Move(WriteAside(path, bytes), path, overwrite: true);

    /// <summary>Appends whole lines and waits for the disk.</summary>
    public static void Append(string path, string lines)
    {
        using var file = Open(path, FileMode.Append);
        file.Write(Encoding.UTF8.GetBytes(lines));
        file.Flush(flushToDisk: true);
    }

    private static string WriteAside(string path, ReadOnlySpan<byte> bytes)
    {
        var aside = path + "." + Guid.NewGuid().ToString("N");
        using var file = Open(aside, FileMode.CreateNew);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        return aside;
    }

    private static FileStream Open(string path, FileMode mode) => new(path, new FileStreamOptions
    {
        Mode = mode,
        Access = FileAccess.Write,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });
}
