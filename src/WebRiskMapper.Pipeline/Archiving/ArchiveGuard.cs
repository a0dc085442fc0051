using Microsoft.Extensions.Logging;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>
/// Whether evidence can be written. A full or failing disk stops the crawl of this worker, loudly, and nothing else: pages that could not
/// be kept stay due, sites are given back, and work goes on by itself when a probe finds room again.
/// </summary>
internal sealed partial class ArchiveGuard(CrawlerOptions options, WorkerIdentity worker, TimeProvider time, ILogger<ArchiveGuard> log)
{
    /// <summary>As much as a batch of pages may need, so that the crawl does not resume for one page at a time.</summary>
    private const int ProbeBytes = 1_000_000;

    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly byte[] probe = new byte[ProbeBytes];
    private long failedAt;
    private long probedAt;
    private long loggedAt;
    private volatile bool failed;

    /// <summary>False from the first write that failed until a probe succeeds.</summary>
    public bool IsWritable => !failed;

    /// <summary>Whether this is the disk's fault. The runtime reports a file that may not grow (EFBIG) as an argument out of range.</summary>
    public static bool IsFault(Exception fault) => fault is IOException or ArgumentOutOfRangeException { ParamName: "value", Source: "System.Private.CoreLib" };

    public void Fail(Exception fault)
    {
        lock (gate)
        {
            if (!failed)
            {
                failed = true;
                failedAt = probedAt = loggedAt = time.GetTimestamp();
                LogFailed(options.DataDirectory, fault.Message);
            }
        }
    }

    /// <summary>Tries to write when it is time to; cheap otherwise.</summary>
    public void Probe()
    {
        lock (gate)
        {
            if (!failed || time.GetElapsedTime(probedAt) < ProbeInterval)
            {
                return;
            }

            probedAt = time.GetTimestamp();
            var path = Path.Combine(options.DataDirectory, "archive", $".probe-{worker.Name}");
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose))
                {
                    file.Write(probe);
                    file.Flush(flushToDisk: true);
                }

                failed = false;
                LogRecovered(time.GetElapsedTime(failedAt).TotalSeconds);
            }
            catch (Exception e) when (IsFault(e))
            {
                if (time.GetElapsedTime(loggedAt) > LogInterval)
                {
                    loggedAt = time.GetTimestamp();
                    LogStillFailed(time.GetElapsedTime(failedAt).TotalSeconds, e.Message);
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The evidence archive in {Directory} cannot be written: {Reason} This worker stops crawling until it can; nothing is lost. Make room or add a worker elsewhere.")]
    private partial void LogFailed(string directory, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The evidence archive has not been writable for {Seconds:0} s: {Reason}")]
    private partial void LogStillFailed(double seconds, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The evidence archive can be written again after {Seconds:0} s; the crawl goes on.")]
    private partial void LogRecovered(double seconds);
}
