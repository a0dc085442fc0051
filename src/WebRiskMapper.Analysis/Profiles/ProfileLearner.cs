using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Analysis.Profiles;

/// <summary>
/// Lays a site's ad pages side by side. A place that says the same on most of them is the site's; one from which the same field was read
/// again and again holds that field on the others too. Not thread-safe.
/// </summary>
/// <param name="extractor">Reads the values of a place, where the page does not tell what they are.</param>
public sealed class ProfileLearner(AdExtractor extractor)
{
    /// <summary>Fewer pages teach chance.</summary>
    public const int FewestPages = 8;

    private const double OfMostPages = 0.6;
    private const double OftenRead = 0.6;
    private const int LongestField = 120;
    private const int LongestLabel = 40;
    private const int MostPlaces = 2_000;

    private readonly Dictionary<(string Path, string Lead), TemplatePlace> places = [];
    private readonly FieldGaps gaps = new(extractor);
    private readonly ListLearner lists = new();
    private readonly Dictionary<string, int> yields = new(StringComparer.Ordinal);
    private int pages;

    /// <summary>Ad pages seen.</summary>
    public int Pages => pages;

    /// <summary>Takes notice of an ad's page or of a list; other pages teach nothing.</summary>
    /// <param name="page">Parsed with <see cref="SiteContext.WithLayout"/>.</param>
    /// <param name="ad">What was read from it; null when it is no ad.</param>
    public void Observe(ParsedPage page, ExtractedAd? ad)
    {
        if (ad is not null)
        {
            ObserveAd(page, ad);
        }
        else if (page.Type == PageType.List)
        {
            lists.Observe(page);
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

        var judged = places.Select(p => Judge(p.Key.Path, p.Key.Lead, p.Value)).OfType<ProfileRegion>().ToList();
        var regions = judged.Concat(gaps.Find().Where(g => !judged.Exists(r => r.Path == g.Path && r.Lead == g.Lead)))
            .OrderBy(r => r.Kind).ThenByDescending(r => r.Seen).ThenBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Lead, StringComparer.Ordinal);
        return new SiteProfile(
            version,
            today,
            pages,
            lists.AdAddress(OfMostPages),
            lists.Build(),
            [.. regions],
            yields.OrderBy(y => y.Key, StringComparer.Ordinal).ToDictionary(y => y.Key, y => Math.Round((double)y.Value / pages, 3), StringComparer.Ordinal));
    }

    private void ObserveAd(ParsedPage page, ExtractedAd ad)
    {
        pages++;
        lists.Observe(page);
        gaps.Observe(page, ad);

        foreach (var field in ProfileYields.Of(ad))
        {
            Count(yields, field);
        }

        var here = new HashSet<(string, string)>();
        foreach (var line in page.Layout)
        {
            var field = FieldIn(line, ad);
            var speaksOfTheAd = field is null && SpeaksOfTheAd(line, page, ad);
            foreach (var key in line.Places)
            {
                if (places.TryGetValue(key, out var place) || places.Count < MostPlaces)
                {
                    places[key] = place ??= new TemplatePlace();
                    place.Observe(line, field, speaksOfTheAd, isFirst: here.Add(key));
                }
            }
        }
    }

    private ProfileRegion? Judge(string path, string lead, TemplatePlace place)
    {
        var seen = (double)place.Pages / pages;
        // What stands above a line may be a label, or somebody's name: only a label stands on most pages.
        if (IsBelow(lead) && seen < OfMostPages)
        {
            return null;
        }

        var (text, same) = place.Commonest;
        if (seen >= OfMostPages && same >= TemplatePlace.TheSame * place.Lines && IsTheSites(place))
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

    private bool IsTheSites(TemplatePlace place) => !place.SpeaksOfAds && (place.Field is not { } contact || (contact != FieldLabel.Name && HaveTheirOwn()));

    /// <summary>Whether most of the site's ads have a contact of their own elsewhere: only then is the one that all share the site's.</summary>
    private bool HaveTheirOwn() =>
        places.Where(p => !IsBelow(p.Key.Lead) && p.Value.Field is not (null or FieldLabel.Name) && !p.Value.IsOneText).Sum(p => p.Value.FieldLines) >= OfMostPages * pages;

    private static bool IsBelow(string lead) => lead.StartsWith(ProfileRegion.Below, StringComparison.Ordinal);

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
