using System.Security.Cryptography;
using Shouldly;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Fetching;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Archiving;

public sealed class WarcArchiveTests
{
    [Fact]
    public void Write_Page_KeepsRequestResponseAndMetadataWithRightDigests()
    {
        using var archive = new TestArchive(pages: 2);

        var records = Records(archive.WarcPath);

        records.Select(r => r.Type).ShouldBe(["warcinfo", "request", "response", "metadata", "request", "response", "metadata"]);
        records.ShouldAllBe(r => r.DigestFault() == null);
        var response = records[2];
        response.Id.ShouldBe(archive.Captures[0].RecordId);
        response["WARC-Target-URI"].ShouldBe("http://site.example/ad/0?q=%C3%A4");
        response["WARC-Date"].ShouldBe("2026-03-01T12:00:00.123456Z");
        response.Block[response.PayloadStart..].ShouldBe(TestArchive.Page(0).SentBody.ToArray());
        SHA256.HashData(response.Block.AsSpan(response.PayloadStart)).ShouldBe(archive.Captures[0].Sha256);
        records[1]["WARC-Concurrent-To"].ShouldBe(response.Id);
        records[3]["WARC-Concurrent-To"].ShouldBe(response.Id);
        System.Text.Encoding.UTF8.GetString(records[3].Block).ShouldBe(
            "outcome: ok\r\nfetchTimeMs: 12\r\nhopsFromSeed: 2\r\nexpected: ad\r\nattempt: 1\r\nrobots: allowed\r\npageType: ad\r\nsoftware: WebRiskMapper/0.1\r\n");
    }

    [Theory]
    [InlineData(304, "server-not-modified")]
    [InlineData(200, "identical-payload-digest")]
    public void WriteRevisit_UnchangedPage_RefersToTheKeptCapture(int status, string profile)
    {
        using var archive = new TestArchive(pages: 1);
        var first = TestArchive.Page(0);
        var kept = new KeptCapture(archive.Captures[0].RecordId, first.FetchedAt, archive.Captures[0].Sha256);
        EvidenceRecord evidence;
        using (var later = archive.NewArchive("b"))
        {
            var again = first with { Status = status, SentBody = status == 304 ? default : first.SentBody, Outcome = FetchOutcome.NotModified };
            evidence = later.WriteRevisit(2, again, kept, TestArchive.Notes(0, type: null));
        }

        evidence.Kind.ShouldBe(EvidenceKind.Revisit);
        evidence.RefersTo.ShouldBe(kept.RecordId);
        var revisit = Records(Path.Combine(archive.Data, evidence.WarcFile)).Single(r => r.Id == evidence.RecordId);
        revisit.Type.ShouldBe("revisit");
        revisit["WARC-Profile"].ShouldBe("http://netpreserve.org/warc/1.1/revisit/" + profile);
        revisit["WARC-Refers-To"].ShouldBe(kept.RecordId);
        revisit["WARC-Refers-To-Target-URI"].ShouldBe(first.Url.AbsoluteUri);
        revisit["WARC-Refers-To-Date"].ShouldBe(Records(archive.WarcPath)[2]["WARC-Date"]);
        revisit["WARC-Payload-Digest"].ShouldBe(Records(archive.WarcPath)[2]["WARC-Payload-Digest"]);
    }

    [Fact]
    public void WriteRevisit_OtherBytes_KeepsThemInFull()
    {
        using var archive = new TestArchive(pages: 1);
        using var later = archive.NewArchive("b");

        var evidence = later.WriteRevisit(1, TestArchive.Page(7), new KeptCapture(archive.Captures[0].RecordId, TestArchive.Page(0).FetchedAt, archive.Captures[0].Sha256), TestArchive.Notes(7));

        evidence.Kind.ShouldBe(EvidenceKind.Response);
        evidence.RefersTo.ShouldBeNull();
    }

    [Fact]
    public void Write_FullFile_GoesOnInAnother()
    {
        using var archive = new TestArchive(pages: 1);
        using (var small = archive.NewArchive("b", maxFileBytes: 4000))
        {
            var files = Enumerable.Range(0, 12).Select(i => small.Write(3, TestArchive.Page(i), TestArchive.Notes(i)).WarcFile).Distinct().ToList();
            files.Count.ShouldBeGreaterThan(1);
            files.Select(f => Path.GetFileName(f)).ShouldBe(files.Select((_, i) => $"webrisk-b-{i:D5}.warc.gz"));
        }

        archive.Verify().Intact.ShouldBeTrue();
    }

    [Fact]
    public void Write_ManyAtOnce_ChainsEveryRecordOnce()
    {
        using var archive = new TestArchive(pages: 1);
        using (var busy = archive.NewArchive("b"))
        {
            Parallel.For(0, 200, i =>
            {
                busy.Write(2, TestArchive.Page(i), TestArchive.Notes(i));
                busy.Flush(2);
            });
        }

        archive.Seal.Write(2, final: true, custody: null);
        var report = archive.Verify();
        report.Findings.ShouldBeEmpty();
        report.Records.ShouldBe(1 + 3 + 1 + (200 * 3));
    }

    private static List<WarcRecord> Records(string path)
    {
        using var reader = WarcReader.Open(File.OpenRead(path));
        var records = new List<WarcRecord>();
        while (reader.Next() is { } record)
        {
            records.Add(record);
        }

        return records;
    }
}
