using System.CommandLine;
using Spectre.Console;
using WebRiskMapper.Dashboard;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk serve</c>: the dashboard, on loopback only until access control exists.</summary>
internal static class ServeCommand
{
    public const string DefaultUrl = "http://127.0.0.1:8080";

    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "Loopback address to listen on.", HelpName = "URL", DefaultValueFactory = _ => DefaultUrl };
        var command = new Command("serve", "Serve the dashboard until Ctrl+C. It listens on loopback only, because it has no sign-in yet.") { url };
        command.SetAction(async (parsed, ct) =>
        {
            var options = DeploymentOptions.From(parsed);
            await using var deployment = await Deployment.OpenAsync(options, null, ct);
            await using var app = await StartAsync(deployment, parsed.GetValue(url)!, ct);
            var address = DashboardHost.Address(app);
            if (options.Json)
            {
                Json.WriteLine(new { url = address });
            }
            else
            {
                AnsiConsole.MarkupLineInterpolated($"The dashboard is at [bold]{address}[/]. Ctrl+C stops it.");
            }

            await Until.Cancelled(ct);
            await app.StopAsync(CancellationToken.None);
            return ExitCode.Done;
        });
        return command;
    }

    /// <exception cref="BadInputException">The address is not a loopback address, or is taken.</exception>
    public static async Task<WebApplication> StartAsync(Deployment deployment, string url, CancellationToken ct)
    {
        WebApplication app;
        try
        {
            app = DashboardHost.Create(
                new DashboardOptions { ConnectionString = deployment.ConnectionString, Url = url },
                logging => logging.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        }
        catch (ArgumentException e)
        {
            throw new BadInputException(new InputProblem("serve", null, "--url", e.Message));
        }

        try
        {
            await app.StartAsync(ct);
            return app;
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new BadInputException(new InputProblem("serve", null, "--url", $"{url}: {e.Message}", "choose another port, such as --url http://127.0.0.1:0 for any free one"));
        }
    }
}
