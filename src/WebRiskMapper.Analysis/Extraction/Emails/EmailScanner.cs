using System.Buffers;

namespace WebRiskMapper.Analysis.Extraction.Emails;

/// <summary>An e-mail address at <c>[Start, End)</c>, in lower case.</summary>
internal readonly record struct EmailMatch(string Address, int Start, int End, bool Obfuscated);

/// <summary>Finds addresses around an "@" or what stands for it: "(at)", "[at]", " at ", with "(dot)" or " . " for points.</summary>
internal static class EmailScanner
{
    private const int MaxLocal = 64;
    private const int MaxDomain = 253;

    /// <summary>What stands for "@" between brackets or blanks, folded. Another word in brackets counts where it touches name and domain.</summary>
    private static readonly HashSet<string> AtWords = new(
        [
            "at", "a", "@", "et", "arroba", "arobase", "arobas", "arobaz", "a commercial", "chiocciola", "chiocciolina", "apenstaartje", "apestaartje", "klammeraffe", "affenschwanz",
            "malpa", "zavinac", "kukac", "arond", "a rond", "arong", "coada de maimuta", "kuyruklu a", "maimunica", "maymunka", "маймунка", "маймунско а", "кльомба", "папаки", "papaki", "παπακι", "собака", "собачка", "sobaka", "песик", "равлик", "ат", "эт", "ет",
            "majmun", "majmunce", "ludo a", "манки", "мајмун", "мајмунче", "мајмунско а", "afna", "snabel-a", "snabela", "snabel a", "krollalfa", "alfakroll", "kanelbulle", "miuku", "miukumauku", "kissanhanta", "att",
            "eta", "at zime", "ეთ", "ეტ", "ძაღლუკა", "ათ", "շնիկ", "շուն", "ատ", "էթ", "ит", "айкулак", "it", "te", "a me bisht",
        ], StringComparer.Ordinal);

    private static readonly HashSet<string> DotWords = new(
        [
            "dot", ".", "punkt", "punto", "point", "ponto", "punt", "pont", "bod", "tecka", "kropka", "punct", "точка", "крапка", "тачка", "τελεια", "nokta", "tocka", "pika", "piste", "prik", "punktum", "punkts", "taskas", "punktas", "noqte", "nokte", "нүкте", "წერტილი", "կետ", "tacka",
        ], StringComparer.Ordinal);

    /// <summary>Bare words count only between blanks, and "at" only when a dot word or a well-known domain follows.</summary>
    private static readonly string[] BareAt = [" at ", " arroba ", " собака ", " собачка ", " arobase ", " παπακι ", " malpa ", " zavinac ", " chiocciola ", " apenstaartje ", " kukac ", " arond ", " маймунка ", " кльомба ", " равлик ", " majmunce ", " мајмунче ", " snabel-a ", " krollalfa ", " klammeraffe ", " afna ", " շնիկ ", " ძაღლუკა "];

    private static readonly string[] BareDot = [" dot ", " punkt ", " punto ", " point ", " ponto ", " точка ", " крапка ", " тачка ", " tecka ", " bod ", " kropka ", " punct ", " τελεια ", " nokta ", " pont ", " piste ", " prik ", " tocka ", " tacka "];

    /// <summary>What a bare word may begin with, so that most blanks need no further look.</summary>
    private static readonly SearchValues<char> BareAtLetters = SearchValues.Create([.. BareAt.Select(w => w[1]).Distinct()]);

    private const int LongestWord = 20;

    private static readonly HashSet<string> NoDomains = new(["png", "jpg", "jpeg", "gif", "webp", "svg", "js", "css", "html", "php", "avif"], StringComparer.Ordinal);

    private static readonly HashSet<string> CommonTopLevel = new(["com", "net", "org", "eu", "info", "me", "co", "example", "ru", "de", "at", "ch", "fr", "es", "it", "pt", "nl", "be", "pl", "cz", "sk", "hu", "ro", "bg", "gr", "tr", "ua", "by", "uk", "ie", "se", "no", "dk", "fi", "ee", "lv", "lt", "rs", "hr", "si", "ba", "mk", "al", "us", "ca", "io", "biz", "online", "test"], StringComparer.Ordinal);

    public static List<EmailMatch> Find(string text)
    {
        List<EmailMatch> found = [];
        var folded = FoldedText.Fold(text);
        for (var i = 0; i < folded.Length; i++)
        {
            if (AtMarker(folded, i) is not (var length and > 0))
            {
                continue;
            }

            var plain = length == 1;
            if (Around(text, folded, i, i + length, plain, length > 2 && folded[i] == ' ') is { } match)
            {
                found.Add(match);
                i = match.End - 1;
            }
        }

        return found;
    }

    /// <summary>Whether an address ends as most do.</summary>
    public static bool HasCommonEnd(string address) => CommonTopLevel.Contains(address[(address.LastIndexOf('.') + 1)..]);

    private static int AtMarker(string folded, int at) => folded[at] switch
    {
        '@' => 1,
        '(' or '[' or '{' or '<' or '_' or '-' => Bracketed(folded, at, AtWords, anyWord: true),
        ' ' when at + 1 < folded.Length && BareAtLetters.Contains(folded[at + 1]) => LengthOfAny(folded, at, BareAt),
        _ => 0,
    };

    /// <summary>The length of "(at)", "[arroba]" or "_at_" at a position; 0 when no such word stands there.</summary>
    /// <param name="anyWord">Whether a word that nobody listed counts too, where it touches what stands around it.</param>
    private static int Bracketed(string folded, int at, HashSet<string> words, bool anyWord)
    {
        var close = folded[at] switch { '(' => ')', '[' => ']', '{' => '}', '<' => '>', var same => same };
        var length = folded.AsSpan(at + 1, Math.Min(LongestWord, folded.Length - at - 1)).IndexOf(close);
        if (length <= 0)
        {
            return 0;
        }

        var word = folded.AsSpan(at + 1, length).Trim(' ');
        var known = close == folded[at] ? word is "at" or "dot" && words.Contains(word.ToString()) : words.Contains(word.ToString());
        return known || (anyWord && close != folded[at] && IsTouchingWord(folded, at, at + length + 2, word)) ? length + 2 : 0;
    }

    /// <summary>"anna(snail)mail.com": whatever the language calls the sign, nothing else is written like that.</summary>
    private static bool IsTouchingWord(string folded, int start, int end, ReadOnlySpan<char> word)
    {
        if (start == 0 || end >= folded.Length || !char.IsAsciiLetterOrDigit(folded[start - 1]) || !char.IsAsciiLetterOrDigit(folded[end]) || folded[start] == '<')
        {
            return false;
        }

        foreach (var c in word)
        {
            if (!char.IsLetter(c) && c is not (' ' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static int LengthOfAny(string folded, int at, string[] words)
    {
        foreach (var word in words)
        {
            if (string.CompareOrdinal(folded, at, word, 0, word.Length) == 0)
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static EmailMatch? Around(string text, string folded, int markerStart, int markerEnd, bool plain, bool bare)
    {
        var localEnd = markerStart;
        while (localEnd > 0 && folded[localEnd - 1] == ' ' && markerStart - localEnd < 2)
        {
            localEnd--;
        }

        var start = localEnd;
        while (start > 0 && localEnd - start < MaxLocal && IsLocal(text[start - 1]))
        {
            start--;
        }

        // A sentence's full stop or a bullet is not part of the name.
        while (start < localEnd && !char.IsAsciiLetterOrDigit(text[start]))
        {
            start++;
        }

        if (start == localEnd)
        {
            return null;
        }

        var domain = ReadDomain(folded, markerEnd);
        if (domain is not var (host, end, disguised) || host.Length > MaxDomain)
        {
            return null;
        }

        var top = host[(host.LastIndexOf('.') + 1)..];
        var spaced = localEnd < markerStart || (markerEnd < folded.Length && folded[markerEnd] == ' ');
        var certain = plain && !spaced && !disguised;
        if (NoDomains.Contains(top) || (!certain && !CommonTopLevel.Contains(top)) || (bare && !disguised && !host.Contains("mail", StringComparison.Ordinal)))
        {
            return null;
        }

        return new EmailMatch(text[start..localEnd].ToLowerInvariant() + "@" + host, start, end, !certain);
    }

    /// <summary>Labels joined by points or what stands for them; the last one made of letters.</summary>
    private static (string Host, int End, bool Disguised)? ReadDomain(string folded, int at)
    {
        while (at < folded.Length && folded[at] == ' ')
        {
            at++;
        }

        var host = "";
        var disguised = false;
        var end = at;
        while (true)
        {
            var labelEnd = at;
            while (labelEnd < folded.Length && (char.IsAsciiLetterOrDigit(folded[labelEnd]) || (folded[labelEnd] == '-' && Bracketed(folded, labelEnd, DotWords, anyWord: false) == 0)))
            {
                labelEnd++;
            }

            if (labelEnd == at)
            {
                break;
            }

            host += folded[at..labelEnd];
            end = labelEnd;
            var dot = DotLength(folded, labelEnd);
            if (dot == 0)
            {
                break;
            }

            var next = labelEnd + dot;
            if (next >= folded.Length || !char.IsAsciiLetterOrDigit(folded[next]))
            {
                break;
            }

            disguised |= dot > 1;
            host += ".";
            at = next;
        }

        host = host.TrimEnd('.');
        // "…@mail.com. Anna" reads on into the sentence when a blank follows the point.
        var parts = host.Split('.');
        return parts.Length >= 2 && parts[^1].Length is >= 2 and <= 24 && parts[^1].All(char.IsAsciiLetter) ? (host, end, disguised) : null;
    }

    private static int DotLength(string folded, int at)
    {
        if (at >= folded.Length)
        {
            return 0;
        }

        switch (folded[at])
        {
            case '.':
                return 1;
            case '(' or '[' or '{' or '_' or '-':
                return Bracketed(folded, at, DotWords, anyWord: false);
            case ' ':
                var word = LengthOfAny(folded, at, BareDot);
                if (word > 0)
                {
                    return word;
                }

                var inner = at + 1 < folded.Length && folded[at + 1] is '(' or '[' or '{' or '_' or '-' ? Bracketed(folded, at + 1, DotWords, anyWord: false) : 0;
                if (inner > 0)
                {
                    return inner + 1 + (at + 1 + inner < folded.Length && folded[at + 1 + inner] == ' ' ? 1 : 0);
                }

                return at + 2 < folded.Length && folded[at + 1] == '.' && folded[at + 2] == ' ' ? 3 : 0;
            default:
                return 0;
        }
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';
}
