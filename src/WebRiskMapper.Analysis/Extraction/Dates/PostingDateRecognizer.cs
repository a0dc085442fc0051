namespace WebRiskMapper.Analysis.Extraction.Dates;

/// <summary>
/// Finds when an ad was posted: from posting-date fields and structured data, else from a short line that says so
/// ("Posted 3 hours ago", "Добавлено: 12 мая"). A date without such a cue is not taken for it.
/// </summary>
public sealed class PostingDateRecognizer : IRecognizer
{
    private const int LongestCueLine = 120;

    /// <summary>How far after the cue the date may end, in characters.</summary>
    private const int LongestDate = 48;

    private readonly DateWords _words;
    private readonly DateParser _parser;

    public PostingDateRecognizer(ModelFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        _words = new DateWords(files);
        _parser = new DateParser(_words);
    }

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        ArgumentNullException.ThrowIfNull(ad);
        ArgumentNullException.ThrowIfNull(draft);
        var monthFirst = ad.Site.MarketCountries is ["US", ..];
        foreach (var field in ad.Fields)
        {
            if (field.Label == FieldLabel.Posted && _parser.Parse(field.Value, ad.Language, ad.FetchedAt, monthFirst, needsAgo: false) is { } labelled)
            {
                return draft with { PostedAt = labelled };
            }
        }

        return FromText(ad, monthFirst) is { } date ? draft with { PostedAt = date } : draft;
    }

    private DateOnly? FromText(AdText ad, bool monthFirst)
    {
        var text = ad.Text;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (end - start <= LongestCueLine)
            {
                var line = text[start..end];
                if (CueEnd(FoldedText.Fold(line)) is { } from
                    && _parser.Parse(line[from..Math.Min(line.Length, from + LongestDate)], ad.Language, ad.FetchedAt, monthFirst, needsAgo: true) is { } date)
                {
                    return date;
                }
            }

            start = end + 1;
        }

        return null;
    }

    private int? CueEnd(string folded)
    {
        for (var i = 0; i < folded.Length; i++)
        {
            if (char.IsLetter(folded[i]) && (i == 0 || !char.IsLetter(folded[i - 1])) && _words.Cues.LengthAt(folded, i) is var length and > 0)
            {
                return i + length;
            }
        }

        return null;
    }
}
