using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

/// <summary>What holds for the pages of every family.</summary>
internal static class FamilyChecks
{
    /// <summary>Of the first site of the family: titles, the site's links and telephone, and the neighbours with their facts.</summary>
    public static void EveryPageHasItsFrameAndContent(SyntheticWorld world, string family)
    {
        var site = world.Sites.First(s => s.Family == family);
        var pages = world.PagesOf(site.Id);
        var renderer = new PageRenderer(pages, "utf-8", pageBytes: 0);
        pages.All.Select(p => p.Kind).Distinct().Count().ShouldBe(3);
        foreach (var page in pages.All)
        {
            var ad = page.Ad is { } entry ? pages.Truth(entry) : null;
            var shown = ShownPage.Page(renderer.Render(page, ad));
            var teasers = page.List is { } list ? pages.View(page, list).Teasers : [];

            shown.Text.ShouldContain(ad?.Title ?? page.Heading);
            shown.Text.ShouldContain(site.SupportPhone);
            pages.Navigation.Concat(pages.Legal).Concat(pages.Cities).Select(l => l.Href).Except(shown.Links, StringComparer.Ordinal).ShouldBeEmpty(page.Path);
            teasers.Concat(pages.Related(page)).Select(t => t.Href).Except(shown.Links, StringComparer.Ordinal).ShouldBeEmpty(page.Path);
            teasers.Where(t => !shown.Text.Contains(t.Title, StringComparison.Ordinal) || !shown.Text.Contains(t.City ?? "", StringComparison.Ordinal)).ShouldBeEmpty(page.Path);
        }
    }

    public static void AdsShowWhatTruthSays(SyntheticWorld world, string family)
    {
        var ads = world.Ads.Where(a => a.Family == family && !a.SafetyFixture).ToList();
        ads.Count.ShouldBeGreaterThan(100);
        foreach (var ad in ads)
        {
            var site = world.Sites[ad.SiteId];
            var shown = ShowAd(ad, site);
            foreach (var value in Values(ad, site))
            {
                shown.Has(value).ShouldBeTrue($"{site.Name} {ad.Path}: {value}");
            }

            foreach (var number in ad.Prices.Select(p => p.Amount).Concat(ad.Age is { } age ? [age] : []))
            {
                shown.HasNumber(number).ShouldBeTrue($"{site.Name} {ad.Path}: {number}");
            }

            foreach (var obscured in ad.Phones.Where(p => p.Obscured))
            {
                (shown.Has(obscured.Written) || shown.Backwards.Any(b => string.Equals(new string([.. b.Reverse()]), obscured.Written, StringComparison.Ordinal))).ShouldBeTrue($"{site.Name} {ad.Path}: {obscured.Written}");
            }

            shown.Attributes.Where(a => a.Contains("/img/" + ad.ImageKey, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count().ShouldBe(ad.ImageCount);
        }
    }

    /// <summary>The part of an ad's page that is the ad, as its site's family shows it.</summary>
    public static ShownPage ShowAd(AdTruth ad, SiteTruth site)
    {
        var html = new StringBuilder();
        FamilyRegistry.Get(site.Family).Ad(html, View(ad, site));
        return ShownPage.Part(html.ToString());
    }

    /// <summary>The page for the safety stop as the family would show it.</summary>
    public static ShownPage ShowFixture(SyntheticWorld world, string family)
    {
        var fixture = world.Ads.Single(a => a.SafetyFixture);
        return ShowAd(fixture, world.Sites[fixture.SiteId] with { Family = family });
    }

    public static IEnumerable<string> Numbers(ShownPage shown) => Regex.Matches(shown.Text, @"\d+", RegexOptions.NonBacktracking).Select(m => m.Value);

    public static AdView View(AdTruth ad, SiteTruth site)
    {
        var paragraphs = ad.Text.Split('\n').Where(p => p.Length > 0).Select(Markup.Text).ToList();
        var images = Enumerable.Range(1, ad.ImageCount).Select(n => string.Create(CultureInfo.InvariantCulture, $"/img/{ad.ImageKey}-{n}.jpg")).ToList();
        return new AdView(ad, site, FieldViews.Of(ad, site), paragraphs, images);
    }

    /// <summary>What the part of the page that is the ad must say in so many words, each whether labelled or in the text.</summary>
    private static IEnumerable<string> Values(AdTruth ad, SiteTruth site)
    {
        var (style, language) = (site.Style, site.Style.Language);
        var values = new List<string> { ad.Title, ad.Name! };
        values.AddRange(AdWriter.ServiceNames(ad.Services, site.Id, language));
        values.AddRange(ad.Emails.Select(e => e.Written));
        values.AddRange(ad.Handles.Select(h => h.Id));
        values.AddRange(ad.Phones.Where(p => !p.Obscured).Select(p => p.Written));
        values.AddRange(ad.Nationality is null ? [] : [language.Nationalities[ad.Nationality]]);
        values.AddRange(ad.PostedWritten is null ? [] : [ad.PostedWritten]);
        values.AddRange(style.Labelled.Contains(Field.City) ? [ad.CityWritten!] : []);
        values.AddRange(style.Labelled.Contains(Field.VisitType) && ad.Incall == true ? [language.Incall] : []);
        values.AddRange(style.Labelled.Contains(Field.VisitType) && ad.Outcall == true ? [language.Outcall] : []);

        // A paragraph may hold a number that the style sheet turns round.
        values.AddRange(ad.Text.Split('\n').Where(p => !ad.Phones.Any(o => o.Obscured && p.Contains(o.Written, StringComparison.Ordinal))));
        return values;
    }
}
