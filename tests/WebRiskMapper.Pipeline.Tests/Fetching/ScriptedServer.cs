using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WebRiskMapper.Pipeline.Tests.Fetching;

/// <summary>A server on a free loopback port that answers by path, as one test says.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly IHost host;

    private ScriptedServer(IHost host, Uri url)
    {
        this.host = host;
        Url = url;
    }

    public Uri Url { get; }

    public static async Task<ScriptedServer> StartAsync(RequestDelegate answer, TlsEndpoint? tls = null, IPAddress? address = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Listen(address ?? IPAddress.Loopback, 0, listen =>
            {
                if (tls is not null)
                {
                    listen.Protocols = tls.Protocols;
                    // Offline: a server looks for the certificates above its own as well, where that one says, and is not what is tested here.
                    var certificate = SslStreamCertificateContext.Create(tls.Certificate, additionalCertificates: null, offline: true);
                    listen.UseHttps(new TlsHandshakeCallbackOptions
                    {
                        OnConnection = _ => new(new SslServerAuthenticationOptions { ServerCertificateContext = certificate, EnabledSslProtocols = tls.Versions }),
                    });
                }
            });
            k.AddServerHeader = false;
        });
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new ScriptedServer(app, new Uri(app.Urls.First()));
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await host.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // An answer that a test left hanging does not hold up the next test.
        }

        host.Dispose();
    }
}

/// <param name="Versions">Versions of TLS that the server offers; <see cref="SslProtocols.None"/> leaves it to the system.</param>
internal sealed record TlsEndpoint(X509Certificate2 Certificate, HttpProtocols Protocols, SslProtocols Versions);
