using System.CommandLine;
using Npgsql;
using Spectre.Console;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Rendering;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk sites render</c>: which sites a browser renders.</summary>
internal static class SitesRenderCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("SITE") { Description = "Address or host of a site." };
        var state = new Argument<string>("on|off") { Description = "Whether a browser renders its pages." };
        state.AcceptOnlyFromAmong("on", "off");
        var command = new Command("render", "Have a site's pages rendered by Chromium before they are read, for a site that shows nothing without its scripts. Costs a hundred times the processor time of a plain page.") { name, state };
        command.SetAction(async (parsed, ct) =>
        {
            var wanted = parsed.GetValue(name)!;
            var on = parsed.GetValue(state) == "on";
            await using var deployment = await Deployment.OpenAsync(DeploymentOptions.From(parsed), null, ct);
            await using var connection = await deployment.Database.OpenConnectionAsync(ct);
            var sites = new List<string>();
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await using (var update = new NpgsqlCommand("UPDATE archive.site SET render = $2 WHERE base_url IN ($1, $1 || '/') OR host = $1 RETURNING base_url", connection))
            {
                update.Parameters.AddWithValue(wanted);
                update.Parameters.AddWithValue(on);
                await using var reader = await update.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct))
                {
                    sites.Add(reader.GetString(0));
                }
            }

            if (sites.Count == 0)
            {
                throw new BadInputException(new InputProblem("sites render", null, "SITE", $"there is no site '{wanted}'", "see 'webrisk sites list'"));
            }

            await AuditLog.WriteAsync(connection, Environment.UserName, "sites.render", wanted, new { sites, render = on }, ct);
            await transaction.CommitAsync(ct);
            // Not an error: the worker may run on another machine.
            var options = new CrawlerOptions();
            options.Renderer = WorkerHost.Renderer ?? options.Renderer;
            var missing = on ? RenderingNeeds.Missing(options) : [];
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(new { sites, render = on, missing });
                return ExitCode.Done;
            }

            foreach (var site in sites)
            {
                AnsiConsole.MarkupLineInterpolated($"{site}: rendering {(on ? "on" : "off")}");
            }

            foreach (var need in missing)
            {
                await Console.Error.WriteLineAsync($"webrisk: a worker on this machine cannot render: {need}");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
