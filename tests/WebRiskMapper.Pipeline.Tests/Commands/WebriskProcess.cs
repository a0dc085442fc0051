using System.Diagnostics;
using System.Text;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary>The built executable in a process of its own, for what only a process has: standard input, signals, a sudden end.</summary>
internal sealed class WebriskProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;
    private readonly StringBuilder saidSoFar = new();
    private readonly TaskCompletionSource working = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WebriskProcess(Process process)
    {
        this.process = process;
        output = ReadOutputAsync();
        error = ReadErrorAsync();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Ends when a worker says that it works, or the process ends.</summary>
    public Task Working => working.Task;

    /// <summary>Whether a test ended it.</summary>
    public bool WasEnded { get; private set; }

    /// <summary>Whether its standard output holds the text by now.</summary>
    public bool Says(string text)
    {
        lock (saidSoFar)
        {
            return saidSoFar.ToString().Contains(text, StringComparison.Ordinal);
        }
    }

    public static WebriskProcess Start(params IReadOnlyList<string> arguments)
    {
        // The shell is replaced by the program. A write beyond a limit of file size then fails, as one on a full disk does, instead of killing it.
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        var dotnet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        foreach (var argument in (string[])["-c", "trap '' XFSZ; exec \"$@\"", "sh", dotnet, Path.Combine(AppContext.BaseDirectory, "webrisk.dll")])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new WebriskProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
    }

    /// <summary>Runs a command to its end with <paramref name="input"/> on its standard input.</summary>
    public static async Task<CommandResult> RunAsync(byte[] input, params IReadOnlyList<string> arguments)
    {
        await using var webrisk = Start(arguments);
        try
        {
            await webrisk.process.StandardInput.BaseStream.WriteAsync(input);
            webrisk.process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading on, as it may; how, its exit code says.
        }

        return await webrisk.EndAsync();
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        WasEnded = true;
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    public async Task<CommandResult> TerminateAsync()
    {
        WasEnded = true;
        await SignalAsync("TERM");
        return await EndAsync();
    }

    /// <param name="name">Such as <c>STOP</c>.</param>
    public Task SignalAsync(string name) => ToolAsync("kill", $"-{name}", $"{process.Id}");

    /// <summary>Changes the size beyond which no file of the process may grow; pipes and sockets are not files.</summary>
    /// <param name="bytes">A number, or <c>unlimited</c>.</param>
    public Task LimitFileSizeAsync(string bytes) => ToolAsync("prlimit", $"--pid={process.Id}", $"--fsize={bytes}:");

    public async Task<CommandResult> EndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        return new CommandResult(process.ExitCode, await output, await error);
    }

    private async Task<string> ReadOutputAsync()
    {
        var block = new char[4096];
        while (await process.StandardOutput.ReadAsync(block) is > 0 and var read)
        {
            lock (saidSoFar)
            {
                saidSoFar.Append(block, 0, read);
            }
        }

        lock (saidSoFar)
        {
            return saidSoFar.ToString();
        }
    }

    private async Task<string> ReadErrorAsync()
    {
        var all = new StringBuilder();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            all.AppendLine(line);
            if (line.StartsWith("webrisk worker: working", StringComparison.Ordinal))
            {
                working.TrySetResult();
            }
        }

        working.TrySetResult();
        return all.ToString();
    }

    private static async Task ToolAsync(string program, params string[] arguments)
    {
        using var tool = Process.Start(program, arguments);
        await tool.WaitForExitAsync();
        if (tool.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {tool.ExitCode}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
