using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Views;

/// <summary>
/// Reads how often the platform says that an ad was viewed: "Views: 1 234", "1.234 Aufrufe", "Просмотров 12,5K". The number stands
/// beside the word and the two open a field or line of their own, so that "a room with 2 views" counts nothing.
/// </summary>
internal sealed class ViewRecognizer(FieldWords words) : IRecognizer
{
    private const int LongestLine = 120;
    private const int MostWords = 9;

    /// <summary>In a sentence fewer may be anything else: "visits of 60 minutes".</summary>
    private const int FewestInSentence = 100;

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        int? most = null;
        foreach (var hit in words.Match(FieldWordList.Views, ad.Text, ad.Language))
        {
            // "Today 12, in all 1,234": the larger one is the whole.
            if ((LineText.Around(ad.Text, hit.Span.Start).Length <= LongestLine ? CountAt(ad.Text, hit.Span) : Behind(ad.Text, hit.Span)) is { } count && count >= (most ?? 0))
            {
                most = count;
            }
        }

        return most is null ? draft : draft with { ViewCount = most };
    }

    private static int? CountAt(string text, TextSpan word) => Behind(text, word) ?? Ahead(text, word) ?? InSentence(text, word);

    /// <summary>"This ad has been viewed 1,204 times", "1 204 people have seen it": the one number of a short line, no further from the word than one other.</summary>
    private static int? InSentence(string text, TextSpan word)
    {
        var line = LineText.Around(text, word.Start);
        var digit = text.AsSpan(line.Start, line.Length).IndexOfAnyInRange('0', '9');
        if (digit < 0 || LineText.Words(text.AsSpan(line.Start, line.Length)) > MostWords || ViewNumber.At(text, line.Start + digit) is not var (count, end) || count < FewestInSentence
            || text.AsSpan(end, line.End - end).IndexOfAnyInRange('0', '9') >= 0 || (digit > 0 && IsInNumber(text, line.Start + digit)))
        {
            return null;
        }

        var gap = end <= word.Start ? text.AsSpan(end, word.Start - end) : text.AsSpan(word.End, Math.Max(0, line.Start + digit - word.End));
        return LineText.Words(gap) <= 1 && gap.IndexOfAny(":;(") < 0 ? count : null;
    }

    private static int? Behind(string text, TextSpan word)
    {
        if (!LineText.OpensField(text, word.Start))
        {
            return null;
        }

        var start = LineText.ValueAfter(text, word.End)?.Start ?? word.End;
        while (start < text.Length && text[start] is ' ' or '\u00A0' or '(' or '.')
        {
            start++;
        }

        return start > word.End || (start < text.Length && !WordChars.IsPart(text[start])) ? ViewNumber.At(text, start)?.Count : null;
    }

    private static int? Ahead(string text, TextSpan word)
    {
        var line = LineText.Around(text, word.Start);
        for (var start = line.Start; start < word.Start; start++)
        {
            if (char.IsAsciiDigit(text[start]) && (LineText.OpensField(text, start) || text.AsSpan(line.Start, start - line.Start).TrimEnd().EndsWith(":")) && (start == line.Start || !IsInNumber(text, start))
                && ViewNumber.At(text, start) is var (count, end) && end <= word.Start && text.AsSpan(end, word.Start - end).Trim(" \u00A0\tx×").IsEmpty)
            {
                return count;
            }
        }

        return null;
    }

    private static bool IsInNumber(string text, int start) =>
        char.IsAsciiDigit(text[start - 1]) || (text[start - 1] is '.' or ',' or ' ' or '\u00A0' or '\'' or '/' or ':' or '-' && start > 1 && char.IsAsciiDigit(text[start - 2]));
}
