using System.Globalization;
using Spectre.Console;

namespace WebRiskMapper.Output;

/// <summary>Says what a long command does, and how long each step took.</summary>
internal sealed class Steps(bool talk)
{
    public async Task<T> DoAsync<T>(string what, Func<Task<T>> step)
    {
        var started = TimeProvider.System.GetTimestamp();
        var result = await step();
        Say($"{what} ({TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s)");
        return result;
    }

    public void Say(FormattableString line)
    {
        if (talk)
        {
            AnsiConsole.MarkupLine("[green]•[/] " + Markup.Escape(line.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
