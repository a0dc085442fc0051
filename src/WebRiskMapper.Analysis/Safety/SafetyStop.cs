using System.Globalization;
using WebRiskMapper.Analysis.Extraction;

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

    public static SafetyVerdict Judge(ExtractedAd ad)
    {
        foreach (var age in ad.Ages)
        {
            if (age is >= Youngest and < Adult)
            {
                return Stop("stated_age_field", age);
            }
        }

        return StatedAges.FirstIn(ad.Text) is { } stated and >= Youngest and < Adult ? Stop("stated_age_text", stated) : SafetyVerdict.Clear;
    }

    /// <summary>Judges the page's main text by itself, before any recogniser has read it.</summary>
    public static SafetyVerdict Judge(AdText ad)
    {
        foreach (var field in ad.Fields)
        {
            if (field.Label == FieldLabel.Age && StatedAges.OfLabelValue(field.Value) is { } labelled and >= Youngest and < Adult)
            {
                return Stop("stated_age_field", labelled);
            }
        }

        if (StatedAges.FirstIn(ad.Text) is { } stated and >= Youngest and < Adult)
        {
            return Stop("stated_age_text", stated);
        }

        // Reviews are no part of the ad's text, and are kept and shown with it all the same.
        foreach (var review in ad.Reviews)
        {
            if (StatedAges.FirstIn(review) is { } said and >= Youngest and < Adult)
            {
                return Stop("stated_age_review", said);
            }
        }

        return SafetyVerdict.Clear;
    }

    private static SafetyVerdict Stop(string rule, int age) => new(ExplicitMinor: true, string.Create(CultureInfo.InvariantCulture, $"{rule}:{age}"));
}
