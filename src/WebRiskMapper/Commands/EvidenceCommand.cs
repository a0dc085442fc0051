using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Archiving;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk evidence</c>: the archive of captured pages, its proof and its custody.</summary>
internal static class EvidenceCommand
{
    public static Command Create() => new("evidence", "The archive of captured pages: proof that it is unchanged, captures, lawful erasure, custody.")
    {
        Verify(),
        Show(),
        EvidenceImportCommand.Create(),
        EvidenceEraseCommand.Create(),
        EvidenceHoldCommand.Create(),
        Custody(),
    };

    private static Command Verify()
    {
        var path = new Argument<string>("PATH") { Description = "A data folder, an archive, the folder of a run, or a WARC file." };
        var publicKey = new Option<string?>("--public-key") { Description = "PEM file of the archive's public key, got from elsewhere. Default: the one in the archive, which does not show that the key was replaced.", HelpName = "FILE" };
        var witness = new Option<string?>("--witness") { Description = "File of heads that was kept elsewhere (evidence-heads-….log).", HelpName = "FILE" };
        var roots = new Option<string?>("--tsa-roots") { Description = "PEM file of certificates that the timestamp authority's must lead to. Default: its certificate is not checked.", HelpName = "FILE" };
        var command = new Command("verify", "Check manifests, chains, records and digests from the files alone, without a database. Exit code 1 when anything was changed, is missing, or stands elsewhere; lawful erasures are listed.") { path, publicKey, witness, roots };
        command.SetAction((parsed, ct) =>
        {
            var report = EvidenceVerifier.Verify(parsed.GetValue(path)!, Existing(parsed.GetValue(publicKey)), parsed.GetValue(witness), ct, Existing(parsed.GetValue(roots)));
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(report);
            }
            else
            {
                Print(report);
            }

            return Task.FromResult(report.Intact ? ExitCode.Done : ExitCode.Failed);
        });
        return command;
    }

    private static Command Show()
    {
        var url = new Argument<string>("URL") { Description = "Address of a captured page." };
        var record = new Option<string?>("--record") { Description = "WARC-Record-ID of one capture. Default: all captures are listed, and the newest is read.", HelpName = "ID" };
        var export = new Option<string?>("--out") { Description = "Write the capture's records, as they are stored, into this WARC file, which must not exist.", HelpName = "FILE" };
        var body = new Option<string?>("--body") { Description = "Write the page's bytes, as the site sent them, into this file, which must not exist.", HelpName = "FILE" };
        var command = new Command("show", "Show the captures of a page and read one of them back. Every look is written to the custody log.") { url, record, export, body };
        command.SetAction(async (parsed, ct) =>
        {
            var target = Address(parsed.GetValue(url)!, "evidence show");
            var options = DeploymentOptions.From(parsed);
            var files = new EvidenceFiles(options.DataDirectory);
            await using var deployment = await Deployment.ConnectToReadAsync(options, ct);
            var captures = await EvidenceCaptures.FindAsync(deployment.Database, new CaptureSelection(Url: target), ct);
            var chosen = Choose(captures, parsed.GetValue(record), target);
            var page = chosen is null ? null : captures.FirstOrDefault(c => c.RecordId == (chosen.RefersTo ?? chosen.RecordId) && c.ErasedAt is null);
            (string Head, byte[] Body)? response = page is null ? null : files.Response(page);
            await using (var connection = await deployment.Database.OpenConnectionAsync(ct))
            {
                var written = parsed.GetValue(export) ?? parsed.GetValue(body);
                await CustodyLog.WriteAsync(connection, Environment.UserName, written is null ? "show" : "export", target.AbsoluteUri, new { record_id = chosen?.RecordId, file = written }, ct);
            }

            if (chosen is not null && parsed.GetValue(export) is { } exported)
            {
                await WriteNewAsync(exported, [.. page is not null && page != chosen ? files.Export(page) : [], .. files.Export(chosen)], ct);
            }

            if (response is { } sent && parsed.GetValue(body) is { } bodyFile)
            {
                await WriteNewAsync(bodyFile, sent.Body, ct);
            }

            PrintCaptures(captures, chosen, response?.Head, options.Json);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Custody()
    {
        var command = new Command("custody", "Check the custody log: every entry's hash, and the heads that manifests recorded outside the database. Exit code 1 when an entry was changed or is missing.");
        command.SetAction(async (parsed, ct) =>
        {
            var options = DeploymentOptions.From(parsed);
            await using var deployment = await Deployment.ConnectToReadAsync(options, ct);
            var (entries, problems) = await CustodyLog.VerifyAsync(deployment.Database, Path.Combine(options.DataDirectory, "archive"), ct);
            if (options.Json)
            {
                Json.WriteDocument(new { entries, problems });
            }
            else
            {
                foreach (var problem in problems)
                {
                    AnsiConsole.MarkupLineInterpolated($"[red]custody log[/]: {problem}");
                }

                AnsiConsole.MarkupLineInterpolated($"{entries} entries, {(problems.Count == 0 ? "whole" : $"{problems.Count} problems")}");
            }

            return problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    public static Uri Address(string text, string command) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? new Uri(text)
        : throw new BadInputException(new InputProblem(command, null, "URL", $"'{text}' is no http or https address", "give it in full, such as https://example.org/page"));

    private static EvidenceCapture? Choose(IReadOnlyList<EvidenceCapture> captures, string? record, Uri target)
    {
        if (captures.Count == 0)
        {
            throw new BadInputException(new InputProblem("evidence show", null, "URL", $"no capture of {target} is known", "see 'webrisk campaign status NAME'; lists, gates and sealed pages are not kept"));
        }

        var wanted = record is null ? captures.FirstOrDefault(c => c.ErasedAt is null) : captures.FirstOrDefault(c => c.RecordId.Trim('<', '>') == record.Trim('<', '>'));
        return record is null || wanted is not null
            ? wanted
            : throw new BadInputException(new InputProblem("evidence show", null, "--record", $"{target} has no capture {record}", "leave --record out to list them"));
    }

    private static void PrintCaptures(IReadOnlyList<EvidenceCapture> captures, EvidenceCapture? chosen, string? head, bool json)
    {
        if (json)
        {
            Json.WriteDocument(new
            {
                captures = captures.Select(c => new
                {
                    captured_at = c.CapturedAt,
                    c.Kind,
                    c.RunId,
                    record_id = c.RecordId,
                    c.RefersTo,
                    sha256 = Convert.ToHexStringLower(c.Sha256),
                    file = c.WarcFile,
                    c.Offset,
                    c.Length,
                    erased_at = c.ErasedAt,
                }),
                shown = chosen?.RecordId,
                response_head = head,
            });
            return;
        }

        foreach (var c in captures)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{(c == chosen ? "*" : " ")} {c.CapturedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC  run {c.RunId}  {c.Kind,-8}  {c.RecordId}");
            AnsiConsole.MarkupLineInterpolated($"    sha256 {Convert.ToHexStringLower(c.Sha256)}, {c.WarcFile} at byte {c.Offset}, {c.Length} bytes{(c.ErasedAt is { } erased ? $", erased {erased.UtcDateTime:yyyy-MM-dd}" : "")}");
        }

        if (head is not null)
        {
            AnsiConsole.WriteLine();
            AnsiConsole.Write(new Text(head.TrimEnd() + "\n"));
        }
    }

    private static void Print(EvidenceReport report)
    {
        foreach (var finding in report.Findings)
        {
            var where = finding.File + (finding.Record is { } record ? $", record {record}" : "") + (finding.Offset is { } offset ? $" at byte {offset}" : "");
            var style = finding.Kind switch { EvidenceFindingKind.Tampering => "red", EvidenceFindingKind.Erasure => "yellow", _ => "grey" };
            AnsiConsole.MarkupLine($"[{style}]{finding.Kind.ToString().ToLowerInvariant()}[/] {Markup.Escape(where)}: {Markup.Escape(finding.Message)}");
        }

        AnsiConsole.MarkupLineInterpolated($"{report.Manifests} manifests, {report.Files} files, {report.Records} records unchanged; key {report.Archive ?? "none"}");
        AnsiConsole.MarkupLine(report.Intact ? "The archive is intact." : "[red]The archive is NOT intact.[/]");
    }

    private static string? Existing(string? path) => path is null ? null : Input.InputFile.Existing(path);

    private static async Task WriteNewAsync(string path, byte[] bytes, CancellationToken ct)
    {
        if (File.Exists(path))
        {
            throw new BadInputException(new InputProblem(path, null, null, "the file exists", "choose another name"));
        }

        await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        await file.WriteAsync(bytes, ct);
    }
}
