using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using WebRiskMapper.Dashboard.Access;
using WebRiskMapper.Dashboard.Api;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard;

/// <summary>Adds the dashboard to a web application. <see cref="DashboardHost"/> does both for a host of its own.</summary>
public static class DashboardEndpoints
{
    /// <summary>Registers pages, API and the read-only database access.</summary>
    /// <exception cref="ArgumentException">The connection string or the address is unusable; the message says why.</exception>
    public static IServiceCollection AddDashboard(this IServiceCollection services, DashboardOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        if (LoopbackOnly.Refusal(options.Url) is { } refusal)
        {
            throw new ArgumentException(refusal, nameof(options));
        }
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<EmbeddedAssets>();
        // Created by the container, so that the container also closes its connections.
        services.AddSingleton(_ => new MapsDatabase(options.ConnectionString));
        services.AddSingleton<RunWatch>();
        services.AddProblemDetails();
        services.AddRouting(routing => routing.LowercaseUrls = true);
        // Pages are UTF-8 throughout; escaping every letter with an accent would only make them larger.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        var pages = services.AddRazorPages();
        var assembly = typeof(DashboardEndpoints).Assembly;
        // A web executable that references this library has found the part by itself; a test host has not.
        if (!pages.PartManager.ApplicationParts.OfType<CompiledRazorAssemblyPart>().Any(part => part.Assembly == assembly))
        {
            pages.AddApplicationPart(assembly);
        }
        return services;
    }

    /// <summary>Adds the guard, the pages, the API and the assets. Call it once, before other endpoints.</summary>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use((HttpContext context, RequestDelegate next) => RequestGuard.InvokeAsync(context, next));
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error", "?status={0}");
        app.UseRouting();
        app.MapRazorPages();
        app.MapDashboardApi();
        app.MapGet("/assets/{name}", (string name, EmbeddedAssets assets, HttpResponse response) => assets.Serve(name, response));
        app.MapGet("/favicon.ico", (EmbeddedAssets assets, HttpResponse response) => assets.Serve("icon.svg", response));
        return app;
    }
}
