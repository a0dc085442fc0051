using System.Security.Cryptography;
using System.Text;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.SyntheticWeb.Worlds;

namespace WebRiskMapper.Evaluation;

/// <summary>Where the fields of a world's ads come from.</summary>
internal enum FieldSource
{
    /// <summary>Read from the text by the extractor, with its misses.</summary>
    Read,

    /// <summary>From the truth: several times as fast, and what linking and scoring lose is then their own.</summary>
    Truth,
}

/// <summary>The ads of a world as the database would hold them, each with its truth.</summary>
/// <param name="Truths">Parallel to <paramref name="Ads"/>; its texts are dropped, so that millions fit.</param>
internal sealed record WorldReading(World World, IReadOnlyList<StoredAd> Ads, IReadOnlyList<WorldAd> Truths)
{
    private static readonly DateTimeOffset Now = new(WorldPopulation.Today, new TimeOnly(12, 0), TimeSpan.Zero);

    public int[] Entities => [.. Truths.Select(t => t.Truth.EntityId)];

    public IReadOnlyList<string>[] Contacts => [.. Ads.Select(a => (IReadOnlyList<string>)[.. a.Contacts.Select(c => c.Hmac)])];

    public static WorldReading Of(World world, int ads, int seed, FieldSource fields, ModelFiles files)
    {
        var shared = new SharedAdParts();
        var read = Read(world, ads, seed, fields, files).Select(r => (Stored: shared.Share(r.Stored), r.Truth)).ToList();
        return new WorldReading(world, read.ConvertAll(r => r.Stored), read.ConvertAll(r => r.Truth));
    }

    /// <summary>The ads alone, without the memory that their truths would take.</summary>
    public static List<StoredAd> AdsOf(World world, int ads, int seed, FieldSource fields, ModelFiles files)
    {
        var shared = new SharedAdParts();
        return [.. Read(world, ads, seed, fields, files).Select(r => shared.Share(r.Stored))];
    }

    private static IEnumerable<(StoredAd Stored, WorldAd Truth)> Read(World world, int ads, int seed, FieldSource fields, ModelFiles files)
    {
        // Pseudonyms need to match within the world only, and must be the same on every day.
        var masker = new AdMasker(new ContactKey(0, SHA256.HashData(Encoding.UTF8.GetBytes(world.Name))));
        var extractor = fields == FieldSource.Read ? AdExtractor.Create(files) : null;
        var cities = fields == FieldSource.Truth ? CityIds(files) : [];
        return WorldPopulation.Ads(world, ads, seed)
            .AsParallel().AsOrdered()
            .Select(ad =>
            {
                var stored = masker.Mask(extractor is null ? FromTruth(ad, cities) : Read(ad, extractor), ad.Truth.Id + 1, ad.Truth.SiteId, ad.Truth.SiteId);
                return (stored, ad with { Truth = ad.Truth with { Text = "", Title = "" } });
            })
            .AsSequential();
    }

    /// <summary>As a page would: the day of posting and the images do not stand in the text.</summary>
    private static ExtractedAd Read(WorldAd ad, AdExtractor extractor)
    {
        var site = new SiteContext("", [ad.Truth.Country], ad.Truth.Language);
        return extractor.ExtractPlainText(ad.Truth.Title, ad.Truth.Text, site, ad.Truth.Language, Now) with
        {
            PostedAt = ad.Truth.PostedAt,
            ImageCount = ad.Images.Count,
            ImageFingerprints = ad.Images,
        };
    }

    private static ExtractedAd FromTruth(WorldAd ad, Dictionary<(string Country, string City), int> cities)
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
            Nationalities = truth.Nationality is { } nation ? [nation] : [],
            Services = truth.Services,
            Incall = truth.Incall,
            Outcall = truth.Outcall,
            Place = new Place(cities.TryGetValue((truth.Country, truth.City!), out var city) ? city : null, truth.City, truth.Country, 0.95, "label"),
            PostedAt = truth.PostedAt,
            ImageCount = ad.Images.Count,
            ImageFingerprints = ad.Images,
        };
    }

    /// <summary>GeoNames ids; of two cities of one name in a country the larger one.</summary>
    private static Dictionary<(string Country, string City), int> CityIds(ModelFiles files) => files.Text(CityDistances.Path)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => line.Split(','))
        .Where(row => row.Length == 7)
        .GroupBy(row => (row[2], row[1]))
        .ToDictionary(g => g.Key, g => int.Parse(g.MaxBy(row => long.Parse(row[4], System.Globalization.CultureInfo.InvariantCulture))![0], System.Globalization.CultureInfo.InvariantCulture));
}
