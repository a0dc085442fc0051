namespace WebRiskMapper.Analysis.Safety;

/// <summary>
/// Finds whatever looks like a contact, without knowing whether it is one: long digit runs however separated, addresses
/// with "@", links, wallet-like strings. It guards the stored text and errs on the side of masking.
/// </summary>
internal static class ContactShapes
{
    private const int LongestGap = 3;
    private const int FewestDigits = 7;
    private const int ShortestWallet = 25;

    private static readonly string[] AtWords = ["(at)", "[at]", "{at}", "<at>", "(a)", "[a]", " at ", "(arroba)", "(собака)", "[собака]", "(arobase)", "[arobase]", "(παπάκι)", "[παπάκι]", "(ät)", "(chiocciola)", "(malpa)", "(małpa)", "(zavináč)", "(apenstaartje)", "(snabel-a)", " arobase ", " arroba ", " собака ", " παπάκι ", "(@)", "[@]"];

    public static IEnumerable<Mask> In(string text) =>
        [.. Tokens(text), .. SpacedAddresses(text), .. DigitRuns(text)];

    // E-mails, links, @handles and wallets stand without spaces inside.
    private static List<Mask> Tokens(string text)
    {
        var masks = new List<Mask>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            if (TagOf(text.AsSpan(start, i - start)) is { } tag)
            {
                masks.Add(new Mask(Trimmed(text, start, i), tag));
            }
        }

        return masks;
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (end > start + 1 && text[end - 1] is '.' or ',' or ';' or ')' or '!' or '?')
        {
            end--;
        }

        while (start < end - 1 && text[start] is '(' or ',' or ';')
        {
            start++;
        }

        return new TextSpan(start, end - start);
    }

    private static string? TagOf(ReadOnlySpan<char> token)
    {
        var at = token.IndexOfAny('@', '＠');
        if (at >= 0)
        {
            var isAddress = at > 0 && char.IsLetterOrDigit(token[at - 1]) && token[(at + 1)..].Contains('.');
            var isHandle = at + 2 < token.Length && char.IsLetterOrDigit(token[at + 1]) && (at == 0 || !char.IsLetterOrDigit(token[at - 1]));
            return isAddress ? "[email]" : isHandle ? "[handle]" : null;
        }

        if (token.Contains("://", StringComparison.Ordinal) || token.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || HasHostAndPath(token))
        {
            return "[handle]";
        }

        return IsWallet(token) ? "[wallet]" : null;
    }

    // "t.me/name", "instagram.com/name": a dotted host of letters and something after a slash.
    private static bool HasHostAndPath(ReadOnlySpan<char> token)
    {
        var slash = token.IndexOf('/');
        var dot = slash > 0 ? token[..slash].LastIndexOf('.') : -1;
        return dot > 0 && slash - dot > 2 && slash + 1 < token.Length && char.IsLetterOrDigit(token[dot - 1])
            && token[(dot + 1)..slash].IndexOfAnyExceptInRange('a', 'z') < 0 && char.IsLetterOrDigit(token[slash + 1]);
    }

    private static bool IsWallet(ReadOnlySpan<char> token)
    {
        var trimmed = token.Trim(".,;:()");
        if (trimmed.Length < ShortestWallet)
        {
            return false;
        }

        var digits = 0;
        foreach (var c in trimmed)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }

            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits >= 3;
    }

    // "name (at) mail . example": the words around "(at)" go.
    private static List<Mask> SpacedAddresses(string text)
    {
        var masks = new List<Mask>();
        foreach (var word in AtWords)
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var start = at;
                while (start > 0 && text[start - 1] == ' ')
                {
                    start--;
                }

                while (start > 0 && IsAddressChar(text[start - 1]))
                {
                    start--;
                }

                var end = EndOfHost(text, at + word.Length, out var dotted);
                if (dotted && start < at)
                {
                    masks.Add(new Mask(new TextSpan(start, end - start), "[email]"));
                }
            }
        }

        return masks;
    }

    private static int EndOfHost(string text, int from, out bool dotted)
    {
        var i = from;
        dotted = false;
        while (i < text.Length && text[i] == ' ')
        {
            i++;
        }

        while (i < text.Length && IsAddressChar(text[i]))
        {
            dotted |= text[i] == '.' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);
            i++;
        }

        foreach (var dot in (ReadOnlySpan<string>)[" . ", " dot ", "(dot)", " (dot) ", "[dot]", " [dot] ", " punkt ", "(punkt)", " point ", " punto ", " точка "])
        {
            if (text.AsSpan(i).StartsWith(dot, StringComparison.OrdinalIgnoreCase))
            {
                i += dot.Length;
                while (i < text.Length && IsAddressChar(text[i]))
                {
                    i++;
                }

                dotted = true;
                break;
            }
        }

        return i;
    }

    private static bool IsAddressChar(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+';

    // Digits of any script, keycaps, and letters that stand for digits inside a run; up to three signs between them.
    private static List<Mask> DigitRuns(string text)
    {
        var masks = new List<Mask>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsDigit(text, i))
            {
                continue;
            }

            if (IsRoundTheClock(text, i))
            {
                i += "24/7".Length - 1;
                continue;
            }

            var start = i;
            var last = i;
            var digits = 0;
            for (var j = i; j < text.Length && j - last <= LongestGap + 1; j++)
            {
                if (IsDigit(text, j))
                {
                    digits++;
                    last = j;
                }
                else if (!IsGap(text[j]))
                {
                    break;
                }
            }

            if (digits >= FewestDigits && !IsDate(text.AsSpan(start, last + 1 - start)))
            {
                while (start > 0 && text[start - 1] is '+' or '(')
                {
                    start--;
                }

                var end = last + 1;
                while (end < text.Length && text[end] is '\uFE0F' or '\u20E3')
                {
                    end++;
                }

                masks.Add(new Mask(new TextSpan(start, end - start), "[phone]"));
            }

            i = last;
        }

        return masks;
    }

    /// <summary>A run that is one calendar date and nothing else, "3.10.2031" or "2031-10-03": no one is called by it.</summary>
    private static bool IsDate(ReadOnlySpan<char> run)
    {
        var first = run.IndexOfAny('.', '/', '-');
        if (first < 1 || run.Length is < 8 or > 10)
        {
            return false;
        }

        var rest = run[(first + 1)..];
        var second = rest.IndexOf(run[first]);
        if (second < 1 || !TryNumber(run[..first], out var a) || !TryNumber(rest[..second], out var b) || !TryNumber(rest[(second + 1)..], out var c))
        {
            return false;
        }

        var (year, one, other) = first == 4 ? (a, b, c) : (c, a, b);
        return year is >= 1900 and < 2100 && Math.Min(one, other) is >= 1 and <= 12 && Math.Max(one, other) <= 31;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        return digits.IndexOfAnyExceptInRange('0', '9') < 0 && int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number);
    }

    private static bool IsDigit(string text, int i)
    {
        var c = text[i];
        if (char.IsDigit(c) || c is (>= '\u2460' and <= '\u2468') or (>= '\u2776' and <= '\u277E'))
        {
            return true;
        }

        // The low half of a mathematical digit, such as a bold "7".
        if (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]))
        {
            return char.ConvertToUtf32(text[i - 1], c) is >= 0x1D7CE and <= 0x1D7FF;
        }

        if (c is not ('o' or 'O' or 'l' or 'I' or 'О' or 'о'))
        {
            return false;
        }

        var before = i > 0 ? text[i - 1] : ' ';
        var after = i + 1 < text.Length ? text[i + 1] : ' ';
        return (char.IsDigit(before) || char.IsDigit(after)) && !(char.IsLetter(before) && char.IsLetter(after));
    }

    // "24/7" by itself says when, not whom to call.
    private static bool IsRoundTheClock(string text, int i)
    {
        var sign = text.AsSpan(i);
        if (!(sign.StartsWith("24/7", StringComparison.Ordinal) || sign.StartsWith("7/24", StringComparison.Ordinal)) || (i > 0 && IsDigit(text, i - 1)))
        {
            return false;
        }

        var rest = sign["24/7".Length..];
        return rest.IsEmpty || (!char.IsDigit(rest[0]) && (rest.Length == 1 || !IsGap(rest[0]) || !char.IsDigit(rest[1])));
    }

    private static bool IsGap(char c) =>
        c is ' ' or '\u00A0' or '\u202F' or '-' or '.' or '/' or '(' or ')' or '+' or '*' or '_' or '·' or '•' or ',' or '–' or '—' or '|' or '\\' or ':' or '=' or '~' or '#' or '\uFE0F' or '\u20E3' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\u00AD'
        || char.IsHighSurrogate(c);
}
