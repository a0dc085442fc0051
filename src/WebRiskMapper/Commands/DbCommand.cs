using System.CommandLine;
using Npgsql;
using Spectre.Console;
using WebRiskMapper.Input;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk db</c>: the database of a deployment.</summary>
internal static class DbCommand
{
    public static Command Create() => new("db", "The deployment's database.")
    {
        Up(),
        Migrate(),
        Status(),
        Backup(),
        Restore(),
    };

    private static Command Up()
    {
        var command = new Command("up", "Start the private cluster, bring it up to date, and keep it running until Ctrl+C.");
        command.SetAction(async (parsed, ct) =>
        {
            var options = DeploymentOptions.From(parsed);
            await using var deployment = await Deployment.OpenAsync(options, null, ct);
            var target = new NpgsqlConnectionStringBuilder(deployment.ConnectionString);
            if (options.Json)
            {
                Json.WriteLine(new { host = target.Host, port = target.Port, database = target.Database, user = target.Username, data_directory = options.DataDirectory });
            }
            else
            {
                AnsiConsole.MarkupLineInterpolated($"PostgreSQL is up on [bold]{target.Host}:{target.Port}[/], database [bold]{target.Database}[/], user [bold]{target.Username}[/].");
                AnsiConsole.MarkupLineInterpolated($"Its password is in {options.DataDirectory}/postgres, readable by the server's account. Ctrl+C stops it.");
            }

            await Until.Cancelled(ct);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Migrate()
    {
        var command = new Command("migrate", "Apply the migrations that are missing and load the reference data.");
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.OpenAsync(DeploymentOptions.From(parsed), null, ct);
            return await PrintStatusAsync(deployment, DeploymentOptions.WantsJson(parsed), ct);
        });
        return command;
    }

    private static Command Status()
    {
        var command = new Command("status", "Show which migrations the database has; changes nothing.");
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.ConnectAsync(DeploymentOptions.From(parsed), null, ct);
            return await PrintStatusAsync(deployment, DeploymentOptions.WantsJson(parsed), ct);
        });
        return command;
    }

    private static Command Backup()
    {
        var file = new Argument<string>("FILE") { Description = "Where to write the backup (pg_dump custom format)." };
        var command = new Command("backup", "Write the whole database into one file. Contact keys are not in it: keep the data folder's keys apart.") { file };
        command.SetAction(async (parsed, ct) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(file)!);
            if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
            {
                throw new BadInputException(new InputProblem(path, null, null, "can't be written: its folder is missing, or it is one", "name a file in a folder that exists"));
            }

            await using var deployment = await Deployment.ConnectAsync(DeploymentOptions.From(parsed), null, ct);
            await DatabaseBackup.BackupAsync(deployment.ConnectionString, path, deployment.PostgresBinDirectory, ct);
            var bytes = new FileInfo(path).Length;
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteLine(new { file = path, bytes });
            }
            else
            {
                AnsiConsole.MarkupLineInterpolated($"Wrote {path}, {bytes:N0} bytes.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Restore()
    {
        var file = new Argument<string>("FILE") { Description = "A file written by 'webrisk db backup'." };
        var replace = new Option<bool>("--replace") { Description = "Replace a database that holds data; what it holds is then gone." };
        var command = new Command("restore", "Read a backup into an empty database; with --replace, in the place of one that holds data.") { file, replace };
        command.SetAction(async (parsed, ct) =>
        {
            var path = InputFile.Existing(parsed.GetValue(file)!);
            await using var deployment = await Deployment.ConnectAsync(DeploymentOptions.From(parsed), null, ct);
            if (!parsed.GetValue(replace) && await RiskMapDatabase.HoldsDataAsync(deployment.ConnectionString, ct))
            {
                throw new BadInputException(new InputProblem("db restore", null, "--replace", "the database holds data", "keep it with 'webrisk db backup', then give --replace"));
            }

            await DatabaseBackup.RestoreAsync(deployment.ConnectionString, path, Environment.UserName, deployment.PostgresBinDirectory, ct);
            return await PrintStatusAsync(deployment, DeploymentOptions.WantsJson(parsed), ct);
        });
        return command;
    }

    private static async Task<int> PrintStatusAsync(Deployment deployment, bool json, CancellationToken ct)
    {
        var migrations = await RiskMapDatabase.StatusAsync(deployment.ConnectionString, ct);
        if (json)
        {
            Json.WriteDocument(new { local = deployment.IsLocal, migrations = migrations.Select(m => new { m.Name, m.Applied }) });
            return ExitCode.Done;
        }

        foreach (var (name, applied) in migrations)
        {
            AnsiConsole.MarkupLineInterpolated($"{(applied ? "applied" : "missing"),-8} {name}");
        }

        return ExitCode.Done;
    }
}
