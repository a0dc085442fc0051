namespace WebRiskMapper.Pipeline;

/// <summary>
/// Locks between processes on files, held by the kernel (flock), so that a killed host holds nothing.
/// </summary>
internal static class HostLock
{
    // On Unix, the HResult of an IOException is the error number; EWOULDBLOCK means that somebody holds the lock.
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    /// <summary>Waits for the lock that no other holder may share.</summary>
    /// <exception cref="LocalPostgresException">Another host kept it for longer than <paramref name="timeout"/>.</exception>
    public static async Task<FileStream> ExclusiveAsync(string path, TimeSpan timeout, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        while (true)
        {
            if (TryExclusive(path) is { } held)
            {
                return held;
            }

            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), either.Token);
            }
            catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
            {
                throw new LocalPostgresException($"Another webrisk has held '{path}' for {timeout.TotalSeconds:0} s while it starts or stops the database. Wait for it, or end it.", e);
            }
        }
    }

    /// <summary>The lock that any number of hosts hold together.</summary>
    public static FileStream Shared(string path)
    {
        using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            // Only creates the file: a shared lock is taken on a stream opened for reading.
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    /// <summary>The exclusive lock, or null when anybody holds the file.</summary>
    public static FileStream? TryExclusive(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult is WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
    }
}
