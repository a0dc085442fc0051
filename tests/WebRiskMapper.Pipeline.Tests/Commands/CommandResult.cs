using System.Text.Json;
using Shouldly;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary>What a command left behind.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as one JSON document.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Standard output as JSON Lines.</summary>
    public IReadOnlyList<JsonElement> JsonLines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";

    public CommandResult ShouldSucceed()
    {
        ExitCode.ShouldBe(0, Error);
        return this;
    }

    /// <summary>Exit code 2, nothing on standard output, and every part somewhere in what is said.</summary>
    public void ShouldBeRefused(params IReadOnlyList<string> parts)
    {
        ExitCode.ShouldBe(2, Output + Error);
        Output.ShouldBeEmpty();
        foreach (var part in parts)
        {
            Error.ShouldContain(part, Case.Sensitive);
        }
    }
}

internal static class JsonShape
{
    public static IReadOnlyList<string> Names(this JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];

    public static IReadOnlyList<string?> Texts(this JsonElement element) => [.. element.EnumerateArray().Select(e => e.GetString())];
}
