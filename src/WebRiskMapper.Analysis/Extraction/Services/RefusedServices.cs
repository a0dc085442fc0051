namespace WebRiskMapper.Analysis.Extraction.Services;

/// <summary>
/// Stretches of an ad that list what is not offered: "I don't offer A, B or C", "Not offered: A, B", and the lines below a heading such as
/// "No-Go" (<c>models/service-words.csv</c>). A sentence ends such a stretch, and so does what says the contrary.
/// </summary>
internal static class RefusedServices
{
    private const string Refused = "refused";

    /// <summary>A heading says little besides.</summary>
    private const int LongestHeading = 48;
    private const int MostWordsAround = 3;

    private const int LongestItem = 48;

    /// <summary>Items may stand in one line: "tantra fetish couples".</summary>
    private const int LongestLineOfItems = 160;
    private const int MostLines = 24;

    /// <summary>Lines between items that name none that is known.</summary>
    private const int MostUnknown = 2;

    /// <param name="isService">Whether a service is named in a stretch of the text.</param>
    public static List<TextSpan> In(string text, IReadOnlyList<FieldHit> words, Func<TextSpan, bool> isService)
    {
        List<TextSpan> refused = [];
        foreach (var word in words)
        {
            // "Offer" is a part of "not offered", and the longer phrase counts.
            if (word.Kind is not Refused || words.Any(w => w.Kind is Refused && w.Span.Length > word.Span.Length && w.Span.Overlaps(word.Span)))
            {
                continue;
            }

            var line = LineText.Around(text, word.Span.Start);
            var rest = text.AsSpan(word.Span.End, line.End - word.Span.End);
            if (LineText.Words(rest) > 0)
            {
                refused.Add(Until(word.Span.End, EndOfSentence(text, word.Span.End, line.End), words));
            }
            else if (line.Length <= LongestHeading && LineText.Words(text.AsSpan(line.Start, word.Span.Start - line.Start)) <= MostWordsAround && !isService(line) && !OffersToo(line, words))
            {
                refused.Add(Below(text, line, words, isService));
            }
        }

        return refused;
    }

    private static TextSpan Below(string text, TextSpan heading, IReadOnlyList<FieldHit> words, Func<TextSpan, bool> isService)
    {
        var (start, end, unknown) = (heading.End, heading.End, 0);
        for (var lines = 0; lines < MostLines && end < text.Length; lines++)
        {
            var line = LineText.Around(text, end + 1);
            var content = text.AsSpan(line.Start, line.Length);
            if (line.Length > LongestLineOfItems || content.TrimEnd().EndsWith(":") || content.ContainsAnyInRange('0', '9') || EndOfSentence(text, line.Start, line.End) < line.End - 1
                || words.Any(w => w.Kind is "offered" && w.Span.Start == line.Start && LineText.Words(text.AsSpan(w.Span.End, line.End - w.Span.End)) == 0))
            {
                break;
            }

            var isKnown = isService(line);
            unknown = isKnown ? 0 : unknown + 1;
            if (unknown > MostUnknown || (!isKnown && line.Length > LongestItem))
            {
                break;
            }

            end = line.End;
        }

        return new TextSpan(start, end - start);
    }

    // "What I do / don't do".
    private static bool OffersToo(TextSpan line, IReadOnlyList<FieldHit> words) =>
        words.Any(w => w.Kind is "offered" && w.Span.Overlaps(line) && !words.Any(r => r.Kind is Refused && r.Span.Overlaps(w.Span)));

    private static TextSpan Until(int start, int end, IReadOnlyList<FieldHit> words)
    {
        foreach (var word in words)
        {
            if (word.Kind is not Refused && word.Span.Start >= start && word.Span.Start < end && !words.Any(w => w.Kind is Refused && w.Span.Overlaps(word.Span)))
            {
                end = word.Span.Start;
            }
        }

        return new TextSpan(start, end - start);
    }

    private static int EndOfSentence(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is '!' or '?' or ';' or '|' or '✓' or '✔' or '✅' || (text[i] is '.' && (i + 1 == end || text[i + 1] is ' ')))
            {
                return i;
            }
        }

        return end;
    }
}
