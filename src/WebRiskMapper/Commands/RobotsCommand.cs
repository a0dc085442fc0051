using System.CommandLine;
using WebRiskMapper.Input;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Fetching.Robots;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk robots</c>: what a robots.txt says, read as the crawler reads it (RFC 9309).</summary>
internal static class RobotsCommand
{
    public static Command Create() => new("robots", "What a robots.txt says, read as the crawler reads it (RFC 9309).")
    {
        Check(),
    };

    private static Command Check()
    {
        var agent = new Option<string>("--agent") { Description = $"A crawler's product token or whole User-Agent. Default {FetchOptions.ProductToken}, this crawler.", HelpName = "AGENT", DefaultValueFactory = _ => FetchOptions.ProductToken };
        var url = new Option<string>("--url") { Description = "The address asked for: an http(s) URL, or a path with its query. Its scheme and host are not compared with anything: a robots.txt speaks for the host it came from.", HelpName = "URL", Required = true };
        var file = new Argument<string>("FILE") { Description = "A robots.txt, or '-' for standard input. Read up to 500 KiB." };
        var command = new Command("check", "Print 'allowed' or 'disallowed', and the line that decided. Both answers end with exit code 0.") { agent, url, file };
        command.SetAction(async (parsed, ct) =>
        {
            var name = parsed.GetValue(agent)!;
            var token = RobotsAgent.TokenOf(name);
            if (token.Length == 0)
            {
                throw new BadInputException(new InputProblem("robots check", null, "--agent", $"'{name}' names no crawler", "give a product token such as Examplebot, or a User-Agent such as 'Examplebot/2.1 (+https://host/)'"));
            }

            var path = PathOf(parsed.GetValue(url)!);
            var text = RobotsText.Decode(await ReadAsync(parsed.GetValue(file)!, ct));
            var report = RobotsReport.Of(text, name, token, parsed.GetValue(url)!, path);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(report);
            }
            else
            {
                report.Print(Console.Out);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string PathOf(string url)
    {
        var absolute = url.StartsWith('/') ? "http://host.invalid" + url : url;
        return Uri.TryCreate(absolute, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
            ? parsed.PathAndQuery
            : throw new BadInputException(new InputProblem("robots check", null, "--url", $"'{url}' is neither an http(s) URL nor a path", "write it as https://host/path or /path"));
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(InputFile.Existing(file));
            // One byte beyond what is read shows that the file goes on.
            var bytes = new byte[RobotsText.MaxBytes + 1];
            return bytes[..await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct)];
        }
        catch (UnauthorizedAccessException)
        {
            throw new BadInputException(new InputProblem(file, null, null, "the file can't be read", "check its permissions"));
        }
    }
}
