using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace WebRiskMapper.Renderer;

/// <summary>The two streams to the worker: lines of JSON, jobs and answers in, pages and questions out.</summary>
internal sealed class WorkerPipe(Stream input, Stream output) : IAsyncDisposable
{
    private readonly SemaphoreSlim writing = new(1);
    private readonly ConcurrentDictionary<long, TaskCompletionSource<bool>> questions = new();
    private long asked;

    /// <summary>Jobs as they come, until the worker closes its end.</summary>
    public async IAsyncEnumerable<RenderJob> JobsAsync()
    {
        using var reader = new StreamReader(input, Encoding.UTF8);
        while (await reader.ReadLineAsync() is { } line)
        {
            using var message = JsonDocument.Parse(line);
            if (message.RootElement.TryGetProperty("allow", out _))
            {
                var answer = message.RootElement.Deserialize<AnswerMessage>(Wire.Options)!;
                if (questions.TryRemove(answer.Id, out var waiting))
                {
                    waiting.TrySetResult(answer.Allow);
                }
            }
            else
            {
                yield return message.RootElement.Deserialize<RenderJob>(Wire.Options)!;
            }
        }
    }

    /// <summary>Asks the worker, who knows robots.txt and the scope, whether an address may be asked for.</summary>
    /// <returns>The number of the question, or null when it may not.</returns>
    public async Task<long?> MayAskAsync(long job, string url, string type)
    {
        var id = Interlocked.Increment(ref asked);
        var answer = questions[id] = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await TellAsync(new AskMessage("ask", id, job, url, type));
        return await answer.Task ? id : null;
    }

    public async Task TellAsync<T>(T message)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(message, Wire.Options);
        await writing.WaitAsync();
        try
        {
            await output.WriteAsync(line);
            output.WriteByte((byte)'\n');
            await output.FlushAsync();
        }
        finally
        {
            writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        writing.Dispose();
        await output.DisposeAsync();
    }
}
