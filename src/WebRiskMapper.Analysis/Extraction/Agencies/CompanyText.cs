namespace WebRiskMapper.Analysis.Extraction.Agencies;

/// <summary>Cuts a firm's name out of the text around it: what stands in quotes, or a run of words that begin with a capital or a digit.</summary>
internal static class CompanyText
{
    private const string Opening = "\"'«“„‘";
    private const int LongestParticle = 5;

    /// <summary>"St.", "Int.", with the full stop.</summary>
    private const int LongestAbbreviation = 4;

    private static readonly HashSet<string> Particles = new(["de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "les", "van", "der", "den", "of", "the", "and", "und", "et", "e", "y", "i", "og", "och", "ja", "и"], StringComparer.Ordinal);

    private const string Closing = "\"'»”“’";

    /// <summary>The name that a labelled value holds, without quotes and without what follows in brackets.</summary>
    public static string? NameIn(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAny("(,;/\n");
        var name = TrimSymbols((end < 0 ? value : value[..end]).Trim()).Trim("\"'«»“”„‘’*.! ");
        return !name.IsEmpty && char.IsLetterOrDigit(name[0]) && !name.Contains('@') && !name.Contains("://", StringComparison.Ordinal) ? name.ToString() : null;
    }

    private static ReadOnlySpan<char> TrimSymbols(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && (char.IsSurrogate(text[^1]) || text[^1] is ' ' or '\uFE0F' || char.GetUnicodeCategory(text[^1]) is System.Globalization.UnicodeCategory.OtherSymbol))
        {
            text = text[..^1];
        }

        return text;
    }

    /// <summary>The name right behind <paramref name="end"/>, on the same line.</summary>
    public static string? CapitalisedAfter(string text, int end, int mostWords)
    {
        var start = end;
        while (start < text.Length && text[start] is ' ' or '\u00A0' or ':')
        {
            start++;
        }

        if (start < text.Length && Opening.Contains(text[start], StringComparison.Ordinal))
        {
            var close = text.AsSpan(start + 1).IndexOfAny(Closing + "\n");
            return close > 0 && text[start + 1 + close] != '\n' ? text.Substring(start + 1, close).Trim() : null;
        }

        var stop = start;
        var words = 0;
        for (var at = start; at < text.Length && words < mostWords && IsNameStart(text[at]) && (words > 0 || char.IsUpper(text[at]));)
        {
            var wordStart = at;
            while (at < text.Length && IsNamePart(text[at]))
            {
                at++;
            }

            stop = at;
            words++;
            // A full stop behind more than an abbreviation ends the sentence.
            if (text[at - 1] == '.' && at - wordStart > LongestAbbreviation)
            {
                break;
            }

            at += at < text.Length && text[at] == ' ' ? 1 : 0;
            if (at == stop)
            {
                break;
            }

            at = PastParticle(text, at);
        }

        return stop > start ? text[start..stop].TrimEnd('.', '-', '\'') : null;
    }

    // "Luna de Jade", "House of Roses": a small word between two capitalised ones.
    private static int PastParticle(string text, int at)
    {
        var space = text.AsSpan(at, Math.Min(LongestParticle + 1, text.Length - at)).IndexOf(' ');
        return space > 0 && at + space + 1 < text.Length && char.IsUpper(text[at + space + 1]) && Particles.Contains(text.Substring(at, space)) ? at + space + 1 : at;
    }

    /// <summary>The name right before <paramref name="start"/>, on the same line; what is only a year or a sign is no name.</summary>
    public static string? CapitalisedBefore(string text, int start, int mostWords)
    {
        var end = start;
        while (end > 0 && text[end - 1] is ' ' or '\u00A0' or ',')
        {
            end--;
        }

        if (end == start)
        {
            return null;
        }

        var from = end;
        for (var words = 0; words < mostWords; words++)
        {
            var at = from;
            while (at > 0 && text[at - 1] == ' ')
            {
                at--;
            }

            var wordEnd = at;
            while (at > 0 && (IsNamePart(text[at - 1]) || text[at - 1] is '"' or '“' or '”' or '„' or '«' or '»'))
            {
                at--;
            }

            if (at == wordEnd || !IsNameWord(text.AsSpan(at, wordEnd - at)) || text.AsSpan(wordEnd, from - wordEnd).Contains('\n'))
            {
                break;
            }

            from = at;
        }

        var name = text[from..end].Trim().Trim('"', '“', '”', '„', '«', '»');
        return name.Any(char.IsLetter) ? name : null;
    }

    // A year of copyright stands before the name, not in it.
    private static bool IsNameWord(ReadOnlySpan<char> word)
    {
        var trimmed = word.Trim("\"“”„«»");
        return !trimmed.IsEmpty && (char.IsUpper(trimmed[0]) || trimmed is "&" or "+" || (char.IsAsciiDigit(trimmed[0]) && !(trimmed.Length == 4 && trimmed.IndexOfAnyExceptInRange('0', '9') < 0)));
    }

    private static bool IsNameStart(char c) => char.IsUpper(c) || char.IsAsciiDigit(c) || c == '&';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '&' or '-' or '\'' or '’' or '.' or '+';
}
