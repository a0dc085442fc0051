using System.Diagnostics;
using System.Globalization;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.SyntheticWeb.Worlds;

namespace WebRiskMapper.Benchmarks;

/// <summary>
/// <c>linking [ADS ...]</c>: how time and memory of linking grow with the ads of an invented market, and what a run costs in which one ad in a
/// hundred is gone, changed or new. Sizes ascend, because peak memory never falls within a process.
/// </summary>
internal static class LinkScaleBenchmark
{
    private static readonly int[] Sizes = [100_000, 300_000, 1_000_000];

    public static int Run(string[] args)
    {
        int[] sizes = args.Length == 0 ? Sizes : [.. args.Select(a => int.Parse(a, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).Order()];
        EntityLinker.Link(Market(5_000));
        Console.WriteLine("     ads  entities | from scratch s   cpu s   growth | ads MB   peak MB | 1 % changed s   cpu s   ratio   read  relinked");
        (int Ads, double Cpu)? smaller = null;
        foreach (var size in sizes)
        {
            var later = Market(size);
            var earlier = Earlier(later);
            var held = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
            var (first, seconds, cpu) = Timed(() => EntityLinker.Link(earlier, null));
            var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
            var (second, againSeconds, againCpu) = Timed(() => EntityLinker.Link(later, first.Memory));
            var growth = smaller is { } s ? Math.Log(cpu / s.Cpu) / Math.Log((double)size / s.Ads) : (double?)null;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{size,8} {first.Links.EntityCount,9} | {seconds,14:F1} {cpu,7:F1} {growth,8:F2} | {held,6:F0} {peak,9:F0} | {againSeconds,13:F1} {againCpu,7:F1} {cpu / againCpu,7:F1} {second.ReadAds,6} {(double)second.RelinkedAds / size,9:P1}"));
            smaller = (size, cpu);
        }

        return 0;
    }

    private static (T Result, double Seconds, double Cpu) Timed<T>(Func<T> work)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var result = work();
        process.Refresh();
        return (result, clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    /// <summary>The run before: of three ads in every three hundred one was not there yet, one was shorter, and one is gone since.</summary>
    private static List<StoredAd> Earlier(List<StoredAd> ads)
    {
        var earlier = new List<StoredAd>(ads.Count);
        for (var i = 0; i < ads.Count; i++)
        {
            earlier.AddRange((i % 300) switch
            {
                100 => [],
                200 => [ads[i] with { Text = ads[i].Text[..(ads[i].Text.Length / 2)] }],
                _ => (IEnumerable<StoredAd>)[ads[i]],
            });
        }

        ads.RemoveAll(ad => ad.AdId % 300 == 299);
        return earlier;
    }

    private static List<StoredAd> Market(int ads)
    {
        var masker = new AdMasker(new ContactKey(1, new byte[32]));
        return [.. WorldPopulation.Ads(World.All[0], ads, seed: 7).AsParallel().AsOrdered().Select(ad => masker.Mask(Extracted(ad), ad.Truth.Id + 1, ad.Truth.SiteId, ad.Truth.SiteId))];
    }

    private static ExtractedAd Extracted(WorldAd ad)
    {
        var truth = ad.Truth;
        var text = truth.Title + "\n" + truth.Text;
        TextSpan? Span(string written) => text.IndexOf(written, StringComparison.Ordinal) is >= 0 and var at ? new TextSpan(at, written.Length) : null;
        return new ExtractedAd
        {
            Title = truth.Title,
            Text = text,
            Language = truth.Language,
            LanguageSupported = true,
            Contacts =
            [
                .. truth.Phones.Select(p => new ExtractedContact(ContactKind.Phone, "phone", p.E164, p.Country, p.Obscured, 1, Span(p.Written))),
                .. truth.Emails.Select(e => new ExtractedContact(ContactKind.Email, "email", e.Address, null, e.Obscured, 1, Span(e.Written))),
                .. truth.Handles.Select(h => new ExtractedContact(ContactKind.Handle, h.Service, h.Id, null, false, 1, Span("@" + h.Id))),
            ],
            Prices = [.. truth.Prices.Select(p => new Price(p.Amount, p.Currency, p.Minutes, p.Outcall))],
            Ages = truth.Age is { } age ? [age] : [],
            Names = truth.Name is { } name ? [name] : [],
            // A number per city is all that linking asks for.
            Place = new Place((int)(CityNumber(truth.City!) & 0x7FFFFFFF), truth.City, truth.Country, 0.95, "label"),
            PostedAt = truth.PostedAt,
            ImageCount = ad.Images.Count,
            ImageFingerprints = ad.Images,
        };
    }

    private static uint CityNumber(string city) => city.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619);
}
