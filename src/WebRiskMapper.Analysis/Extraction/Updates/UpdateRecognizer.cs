using WebRiskMapper.Analysis.Extraction.Dates;

namespace WebRiskMapper.Analysis.Extraction.Updates;

/// <summary>
/// Finds when an ad was last changed or bumped, apart from when it was posted: "Updated yesterday", "Aktualisiert am 12.03.2026". The
/// latest of several counts. On a site of one page, its foot tells.
/// </summary>
internal sealed class UpdateRecognizer(ModelFiles files, FieldWords words) : IRecognizer
{
    private const int LongestLine = 160;

    /// <summary>How far behind its word the date may end, in characters.</summary>
    private const int LongestDate = 48;

    private readonly DateParser parser = new(DateWords.Load(files));

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        DateOnly? latest = null;
        var isVisible = false;
        foreach (var field in ad.Fields)
        {
            if (field.Label == FieldLabel.Updated && parser.Parse(field.Value, ad.Language, ad.FetchedAt, IsMonthFirst(ad), needsAgo: false) is { } labelled && (latest is null || labelled > latest))
            {
                latest = labelled;
                isVisible |= field.Span is not null;
            }
        }

        foreach (var hit in words.Match(FieldWordList.Updates, ad.Text, ad.Language))
        {
            if (DateBehind(ad, ad.Text, hit.Span) is { } date)
            {
                latest = latest is { } known && known > date ? known : date;
                isVisible = true;
            }
        }

        if (latest is null && ad.IsFirstPage)
        {
            latest = ad.Foot.SelectMany(line => words.Match(FieldWordList.Updates, line, ad.Language).Select(hit => DateBehind(ad, line, hit.Span))).Max();
            isVisible = latest is not null;
        }

        // The day of the update is the best that is known about an ad that dates nothing else; what stands for machines alone may be the page's.
        return latest is null ? draft : draft with { UpdatedAt = latest, PostedAt = draft.PostedAt ?? (isVisible ? latest : null) };
    }

    private DateOnly? DateBehind(AdText ad, string source, TextSpan word)
    {
        var line = LineText.Around(source, word.Start);
        if (line.Length > LongestLine)
        {
            return null;
        }

        DateOnly? Parse(string text, bool needsAgo) => parser.Parse(text, ad.Language, ad.FetchedAt, IsMonthFirst(ad), needsAgo);
        return LineText.ValueAfter(source, word.End) is { } value
            ? Parse(source[value.Start..Math.Min(LineText.Around(source, value.Start).End, value.Start + LongestDate)], needsAgo: false)
            : DateBeside.Word(source.Substring(line.Start, line.Length), new TextSpan(word.Start - line.Start, word.Length), text => Parse(text, needsAgo: true));
    }

    private static bool IsMonthFirst(AdText ad) => ad.Site.MarketCountries is ["US", ..];
}
