using System.Net;
using System.Net.Sockets;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>One port that speaks http and https, as a site on 80 and 443 speaks both under one name: the first octet tells which is meant.</summary>
internal sealed class TwoFacedPort : IAsyncDisposable
{
    private const byte TlsHandshake = 0x16;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource life = new();
    private readonly int plain;
    private readonly int secure;
    private readonly Task accepting;

    /// <param name="plain">Port of the server that speaks http.</param>
    /// <param name="secure">Port of the server that speaks https.</param>
    public TwoFacedPort(int plain, int secure)
    {
        this.plain = plain;
        this.secure = secure;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        await accepting;
        listener.Dispose();
        life.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carrying = new List<Task>();
        try
        {
            while (true)
            {
                carrying.Add(CarryAsync(await listener.AcceptTcpClientAsync(life.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carrying);
        }
    }

    private async Task CarryAsync(TcpClient accepted)
    {
        using var client = accepted;
        using var server = new TcpClient();
        try
        {
            var first = new byte[1];
            if (await client.Client.ReceiveAsync(first, SocketFlags.Peek, life.Token) == 0)
            {
                return;
            }

            await server.ConnectAsync(IPAddress.Loopback, first[0] == TlsHandshake ? secure : plain, life.Token);
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), life.Token), server.GetStream().CopyToAsync(client.GetStream(), life.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // One side hung up, or the test is over.
        }
    }
}
