using System.IO.Compression;
using System.Text;
using Shouldly;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Crawl;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Archiving;

public sealed class EvidenceImportTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const string Site = "http://127.0.0.1:9";
    private const string Ad = "<h1>Mia in Vienna</h1><dl><dt>Age</dt><dd>24</dd><dt>City</dt><dd>Vienna</dd><dt>Price</dt><dd>1 hour 150 €</dd><dt>Phone</dt><dd>+43 660 1234567</dd></dl><p>Private and discreet, call me any time.</p>";

    private readonly string data = Directory.CreateTempSubdirectory("webrisk-import-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Import_ArchivesOfOthers_AreReadSealedKeptAndAnalysedAsARun()
    {
        var plain = Write("wget.warc", string.Concat(
            Record("warcinfo", null, "2023-05-01T10:00:00Z", "software: Wget/1.21\r\n"),
            Record("request", Site + "/profile/1", "2023-05-01T10:00:00Z", "GET /profile/1 HTTP/1.1\r\nHost: x\r\n\r\n"),
            Record("response", $"<{Site}/profile/1>", "2023-05-01T10:00:01Z", Http("Transfer-Encoding: chunked\r\n", Chunked(Page(Ad)))),
            Record("response", Site + "/about", "2023-05-01T10:00:02Z", Http("", Page("<h1>About</h1><p>The older house rules.</p>"))),
            Record("response", Site + "/photo", "2023-05-01T10:00:03Z", "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\nJFIF"),
            Record("response", Site + "/gone", "2023-05-01T10:00:03Z", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\ngone"),
            Record("response", Site + "/sealed", "2023-05-01T10:00:04Z", Http("", Page("<h1>Profile</h1><dl><dt>Age</dt><dd>17</dd></dl><p>unmistakable words</p>"))),
            Record("response", "http://other.example/", "2023-05-01T10:00:05Z", Http("", Page("<h1>Other</h1>")))));
        var zipped = Zip("warcio.warc.gz", Record("response", Site + "/about", "2023-06-01T10:00:00Z", Http("", Page("<h1>About</h1><p>The newer house rules.</p>"))), Record("revisit", Site + "/about", "2023-06-02T10:00:00Z", "HTTP/1.1 200 OK\r\n\r\n"));
        await using var host = await HostAsync("archived");
        var campaign = (await host.Campaigns.FindAsync("archived", CancellationToken.None))!;

        var import = await host.Import.RunAsync(campaign, [plain, zipped], "test", CancellationToken.None);

        import.ShouldBe(new ImportResult(import.RunId, Records: 10, Pages: 3, OlderCaptures: 1, Elsewhere: 1, NotPages: 2));
        await host.StartAsync();
        (await host.WaitAsync(import.RunId, p => p.State is "done" or "failed")).State.ShouldBe("done");
        await host.StopAsync();
        host.Analysed.Count(r => r == import.RunId).ShouldBe(1);
        (await ScalarAsync("SELECT count(*) FROM research.observation o JOIN research.ad_version v USING (ad_version_id) WHERE v.city = 'Vienna' AND v.ages = '{24}' AND o.seen_at = '2023-05-01T10:00:01Z'")).ShouldBe(1);
        (await ScalarAsync("SELECT count(*) FROM archive.quarantine WHERE url LIKE '%/sealed'")).ShouldBe(1);
        (await ScalarAsync("SELECT count(*) FROM archive.evidence WHERE captured_at IN ('2023-05-01T10:00:01Z', '2023-06-01T10:00:00Z')")).ShouldBe(2);
        (await ScalarAsync("SELECT count(*) FROM archive.evidence")).ShouldBe(2);
        (await ScalarAsync("SELECT count(*) FROM archive.custody_log WHERE action = 'import'")).ShouldBe(1);

        var kept = Contents();
        kept.ShouldContain("newer house rules");
        kept.ShouldContain("imported-from: wget.warc");
        kept.ShouldNotContain("older house rules");
        kept.ShouldNotContain("unmistakable words");
        EvidenceVerifier.Verify(data, null, null, CancellationToken.None).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cut", "cut off")]
    [InlineData("flipped", "damaged")]
    [InlineData("text", "must start with 'WARC/1.0'")]
    [InlineData("digest", "WARC-Block-Digest")]
    [InlineData("foreign", "none of the 1 records")]
    public async Task Import_UnusableFile_IsRefusedByNameAndStoresNothing(string fault, string message)
    {
        var good = Record("response", Site + "/about", "2023-06-01T10:00:00Z", Http("", Page("<h1>About</h1>" + string.Concat(Enumerable.Range(0, 100)))));
        var zipped = File.ReadAllBytes(Zip("whole.warc.gz", good));
        zipped[zipped.Length / 2] ^= 0x55;
        var bytes = fault switch
        {
            "cut" => Encoding.UTF8.GetBytes(good[..^40]),
            "flipped" => zipped,
            "text" => Encoding.UTF8.GetBytes("site,platform\nnothing of the kind\n"),
            "digest" => Encoding.UTF8.GetBytes(good.Replace("Content-Type:", "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\nContent-Type:", StringComparison.Ordinal)),
            _ => Encoding.UTF8.GetBytes(Record("response", "http://other.example/", "2023-06-01T10:00:00Z", Http("", Page("<h1>Other</h1>")))),
        };
        var path = Path.Combine(data, "unusable.warc");
        await File.WriteAllBytesAsync(path, bytes);
        await using var host = await HostAsync(fault);
        var campaign = (await host.Campaigns.FindAsync(fault, CancellationToken.None))!;

        var refusal = await Should.ThrowAsync<BadInputException>(host.Import.RunAsync(campaign, [path], "test", CancellationToken.None));

        refusal.Problems.ShouldHaveSingleItem().File.ShouldBe(path);
        refusal.Message.ShouldContain(message);
        (await ScalarAsync($"SELECT count(*) FROM maps.run WHERE campaign_id = {campaign.CampaignId}")).ShouldBe(0);
    }

    [Fact]
    public async Task Import_ThatDied_GivesItsRunUpAndBlocksNoOther()
    {
        await using var host = await HostAsync("died");
        var campaign = (await host.Campaigns.FindAsync("died", CancellationToken.None))!;
        await using (var command = postgres.DataSource.CreateCommand($"INSERT INTO maps.run (campaign_id, state, trigger, started_at, code_version) VALUES ({campaign.CampaignId}, 'importing', 'import', now(), 'x')"))
        {
            await command.ExecuteNonQueryAsync();
        }

        var dead = await host.StartRunAsync("died");
        dead.IsNew.ShouldBeFalse();
        await host.StartAsync();

        (await host.WaitAsync(dead.RunId, p => p.State != "importing")).State.ShouldBe("failed");
        (await host.StartRunAsync("died")).IsNew.ShouldBeTrue();
    }

    private async Task<CrawlHost> HostAsync(string name)
    {
        var host = new CrawlHost(postgres.DataSource, data);
        var spec = new CampaignSpec { Name = name, Cron = "0 0 3 ? * SUN", Synthetic = true, Politeness = new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, BackoffSeconds = 0, Contact = "https://example.org/crawler" } };
        await host.Campaigns.CreateAsync(spec, [new PlatformSeed(new Uri(Site + "/"), name, ["AT"], "en", "classifieds", "test", "")], "test", CancellationToken.None);
        return host;
    }

    private string Contents()
    {
        var text = new StringBuilder();
        foreach (var path in Directory.GetFiles(Path.Combine(data, "archive"), "*.warc.gz", SearchOption.AllDirectories))
        {
            using var reader = WarcReader.Open(File.OpenRead(path));
            while (reader.Next() is { } record)
            {
                text.AppendLine(Encoding.UTF8.GetString(record.Block));
            }
        }

        return text.ToString();
    }

    private static string Page(string body) => "<!doctype html><html><head><title>t</title></head><body>" + body + "</body></html>";

    private static string Http(string headers, string body) => $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n{body}";

    private static string Chunked(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var half = Encoding.UTF8.GetByteCount(body[..30]);
        return $"{half:x}\r\n{body[..30]}\r\n{bytes.Length - half:X};last\r\n{body[30..]}\r\n0\r\n\r\n";
    }

    private static string Record(string type, string? target, string date, string block) =>
        $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{Guid.NewGuid()}>\r\nWARC-Date: {date}\r\n{(target is null ? "" : $"WARC-Target-URI: {target}\r\n")}Content-Type: application/http\r\nContent-Length: {Encoding.UTF8.GetByteCount(block)}\r\n\r\n{block}\r\n\r\n";

    private string Write(string name, string text)
    {
        var path = Path.Combine(data, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Zip(string name, params string[] records)
    {
        var path = Path.Combine(data, name);
        using var file = File.Create(path);
        foreach (var record in records)
        {
            using var gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
            gzip.Write(Encoding.UTF8.GetBytes(record));
        }

        return path;
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
