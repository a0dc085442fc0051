using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using WebRiskMapper.SyntheticWeb.Behaviours;

namespace WebRiskMapper.SyntheticWeb.Serving;

/// <summary>
/// Plays a world on loopback: every site on an address of its own within 127.0.0.0/8 (which Linux answers as a whole), all on one
/// port. The site is told by the address that was connected to; the Host header does not matter.
/// </summary>
public sealed class SyntheticWebServer : IAsyncDisposable
{
    private const int FreePortAttempts = 20;

    private static readonly string[] ImageFolders = ["/img/", "/thumb/", "/_next/image"];

    private readonly WebApplication app;

    private SyntheticWebServer(SyntheticWorld world, WebApplication app, int port, RequestLog log)
    {
        World = world;
        this.app = app;
        Port = port;
        Log = log;
    }

    public SyntheticWorld World { get; }

    /// <summary>The port of all sites.</summary>
    public int Port { get; }

    public RequestLog Log { get; }

    /// <summary>Binds every site and starts to answer.</summary>
    /// <param name="clock">For timestamps of the log and dates of Retry-After; null for the system's.</param>
    /// <exception cref="IOException">The port is taken and the options allow no other, or no port was free on all addresses.</exception>
    public static async Task<SyntheticWebServer> StartAsync(SyntheticWorld world, CancellationToken cancel = default, TimeProvider? clock = null)
    {
        var wanted = world.Options.Port;
        for (var attempt = 0; ; attempt++)
        {
            var port = attempt == 0 && wanted != 0 ? wanted : FreePort(world.Sites[0].Address);
            var log = new RequestLog(world.Sites.Count, world.Options.RequestsKept);
            var candidate = Build(world, port, log, clock ?? TimeProvider.System);
            try
            {
                await candidate.StartAsync(cancel);
                return new SyntheticWebServer(world, candidate, port, log);
            }
            catch (IOException e) when (e.InnerException is AddressInUseException)
            {
                await candidate.DisposeAsync();
                if (wanted != 0 && !world.Options.FallBackToFreePort)
                {
                    throw new IOException($"Port {wanted} is taken on one of the synthetic sites' addresses. Stop what uses it, choose another port, or allow any free one.", e);
                }

                if (attempt == FreePortAttempts)
                {
                    throw;
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static WebApplication Build(SyntheticWorld world, int port, RequestLog log, TimeProvider clock)
    {
        // The empty builder reads no environment and no files, so nothing outside the options can move the server off loopback.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var site in world.Sites)
            {
                var connections = log.CountersOf(site.Id).Connections;
                kestrel.Listen(IPAddress.Parse(site.Address), port, listen => listen.Use(next => async connection =>
                {
                    connections.Up();
                    try
                    {
                        await next(connection);
                    }
                    finally
                    {
                        connections.Down();
                    }
                }));
            }
        });
        var built = builder.Build();
        var handlers = world.Sites.ToDictionary(s => IPAddress.Parse(s.Address), s => (Site: s, Handler: new Lazy<SiteHandler>(() => new SiteHandler(world.Options, world.PagesOf(s.Id), port))));
        built.Run(async context =>
        {
            var (site, lazy) = handlers[context.Connection.LocalIpAddress!.MapToIPv4()];
            var handler = lazy.Value;
            var counters = log.CountersOf(site.Id);
            var now = clock.GetUtcNow();
            counters.Running.Up();
            log.Begin(site.Id);
            var path = context.Request.Path.Value ?? "/";
            var target = path + context.Request.QueryString.Value;
            var request = new SiteRequest(site, path, target, context.Request.Headers.Cookie.ToString(), 0, now) { Port = port };
            if (!request.IsHousekeeping)
            {
                request = request with { Number = Interlocked.Increment(ref counters.Pages) };
            }

            var status = StatusCodes.Status500InternalServerError;
            try
            {
                status = await handler.AnswerAsync(context, request);
            }
            finally
            {
                counters.Running.Down();
                log.Add(new LoggedRequest(site.Id, target, now, status, context.Request.Headers.UserAgent.ToString()), context.Response.ContentLength ?? 0, Array.Exists(ImageFolders, f => path.StartsWith(f, StringComparison.Ordinal)), handler.IsForbidden(request));
            }
        });
        return built;
    }

    private static int FreePort(string address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
