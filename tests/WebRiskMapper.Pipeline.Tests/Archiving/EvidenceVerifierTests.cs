using System.Security.Cryptography;
using Shouldly;
using WebRiskMapper.Pipeline.Archiving;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Archiving;

/// <summary>Each test changes one thing in a sealed archive, and the verification must name it.</summary>
public sealed class EvidenceVerifierTests
{
    [Fact]
    public void Verify_UntouchedArchive_IsIntactWithNothingToSay()
    {
        using var archive = new TestArchive();

        var report = archive.Verify();

        report.Findings.ShouldBeEmpty();
        report.Intact.ShouldBeTrue();
        (report.Manifests, report.Files, report.Records).ShouldBe((1, 1, 13));
        report.Archive.ShouldBe(archive.Key.Fingerprint);
        archive.Verify(path: archive.WarcPath).Findings.ShouldBeEmpty();
        archive.Verify(path: Path.GetDirectoryName(archive.WarcPath)).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(13)]
    public void Verify_FlippedByte_NamesTheRecord(int record)
    {
        using var archive = new TestArchive();
        var entry = archive.Chain[record - 1];
        Change(archive.WarcPath, bytes => bytes[entry.Offset + (entry.Length / 2)] ^= 1);

        var finding = archive.Verify().ShouldHaveOneProblem();

        finding.ShouldBe(new EvidenceFinding(EvidenceFindingKind.Tampering, Path.GetRelativePath(archive.Root, archive.WarcPath), record, entry.Offset, $"record {entry.RecordId} was changed"));
    }

    [Fact]
    public void Verify_EveryByteOfARecord_Counts()
    {
        using var archive = new TestArchive(pages: 1);
        var entry = archive.Chain[2];
        for (var at = entry.Offset; at < entry.End; at += 7)
        {
            var position = at;
            Change(archive.WarcPath, bytes => bytes[position] ^= 0x10);
            archive.Verify().Intact.ShouldBeFalse($"byte {position}");
            Change(archive.WarcPath, bytes => bytes[position] ^= 0x10);
        }

        archive.Verify().Intact.ShouldBeTrue();
    }

    [Fact]
    public void Verify_DeletedRecord_IsFound()
    {
        using var archive = new TestArchive();
        var gone = archive.Chain[2];
        var bytes = File.ReadAllBytes(archive.WarcPath);
        File.WriteAllBytes(archive.WarcPath, [.. bytes[..(int)gone.Offset], .. bytes[(int)gone.End..]]);

        var report = archive.Verify();

        report.Intact.ShouldBeFalse();
        report.Findings.First(f => f.Kind == EvidenceFindingKind.Tampering).Record.ShouldBe(3);
    }

    [Fact]
    public void Verify_SwappedRecords_SaysWhichStandsWhere()
    {
        using var archive = new TestArchive();
        var (a, b) = (archive.Chain[2], archive.Chain[5]);
        Change(archive.WarcPath, bytes =>
        {
            var swapped = bytes[(int)a.Offset..(int)b.End];
            var (first, second) = (bytes[(int)a.Offset..(int)a.End], bytes[(int)b.Offset..(int)b.End]);
            var between = bytes[(int)a.End..(int)b.Offset];
            ((byte[])[.. second, .. between, .. first]).CopyTo(swapped, 0);
            swapped.CopyTo(bytes, (int)a.Offset);
        });

        archive.Verify().Findings.ShouldContain(f => f.Record == 3 && f.Message.Contains("record 6 stands in its place"));
    }

    [Fact]
    public void Verify_TruncatedFile_SaysHowManyAreMissing()
    {
        using var archive = new TestArchive();
        using (var file = File.OpenWrite(archive.WarcPath))
        {
            file.SetLength(archive.Chain[9].Offset + 10);
        }

        archive.Verify().ShouldHaveOneProblem().Message.ShouldContain("this record and the 3 after it are missing");
    }

    [Fact]
    public void Verify_MissingFile_IsFound()
    {
        using var archive = new TestArchive();
        File.Delete(archive.WarcPath);

        archive.Verify().ShouldHaveOneProblem().Message.ShouldBe("the file is missing");
        File.Delete(archive.WarcPath + EvidenceChain.Suffix);
        archive.Verify().ShouldHaveOneProblem().Message.ShouldBe("the file and its chain are missing");
    }

    [Fact]
    public void Verify_EditedChain_IsFound()
    {
        using var archive = new TestArchive();
        var lines = File.ReadAllLines(archive.WarcPath + EvidenceChain.Suffix);
        lines[3] = lines[3].Replace(archive.Chain[2].Sha256, new string('0', 64));
        File.WriteAllLines(archive.WarcPath + EvidenceChain.Suffix, lines);

        archive.Verify().Findings.ShouldContain(f => f.Kind == EvidenceFindingKind.Tampering && f.Message.StartsWith("line 4 of ", StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_RecordChangedAndChainWrittenAnew_ContradictsTheSeal()
    {
        using var archive = new TestArchive();
        var stored = File.ReadAllBytes(archive.WarcPath);
        File.Delete(archive.WarcPath + EvidenceChain.Suffix);
        var name = Path.GetFileName(archive.WarcPath);
        var (link, lines) = (EvidenceChain.Root(name), new List<string> { EvidenceChain.Header(name) });
        stored[^20] ^= 1;
        foreach (var entry in EvidenceChainOf(stored, name, archive))
        {
            link = EvidenceChain.LinkOf(link, entry);
            lines.Add(EvidenceChain.Line(entry with { Link = link }));
        }

        File.WriteAllBytes(archive.WarcPath, stored);
        File.WriteAllText(archive.WarcPath + EvidenceChain.Suffix, string.Join('\n', lines) + '\n');

        archive.Verify().Findings.ShouldContain(f => f.Kind == EvidenceFindingKind.Tampering && f.Message.Contains("head that was sealed"));
    }

    [Fact]
    public void Verify_EditedManifest_IsFound()
    {
        using var archive = new TestArchive();
        File.WriteAllText(archive.ManifestPath, File.ReadAllText(archive.ManifestPath).Replace("\"final\":true", "\"final\":false"));

        var messages = archive.Verify().Findings.Where(f => f.Kind == EvidenceFindingKind.Tampering).Select(f => f.Message).ToList();

        messages.ShouldContain("its signature is missing or not by the archive's key");
        messages.ShouldContain(m => m.Contains("whose head was written down"));
    }

    [Theory]
    [InlineData(1, "manifest 1 before it is missing")]
    [InlineData(2, "the manifest is missing; its head was written down in heads.log")]
    public void Verify_ManifestTakenAway_IsFound(int sequence, string message)
    {
        using var archive = new TestArchive();
        using (var later = archive.NewArchive("b"))
        {
            later.Write(2, TestArchive.Page(9), TestArchive.Notes(9));
        }

        archive.Seal.Write(2, final: true, custody: null);
        archive.Verify().Findings.ShouldBeEmpty();
        File.Delete(EvidenceManifest.List(archive.Root)[sequence - 1].Path);

        archive.Verify().Findings.ShouldContain(f => f.Kind == EvidenceFindingKind.Tampering && f.Message == message);
    }

    [Fact]
    public void Verify_WholeArchiveSignedAnewByAnother_IsSeenWithTheKeyOrAWitnessFromElsewhere()
    {
        var elsewhere = Directory.CreateTempSubdirectory("webrisk-witness-").FullName;
        try
        {
            using var archive = new TestArchive(witness: elsewhere);
            var publicKey = Path.Combine(elsewhere, "key.pem");
            File.Copy(Path.Combine(archive.Root, EvidenceKey.PublicFile), publicKey);
            var witness = Path.Combine(elsewhere, EvidenceSeal.WitnessFile(archive.Key.Fingerprint));
            archive.Verify(publicKey, witness).Findings.ShouldBeEmpty();

            // Someone with the disk: another key, other pages, everything consistent.
            using var forged = new TestArchive(pages: 2);
            Directory.Delete(archive.Root, recursive: true);
            Directory.Move(forged.Root, archive.Root);
            Directory.CreateDirectory(forged.Root);

            archive.Verify().Findings.ShouldBeEmpty();
            archive.Verify(publicKey).ShouldHaveOneProblem().Message.ShouldBe("its signature is missing or not by the archive's key");
            archive.Verify(witness: witness).ShouldHaveOneProblem().Message.ShouldContain("whose head was written down");
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public void Verify_CrashBetweenRecordAndChain_IsNoTampering()
    {
        using var archive = new TestArchive(seal: false);
        // A torn gzip member, and half a line of the chain.
        File.AppendAllBytes(archive.WarcPath, RandomNumberGenerator.GetBytes(100));
        File.AppendAllText(archive.WarcPath + EvidenceChain.Suffix, "14 99 100 abc");
        archive.Seal.Write(1, final: true, custody: null);

        var report = archive.Verify();

        report.Intact.ShouldBeTrue();
        report.Records.ShouldBe(13);
        report.Findings.ShouldHaveSingleItem().Message.ShouldStartWith("100 bytes after the last chained record");
        File.AppendAllBytes(archive.WarcPath, [1, 2, 3]);
        archive.Verify().ShouldHaveOneProblem().Message.ShouldBe("3 bytes were added after the run was sealed");
    }

    [Fact]
    public void Verify_FileOfOthers_IsCheckedByItsDigests()
    {
        using var archive = new TestArchive();
        var alone = Path.Combine(archive.Data, "others.warc.gz");
        File.Copy(archive.WarcPath, alone);

        EvidenceVerifier.Verify(alone, null, null, CancellationToken.None).Records.ShouldBe(13);
        Change(alone, bytes => bytes[bytes.Length / 2] ^= 4);
        EvidenceVerifier.Verify(alone, null, null, CancellationToken.None).Intact.ShouldBeFalse();
    }

    [Fact]
    public void Seal_NothingNew_WritesNoManifest()
    {
        using var archive = new TestArchive();

        archive.Seal.Write(1, final: true, custody: null).ShouldBeNull();
        archive.Seal.Write(1, final: false, custody: null).ShouldBeNull();
        archive.Seal.Write(77, final: true, custody: null).ShouldBeNull();
        archive.Seal.Seals().ShouldHaveSingleItem().RunId.ShouldBe(1);
    }

    // A disk that was full just then left a manifest whose head nobody ever wrote down.
    [Fact]
    public void Seal_HeadCouldNotBeWritten_IsWrittenByTheNextAttempt()
    {
        using var archive = new TestArchive(seal: false);
        var elsewhere = Path.Combine(archive.Data, "witness");
        File.WriteAllText(elsewhere, "a file in the folder's place");
        var seal = new EvidenceSeal(archive.Data, archive.Key, elsewhere, TimeProvider.System);
        Should.Throw<IOException>(() => seal.Write(1, final: true, custody: null));
        var heads = Path.Combine(archive.Root, EvidenceManifest.Heads);
        File.WriteAllText(heads, File.ReadAllText(heads)[..20]);
        archive.Verify().Findings.ShouldBeEmpty("what was cut off is no forgery");
        File.Delete(elsewhere);

        seal.Write(1, final: true, custody: null)!.Sequence.ShouldBe(1);

        seal.Write(1, final: true, custody: null).ShouldBeNull();
        var witness = Path.Combine(elsewhere, EvidenceSeal.WitnessFile(archive.Key.Fingerprint));
        File.ReadAllLines(heads).ShouldHaveSingleItem().ShouldBe(File.ReadAllLines(witness).ShouldHaveSingleItem());
        archive.Verify(witness: witness).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Verify_NothingThere_IsRefused()
    {
        var empty = Directory.CreateTempSubdirectory("webrisk-empty-").FullName;
        Should.Throw<BadInputException>(() => EvidenceVerifier.Verify(empty, null, null, CancellationToken.None));
        Directory.Delete(empty);
        Should.Throw<BadInputException>(() => EvidenceVerifier.Verify(empty, null, null, CancellationToken.None));
    }

    private static IEnumerable<ChainEntry> EvidenceChainOf(byte[] stored, string name, TestArchive archive)
    {
        var manifest = EvidenceManifest.Parse(File.ReadAllBytes(archive.ManifestPath))!;
        manifest.Files.ShouldHaveSingleItem().Name.ShouldEndWith(name);
        // One entry over everything is as good a forgery as many.
        yield return new ChainEntry(1, 0, stored.Length, Convert.ToHexStringLower(SHA256.HashData(stored)), archive.Captures[0].RecordId, "");
    }

    private static void Change(string path, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(path);
        change(bytes);
        File.WriteAllBytes(path, bytes);
    }
}

internal static class EvidenceReportAssertions
{
    public static EvidenceFinding ShouldHaveOneProblem(this EvidenceReport report)
    {
        report.Intact.ShouldBeFalse();
        return report.Findings.Where(f => f.Kind == EvidenceFindingKind.Tampering).ShouldHaveSingleItem();
    }
}
