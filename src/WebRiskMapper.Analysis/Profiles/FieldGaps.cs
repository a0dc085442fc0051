using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Analysis.Profiles;

/// <summary>
/// Finds the places of fields that are read too seldom, as where an icon or a word that nobody knows stands for the label: a place is an
/// age's when on nearly every page exactly one of its values could be one, and they spread as ages do. Not thread-safe.
/// </summary>
internal sealed class FieldGaps(AdExtractor extractor)
{
    /// <summary>A field that fewer of the ads gave has a gap.</summary>
    private const double ReadOften = 0.9;

    private const double OfMostPages = 0.6;
    private const double NearlyAlways = 0.9;
    private const double Agreeing = 0.8;
    private const int FewestValues = 3;
    private const int OldestMedian = 42;
    private const int MostPages = 60;

    private readonly List<SeenPage> pages = [];

    public void Observe(ParsedPage page, ExtractedAd ad)
    {
        if (pages.Count >= MostPages)
        {
            return;
        }

        var parts = new Dictionary<(string Path, string Lead), List<string>>();
        foreach (var line in page.Layout)
        {
            foreach (var (place, part) in line.Facts())
            {
                if (!IsLabelled(page, line, part))
                {
                    if (!parts.TryGetValue(place, out var here))
                    {
                        parts.Add(place, here = []);
                    }

                    here.Add(line.Text.Substring(part.Start, part.Length));
                }
            }
        }

        pages.Add(new SeenPage(page.Main, parts, ad.Ages, ad.PostedAt));
    }

    public IEnumerable<ProfileRegion> Find()
    {
        if (pages.Count(p => p.Ages.Count > 0) < ReadOften * pages.Count && Best((text, _) => FieldShape.AgeOf(text), p => [.. p.Ages.Select(a => (int?)a)], AreAges) is { } age)
        {
            yield return Region(age, FieldLabel.Age);
        }

        if (pages.Count(p => p.Posted is not null) < ReadOften * pages.Count && Best(DateIn, p => p.Posted is { } day ? [day] : [], _ => true) is { } posted)
        {
            yield return Region(posted, FieldLabel.Posted);
        }
    }

    // What the page itself labels, such as a weight, is nothing else.
    private static bool IsLabelled(ParsedPage page, LayoutLine line, TextSpan part) =>
        page.Main.Fields.Any(f => f.Span is { } span && span.Overlaps(new TextSpan(line.Start + part.Start, part.Length)));

    /// <summary>The one place whose values are of the field; null when there is none, or when several say different things.</summary>
    private (string Path, string Lead)? Best<T>(Func<string, AdText, T?> read, Func<SeenPage, IReadOnlyList<T?>> known, Func<IReadOnlyList<T>, bool> spread)
        where T : struct
    {
        var found = new List<((string Path, string Lead) Place, Dictionary<int, T> Values)>();
        foreach (var place in pages.SelectMany(p => p.Parts.Keys).GroupBy(k => k).Where(g => g.Count() >= OfMostPages * pages.Count).Select(g => g.Key))
        {
            var (values, having, compared, agreed) = (new Dictionary<int, T>(), 0, 0, 0);
            for (var i = 0; i < pages.Count; i++)
            {
                if (!pages[i].Parts.TryGetValue(place, out var parts))
                {
                    continue;
                }

                having++;
                var fits = parts.Select(p => read(p, pages[i].Ad)).Where(v => v is not null).Distinct().Take(2).ToList();
                if (fits is [{ } one])
                {
                    values.Add(i, one);
                    var stated = known(pages[i]);
                    compared += stated.Count > 0 ? 1 : 0;
                    agreed += stated.Contains(one) ? 1 : 0;
                }
            }

            if (values.Count >= OfMostPages * pages.Count && values.Count >= NearlyAlways * having && values.Values.Distinct().Count() >= FewestValues
                && agreed >= Agreeing * compared && spread([.. values.Values]))
            {
                found.Add((place, values));
            }
        }

        // The same values may stand in several places; the one with the most words to know it by stays what it is the longest.
        var best = found.OrderByDescending(f => f.Values.Count).ThenByDescending(f => f.Place.Lead.Length).ThenBy(f => f.Place.Path, StringComparer.Ordinal).FirstOrDefault();
        return best.Values is null || found.Exists(f => f.Values.Any(v => best.Values.TryGetValue(v.Key, out var other) && !v.Value.Equals(other))) ? null : best.Place;
    }

    private static bool AreAges(IReadOnlyList<int> values) => values.Order().ElementAt(values.Count / 2) <= OldestMedian;

    private DateOnly? DateIn(string text, AdText page) =>
        FieldShape.Fits(FieldLabel.Posted, text) ? extractor.PostedOn(page with { Text = text, Fields = [new LabelledValue(FieldLabel.Posted, text, new TextSpan(0, text.Length))] }) : null;

    private ProfileRegion Region((string Path, string Lead) place, FieldLabel field)
    {
        var having = pages.Where(p => p.Parts.ContainsKey(place)).ToList();
        return new ProfileRegion(place.Path, place.Lead, RegionKind.Field, field, null, Math.Round((double)having.Count / pages.Count, 3), ProfileExample.Of(string.Join(" | ", having[0].Parts[place])));
    }

    /// <param name="Parts">The values in each place.</param>
    /// <param name="Ages">As read without knowing the template.</param>
    /// <param name="Posted">As read without knowing the template.</param>
    private sealed record SeenPage(AdText Ad, Dictionary<(string Path, string Lead), List<string>> Parts, IReadOnlyList<int> Ages, DateOnly? Posted);
}
