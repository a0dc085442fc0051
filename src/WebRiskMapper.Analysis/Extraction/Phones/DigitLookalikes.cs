using System.Text;

namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>Letters that are read as digits inside a number, and single letters that separate digits.</summary>
internal static class DigitLookalikes
{
    private const int LongestTail = 4;
    private const int LongestGap = 3;
    private const int FewestPlain = 5;
    private const int ShortestChain = 8;
    private const int LongestChain = 15;

    public readonly record struct Mixed(bool IsText, int End);

    /// <summary>The digit a letter passes for, or null.</summary>
    public static char? Of(char c) => c switch
    {
        'O' or 'o' or 'О' or 'о' or 'Ο' or 'ο' or 'Q' or 'Ø' or 'Օ' or 'օ' => '0',
        'l' or 'I' or '|' or 'І' or 'і' or 'Ι' or 'Ӏ' => '1',
        'Z' or 'z' or 'Ζ' => '2',
        'З' or 'з' or 'Ʒ' or 'ʒ' => '3',
        'S' or 's' or 'Ѕ' or 'ѕ' or 'Ƽ' or 'ƽ' => '5',
        'b' => '6',
        'B' => '8',
        _ => null,
    };

    /// <summary>
    /// Reads a run of letters and digits from <paramref name="start"/> that passes for a number: at least as many digits
    /// as look-alikes ("O77OO 9OO"), or digits separated by one and the same letter ("0x7x7x0"). The digits replace
    /// the content of <paramref name="digits"/>; <c>IsText</c> says that the run is not a number.
    /// </summary>
    public static Mixed? ReadMixed(string text, int start, StringBuilder digits)
    {
        var end = start;
        int plain = 0, alike = 0, noughts = 0, other = 0, separators = 0;
        char? separator = null;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            var c = text[end];
            if (char.IsAsciiDigit(c))
            {
                plain++;
            }
            else
            {
                if (end > start && char.IsAsciiDigit(text[end - 1]) && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && (separator is null || separator == c))
                {
                    separator = c;
                    separators++;
                }

                if (Of(c) is null)
                {
                    other++;
                }
                else
                {
                    alike++;
                    noughts += Of(c) == '0' ? 1 : 0;
                }
            }

            end++;
        }

        if (end == start)
        {
            return null;
        }

        var letters = alike + other;
        if (letters == 0)
        {
            return null;
        }

        if (separators >= 3 && separators == letters && plain >= 4)
        {
            return Collect(text, start, end, digits, dropLetters: true);
        }

        // "O4OO 316 …": one digit will do among noughts that a number goes on behind.
        var goesOn = noughts == letters && plain == 1 && letters == 3 && end + 2 < text.Length && text[end] is ' ' or '-' or '/' or '.' && char.IsAsciiDigit(text[end + 1]) && char.IsAsciiDigit(text[end + 2]);
        // "o4 / 95 22", "SEVEN THREE TWO - 905 - 3I8": a nought in front and a mark behind; one letter between digits.
        var begins = noughts == 1 && letters == 1 && plain == 1 && !char.IsAsciiDigit(text[start]) && end + 1 < text.Length && text.AsSpan(end).TrimStart(' ') is ['/' or '.' or '-', ..];
        var isInside = letters == 1 && plain == 2 && char.IsAsciiDigit(text[start]) && char.IsAsciiDigit(text[end - 1]) && Of(text[start + 1]) is '0' or '1' && start > 1 && text[start - 1] is '-' or '/' or '.' or ' ' && text[start - 2] is '-' or '/' or '.' or (>= '0' and <= '9');
        // "776 41O 935".
        var isLast = letters == 1 && plain == 2 && noughts == 1 && !char.IsAsciiDigit(text[end - 1]) && end + 1 < text.Length && text[end] is ' ' or '-' or '.' && char.IsAsciiDigit(text[end + 1]) && start > 1 && text[start - 1] is ' ' or '-' or '.' && char.IsLetterOrDigit(text[start - 2]);
        return other == 0 && (goesOn || begins || isInside || isLast || (plain >= 2 && letters + plain >= 4 && plain + 1 >= alike))
            ? Collect(text, start, end, digits, dropLetters: false)
            : new Mixed(IsText: true, end);
    }

    /// <summary>
    /// Reads a short run such as "OO" or "6O" that goes on with a number already written with look-alikes: only digits and
    /// the letters nobody mistakes. Returns its end, or null.
    /// </summary>
    public static int? ReadTail(string text, int start, StringBuilder digits)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || Of(text[end]) is '0' or '1') && end - start <= LongestTail)
        {
            end++;
        }

        if (end == start || end - start > LongestTail || (end < text.Length && char.IsLetterOrDigit(text[end])))
        {
            return null;
        }

        Collect(text, start, end, digits, dropLetters: false);
        return end;
    }

    /// <summary>
    /// The end of a number that begins here and is written in groups of digits and of letters that pass for noughts and ones, "o6-28.o4.71.39"; null
    /// where none does, or where it needs no letter.
    /// </summary>
    public static int? ChainEnd(string text, int start)
    {
        if (start > 0 && char.IsLetterOrDigit(text[start - 1]))
        {
            return null;
        }

        var (plain, alike, end) = (0, 0, start);
        for (var at = start; at < text.Length && plain + alike <= LongestChain;)
        {
            var (own, letters, group) = (0, 0, at);
            for (; at < text.Length && (char.IsAsciiDigit(text[at]) || Of(text[at]) is '0' or '1') && text[at] != '|'; at++)
            {
                (own, letters) = char.IsAsciiDigit(text[at]) ? (own + 1, letters) : (own, letters + 1);
            }

            if (at == group || (own == 0 && letters < 2) || (at < text.Length && char.IsLetterOrDigit(text[at])))
            {
                break;
            }

            (plain, alike, end) = (plain + own, alike + letters, at);
            var gap = at;
            while (at < text.Length && at - gap < LongestGap && text[at] is ' ' or '-' or '.' or '*' or '/' or '–' or '_' or '(' or ')' or '\u00A0')
            {
                at++;
            }

            if (at == gap)
            {
                break;
            }
        }

        return alike > 0 && plain >= FewestPlain && alike <= plain && plain + alike is >= ShortestChain and <= LongestChain ? end : null;
    }

    private static Mixed Collect(string text, int start, int end, StringBuilder digits, bool dropLetters)
    {
        digits.Clear();
        for (var i = start; i < end; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits.Append(text[i]);
            }
            else if (!dropLetters && Of(text[i]) is { } digit)
            {
                digits.Append(digit);
            }
        }

        return new Mixed(IsText: false, end);
    }
}
