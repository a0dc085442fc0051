using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebRiskMapper.Pipeline.Rendering;

/// <summary>One page to render, as the renderer reads it.</summary>
internal sealed record RenderJob(
    long Id, string Url, string Body, string ContentType, string Proxy, string UserAgent, string Cookies, int AtOnce, int TimeoutMs, int MaxChars, string Browser, bool Sandbox);

/// <summary>What the renderer asks for on behalf of a page.</summary>
/// <param name="Type"><c>document</c>, <c>script</c>, <c>xhr</c> or <c>fetch</c>.</param>
internal sealed record RenderAsk(Uri Url, string Type)
{
    /// <summary>The status of HTTP that it was answered with, or null when no answer was seen.</summary>
    public int? Status { get; set; }
}

/// <summary>The renderer could not do its work; the message says why and quotes nothing of a page.</summary>
internal sealed class RenderFailedException(string message) : Exception(message);

/// <summary>
/// A renderer that runs: jobs and answers go to its standard input, pages and questions come from its standard output, a line of JSON each.
/// It gets none of this process's environment.
/// </summary>
internal sealed class RendererProcess : IDisposable
{
    private static readonly JsonSerializerOptions Wire = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Process process;
    private readonly Lock writing = new();
    private readonly ConcurrentDictionary<long, (TaskCompletionSource<string> Html, Func<RenderAsk, bool> MayAsk)> jobs = new();
    private readonly Dictionary<long, RenderAsk> asked = [];

    private RendererProcess(Process process)
    {
        this.process = process;
        process.BeginErrorReadLine();
        Reading = ReadAsync();
    }

    /// <summary>Ends when the process does.</summary>
    public Task Reading { get; }

    public bool HasEnded => Reading.IsCompleted;

    /// <summary>Jobs given so far.</summary>
    public int Jobs { get; private set; }

    public static RendererProcess Start(string program)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        var kept = new[] { "PATH", "DOTNET_ROOT", "TMPDIR", "LANG" }.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept.Where(v => v.Value is not null))
        {
            start.Environment[name] = value;
        }

        start.Environment["HOME"] = Path.GetTempPath();
        return new RendererProcess(Process.Start(start) ?? throw new RenderFailedException("the renderer did not start"));
    }

    /// <param name="mayAsk">Decides about each further request of the page.</param>
    /// <returns>The rendered markup.</returns>
    /// <exception cref="RenderFailedException">The browser failed, or the process ended.</exception>
    public Task<string> RenderAsync(RenderJob job, Func<RenderAsk, bool> mayAsk)
    {
        Jobs++;
        var html = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        jobs[job.Id] = (html, mayAsk);
        Send(job);
        if (HasEnded)
        {
            html.TrySetException(Ended());
        }

        return html.Task;
    }

    /// <summary>Ends the process with its browser, at once.</summary>
    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }

        process.Dispose();
    }

    private static RenderFailedException Ended() => new("the renderer ended");

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var message = JsonDocument.Parse(line);
            var root = message.RootElement;
            var id = root.GetProperty("id").GetInt64();
            switch (root.GetProperty("kind").GetString())
            {
                case "ask":
                    var ask = Uri.TryCreate(root.GetProperty("url").GetString(), UriKind.Absolute, out var url) ? new RenderAsk(url, root.GetProperty("type").GetString()!) : null;
                    var allowed = ask is not null && jobs.TryGetValue(root.GetProperty("job").GetInt64(), out var asking) && asking.MayAsk(ask);
                    if (allowed)
                    {
                        asked[id] = ask!;
                    }

                    Send(new { id, allow = allowed });
                    break;
                case "answered" when asked.Remove(id, out var answered):
                    answered.Status = root.GetProperty("status").GetInt32();
                    break;
                case "page" when jobs.TryRemove(id, out var done):
                    done.Html.TrySetResult(root.GetProperty("html").GetString()!);
                    break;
                case "failed" when jobs.TryRemove(id, out var failed):
                    failed.Html.TrySetException(new RenderFailedException(root.GetProperty("reason").GetString()!));
                    break;
            }
        }

        foreach (var (html, _) in jobs.Values)
        {
            html.TrySetException(Ended());
        }
    }

    private void Send<T>(T message)
    {
        try
        {
            lock (writing)
            {
                process.StandardInput.WriteLine(JsonSerializer.Serialize(message, Wire));
                process.StandardInput.Flush();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It has ended; whoever waits is told by the end of its output.
        }
    }
}
