using System.Globalization;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>The verdict on one ad, given while its page is held in memory and before anything of it is stored.</summary>
/// <param name="ExplicitMinor">The ad states an age under 18 for the person advertised: the page is sealed and reported.</param>
/// <param name="Rule">The rule that fired, without any content of the page; null when the ad is clear.</param>
public sealed record SafetyVerdict(bool ExplicitMinor, string? Rule)
{
    public static SafetyVerdict Clear { get; } = new(ExplicitMinor: false, Rule: null);
}

/// <summary>
/// The hard stop (indicator Y06): a stated age under 18 for the person advertised. House rules such as "18+ only", "no one
/// under 18" or "clients over 18" state no one's age and do not fire. A wrong alarm costs a human's look; a missed one is
/// what must not happen, so the text is judged by its own patterns even when the age recogniser found nothing.
/// </summary>
public static class SafetyStop
{
    private const int Adult = 18;

    /// <summary>Ages below this are read as something else: years of experience, a count, a child mentioned elsewhere.</summary>
    private const int Youngest = 8;

    /// <param name="seenOn">The day the ad was fetched, for years of birth.</param>
    public static SafetyVerdict Judge(ExtractedAd ad, DateOnly seenOn)
    {
        foreach (var age in ad.Ages)
        {
            if (age is >= Youngest and < Adult)
            {
                return Stop("stated_age_field", age);
            }
        }

        return (StatedAges.FirstIn(ad.Text, seenOn, ad.Names) ?? OfTitle(ad.Title)) is { } stated ? Stop("stated_age_text", stated) : SafetyVerdict.Clear;
    }

    /// <summary>Judges the page's main text by itself, before any recogniser has read it.</summary>
    public static SafetyVerdict Judge(AdText ad)
    {
        foreach (var field in ad.Fields)
        {
            if (field.Label == FieldLabel.Age && StatedAges.OfLabelValue(field.Value) is { } labelled)
            {
                return Stop("stated_age_field", labelled);
            }
        }

        var seenOn = DateOnly.FromDateTime(ad.FetchedAt.UtcDateTime);
        if ((StatedAges.FirstIn(ad.Text, seenOn) ?? OfTitle(ad.Title) ?? OfTitle(ad.Heading)) is { } stated)
        {
            return Stop("stated_age_text", stated);
        }

        // Reviews are no part of the ad's text, and are kept and shown with it all the same.
        foreach (var review in ad.Reviews)
        {
            if (StatedAges.FirstIn(review, seenOn) is { } said)
            {
                return Stop("stated_age_review", said);
            }
        }

        return SafetyVerdict.Clear;
    }

    /// <summary>
    /// Judges what an archived page shows besides the ad that was judged: the snippets of "Similar ads", and the title of the window. A stated
    /// age there is another ad's, which is sealed when its own page is read; this page is clear, and is not archived.
    /// </summary>
    public static SafetyVerdict JudgeAround(ParsedPage page)
    {
        var seenOn = DateOnly.FromDateTime(page.Main.FetchedAt.UtcDateTime);
        if (page.Title is { } title && (StatedAges.FirstIn(title, seenOn) ?? OfTitle(title)) is { } titled)
        {
            return Stop("stated_age_around", titled);
        }

        for (var i = 0; i < page.Around.Count; i++)
        {
            var (line, inFoot) = page.Around[i];
            var isUnderLabel = i > 0 && StatedAges.IsLabel(page.Around[i - 1].Text);
            // A street and its number look like a name and an age, and stand in the foot of every page.
            var said = StatedAges.FirstIn(line, seenOn) ?? (isUnderLabel ? StatedAges.OfLabelValue(line) : null) ?? (inFoot ? null : OfTitle(line));
            if (said is { } age)
            {
                return Stop("stated_age_around", age);
            }
        }

        return SafetyVerdict.Clear;
    }

    private static int? OfTitle(string? title) => title is null ? null : StatedAges.OfTitle(title);

    private static SafetyVerdict Stop(string rule, int age) => new(ExplicitMinor: true, string.Create(CultureInfo.InvariantCulture, $"{rule}:{age}"));
}
