using System.Net;
using Microsoft.AspNetCore.Http;

namespace WebRiskMapper.Dashboard.Access;

/// <summary>Runs before everything else: refuses what does not come from this machine and sets the security headers.</summary>
internal static class RequestGuard
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";

        if (!LoopbackOnly.IsLoopbackName(context.Request.Host.Host) || IsForeign(context.Connection.RemoteIpAddress))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(
                "This dashboard answers only to this machine's own names. Open it as http://127.0.0.1 or http://localhost, with its port.\n",
                context.RequestAborted);
            return;
        }
        // A cross-site page may send a request; it must not be able to leave a line in the audit log either.
        if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site" && context.Request.Headers["Sec-Fetch-Mode"] != "navigate")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        headers.CacheControl = "no-store";
        await next(context);
    }

    private static bool IsForeign(IPAddress? remote) => remote is not null && !IPAddress.IsLoopback(remote);
}
