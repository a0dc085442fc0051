using System.CommandLine;
using System.Globalization;
using Npgsql;
using Spectre.Console;
using WebRiskMapper.Commands;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;

namespace WebRiskMapper;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        if (Console.IsOutputRedirected)
        {
            // A file or a pipe gets plain text, as wide as its tables.
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
            AnsiConsole.Profile.Width = 160;
        }

        var root = new RootCommand("WebRiskMapper maps trafficking risk on sex-services advertisement platforms, country by country. A score asks for a human's review and proves nothing.");
        DeploymentOptions.AddTo(root);
        foreach (var command in Registry())
        {
            RefuseOptionsAsArguments(command);
            root.Subcommands.Add(command);
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync("webrisk: " + error.Message);
            }

            await Console.Error.WriteLineAsync("Try 'webrisk --help', or --help after any command.");
            return ExitCode.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // A worker stores what is complete before it goes, and a private cluster is then stopped: give both their time.
                ProcessTerminationTimeout = WorkerHost.Patience + TimeSpan.FromSeconds(30),
            });
        }
        catch (BadInputException e)
        {
            foreach (var problem in e.Problems)
            {
                await Console.Error.WriteLineAsync("webrisk: " + problem);
            }

            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("webrisk: stopped; what was finished is kept, and the next start goes on from there.");
            return ExitCode.Failed;
        }
        catch (LocalPostgresException e)
        {
            await Console.Error.WriteLineAsync("webrisk: " + e.Message);
            return ExitCode.Failed;
        }
        catch (NpgsqlException e)
        {
            await Console.Error.WriteLineAsync($"webrisk: the database refused or was lost: {e.Message}. Check the connection string, or 'webrisk db status'.");
            return ExitCode.Failed;
        }
    }

    /// <summary>Without this, a mistyped option becomes the name of a file or a campaign.</summary>
    private static void RefuseOptionsAsArguments(Command command)
    {
        foreach (var argument in command.Arguments)
        {
            argument.Validators.Add(result =>
            {
                foreach (var token in result.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-'))
                {
                    result.AddError($"Unknown option '{token.Value}'. A file of this name is written ./{token.Value}");
                }
            });
        }

        foreach (var subcommand in command.Subcommands)
        {
            RefuseOptionsAsArguments(subcommand);
        }
    }

    // One line a command, in the order in which --help lists them.
    private static IEnumerable<Command> Registry() =>
    [
        DemoCommand.Create(),
        DbCommand.Create(),
        SitesCommand.Create(),
        CampaignCommand.Create(),
        InspectCommand.Create(),
        RobotsCommand.Create(),
        ScoreCommand.Create(),
        LinkCommand.Create(),
        MapCommand.Create(),
        EvaluateCommand.Create(),
        LabelsCommand.Create(),
        TrainCommand.Create(),
        ModelCommand.Create(),
        EvidenceCommand.Create(),
        RetentionCommand.Create(),
        WorkerCommand.Create(),
        ServeCommand.Create(),
    ];
}
