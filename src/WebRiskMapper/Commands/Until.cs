namespace WebRiskMapper.Commands;

internal static class Until
{
    /// <summary>Waits for Ctrl+C or SIGTERM, which end a long-running command normally.</summary>
    public static async Task Cancelled(CancellationToken ct)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = ct.Register(stopped.SetResult);
        await stopped.Task;
    }
}
