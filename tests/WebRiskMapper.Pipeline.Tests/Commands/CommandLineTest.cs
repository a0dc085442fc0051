using System.Text;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary>Tests that call the program inside the test process, where it writes to the one console: never two at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CommandLineCollection
{
    public const string Name = "command line";
}

/// <summary>A folder for the files of one test, and a console that listens.</summary>
[Collection(CommandLineCollection.Name)]
public abstract class CommandLineTest : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("webrisk-command-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    protected string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private protected static async Task<CommandResult> WebriskAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var (standardOutput, standardError) = (Console.Out, Console.Error);
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            var exitCode = await Program.Main(arguments);
            return new CommandResult(exitCode, output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(standardOutput);
            Console.SetError(standardError);
        }
    }
}
