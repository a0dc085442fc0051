using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Analysis.Profiles;

/// <summary>
/// Lays a site's ad pages side by side. A place that says the same on most of them is the site's; one from which the same field was read
/// again and again holds that field on the others too. Not thread-safe.
/// </summary>
public sealed class ProfileLearner
{
    /// <summary>Fewer pages teach chance.</summary>
    public const int FewestPages = 8;

    private const double OfMostPages = 0.6;
    private const double TheSame = 0.8;
    private const double OftenRead = 0.6;
    private const int LongestField = 120;
    private const int LongestLabel = 40;
    private const int MostPlaces = 2_000;

    private readonly Dictionary<(string Path, string Lead), Place> places = [];
    private readonly Dictionary<string, int> shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> yields = new(StringComparer.Ordinal);
    private int pages;

    /// <summary>Ad pages seen.</summary>
    public int Pages => pages;

    /// <param name="page">An ad page, parsed with <see cref="SiteContext.WithLayout"/>.</param>
    public void Observe(ParsedPage page, ExtractedAd ad)
    {
        pages++;
        if (page.Main.Url is { } url)
        {
            Count(shapes, PageAddress.Shape(url));
        }

        foreach (var field in ProfileYields.Of(ad))
        {
            Count(yields, field);
        }

        var here = new HashSet<(string, string)>();
        foreach (var line in page.Layout)
        {
            var key = (line.Path, line.Lead);
            if (!places.TryGetValue(key, out var place))
            {
                if (places.Count >= MostPlaces)
                {
                    continue;
                }

                places.Add(key, place = new Place());
            }

            var field = FieldIn(line, ad);
            place.Observe(line, field, field is null && SpeaksOfTheAd(line, page, ad), isFirst: here.Add(key));
        }
    }

    /// <summary>Null while too few pages were seen.</summary>
    /// <param name="version">See <see cref="SiteProfile.Version"/>.</param>
    public SiteProfile? Build(int version, DateOnly today)
    {
        if (pages < FewestPages)
        {
            return null;
        }

        var regions = places.Select(p => Judge(p.Key.Path, p.Key.Lead, p.Value)).OfType<ProfileRegion>()
            .OrderBy(r => r.Kind).ThenByDescending(r => r.Seen).ThenBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Lead, StringComparer.Ordinal);
        var commonest = shapes.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).FirstOrDefault();
        return new SiteProfile(
            version,
            today,
            pages,
            commonest.Value >= OfMostPages * pages ? commonest.Key : null,
            [.. regions],
            yields.OrderBy(y => y.Key, StringComparer.Ordinal).ToDictionary(y => y.Key, y => Math.Round((double)y.Value / pages, 3), StringComparer.Ordinal));
    }

    private ProfileRegion? Judge(string path, string lead, Place place)
    {
        var seen = (double)place.Pages / pages;
        var (text, same) = place.Commonest;
        if (seen >= OfMostPages && same >= TheSame * place.Lines && IsTheSites(place))
        {
            return new ProfileRegion(path, lead, RegionKind.Fixed, place.Field, text, Math.Round(seen, 3), place.Example);
        }

        // A place that repeats on a page is a list, of services or prices, and each line of it is read for itself.
        return place.Pages >= FewestPages / 2 && place.Lines == place.Pages && place.Field is { } field && place.FieldLines >= OftenRead * place.Lines
            ? new ProfileRegion(path, lead, RegionKind.Field, field, null, Math.Round(seen, 3), place.Example)
            : null;
    }

    /// <summary>The one kind of field that was read from the line, or null when it is none or several.</summary>
    private static FieldLabel? FieldIn(LayoutLine line, ExtractedAd ad)
    {
        if (line.Text.Length > LongestField)
        {
            return null;
        }

        var value = line.Text.AsSpan(line.Value).Trim();
        FieldLabel? found = null;
        foreach (var contact in ad.Contacts)
        {
            if (contact.Span is { } span && span.Start >= line.Start && span.Start < line.Start + line.Text.Length)
            {
                FieldLabel? label = contact.Kind switch { ContactKind.Phone => FieldLabel.Phone, ContactKind.Email => FieldLabel.Email, ContactKind.Handle => FieldLabel.Handle, _ => null };
                found = label;
            }
        }

        if (found is not null)
        {
            return found;
        }

        foreach (var name in ad.Names)
        {
            if (value.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return FieldLabel.Name;
            }
        }

        return null;
    }

    // What all ads of a site say, such as its only city, is a field of theirs all the same; and a short line may be the label of the next.
    private static bool SpeaksOfTheAd(LayoutLine line, ParsedPage page, ExtractedAd ad) =>
        line.Text.Length <= LongestLabel
        || page.Main.Fields.Any(f => f.Span is { } span && span.Start >= line.Start && span.Start < line.Start + line.Text.Length)
        || line.Text.Any(char.IsDigit)
        || (ad.Place.City is { } city && line.Text.Contains(city, StringComparison.OrdinalIgnoreCase));

    private bool IsTheSites(Place place) => !place.SpeaksOfAds && (place.Field is not { } contact || (contact != FieldLabel.Name && HaveTheirOwn(contact)));

    /// <summary>Whether most of the site's ads have a contact of this kind elsewhere too: only then is the one that all share the site's.</summary>
    private bool HaveTheirOwn(FieldLabel contact) =>
        places.Values.Where(p => p.Field == contact && !p.IsOneText).Sum(p => p.FieldLines) >= OfMostPages * pages;

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private sealed class Place
    {
        private const int MostTexts = 64;

        private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
        private readonly Dictionary<FieldLabel, int> fields = [];

        public int Pages { get; private set; }

        public int Lines { get; private set; }

        public string? Example { get; private set; }

        public (string? Hash, int Lines) Commonest => texts.Count == 0 ? (null, 0) : texts.MaxBy(t => t.Value) is var best ? (best.Key, best.Value) : default;

        public bool IsOneText => Commonest.Lines >= TheSame * Lines;

        public FieldLabel? Field => fields.Count == 0 ? null : fields.MaxBy(f => f.Value).Key;

        public int FieldLines => fields.Count == 0 ? 0 : fields.MaxBy(f => f.Value).Value;

        public bool SpeaksOfAds { get; private set; }

        public void Observe(LayoutLine line, FieldLabel? field, bool speaksOfTheAd, bool isFirst)
        {
            SpeaksOfAds |= speaksOfTheAd;
            Pages += isFirst ? 1 : 0;
            Lines++;
            Example ??= ProfileExample.Of(line.Text);
            var hash = line.TextHash;
            if (texts.ContainsKey(hash) || texts.Count < MostTexts)
            {
                Count(texts, hash);
            }

            if (field is { } read)
            {
                fields[read] = fields.GetValueOrDefault(read) + 1;
            }
        }
    }
}
