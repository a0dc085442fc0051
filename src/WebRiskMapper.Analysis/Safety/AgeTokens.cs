using System.Globalization;
using System.Text;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>A word, a number or a sign of a line.</summary>
/// <param name="Word">Folded; <c>#</c> for a number.</param>
/// <param name="Number">Its value; <see cref="AgeTokens.NoAge"/> where the digits are part of a date, a decimal or a long number.</param>
/// <param name="IsSpelled">The number is written in words.</param>
/// <param name="SaysYears">The same word says "years old".</param>
/// <param name="IsDisguised">Digits apart, or letters that look like them: an age only where a word beside it says so.</param>
internal readonly record struct AgeToken(string Word, int? Number, bool IsSign, bool IsSpelled = false, bool SaysYears = false, bool IsDisguised = false)
{
    /// <summary>The word begins with a capital letter.</summary>
    public bool IsCapitalised { get; init; }

    /// <summary>Where it stands in its line; of a number only.</summary>
    public int Start { get; init; }
}

/// <summary>Cuts a line into words, numbers and signs, and reads numbers however they are written: digits of any script, keycaps, circled, in words, with letters that look like digits.</summary>
internal static class AgeTokens
{
    /// <summary>Value of digits that cannot be an age.</summary>
    public const int NoAge = 100_000;

    private const int LongestNumber = 4;

    public static void Read(ReadOnlySpan<char> line, List<AgeToken> tokens)
    {
        tokens.Clear();
        for (var i = 0; i < line.Length;)
        {
            if (Disguised(line, i) is { } disguised)
            {
                tokens.Add(new AgeToken("#", disguised, IsSign: false, IsDisguised: true));
                i += 2;
            }
            else if (DigitAt(line, i, out _) is not null)
            {
                i = Digits(line, i, tokens);
            }
            else if (WordChars.IsPart(line[i]))
            {
                i = Word(line, i, tokens);
            }
            else
            {
                // Apostrophes and spaces part words and mean nothing here; "I'm" gives "i m".
                if (!char.IsWhiteSpace(line[i]) && line[i] is not ('\'' or '’' or '`' or '\u20E3') && !WordChars.IsIgnorable(line[i]) && !char.IsSurrogate(line[i]))
                {
                    tokens.Add(new AgeToken(line[i].ToString(), null, IsSign: true));
                }

                i++;
            }
        }

        JoinWords(tokens);
        JoinDigits(tokens);
    }

    public static bool MayHoldDigit(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] >= '0' && (line[i] <= '9' || (line[i] > '\u00FF' && DigitAt(line, i, out _) is not null)))
            {
                return true;
            }
        }

        return false;
    }

    private static int Digits(ReadOnlySpan<char> line, int start, List<AgeToken> tokens)
    {
        var (i, number, count, last) = (start, 0, 0, start);
        while (i < line.Length)
        {
            if (DigitAt(line, i, out var length) is { } digit)
            {
                number = Math.Min(NoAge, (number * (digit > 9 ? 100 : 10)) + digit);
                count++;
                i += length;
                last = i;
            }
            else if (line[i] is '\u20E3' || WordChars.IsIgnorable(line[i]))
            {
                i++;
                last = line[i - 1] is '\u20E3' ? i : last;
            }
            else if (line[i] == ' ' && i > start && line[i - 1] is '\u20E3' && IsKeycap(line, i + 1))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        var isDecimal = last + 1 < line.Length && line[last] is ',' or '.' or ':' or '/' && last + 1 < line.Length && char.IsDigit(line[last + 1]);
        var follows = start > 1 && line[start - 1] is ',' or '.' or ':' or '/' && char.IsDigit(line[start - 2]);
        tokens.Add(new AgeToken("#", isDecimal || follows || count > LongestNumber || (count > 2 && number < 100) ? NoAge : number, IsSign: false) { Start = start });
        return last;
    }

    private static bool IsKeycap(ReadOnlySpan<char> line, int at) =>
        at + 1 < line.Length && char.IsAsciiDigit(line[at]) && (line[at + 1] is '\u20E3' || (at + 2 < line.Length && line[at + 2] is '\u20E3'));

    // Digits of every script, mathematical ones, and 1 to 20 in a circle; never a fraction.
    private static int? DigitAt(ReadOnlySpan<char> line, int at, out int length)
    {
        length = 1;
        var c = line[at];
        if (char.IsAscii(c))
        {
            return char.IsAsciiDigit(c) ? c - '0' : null;
        }

        if (char.IsHighSurrogate(c) && at + 1 < line.Length && Rune.TryCreate(c, line[at + 1], out var rune))
        {
            length = 2;
            return Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber && Rune.GetNumericValue(rune) is >= 0 and <= 20 and var wide && wide == (int)wide ? (int)wide : null;
        }

        return char.IsDigit(c) || (char.GetUnicodeCategory(c) is UnicodeCategory.OtherNumber && c is not ('²' or '³'))
            ? CharUnicodeInfo.GetNumericValue(c) is >= 0 and <= 20 and var value && value == (int)value ? (int)value : null
            : null;
    }

    // "I7", "l6", "1O": two characters of which one is a letter.
    private static int? Disguised(ReadOnlySpan<char> line, int at)
    {
        if (at + 1 >= line.Length || (at > 0 && (char.IsLetterOrDigit(line[at - 1]) || line[at - 1] is '\'' or '’' or '.' or ',' or '#' or '-')) || (at + 2 < line.Length && char.IsDigit(line[at + 2])))
        {
            return null;
        }

        if (line[at] is 'I' or 'l' or 'І' or 'і' or 'Ι' && char.IsAsciiDigit(line[at + 1]))
        {
            return 10 + line[at + 1] - '0';
        }

        var ones = line[at] is '1' && (at + 2 == line.Length || !char.IsLetterOrDigit(line[at + 2]))
            ? line[at + 1] switch { 'Z' => 2, 'S' or '$' => 5, 'b' or 'G' => 6, 'T' => 7, 'l' or 'I' => 1, _ => -1 }
            : -1;
        return ones < 0 ? null : 10 + ones;
    }

    private static int Word(ReadOnlySpan<char> line, int start, List<AgeToken> tokens)
    {
        var i = start;
        while (i < line.Length && (WordChars.IsPart(line[i]) || WordChars.IsIgnorable(line[i])) && DigitAt(line, i, out _) is null)
        {
            i++;
        }

        var word = FoldedText.Fold(line[start..i].ToString());
        if (word.AsSpan().IndexOfAny('\u200B', '\u200C', '\u200D') >= 0 || word.Contains('\u00AD', StringComparison.Ordinal))
        {
            word = new string([.. word.Where(c => !WordChars.IsIgnorable(c))]);
        }

        tokens.Add(new AgeToken(word, null, IsSign: false) { IsCapitalised = char.IsUpper(line[start]) });
        return i;
    }

    // "dix-sept", "on yedi", "siebzehn": from here on a number like any other.
    private static void JoinWords(List<AgeToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.IsSign || token.Number is not null)
            {
                continue;
            }

            var second = i + 2 < tokens.Count && tokens[i + 1].Word is "-" or "‑" or "–" ? i + 2 : i + 1;
            if (second < tokens.Count && tokens[second] is { IsSign: false, Number: null } other && StatedAgeNumbers.Of(token.Word, other.Word) is { } both)
            {
                tokens[i] = new AgeToken("#", both.Age, IsSign: false, IsSpelled: true, both.SaysYears);
                tokens.RemoveRange(i + 1, second - i);
            }
            else if (StatedAgeNumbers.Of(token.Word) is { } one)
            {
                tokens[i] = new AgeToken("#", one.Age, IsSign: false, IsSpelled: true, one.SaysYears);
            }
        }
    }

    // "1 7 years old": two lone digits.
    private static void JoinDigits(List<AgeToken> tokens)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i] is { Number: 1, IsSpelled: false } && tokens[i + 1] is { Number: >= 0 and <= 9, IsSpelled: false } ones
                && (i == 0 || tokens[i - 1].Number is null) && (i + 2 >= tokens.Count || tokens[i + 2].Number is null))
            {
                tokens[i] = new AgeToken("#", 10 + ones.Number, IsSign: false, IsDisguised: true);
                tokens.RemoveAt(i + 1);
            }
        }
    }
}
