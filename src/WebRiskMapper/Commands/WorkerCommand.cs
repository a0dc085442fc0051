using System.CommandLine;
using WebRiskMapper.Output;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk worker</c>: crawls and analyses open runs, and starts those that are due.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var command = new Command("worker", "Work until Ctrl+C or SIGTERM: start campaigns on their schedule, crawl, analyse. Start as many as needed; they share nothing but PostgreSQL.");
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.OpenAsync(DeploymentOptions.From(parsed), null, ct);
            return await WorkerHost.BesideAsync(
                deployment,
                schedule: true,
                async (_, stopping) =>
                {
                    await Console.Error.WriteLineAsync("webrisk worker: working; Ctrl+C or SIGTERM stops it gracefully.");
                    await Until.Cancelled(stopping);
                    // Asked to stop, or stopped by a fault of its own: only the first is success.
                    return ct.IsCancellationRequested ? ExitCode.Done : throw new OperationCanceledException(stopping);
                },
                ct);
        });
        return command;
    }
}
