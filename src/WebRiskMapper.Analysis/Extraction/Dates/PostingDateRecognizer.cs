namespace WebRiskMapper.Analysis.Extraction.Dates;

/// <summary>
/// Finds when an ad was posted: from posting-date fields and structured data, else from a short line that says so
/// ("Posted 3 hours ago", "Добавлено: 12 мая"), else the only date that fills a line. Any other date without such a cue is not taken for it.
/// </summary>
public sealed class PostingDateRecognizer : IRecognizer
{
    private const int LongestCueLine = 160;

    /// <summary>A line as long is the advertiser's text.</summary>
    private const int ShortestProse = 100;

    /// <summary>In years. An older date in a line of its own is more often a birthday or the year a site began.</summary>
    private const int OldestAlone = 2;

    /// <summary>In days.</summary>
    private const int LongestWithoutYear = 300;

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
    /// The one date of the page that stands for itself, as below a title or in the head of a forum's post. Several may be anything, unless the
    /// first stands above the ad's text and the others below it, where others answer.
    /// </summary>
    private DateOnly? Alone(AdText ad, ExtractedAd draft, bool monthFirst)
    {
        DateOnly? only = null;
        var (isAbove, textBegan) = (false, false);
        var today = DateOnly.FromDateTime(ad.FetchedAt.DateTime);
        for (var start = 0; start < ad.Text.Length;)
        {
            var line = LineText.Around(ad.Text, start);
            foreach (var part in DateSegments.Of(ad.Text, line))
            {
                if (DateSegments.IsDate(ad.Text.AsSpan(part.Start, part.Length), _words, ad.Language, !textBegan) && IsFree(ad, draft, part)
                    && _parser.Parse(ad.Text.Substring(part.Start, part.Length), ad.Language, ad.FetchedAt, monthFirst, needsAgo: true) is { } date && date > Oldest(ad.Text.AsSpan(part.Start, part.Length), today))
                {
                    if (only is { } other && other != date)
                    {
                        return isAbove && textBegan ? only : null;
                    }

                    isAbove |= !textBegan;
                    only = date;
                }
            }

            textBegan |= line.Length >= ShortestProse;
            start = line.End + 1;
        }

        return only;
    }

    // A day without a year that lay almost a year back is still to come.
    private static DateOnly Oldest(ReadOnlySpan<char> date, DateOnly today) => HasYear(date) ? today.AddYears(-OldestAlone) : today.AddDays(-LongestWithoutYear);

    private static bool HasYear(ReadOnlySpan<char> date)
    {
        var digits = 0;
        foreach (var c in date)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits == 4)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFree(AdText ad, ExtractedAd draft, TextSpan span) =>
        !draft.Contacts.Any(c => c.Span is { } other && other.Overlaps(span)) && !ad.Fields.Any(f => f.Span is { } other && other.Overlaps(span));

    private DateOnly? FromText(AdText ad, bool monthFirst)
    {
        for (var start = 0; start < ad.Text.Length;)
        {
            var line = LineText.Around(ad.Text, start);
            if (line.Length <= LongestCueLine && AtCue(ad, ad.Text.Substring(line.Start, line.Length), monthFirst) is { } date)
            {
                return date;
            }

            start = line.End + 1;
        }

        return null;
    }

    // "Posted: 12 May | 731 views", and in many languages the verb comes last: "3 gün önce eklendi".
    private DateOnly? AtCue(AdText ad, string line, bool monthFirst)
    {
        var folded = FoldedText.Fold(line);
        for (var i = 0; i < folded.Length; i++)
        {
            if (!char.IsLetter(folded[i]) || (i > 0 && char.IsLetter(folded[i - 1])))
            {
                continue;
            }

            if (_words.BareCues.LengthAt(folded, i) is > 0 and var bare && folded.AsSpan(i + bare).TrimStart() is [':', .. var rest] && rest.TrimStart() is [>= '0' and <= '9', ..])
            {
                return DateBeside.Word(line, new TextSpan(i, bare), text => _parser.Parse(text, ad.Language, ad.FetchedAt, monthFirst, needsAgo: true));
            }

            if (_words.Cues.LengthAt(folded, i) is not (var length and > 0))
            {
                continue;
            }

            return DateBeside.Word(line, new TextSpan(i, length), text => _parser.Parse(text, ad.Language, ad.FetchedAt, monthFirst, needsAgo: true));
        }

        return null;
    }
}
