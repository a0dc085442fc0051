namespace WebRiskMapper.Analysis.Extraction.Dates;

/// <summary>
/// Finds when an ad was posted: from posting-date fields and structured data, else from a short line that says so
/// ("Posted 3 hours ago", "Добавлено: 12 мая"), else the only date that fills a line. Any other date without such a cue is not taken for it.
/// </summary>
public sealed class PostingDateRecognizer : IRecognizer
{
    private const int LongestCueLine = 120;

    /// <summary>How far after the cue the date may end, in characters.</summary>
    private const int LongestDate = 48;

    private const int LongestAlone = 36;
    private const int ShortestMonth = 3;

    /// <summary>A line as long is the advertiser's text.</summary>
    private const int ShortestProse = 100;

    /// <summary>In years. An older date in a line of its own is more often a birthday or the year a site began.</summary>
    private const int OldestAlone = 2;

    private readonly DateWords _words;
    private readonly DateParser _parser;

    public PostingDateRecognizer(ModelFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        _words = DateWords.Load(files);
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

        return (FromText(ad, monthFirst) ?? Alone(ad, draft, monthFirst)) is { } date ? draft with { PostedAt = date } : draft;
    }

    /// <summary>
    /// The one date of the page that fills a line, as below a title or in the head of a forum's post. Several may be anything, unless the
    /// first stands above the ad's text and the others below it, where others answer.
    /// </summary>
    private DateOnly? Alone(AdText ad, ExtractedAd draft, bool monthFirst)
    {
        DateOnly? only = null;
        var (isAbove, textBegan) = (false, false);
        var today = DateOnly.FromDateTime(ad.FetchedAt.DateTime);
        for (var start = 0; start < ad.Text.Length;)
        {
            var end = ad.Text.IndexOf('\n', start);
            end = end < 0 ? ad.Text.Length : end;
            var span = new TextSpan(start, end - start);
            if (IsDateAlone(ad.Text.AsSpan(start, end - start)) && !draft.Contacts.Any(c => c.Span is { } other && other.Overlaps(span)) && !ad.Fields.Any(f => f.Span is { } other && other.Overlaps(span))
                && _parser.Parse(ad.Text[start..end], ad.Language, ad.FetchedAt, monthFirst, needsAgo: true) is { } date && date.AddYears(OldestAlone) >= today)
            {
                if (only is { } other && other != date)
                {
                    return isAbove && textBegan ? only : null;
                }

                isAbove |= !textBegan;
                only = date;
            }

            textBegan |= end - start >= ShortestProse;

            start = end + 1;
        }

        return only;
    }

    // Day, month and a year of four digits, perhaps with a time, and no word but a month's: "free from" makes it another date.
    private static bool IsDateAlone(ReadOnlySpan<char> line)
    {
        if (line.Length is < 8 or > LongestAlone)
        {
            return false;
        }

        var (digits, number, year, letters, words) = (0, 0, 0, 0, 0);
        foreach (var c in line)
        {
            number = char.IsAsciiDigit(c) ? number + 1 : 0;
            letters = char.IsLetter(c) ? letters + 1 : 0;
            digits += number > 0 ? 1 : 0;
            year = Math.Max(year, number);
            words += letters == ShortestMonth ? 1 : 0;
        }

        return year == 4 && digits is >= 5 and <= 14 && words <= 1;
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
