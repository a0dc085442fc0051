namespace WebRiskMapper.Dashboard.Reading;

/// <summary>
/// Progress for everybody who watches. Counting the pages of a very large run takes seconds, and watching must not slow
/// the crawl: one count at a time, and a slow one is shown again until twenty times its duration has passed.
/// </summary>
internal sealed class RunWatch(MapsDatabase database, TimeProvider time) : IDisposable
{
    /// <summary>A count faster than this is made anew for every request.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private (long RunId, RunProgress Progress, DateTimeOffset Until)? _last;

    public async Task<RunProgress> ProgressAsync(long runId, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } last && last.RunId == runId && time.GetUtcNow() < last.Until)
            {
                return last.Progress;
            }
            var start = time.GetTimestamp();
            var progress = await database.ProgressAsync(runId, cancellationToken);
            var took = time.GetElapsedTime(start);
            _last = (runId, progress, time.GetUtcNow() + (took < Slow ? TimeSpan.Zero : 20 * took));
            return progress;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
