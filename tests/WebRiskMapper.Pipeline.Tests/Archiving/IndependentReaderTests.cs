using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Shouldly;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Tests.Campaigns;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Archiving;

/// <summary>What another's reader makes of our files: warcio from npm, which has none of our code. Needs node, npm and, once, the npm registry.</summary>
public sealed class IndependentReaderTests
{
    private static readonly string Scripts = Path.Combine(Repository.Root, "tests/WebRiskMapper.Pipeline.Tests/Archiving/warcio");

    [Fact]
    public async Task Warcio_ReadingAnArchive_FindsTheSameRecordsAndDigests()
    {
        using var archive = new TestArchive(pages: 3);
        var first = TestArchive.Page(0);
        EvidenceRecord revisit;
        using (var later = archive.NewArchive("b"))
        {
            later.Write(2, TestArchive.Page(8), TestArchive.Notes(8));
            revisit = later.WriteRevisit(
                2, first with { Status = 304, SentBody = default, Outcome = FetchOutcome.NotModified },
                new KeptCapture(archive.Captures[0].RecordId, first.FetchedAt, archive.Captures[0].Sha256), TestArchive.Notes(0, type: null));
        }

        // A lawfully erased record must not trouble a reader either.
        var erased = archive.Chain[5];
        var tombstone = new Tombstone(Path.GetFileName(archive.WarcPath), erased.RecordId, erased.Offset, erased.Length, erased.Sha256, "a reason", "test", TimeProvider.System.GetUtcNow(), "", null).Signed(archive.Key);
        using (var file = File.OpenHandle(archive.WarcPath, FileMode.Open, FileAccess.Write))
        {
            RandomAccess.Write(file, tombstone.Filler(), tombstone.Offset);
        }

        var records = await ReadAsync(archive.WarcPath);
        records.Select(r => Text(r, "id")).ShouldBe(archive.Chain.Select(e => e.RecordId));
        records.Select(r => r.GetProperty("offset").GetInt64()).ShouldBe(archive.Chain.Select(e => e.Offset));
        records.Select(r => Text(r, "type")).ShouldBe(["warcinfo", "request", "response", "metadata", "request", "metadata", "metadata", "request", "response", "metadata"]);
        records.Where((_, i) => i != 5).ShouldAllBe(r => r.GetProperty("blockDigest").GetBoolean());
        records.Where(r => Text(r, "type") == "response").ShouldAllBe(r => r.GetProperty("payloadDigest").GetBoolean());
        Text(records[2], "payload").ShouldBe(System.Text.Encoding.UTF8.GetString(first.SentBody.Span));
        Text(records[2], "target").ShouldBe(first.Url.AbsoluteUri);
        Text(records[1], "concurrentTo").ShouldBe(Text(records[2], "id"));

        var again = (await ReadAsync(Path.Combine(archive.Data, revisit.WarcFile))).Single(r => Text(r, "type") == "revisit");
        Text(again, "profile").ShouldBe("http://netpreserve.org/warc/1.1/revisit/server-not-modified");
        Text(again, "refersTo").ShouldBe(archive.Captures[0].RecordId);
        again.GetProperty("blockDigest").GetBoolean().ShouldBeTrue();
    }

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();

    private static async Task<List<JsonElement>> ReadAsync(string warc)
    {
        var output = await RunAsync("node", await ToolsAsync(), "read.mjs", warc);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>The tools of this lock file, installed once a machine.</summary>
    private static async Task<string> ToolsAsync()
    {
        var version = Convert.ToHexStringLower(SHA256.HashData([.. await File.ReadAllBytesAsync(Path.Combine(Scripts, "package-lock.json")), .. await File.ReadAllBytesAsync(Path.Combine(Scripts, "read.mjs"))]))[..16];
        var folder = Path.Combine(Path.GetTempPath(), $"webrisk-warcio-{Environment.UserName}-{version}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var aside = Directory.CreateTempSubdirectory("webrisk-warcio-").FullName;
        foreach (var file in Directory.GetFiles(Scripts))
        {
            File.Copy(file, Path.Combine(aside, Path.GetFileName(file)));
        }

        await RunAsync("npm", aside, "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        try
        {
            Directory.Move(aside, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(aside, recursive: true);
        }

        return folder;
    }

    private static async Task<string> RunAsync(string program, string folder, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} did not start.");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        process.ExitCode.ShouldBe(0, await error);
        return await output;
    }
}
