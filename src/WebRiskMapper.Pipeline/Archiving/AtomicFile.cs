using System.Runtime.InteropServices;
using System.Text;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Files that are there whole or not at all, whatever happens in between; only their owner may read them.</summary>
internal static class AtomicFile
{
    /// <summary>Of any number of processes that try at once, one succeeds; the others leave its file standing.</summary>
    /// <returns>Whether this call made the file.</returns>
    /// <exception cref="IOException">The file can't be written there, or its file system knows no hard links.</exception>
    public static bool CreateIfMissing(string path, string text)
    {
        if (File.Exists(path))
        {
            return false;
        }

        var aside = WriteAside(path, Encoding.UTF8.GetBytes(text));
        try
        {
            // File.Move without overwriting looks first and renames then, so a file made in between would be lost.
            if (Link(aside, path) == 0)
            {
                return true;
            }

            var error = Marshal.GetLastPInvokeError();
            return File.Exists(path) ? false : throw new IOException($"'{path}' could not be made: {Marshal.GetPInvokeErrorMessage(error)}");
        }
        finally
        {
            File.Delete(aside);
        }
    }

    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var aside = WriteAside(path, bytes);
        try
        {
            File.Move(aside, path, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>Appends whole lines and waits for the disk. The start of a line that a full disk or a crash cut off goes.</summary>
    public static void Append(string path, string lines)
    {
        using var file = Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        file.SetLength(EndOfLastLine(file));
        file.Position = file.Length;
        file.Write(Encoding.UTF8.GetBytes(lines));
        file.Flush(flushToDisk: true);
    }

    /// <summary>The lines of a file that <see cref="Append"/> wrote; one without its end is none.</summary>
    public static IReadOnlyList<string> Lines(string path)
    {
        var text = File.ReadAllText(path);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n')[..^1];
    }

    private static long EndOfLastLine(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
            {
                return end;
            }
        }

        return 0;
    }

    private static string WriteAside(string path, ReadOnlySpan<byte> bytes)
    {
        var aside = path + "." + Guid.NewGuid().ToString("N");
        try
        {
            using var file = Open(aside, FileMode.CreateNew, FileAccess.Write);
            file.Write(bytes);
            file.Flush(flushToDisk: true);
            return aside;
        }
        catch (Exception e) when (ArchiveGuard.IsFault(e))
        {
            // On a full disk one is tried every second.
            File.Delete(aside);
            throw;
        }
    }

    private static FileStream Open(string path, FileMode mode, FileAccess access) => new(path, new FileStreamOptions
    {
        Mode = mode,
        Access = access,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string added);
}
