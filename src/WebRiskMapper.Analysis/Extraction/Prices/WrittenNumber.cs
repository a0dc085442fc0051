using System.Globalization;

namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>
/// A number as people write amounts: with points, commas, apostrophes or spaces for thousands, and a point or comma for
/// decimals. The last separator is the decimal mark unless exactly three digits follow it.
/// </summary>
internal readonly record struct WrittenNumber(decimal Value, int Start, int End)
{
    private const int MaxDigits = 18;

    /// <summary>Reads the number whose first digit (or leading decimal mark) stands at <paramref name="start"/>.</summary>
    public static WrittenNumber? Read(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[MaxDigits];
        Span<int> after = stackalloc int[MaxDigits];
        Span<char> marks = stackalloc char[MaxDigits];
        int count = 0, separators = 0, at = start;
        var leadingMark = at < text.Length && text[at] is '.' or ',';
        at += leadingMark ? 1 : 0;
        while (at < text.Length && count < MaxDigits)
        {
            var value = Digit(text[at]);
            if (value >= 0)
            {
                digits[count++] = (char)('0' + value);
                at++;
                // A digit drawn as a key, "4️⃣0️⃣".
                while (at < text.Length && text[at] is '\uFE0F' or '\u20E3')
                {
                    at++;
                }

                continue;
            }

            // "1OO": letters for noughts.
            if (text[at] is 'o' or 'O' && count > 0 && count + 1 < MaxDigits && EndOfNoughts(text, at) is > 0 and var noughts)
            {
                digits[count++] = '0';
                digits[count++] = '0';
                at = noughts;
                break;
            }

            var groupStart = separators == 0 ? 0 : after[separators - 1];
            var length = SeparatorLength(text, at, count - groupStart, separators, out var mark);
            if (length == 0)
            {
                break;
            }

            marks[separators] = mark;
            after[separators++] = count;
            at += length;
        }

        if (count == 0 || (at < text.Length && Digit(text[at]) >= 0))
        {
            return null;
        }

        return new WrittenNumber(ToDecimal(digits[..count], marks[..separators], after[..separators], leadingMark && separators == 0), start, at);
    }

    private static int EndOfNoughts(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at + 1] is 'o' or 'O' && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2])) ? at + 2 : 0;

    /// <summary>The value of an ASCII, full-width, Arabic-Indic or Persian digit; -1 for anything else.</summary>
    public static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '\u0660' and <= '\u0669' => c - '\u0660',
        >= '\u06F0' and <= '\u06F9' => c - '\u06F0',
        >= '\uFF10' and <= '\uFF19' => c - '\uFF10',
        _ => -1,
    };

    private static int SeparatorLength(ReadOnlySpan<char> text, int at, int groupLength, int separators, out char mark)
    {
        mark = text[at];
        var run = DigitsFrom(text, at + 1);
        switch (mark)
        {
            case '.' or ',' or '٫' or '٬':
                mark = mark switch { '٫' => '.', '٬' => ',', _ => mark };
                if (run > 0)
                {
                    return 1;
                }

                // "392. 00" and "1.837, 32": a blank crept in before the cents.
                // "€40, 30 min" goes on with something else.
                return at + 1 < text.Length && text[at + 1] == ' ' && DigitsFrom(text, at + 2) == 2 && !Continues(text, at + 4)
                    && (text.Slice(at + 2, 2) is "00" || (separators > 0 && !IsDuration(text, at + 2))) ? 2 : 0;
            case '\'' or '’' or '`' or ' ' or '\u00A0' or '\u202F' or '\u2009':
                if (run != 3 || (separators == 0 ? groupLength > 3 : groupLength != 3))
                {
                    return 0;
                }

                mark = ' ';
                return 1;
            default:
                return 0;
        }
    }

    // "₺3.200, 30 dk" goes on with what the money buys.
    private static bool IsDuration(ReadOnlySpan<char> text, int at) =>
        text.Slice(at, 2) is "15" or "20" or "30" or "45" or "60" or "90" && text[(at + 2)..].TrimStart(' ') is [var next, ..] && char.IsLetter(next);

    private static bool Continues(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is '.' or ',' && DigitsFrom(text, at + 1) > 0;

    private static int DigitsFrom(ReadOnlySpan<char> text, int at)
    {
        var count = 0;
        while (at + count < text.Length && Digit(text[at + count]) >= 0)
        {
            count++;
        }

        return count;
    }

    private static decimal ToDecimal(ReadOnlySpan<char> digits, ReadOnlySpan<char> marks, ReadOnlySpan<int> after, bool leadingMark)
    {
        var value = decimal.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (leadingMark)
        {
            return Scale(value, digits.Length);
        }

        if (marks.Length == 0 || marks[^1] == ' ')
        {
            return value;
        }

        var decimals = digits.Length - after[^1];
        if (decimals == 3)
        {
            var onlyKind = marks.Length == 1 || marks[..^1].Contains(marks[^1]) || marks[..^1].Contains(' ');
            // "0.125" is a fraction, "1.234" a thousand; "1,234.567" mixes marks, so the last one is the decimal mark.
            var zero = after[0] == 1 && digits[0] == '0' && marks.Length == 1;
            if (onlyKind && !zero)
            {
                return value;
            }
        }

        return Scale(value, decimals);
    }

    private static decimal Scale(decimal value, int decimals)
    {
        for (var i = 0; i < decimals; i++)
        {
            value /= 10;
        }

        return value;
    }
}
