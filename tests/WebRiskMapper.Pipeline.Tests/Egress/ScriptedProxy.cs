using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebRiskMapper.Pipeline.Tests.Egress;

/// <summary>A SOCKS 5 and CONNECT proxy on loopback that notes what it is asked for and leads every tunnel to one port.</summary>
internal sealed class ScriptedProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int target;
    private readonly byte[]? answer;
    private readonly Task accepting;
    private readonly ConcurrentBag<Task> serving = [];
    private readonly CancellationTokenSource life = new();

    /// <param name="target">Loopback port that tunnels lead to.</param>
    /// <param name="answer">What is said to every client instead of serving it, or null.</param>
    public ScriptedProxy(int target, byte[]? answer = null)
    {
        this.target = target;
        this.answer = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary><c>address:port</c> or <c>name:port</c>, as it stood in the request.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(serving);
        life.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await listener.AcceptTcpClientAsync(life.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient accepted)
    {
        using var client = accepted;
        try
        {
            var stream = client.GetStream();
            var buffer = new byte[4096];
            var read = await stream.ReadAtLeastAsync(buffer, 3, cancellationToken: life.Token);
            if (answer is not null)
            {
                await stream.WriteAsync(answer, life.Token);
                return;
            }

            if (buffer[0] == 5)
            {
                await stream.WriteAsync(new byte[] { 5, 0 }, life.Token);
                read = await stream.ReadAsync(buffer, life.Token);
                Asked.Enqueue(SocksTarget(buffer.AsSpan(0, read)));
                await stream.WriteAsync(new byte[] { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 }, life.Token);
            }
            else
            {
                Asked.Enqueue(Encoding.ASCII.GetString(buffer, 0, read).Split(' ')[1]);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), life.Token);
            }

            using var site = new TcpClient();
            await site.ConnectAsync(IPAddress.Loopback, target, life.Token);
            await Task.WhenAny(stream.CopyToAsync(site.GetStream(), life.Token), site.GetStream().CopyToAsync(stream, life.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side hung up.
        }
    }

    private static string SocksTarget(ReadOnlySpan<byte> request) =>
        (request[3] switch
        {
            1 => new IPAddress(request.Slice(4, 4)).ToString(),
            4 => $"[{new IPAddress(request.Slice(4, 16))}]",
            _ => Encoding.ASCII.GetString(request.Slice(5, request[4])),
        }) + ":" + BinaryPrimitives.ReadUInt16BigEndian(request[^2..]);
}
