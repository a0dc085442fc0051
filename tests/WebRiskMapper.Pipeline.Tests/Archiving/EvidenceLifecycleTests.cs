using Microsoft.AspNetCore.Http;
using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Commands;
using WebRiskMapper.Pipeline.Tests.Crawl;
using WebRiskMapper.Pipeline.Tests.Fetching;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Archiving;

/// <summary>Evidence from the crawl that makes it to the retention that ends it, with the commands a person would use.</summary>
public sealed class EvidenceLifecycleTests(PostgresFixture postgres) : CommandLineTest, IClassFixture<PostgresFixture>
{
    private const string Name = "evidence";

    [Fact]
    public async Task Evidence_CrawledTwiceShownHeldErasedAndRetained_StaysProvable()
    {
        await using var site = await ScriptedServer.StartAsync(Answer);
        await CrawlTwiceAsync(site.Url);
        var page = new Uri(site.Url, "/page/1").AbsoluteUri;

        // The second run found the pages unchanged: revisits that refer to the first run's responses.
        (await ScalarAsync("SELECT count(*) FROM archive.evidence WHERE kind = 'response'")).ShouldBe(3);
        (await ScalarAsync("SELECT count(*) FROM archive.evidence r JOIN archive.evidence o ON o.record_id = r.refers_to AND o.kind = 'response' AND o.sha256 = r.sha256 WHERE r.kind = 'revisit'")).ShouldBe(3);

        // Both runs are sealed, and the heads stand in the database, in the archive, and with the witness.
        (await ScalarAsync("SELECT count(*) FROM archive.evidence_manifest WHERE final")).ShouldBe(2);
        var witness = Directory.GetFiles(Path.Combine(Folder, "witness")).ShouldHaveSingleItem();
        var verified = (await WebriskAsync("evidence", "verify", Folder, "--witness", witness, "--json")).ShouldSucceed().Json;
        verified.GetProperty("findings").GetArrayLength().ShouldBe(0);
        verified.GetProperty("records").GetInt64().ShouldBe(2 + (6 * 3));

        var shown = (await OnAsync("evidence", "show", page, "--json", "--body", Path.Combine(Folder, "page.html"), "--out", Path.Combine(Folder, "page.warc.gz"))).ShouldSucceed().Json;
        shown.GetProperty("captures").EnumerateArray().Select(c => c.GetProperty("kind").GetString()).ShouldBe(["revisit", "response"]);
        (await File.ReadAllTextAsync(Path.Combine(Folder, "page.html"))).ShouldContain("page 1");
        EvidenceVerifier.Verify(Path.Combine(Folder, "page.warc.gz"), null, null, CancellationToken.None).Records.ShouldBe(6);

        // A hold refuses erasure until it is released.
        var hold = (await OnAsync("evidence", "hold", "add", "--site", site.Url.Host, "--reason", "case 7", "--json")).ShouldSucceed().Json[0].GetProperty("hold_id").GetInt32();
        (await OnAsync("evidence", "erase", "--url", page, "--reason", "request 12")).ShouldBeRefused("legal hold", "case 7");
        (await OnAsync("evidence", "hold", "release", $"{hold}", "--reason", "case closed", "--json")).ShouldSucceed().Json.GetArrayLength().ShouldBe(0);
        (await OnAsync("evidence", "erase", "--url", page, "--reason", "request 12", "--dry-run", "--json")).ShouldSucceed().Json.GetProperty("captures").GetInt32().ShouldBe(2);
        (await OnAsync("evidence", "erase", "--url", page, "--reason", "request 12", "--json")).ShouldSucceed().Json.GetProperty("captures").GetInt32().ShouldBe(2);

        var erased = (await WebriskAsync("evidence", "verify", Folder, "--witness", witness, "--json")).ShouldSucceed().Json.GetProperty("findings");
        erased.GetArrayLength().ShouldBe(6);
        erased.EnumerateArray().ShouldAllBe(f => f.GetProperty("kind").GetString() == "erasure" && f.GetProperty("message").GetString()!.EndsWith("request 12"));
        NoFileHolds(page, "page 1");
        (await OnAsync("evidence", "erase", "--url", page, "--reason", "again")).ShouldBeRefused("erased before");

        await ForgeriesAreFoundAsync();
        await RetentionDeletesAsync();
        (await WebriskAsync("evidence", "verify", Folder, "--witness", witness)).ShouldSucceed();
        await CustodyIsWholeUntilChangedAsync();
    }

    /// <summary>A tombstone that the key did not sign, and a filler without one, are tampering.</summary>
    private async Task ForgeriesAreFoundAsync()
    {
        var tombstones = Directory.GetFiles(Path.Combine(Folder, "archive"), "*" + Tombstone.Suffix, SearchOption.AllDirectories);
        tombstones.Length.ShouldBe(2);
        var genuine = await File.ReadAllTextAsync(tombstones[0]);
        foreach (var forged in (string[])[genuine.Replace("request 12", "request 13"), "", "{}\nnonsense\n"])
        {
            await File.WriteAllTextAsync(tombstones[0], forged);
            (await WebriskAsync("evidence", "verify", Folder)).ExitCode.ShouldBe(1);
        }

        await File.WriteAllTextAsync(tombstones[0], genuine);
    }

    private async Task RetentionDeletesAsync()
    {
        var before = (await OnAsync("retention", "run", "--dry-run", "--json")).ShouldSucceed().Json.GetProperty("campaigns")[0];
        before.GetProperty("captures").GetInt32().ShouldBe(0);

        // Two hundred days later; raw pages are kept 90.
        await ExecuteAsync("UPDATE archive.evidence SET captured_at = captured_at - interval '200 days'");
        await ExecuteAsync("UPDATE maps.run SET started_at = started_at - interval '200 days'");
        await OnAsync("evidence", "hold", "add", "--run", "1", "--reason", "case 8");
        var dry = (await OnAsync("retention", "run", "--dry-run", "--json")).ShouldSucceed().Json.GetProperty("campaigns")[0];
        (dry.GetProperty("captures").GetInt32(), dry.GetProperty("files").GetInt32(), dry.GetProperty("held_captures").GetInt32()).ShouldBe((2, 1, 2));
        Directory.GetFiles(Path.Combine(Folder, "archive", "run-2"), "*.warc.gz").Length.ShouldBe(1);

        (await OnAsync("retention", "run", "--campaign", Name, "--json")).ShouldSucceed();

        Directory.GetFiles(Path.Combine(Folder, "archive", "run-2"), "*.warc.gz").ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(Folder, "archive", "run-1"), "*.warc.gz").Length.ShouldBe(1);
        (await ScalarAsync("SELECT count(*) FROM archive.evidence WHERE run_id = 2 AND erased_at IS NULL")).ShouldBe(0);
        (await ScalarAsync("SELECT count(*) FROM archive.evidence WHERE run_id = 1 AND erased_at IS NULL")).ShouldBe(2);
    }

    private async Task CustodyIsWholeUntilChangedAsync()
    {
        var whole = (await OnAsync("evidence", "custody", "--json")).ShouldSucceed().Json;
        whole.GetProperty("entries").GetInt64().ShouldBeGreaterThan(7);
        (await ScalarAsync("SELECT count(DISTINCT action) FROM archive.custody_log WHERE action IN ('seal', 'export', 'hold', 'hold-release', 'erase', 'retention')")).ShouldBe(6);
        Should.Throw<PostgresException>(() => ExecuteAsync("DELETE FROM archive.custody_log")).SqlState.ShouldBe("42501");

        // Whoever owns the database can disable the trigger, and is found out all the same.
        await ExecuteAsync("ALTER TABLE archive.custody_log DISABLE TRIGGER custody_log_append_only");
        await ExecuteAsync("UPDATE archive.custody_log SET actor = 'nobody' WHERE custody_id = 2");
        (await OnAsync("evidence", "custody", "--json")).ExitCode.ShouldBe(1);
        await ExecuteAsync("DELETE FROM archive.custody_log");
        (await OnAsync("evidence", "custody")).Output.ShouldContain("which a manifest recorded, is missing");
    }

    private void NoFileHolds(params string[] texts)
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Folder, "archive"), "*.warc.gz", SearchOption.AllDirectories))
        {
            using var reader = WarcReader.Open(File.OpenRead(path));
            while (reader.Next() is { } record)
            {
                foreach (var text in texts)
                {
                    (string.Concat(record.Fields.Select(f => f.Value)) + System.Text.Encoding.UTF8.GetString(record.Block)).ShouldNotContain(text);
                }
            }
        }
    }

    private async Task CrawlTwiceAsync(Uri site)
    {
        var spec = new CampaignSpec { Name = Name, Cron = "0 0 3 ? * SUN", Synthetic = true, Politeness = new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, BackoffSeconds = 1, Contact = "https://example.org/crawler" } };
        for (var i = 0; i < 2; i++)
        {
            await using var host = new CrawlHost(postgres.DataSource, Folder, o => o.EvidenceWitness = Path.Combine(Folder, "witness"));
            await host.Campaigns.CreateAsync(spec, [new PlatformSeed(site, Name, ["AT"], "en", "classifieds", "test", "")], "test", CancellationToken.None);
            await host.StartAsync();
            await host.WaitAsync((await host.StartRunAsync(Name)).RunId, p => p.State is "done" or "failed");
        }
    }

    private static Task Answer(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Request.Path.Value switch
        {
            "/" => context.Response.WriteAsync("<!doctype html><title>t</title><h1>Start</h1><p>Rules of this site.</p><a href='/page/1'>one</a> <a href='/page/2'>two</a>"),
            "/page/1" or "/page/2" => context.Response.WriteAsync($"<!doctype html><title>t</title><h1>About</h1><p>This is page {context.Request.Path.Value[^1..]} of the house rules.</p>"),
            _ => Missing(context),
        };
    }

    private static Task Missing(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private Task<CommandResult> OnAsync(params string[] arguments) => WebriskAsync([.. arguments, "--connection", postgres.ConnectionString, "--data", Folder]);

    private async Task ExecuteAsync(string sql)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
