using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>What a hostile site does after it has sent its bytes.</summary>
public enum Ending
{
    Close,
    Reset,

    /// <summary>Stays silent until the client has had enough.</summary>
    Stall,

    /// <summary>Sends one more octet every now and then, without end.</summary>
    Drip,

    /// <summary>Sends the bytes again and again.</summary>
    Flood,
}

/// <summary>A raw server on a loopback address and port of its own: a missing robots.txt and sitemap, a page, and scripted octets for one of the three.</summary>
internal sealed class HostileSite : IAsyncDisposable
{
    private static readonly byte[] Missing = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();

    private static readonly byte[] Page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 42\r\nConnection: close\r\n\r\n<title>t</title><h1>Start</h1><p>Rules.</p"u8.ToArray();

    private readonly TcpListener listener;
    private readonly CancellationTokenSource life = new();
    private readonly byte[] answer;
    private readonly Ending ending;
    private readonly string path;
    private readonly Task accepting;

    /// <param name="address">Within 127.0.0.0/8, of its own: sites of one host take turns.</param>
    /// <param name="path">Where the octets are the answer: robots.txt, the sitemap, or else every page.</param>
    public HostileSite(IPAddress address, byte[] answer, Ending ending, string path = "/")
    {
        this.path = path;
        listener = new TcpListener(address, 0);
        this.answer = answer;
        this.ending = ending;
        listener.Start();
        Url = new Uri($"http://{address}:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        accepting = AcceptAsync();
    }

    public Uri Url { get; }

    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        listener.Stop();
        await accepting;
        life.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await listener.AcceptSocketAsync(life.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket accepted)
    {
        using var socket = accepted;
        try
        {
            var request = new byte[4096];
            var read = await socket.ReceiveAsync(request, life.Token);
            var target = Encoding.Latin1.GetString(request, 0, read).Split(' ').ElementAtOrDefault(1) ?? "";
            var asked = target is "/robots.txt" or "/sitemap.xml" ? target : "/";
            if (asked != path)
            {
                await SendAsync(socket, asked == "/" ? Page : Missing);
                return;
            }

            await SendAsync(socket, answer);
            await EndAsync(socket);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // The client had enough, or the test is over.
        }
    }

    private async Task EndAsync(Socket socket)
    {
        switch (ending)
        {
            case Ending.Reset:
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                break;
            case Ending.Stall:
                await socket.ReceiveAsync(new byte[1], life.Token);
                break;
            case Ending.Drip:
                while (true)
                {
                    await Task.Delay(100, life.Token);
                    await socket.SendAsync(answer.AsMemory(^1), life.Token);
                }

            case Ending.Flood:
                while (true)
                {
                    await SendAsync(socket, answer);
                }

            default:
                socket.Shutdown(SocketShutdown.Send);
                await socket.ReceiveAsync(new byte[1], life.Token);
                break;
        }
    }

    private async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, life.Token)..];
        }
    }
}
