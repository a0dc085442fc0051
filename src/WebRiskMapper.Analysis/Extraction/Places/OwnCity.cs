namespace WebRiskMapper.Analysis.Extraction.Places;

/// <summary>Finds where an ad's text names the ad's own city, in whatever language and case. Thread-safe.</summary>
public sealed class OwnCity
{
    private readonly PlaceFinder finder;

    private OwnCity(ModelFiles files)
    {
        finder = new PlaceFinder(new Gazetteer(files));
    }

    /// <exception cref="FormatException">A table is malformed; the message names line and column.</exception>
    public static OwnCity Load(ModelFiles files) => files.Shared(static f => new OwnCity(f));

    /// <summary>Spans of the words that name it, ascending; empty where the ad has no city.</summary>
    public IReadOnlyList<TextSpan> In(StoredAd ad) =>
        ad.Place.CityId is not { } own ? [] : [.. finder.Find(ad.Text, ad.Language, anyCase: false).Where(m => m.Cities.Any(c => c.Id == own)).Select(m => new TextSpan(m.Start, LengthOf(ad.Text, m)))];

    // As many words as the name has.
    private static int LengthOf(string text, PlaceMention mention)
    {
        var end = mention.Start;
        for (var words = mention.Key.Count(' ') + 1; words > 0 && end < text.Length; words--)
        {
            while (end < text.Length && !char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }
        }

        return end - mention.Start;
    }
}
