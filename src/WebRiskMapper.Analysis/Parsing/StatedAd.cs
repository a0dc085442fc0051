using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What a page leaves to its scripts.</summary>
internal enum PageWait
{
    None,

    /// <summary>A title and some facts stand there, and little more.</summary>
    ForTheText,

    /// <summary>Hardly anything stands there.</summary>
    ForEverything,
}

/// <summary>The one object of a page's embedded state that is the page's ad.</summary>
/// <param name="Values">What it tells and the page does not gainsay.</param>
/// <param name="Shell">The ad's own words, when the page shows hardly anything before its scripts run; null where the page shows the ad itself.</param>
/// <param name="Rest">The ad's description, when the page shows the ad's title and facts and waits for its scripts with the rest.</param>
internal sealed record StatedAd(string? Title, IReadOnlyList<LabelledValue> Values, IReadOnlyList<string> Images, string? Shell, string? Rest)
{
    private const int FewestConfirmed = 3;
    private const int Adult = 18;
    private const string CurrencySigns = "€£$₽₴₺₾₸₼";

    /// <param name="ads">Objects that read like ads.</param>
    /// <param name="shown">The page's own text and its title.</param>
    /// <param name="offersNumber">Whether the page offers to show a number that it hides.</param>
    public static StatedAd? Of(IReadOnlyList<StateAd> ads, string shown, string? heading, PageWait waits, bool offersNumber)
    {
        if (ads.Count == 0)
        {
            return null;
        }

        var visible = new VisibleText(shown);
        StateAd? best = null;
        var most = 0;
        foreach (var ad in ads)
        {
            var confirmed = Confirmed(ad, visible, heading);
            if (confirmed > most)
            {
                (best, most) = (ad, confirmed);
            }
        }

        if (best is not null && most >= FewestConfirmed)
        {
            var rest = waits != PageWait.None && best is { InList: false, IsUnmistakable: true, Text: { } text } && !visible.Shows(text) ? text : null;
            var agrees = best.Values.Exists(v => v.Label == FieldLabel.Price && visible.Shows(v));
            // A page that shows no amount leaves them to its scripts.
            agrees |= !best.InList && shown.AsSpan().IndexOfAny(CurrencySigns) < 0;
            return new StatedAd(best.Title, [.. best.Values.Where(v => IsConsistent(v, visible, offersNumber) || (agrees && v.Label == FieldLabel.Price)).Distinct()], best.Images, Shell: null, rest);
        }

        return waits == PageWait.ForEverything ? OfShell(ads, visible) : null;
    }

    // How many of the things it tells stand on the page; 0 when the page is not about it. A member of a list must be what the page is headed with.
    private static int Confirmed(StateAd ad, VisibleText visible, string? heading)
    {
        var named = ad.Title is { } title && visible.Shows(title);
        var told = ad.Text is { } text && visible.Shows(text);
        var isHeaded = heading is not null && (ad.Title ?? ad.Values.FirstOrDefault(v => v.Label == FieldLabel.Name)?.Value) is { Length: > 2 } head && new VisibleText(heading).Shows(head);
        if (ad.InList && !(isHeaded && (told || ad.Text is null)))
        {
            return 0;
        }

        var seen = ad.Values.Where(v => MustBeVisible(v.Label) && visible.Shows(v)).Select(v => v.Label).Distinct().ToList();
        return named || told || seen.Contains(FieldLabel.Name) ? seen.Count + (named ? 1 : 0) + (told ? 2 : 0) : 0;
    }

    private static StatedAd? OfShell(IReadOnlyList<StateAd> ads, VisibleText visible)
    {
        var certain = ads.Where(a => a is { InList: false, IsUnmistakable: true }).ToList();
        if (certain.Count > 1)
        {
            certain.RemoveAll(a => a.Title is null || !visible.Shows(a.Title));
        }

        if (certain is not [var ad])
        {
            return null;
        }

        string?[] lines = [ad.Title, ad.Text, .. ad.Values.Where(v => v.Label == FieldLabel.Handle).Select(v => v.Value)];
        return new StatedAd(ad.Title, [.. ad.Values.Where(v => v.Label != FieldLabel.Handle).Distinct()], ad.Images, string.Join('\n', lines.Where(l => l is not null)), Rest: null);
    }

    // Dates and codes of countries are written in too many ways, and lists of services stand behind tabs and pictures.
    private static bool MustBeVisible(FieldLabel label) =>
        label is not (FieldLabel.Posted or FieldLabel.Updated or FieldLabel.Country or FieldLabel.Services or FieldLabel.SpokenLanguages or FieldLabel.Availability);

    // A price list of which the page shows one price is the page's. An age under 18 is never overlooked.
    private static bool IsConsistent(LabelledValue value, VisibleText visible, bool offersNumber) =>
        !MustBeVisible(value.Label) || visible.Shows(value) || (value.Label == FieldLabel.Phone && offersNumber)
        || (value.Label == FieldLabel.Age && value.Value.Length == 2 && int.TryParse(value.Value, System.Globalization.CultureInfo.InvariantCulture, out var age) && age < Adult);
}
