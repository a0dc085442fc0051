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

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string added);
}
