using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WebRiskMapper.Dashboard;

/// <summary>A web server that holds the dashboard and nothing else.</summary>
public static class DashboardHost
{
    /// <summary>
    /// A host ready to start on <see cref="DashboardOptions.Url"/>. It reads no configuration files and no environment
    /// variables, so that nothing outside the options can open another address.
    /// </summary>
    /// <param name="logging">Where log lines go; by default nowhere.</param>
    /// <exception cref="ArgumentException">The address is not a loopback address; the message names the remedy.</exception>
    public static WebApplication Create(DashboardOptions options, Action<ILoggingBuilder>? logging = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddDashboard(options);
        logging?.Invoke(builder.Logging);
        var url = new Uri(options.Url);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, url));
        return builder.Build().MapDashboard();
    }

    /// <summary>The address a started host can be opened at, with the port it really has.</summary>
    public static Uri Address(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new Uri(addresses?.Addresses.FirstOrDefault() ?? throw new InvalidOperationException("The dashboard has not been started."));
    }

    private static void Listen(KestrelServerOptions kestrel, Uri url)
    {
        kestrel.AddServerHeader = false;
        // "localhost" with port 0 cannot be bound to both families at one port, so it means 127.0.0.1 there.
        if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
        {
            kestrel.Listen(address, url.Port);
        }
        else if (url.Port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            kestrel.ListenLocalhost(url.Port);
        }
    }
}
