using System.Text;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline.Tests.Archiving;

/// <summary>An archive of a few invented pages, sealed, in a folder of its own.</summary>
internal sealed class TestArchive : IDisposable
{
    public TestArchive(int pages = 4, bool seal = true, string? witness = null)
    {
        Key = EvidenceKey.LoadOrCreate(Data);
        Seal = new EvidenceSeal(Data, Key, witness, TimeProvider.System);
        using (var archive = NewArchive("a"))
        {
            for (var i = 0; i < pages; i++)
            {
                Captures.Add(archive.Write(1, Page(i), Notes(i)));
            }
        }

        if (seal)
        {
            Seal.Write(1, final: true, custody: null);
        }
    }

    public string Data { get; } = Directory.CreateTempSubdirectory("webrisk-evidence-").FullName;

    public EvidenceKey Key { get; }

    public EvidenceSeal Seal { get; }

    public List<EvidenceRecord> Captures { get; } = [];

    public string Root => Path.Combine(Data, "archive");

    public string WarcPath => Path.Combine(Data, Captures[0].WarcFile);

    public IReadOnlyList<ChainEntry> Chain => EvidenceChain.Read(WarcPath + EvidenceChain.Suffix, out _);

    public string ManifestPath => EvidenceManifest.List(Root)[^1].Path;

    public WarcArchive NewArchive(string worker, long maxFileBytes = 1_000_000_000) => new(Data, worker, maxFileBytes, TimeProvider.System);

    public static FetchResult Page(int i) => new()
    {
        Outcome = FetchOutcome.Ok,
        Url = new Uri($"http://site.example/ad/{i}?q=ä"),
        FetchedAt = new DateTimeOffset(2026, 3, 1, 12, 0, i % 60, TimeSpan.Zero).AddTicks(1_234_567),
        Status = 200,
        RequestHead = $"GET /ad/{i} HTTP/1.1\r\nHost: site.example\r\nUser-Agent: WebRiskMapper/0.1 (+https://example.org)\r\n\r\n",
        ResponseHead = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n",
        SentBody = Encoding.UTF8.GetBytes($"<!doctype html><title>page {i}</title><p>" + string.Concat(Enumerable.Range(0, 50).Select(n => $"line {n * i} "))),
        Duration = TimeSpan.FromMilliseconds(12),
    };

    public static byte[] Notes(int i, PageType? type = PageType.Ad) => PageNotes.Of(Url(i), Page(i), type);

    public static FrontierUrl Url(int i) => new(default, Page(i).Url, UrlKind.Ad, 2, 0, null, null, null);

    public EvidenceReport Verify(string? publicKey = null, string? witness = null, string? path = null, string? timestampRoots = null) =>
        EvidenceVerifier.Verify(path ?? Data, publicKey, witness, CancellationToken.None, timestampRoots);

    public void Dispose()
    {
        Key.Dispose();
        Directory.Delete(Data, recursive: true);
    }
}
