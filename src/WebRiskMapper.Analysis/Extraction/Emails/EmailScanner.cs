namespace WebRiskMapper.Analysis.Extraction.Emails;

/// <summary>An e-mail address at <c>[Start, End)</c>, in lower case.</summary>
internal readonly record struct EmailMatch(string Address, int Start, int End, bool Obfuscated);

/// <summary>Finds addresses around an "@" or what stands for it: "(at)", "[at]", " at ", with "(dot)" or " . " for points.</summary>
internal static class EmailScanner
{
    private const int MaxLocal = 64;
    private const int MaxDomain = 253;

    private static readonly string[] AtWords = ["(at)", "[at]", "{at}", "<at>", "(a)", "[a]", "(ät)", "(@)", "[@]", "{@}", "(собака)", "[собака]", "(arroba)", "[arroba]", "(chiocciola)", "(zavinac)", "(malpa)", "(kukac)", "(arobase)", "[arobase]", "(arobas)", "(παπακι)", "[παπακι]", "(apenstaartje)", "(snabel-a)", "(maimunica)", "(маймунка)", "_at_", "-at-"];

    private static readonly string[] DotWords = ["(dot)", "[dot]", "{dot}", "(punkt)", "[punkt]", "(punto)", "[punto]", "(point)", "[point]", "(ponto)", "(bod)", "(tecka)", "(kropka)", "(точка)", "(τελεια)", "[точка]", "(.)", "[.]", "_dot_", "-dot-"];

    /// <summary>Bare words count only between blanks, and "at" only when a dot word or a well-known domain follows.</summary>
    private static readonly string[] BareAt = [" at ", " arroba ", " собака ", " arobase ", " παπακι ", " malpa ", " zavinac ", " chiocciola ", " apenstaartje "];

    private static readonly string[] BareDot = [" dot ", " punkt ", " punto ", " point ", " точка "];

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

    private static int AtMarker(string folded, int at) => folded[at] switch
    {
        '@' => 1,
        '(' or '[' or '{' or '<' or '_' or '-' => LengthOfAny(folded, at, AtWords),
        ' ' => LengthOfAny(folded, at, BareAt),
        _ => 0,
    };

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
            while (labelEnd < folded.Length && (char.IsAsciiLetterOrDigit(folded[labelEnd]) || (folded[labelEnd] == '-' && LengthOfAny(folded, labelEnd, DotWords) == 0)))
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
                return LengthOfAny(folded, at, DotWords);
            case ' ':
                var word = LengthOfAny(folded, at, BareDot);
                if (word > 0)
                {
                    return word;
                }

                var inner = at + 1 < folded.Length ? LengthOfAny(folded, at + 1, DotWords) : 0;
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
