using System.Text;
using AngleSharp.Html.Dom;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;
using WebRiskMapper.Analysis.Profiles;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>The page's own words: title first, then one block per line, with the label/value pairs among them.</summary>
/// <param name="Heading">See <see cref="AdText.Heading"/>.</param>
/// <param name="HasHeading">The title stands on the page as a heading, and not only in its head.</param>
/// <param name="Layout">Empty unless the site's context asks for it.</param>
/// <param name="Stated">The page's ad as its embedded state tells it, if it does.</param>
internal sealed record MainText(string? Title, string? Heading, string Text, IReadOnlyList<LabelledValue> Fields, bool HasHeading, IReadOnlyList<LayoutLine> Layout, StatedAd? Stated)
{
    /// <summary>See <see cref="AdText.Disguised"/>.</summary>
    public IReadOnlyList<TextSpan> Disguised { get; private init; } = [];

    /// <summary>"2026-02-09".</summary>
    private const int LengthOfDay = 10;

    /// <summary>A page that shows less of an ad waits for its scripts with the rest.</summary>
    private const int MostTextOfAStub = 250;

    /// <summary>"Loading …", "Please enable JavaScript".</summary>
    private const int MostTextOfAShell = 120;

    /// <summary>With menu and footer.</summary>
    private const int MostFrameOfAShell = 2_000;

    public static MainText Compose(
        IHtmlDocument document,
        PageOutline outline,
        string? documentTitle,
        StructuredData structured,
        LabelLexicon labels,
        StateKeys stateKeys,
        LanguageIdentifier languages,
        string? langAttribute,
        int languageSample,
        SiteContext site,
        Uri page,
        out string? language)
    {
        var lines = outline.Lines.Where(l => !l.Excluded).ToList();
        var layout = site.WithLayout || site.Template is not null ? PageLayout.Of(lines, outline.Boxes) : [];
        site.Template?.RemoveContacts(lines, layout);
        var openGraph = PageHead.Property(document, "og:title");
        var heading = AdHeading.Find(lines, outline, page, documentTitle, openGraph, out var above);
        var beside = "";
        var title = heading >= 0 ? AdHeading.WithoutBadges(lines[heading].Text.Replace('\t', ' '), lines[heading], outline.Boxes, out beside) : OwnPart(string.IsNullOrEmpty(openGraph) ? documentTitle : openGraph);
        var repeated = heading >= 0 ? heading : lines.FindIndex(l => string.Equals(l.Text, title, StringComparison.Ordinal));
        if (repeated >= 0)
        {
            lines.RemoveAt(repeated);
            if (layout.Count > 0)
            {
                layout.RemoveAt(repeated);
            }
        }

        var text = new StringBuilder(title, (title?.Length ?? 0) + beside.Length + 1 + lines.Sum(l => l.Text.Length + 1));
        if (beside.Length > 0)
        {
            text.Append('\n').Append(beside);
        }

        var starts = new int[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            starts[i] = text.Length;
            text.Append(lines[i].Text);
            if (layout.Count > 0)
            {
                layout[i] = layout[i] with { Start = starts[i] };
            }
        }

        var disguised = Enumerable.Range(0, lines.Count).Where(i => lines[i].IsDisguised).Select(i => new TextSpan(starts[i], lines[i].Text.Length)).ToList();
        var whole = text.ToString();
        var shown = documentTitle is null ? whole : whole + "\n" + documentTitle;
        var inState = structured.StateAds.Count == 0 ? null
            : StatedAd.Of(structured.StateAds, shown, title, Waits(outline, whole, title, hasHeading: heading >= 0), HiddenNumber.IsOffered(outline, shown, stateKeys));
        if (inState?.Shell is { } shell)
        {
            (title, whole) = (inState.Title, shell);
            lines = [];
        }
        else if (inState?.Rest is { } rest)
        {
            whole += "\n" + rest;
        }

        language = languages.Identify(whole.Length > languageSample ? whole[..languageSample] : whole, langAttribute ?? site.LanguageHint).Language;
        var pairs = new LabelPairs(labels, language).Read(lines, starts, outline.Boxes);
        site.Template?.AddFields(pairs, layout);
        var stated = structured.ConsistentWith(shown, pairs);
        AddDay(outline, pairs, stated);
        return new MainText(title, above, whole, [.. pairs, .. stated, .. FromState(inState, pairs, stated)], repeated >= 0, site.WithLayout ? layout : [], inState) { Disguised = inState?.Shell is null ? disguised : [] };
    }

    // The only day that the main block's own markup names is the day of posting, unless a label tells it.
    private static void AddDay(PageOutline outline, List<LabelledValue> pairs, IReadOnlyList<LabelledValue> stated)
    {
        if (outline.Times.Count == 0 || pairs.Concat(stated).Any(p => p.Label is FieldLabel.Posted or FieldLabel.Updated))
        {
            return;
        }

        var days = outline.Times.Where(t => t.Box >= 0 && !outline.Boxes[t.Box].Excluded && t.Value is { Length: >= LengthOfDay } && t.Value[4] == '-' && t.Value[7] == '-')
            .Select(t => t.Value[..LengthOfDay]).Distinct(StringComparer.Ordinal).Take(2).ToList();
        if (days is [var only])
        {
            pairs.Add(new LabelledValue(FieldLabel.Posted, only, null));
        }
    }

    // What the page lists itself needs no second list.
    private static IEnumerable<LabelledValue> FromState(StatedAd? ad, IReadOnlyList<LabelledValue> pairs, IReadOnlyList<LabelledValue> stated) =>
        ad is null ? [] : ad.Values.Where(v => !stated.Contains(v) && !(v.Label is FieldLabel.Services or FieldLabel.SpokenLanguages or FieldLabel.Availability && pairs.Any(p => p.Label == v.Label)));

    private static PageWait Waits(PageOutline outline, string whole, string? title, bool hasHeading) =>
        outline.TextLength >= MostFrameOfAShell || whole.Length >= MostTextOfAStub + (title?.Length ?? 0) ? PageWait.None
        : hasHeading || whole.Length >= MostTextOfAShell + (title?.Length ?? 0) ? PageWait.ForTheText
        : PageWait.ForEverything;

    // "Anna, Wien | Example Ads" names the ad and the site; the site's part repeats its host or stands last.
    private static string? OwnPart(string? title)
    {
        if (title is null)
        {
            return null;
        }

        foreach (var separator in (ReadOnlySpan<string>)[" | ", " » ", " · ", " :: ", " – ", " — ", " - "])
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 3)
            {
                return title[..last].Trim();
            }
        }

        return title;
    }
}
