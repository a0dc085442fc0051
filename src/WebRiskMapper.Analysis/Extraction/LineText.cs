using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>How words stand in their line: what recognisers of "Label: value" ask where the page paired nothing.</summary>
internal static class LineText
{
    /// <summary>The line around <paramref name="position"/>, without its break.</summary>
    public static TextSpan Around(string text, int position)
    {
        var start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        var end = text.IndexOf('\n', position);
        return new TextSpan(start, (end < 0 ? text.Length : end) - start);
    }

    /// <summary>Whether nothing but signs stands before <paramref name="start"/>, back to the line's beginning or to a mark that parts fields.</summary>
    public static bool OpensField(string text, int start)
    {
        for (var i = start - 1; i >= 0 && !PartsFields(text, i); i--)
        {
            if (WordChars.IsPart(text[i]) && !WordChars.IsIgnorable(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The value that a label ending at <paramref name="end"/> announces: after a colon, a dash, a tab or an equals sign to the end of
    /// the field; or the next line, where the label fills its own. Null when nothing announces a value.
    /// </summary>
    public static TextSpan? ValueAfter(string text, int end)
    {
        var i = end;
        var announced = false;
        while (i < text.Length && (text[i] is ' ' or '\u00A0' or ':' or '：' or '՝' or '\t' or '=' or '–' or '—' or '-' or '|' || WordChars.IsIgnorable(text[i])))
        {
            announced |= text[i] is not (' ' or '\u00A0') && !WordChars.IsIgnorable(text[i]);
            i++;
        }

        if (i < text.Length && text[i] == '\n' && OpensLine(text, end))
        {
            announced = true;
            i++;
        }

        if (!announced || i >= text.Length || text[i] == '\n')
        {
            return null;
        }

        var stop = i;
        while (stop < text.Length && text[stop] is not ('\n' or '\t' or '|' or '•' or '·'))
        {
            stop++;
        }

        return new TextSpan(i, text.AsSpan(i, stop - i).TrimEnd().Length);
    }

    /// <summary>How many words stand in <paramref name="gap"/>.</summary>
    public static int Words(ReadOnlySpan<char> gap)
    {
        var words = 0;
        var inside = false;
        foreach (var c in gap)
        {
            var part = WordChars.IsPart(c) || WordChars.IsIgnorable(c);
            words += part && !inside ? 1 : 0;
            inside = part;
        }

        return words;
    }

    /// <summary>Whether a sentence or line ends within <paramref name="gap"/>.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> gap) => gap.IndexOfAny("\n.!?;") >= 0;

    // The label is all that its line holds: no more than four words before the label's end.
    private static bool OpensLine(string text, int end) => Words(text.AsSpan(Around(text, Math.Max(0, end - 1)).Start..end)) <= 4;

    /// <summary>Whether what follows <paramref name="end"/> is the line's end or a mark that parts fields.</summary>
    public static bool ClosesField(string text, int end)
    {
        while (end < text.Length && (text[end] is ' ' or '\u00A0' or ')' || WordChars.IsIgnorable(text[end])))
        {
            end++;
        }

        return end >= text.Length || text[end] is '.' or '!' || char.IsHighSurrogate(text[end]) || PartsFields(text, end);
    }

    // A sign, a symbol such as a tick or a star, a slash behind a blank, or a dash between blanks.
    private static bool PartsFields(string text, int at) => text[at] is '\n' or '\t' or '|' or '•' or '·' or ';' or ',' or '('
        || (text[at] > '\u007F' && (char.IsLowSurrogate(text[at]) || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.OtherSymbol))
        || (text[at] is '/' && at > 0 && text[at - 1] is ' ' or '/')
        || (text[at] is '-' or '–' or '—' && at > 0 && text[at - 1] == ' ' && at + 1 < text.Length && text[at + 1] == ' ');
}
