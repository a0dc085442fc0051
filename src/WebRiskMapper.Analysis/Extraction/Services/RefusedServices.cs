namespace WebRiskMapper.Analysis.Extraction.Services;

/// <summary>
/// Stretches of an ad that list what is not offered: "I don't offer A, B or C", "Not offered: A, B", and the lines below a heading such as
/// "No-Go" (<c>models/service-words.csv</c>). A sentence ends such a stretch, and so does what says the contrary.
/// </summary>
internal static class RefusedServices
{
    private const string Refused = "refused";

    /// <summary>Refuses whom the sentence names before it, "Couples I don't see"; what follows may be a place or an hour.</summary>
    private const string Unreceived = "unreceived";

    /// <summary>A heading says little besides.</summary>
    private const int LongestHeading = 48;
    private const int MostWordsAround = 3;
    private const int MostWordsBefore = 10;

    /// <summary>"… biete ich nicht an".</summary>
    private const int MostWordsBehind = 1;
    private const string SentenceMarks = ".!?;:|✓✔✅\n";

    private const string ClauseMarks = SentenceMarks + ",";

    private const int LongestItem = 48;

    /// <summary>Items may stand in one line: "tantra fetish couples".</summary>
    private const int LongestLineOfItems = 160;
    private const int MostLines = 24;

    /// <summary>Lines between items that name none that is known.</summary>
    private const int MostUnknown = 2;

    /// <param name="services">How many services are named in a stretch of the text.</param>
    public static List<TextSpan> In(string text, IReadOnlyList<FieldHit> words, Func<TextSpan, int> services)
    {
        List<TextSpan> refused = [];
        foreach (var word in words)
        {
            if (word.Kind is Unreceived)
            {
                refused.Add(ClauseBefore(text, word.Span));
                continue;
            }

            // "Offer" is a part of "not offered", and the longer phrase counts.
            // "Crossed out = not offered" explains how a list is drawn.
            if (word.Kind is not Refused || text.AsSpan(0, word.Span.Start).TrimEnd().EndsWith("=") || words.Any(w => w.Kind is Refused && w.Span.Length > word.Span.Length && w.Span.Overlaps(word.Span)))
            {
                continue;
            }

            var line = LineText.Around(text, word.Span.Start);
            var rest = text.AsSpan(word.Span.End, line.End - word.Span.End);
            if (BeforeIt(text, word.Span, line, words, services) is { } before && services(before) > 0)
            {
                refused.Add(before);
            }
            else if (LineText.Words(rest) > 0)
            {
                refused.Add(Until(word.Span.End, EndOfSentence(text, word.Span.End, line.End), words));
            }
            else if (line.Length <= LongestHeading && LineText.Words(text.AsSpan(line.Start, word.Span.Start - line.Start)) <= MostWordsAround && services(line) == 0 && !OffersToo(line, words))
            {
                refused.Add(Below(text, line, words, services));
            }
        }

        return refused;
    }

    // "… and couples I don't see, not even in hotels."
    private static TextSpan ClauseBefore(string text, TextSpan refusal)
    {
        var start = text.AsSpan(0, refusal.Start).LastIndexOfAny(ClauseMarks) + 1;
        return new TextSpan(start, refusal.Start - start);
    }

    /// <summary>
    /// What a sentence names before the words that refuse it and end it: "A, B and C I don't offer", "A und B biete ich nicht an"; of "A, B не делаю",
    /// where nothing joins the two, the last only. Null where more follows.
    /// </summary>
    private static TextSpan? BeforeIt(string text, TextSpan refusal, TextSpan line, IReadOnlyList<FieldHit> words, Func<TextSpan, int> services)
    {
        var start = Math.Max(line.Start, text.AsSpan(0, refusal.Start).LastIndexOfAny(SentenceMarks) + 1);
        foreach (var word in words)
        {
            start = word.Kind is not (Refused or Unreceived) && word.Span.End <= refusal.Start ? Math.Max(start, word.Span.End) : start;
        }

        var comma = text.AsSpan(start, Math.Max(0, refusal.Start - start)).LastIndexOf(',');
        if (comma >= 0 && services(new TextSpan(start + comma, refusal.Start - start - comma)) < 2)
        {
            start += comma + 1;
        }

        var end = EndOfSentence(text, refusal.End, line.End);
        var behind = text.AsSpan(refusal.End, end - refusal.End);
        return start < refusal.Start && !behind.Contains(':') && LineText.Words(behind) <= MostWordsBehind && LineText.Words(text.AsSpan(start, refusal.Start - start)) is > 0 and <= MostWordsBefore
            ? new TextSpan(start, refusal.Start - start)
            : null;
    }

    private static TextSpan Below(string text, TextSpan heading, IReadOnlyList<FieldHit> words, Func<TextSpan, int> services)
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

            var isKnown = services(line) > 0;
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
