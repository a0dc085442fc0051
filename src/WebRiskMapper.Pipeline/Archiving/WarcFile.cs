using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>
/// One WARC file that is being written, and its <see cref="EvidenceChain"/>. Records are compressed before they come here, so that the lock
/// is held for the copy alone. A write that fails, as on a full disk, leaves the file as if it had not been tried.
/// </summary>
internal sealed class WarcFile : IDisposable
{
    private readonly SafeFileHandle warc;
    private readonly SafeFileHandle chain;
    private readonly Lock writing = new();
    private readonly Lock flushing = new();
    private readonly ArrayBufferWriter<byte> appended = new();
    private readonly ArrayBufferWriter<byte> unwritten = new();
    private string link;
    private int records;
    private long chainLength;
    private long durable;
    private bool closed;

    private WarcFile(SafeFileHandle warc, SafeFileHandle chain, string relativePath)
    {
        this.warc = warc;
        this.chain = chain;
        RelativePath = relativePath;
        var name = Path.GetFileName(relativePath);
        link = EvidenceChain.Root(name);
        Encoding.UTF8.GetBytes(EvidenceChain.Header(name) + '\n', appended);
    }

    /// <summary>Path within the data directory.</summary>
    public string RelativePath { get; }

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    /// <param name="relativePath">Within the data directory; the file must not exist.</param>
    /// <param name="first">The leading <c>warcinfo</c> record.</param>
    public static WarcFile Create(string dataDirectory, string relativePath, PackedRecord first)
    {
        var path = Path.Combine(dataDirectory, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var file = new WarcFile(Open(path), Open(path + EvidenceChain.Suffix), relativePath);
        try
        {
            file.Append(first);
            return file;
        }
        catch (IOException)
        {
            // The name is free again for the next try.
            file.Dispose();
            File.Delete(path);
            File.Delete(path + EvidenceChain.Suffix);
            throw;
        }
    }

    /// <summary>Appends records that belong together. Not yet on disk: see <see cref="Flush"/>.</summary>
    /// <returns>Where the first of them starts; null when the file was closed, and nothing was appended.</returns>
    /// <exception cref="IOException">The disk is full or failed; nothing was appended.</exception>
    public long? Append(params IReadOnlyList<PackedRecord> group)
    {
        lock (writing)
        {
            if (closed)
            {
                return null;
            }

            var start = Length;
            Write(warc, [.. group.Select(r => (ReadOnlyMemory<byte>)r.Stored)], start);
            foreach (var record in group)
            {
                var entry = EvidenceChain.Next(link, ++records, Length, record);
                Encoding.UTF8.GetBytes(EvidenceChain.Line(entry) + '\n', appended);
                (link, Length) = (entry.Link, entry.End);
            }

            return start;
        }
    }

    /// <summary>
    /// Makes what was appended durable: records first, then their lines in the chain. Called before a transaction that refers to them commits.
    /// Whoever waits here while another flushes finds the work done.
    /// </summary>
    public void Flush()
    {
        long wanted;
        lock (writing)
        {
            wanted = Length;
        }

        lock (flushing)
        {
            if (durable >= wanted)
            {
                return;
            }

            long reached;
            lock (writing)
            {
                unwritten.Write(appended.WrittenSpan);
                appended.Clear();
                reached = Length;
            }

            RandomAccess.FlushToDisk(warc);
            Write(chain, [unwritten.WrittenMemory], chainLength);
            RandomAccess.FlushToDisk(chain);
            chainLength += unwritten.WrittenCount;
            unwritten.Clear();
            durable = reached;
        }
    }

    /// <summary>Takes no more records, makes those it has durable, and lets go of the files.</summary>
    /// <exception cref="IOException">The disk is full or failed; the file stays open, and nothing it has is lost.</exception>
    public void Close()
    {
        lock (writing)
        {
            closed = true;
        }

        try
        {
            Flush();
        }
        catch (IOException)
        {
            lock (writing)
            {
                closed = false;
            }

            throw;
        }

        Dispose();
    }

    public void Dispose()
    {
        warc.Dispose();
        chain.Dispose();
    }

    /// <exception cref="IOException">The disk is full or failed; the file is as long as before.</exception>
    private static void Write(SafeFileHandle file, IReadOnlyList<ReadOnlyMemory<byte>> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(file, bytes, offset);
        }
        catch (Exception e) when (ArchiveGuard.IsFault(e))
        {
            // What did fit would stay behind the last record when nothing longer follows.
            RandomAccess.SetLength(file, offset);
            throw e as IOException ?? new IOException("the file may not grow any more", e);
        }
    }

    private static SafeFileHandle Open(string path)
    {
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite);
        File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return handle;
    }
}
