using System.CommandLine;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Input;
using WebRiskMapper.Output;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk link</c>: entities of ads given as JSON Lines.</summary>
internal static class LinkCommand
{
    public static Command Create()
    {
        var command = new Command("link", "Link ads into entities; prints one line of JSON an ad, in the input's order.") { AdReading.FileArgument };
        command.SetAction(parsed =>
        {
            var reading = AdReading.From(parsed.GetValue(AdReading.FileArgument), ShippedFiles.Load(), TimeProvider.System);
            var links = EntityLinker.Link(reading.Ads);
            for (var i = 0; i < reading.Ads.Count; i++)
            {
                Json.WriteLine(new { id = reading.Ids[i], entity = links.EntityOf[i], template = links.TemplateOf[i], reasons = links.ReasonsOf[i] });
            }

            SealedNotice.Write(reading.Sealed);
            return ExitCode.Done;
        });
        return command;
    }
}
