using System.CommandLine;
using WebRiskMapper.Input;
using WebRiskMapper.Output;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk score</c>: review priorities of ads given as JSON Lines.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var command = new Command("score", "Score ads: links them first, so that entities carry the evidence, then prints one line of JSON an ad, in the input's order.") { AdReading.FileArgument };
        command.SetAction(parsed =>
        {
            var files = ShippedFiles.Load();
            var reading = AdReading.From(parsed.GetValue(AdReading.FileArgument), files, TimeProvider.System);
            var scores = RiskMethods.Load(files).Promoted(DeploymentOptions.From(parsed).DataDirectory).ScoreAds(reading.Ads);
            for (var i = 0; i < scores.Count; i++)
            {
                var score = scores[i];
                Json.WriteLine(new { id = reading.Ids[i], score.Priority, score.Low, score.High, score.Band, score.Validated, score.Groups, score.Contributions, score.Alternatives });
            }

            SealedNotice.Write(reading.Sealed);
            return ExitCode.Done;
        });
        return command;
    }
}
