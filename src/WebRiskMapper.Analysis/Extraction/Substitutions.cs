using System.Buffers;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// Measures writing that is meant to be read by people and missed by machines: letters of another script inside a word,
/// digits for letters, full-width and mathematical letters, keycap and circled digits.
/// </summary>
internal static class Substitutions
{
    private static readonly SearchValues<char> PlainLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Substituted characters among all letters and digits, 0 to 1.</summary>
    public static double RateOf(ReadOnlySpan<char> text)
    {
        var all = 0;
        var substituted = 0;
        for (var i = 0; i < text.Length;)
        {
            if (IsStyled(text, i, out var width))
            {
                all++;
                substituted++;
                i += width;
                continue;
            }

            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsLeetSign(text, end)) && !IsStyled(text, end, out _))
            {
                end++;
            }

            all += end - i;
            substituted += text[i..end].ContainsAnyExcept(PlainLetters) ? InWord(text[i..end]) : 0;
            i = end;
        }

        return all == 0 ? 0 : (double)substituted / all;
    }

    // "P@ris", "$ex": a sign between two letters that looks like one.
    private static bool IsLeetSign(ReadOnlySpan<char> text, int i) =>
        text[i] is '@' or '$' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]) && !LooksLikeAddress(text, i);

    private static bool LooksLikeAddress(ReadOnlySpan<char> text, int at)
    {
        for (var i = at + 1; i < text.Length && !char.IsWhiteSpace(text[i]); i++)
        {
            if (text[i] == '.')
            {
                return true;
            }
        }

        return false;
    }

    private static int InWord(ReadOnlySpan<char> word)
    {
        Span<int> scripts = stackalloc int[(int)Script.Han + 1];
        scripts.Clear();
        var leet = 0;
        for (var i = 0; i < word.Length; i++)
        {
            scripts[(int)LetterNgrams.ScriptOf(word[i])]++;
            // "m4ssage": a digit with letters on both sides. "h2o" and "10min" stay below: one side only, or one letter.
            var between = i > 0 && i + 1 < word.Length && char.IsLetter(word[i - 1]) && char.IsLetter(word[i + 1]);
            leet += between && word.Length >= 4 && (word[i] is '0' or '1' or '3' or '4' or '5' or '@' or '$') ? 1 : 0;
        }

        var foreign = 0;
        var alphabets = scripts[(int)Script.Latin] + scripts[(int)Script.Cyrillic] + scripts[(int)Script.Greek];
        var largest = Math.Max(scripts[(int)Script.Latin], Math.Max(scripts[(int)Script.Cyrillic], scripts[(int)Script.Greek]));
        foreign += alphabets - largest;
        return foreign + leet;
    }

    // Full-width forms, circled digits, keycaps and the mathematical alphabets: one symbol for one character.
    private static bool IsStyled(ReadOnlySpan<char> text, int i, out int width)
    {
        var c = text[i];
        width = 1;
        if (c is (>= '\uFF10' and <= '\uFF5A') or (>= '\u2460' and <= '\u24FF') or (>= '\u2776' and <= '\u2793'))
        {
            return true;
        }

        if (char.IsAsciiDigit(c) && i + 1 < text.Length && (text[i + 1] == '\u20E3' || (text[i + 1] == '\uFE0F' && i + 2 < text.Length && text[i + 2] == '\u20E3')))
        {
            width = text[i + 1] == '\u20E3' ? 2 : 3;
            return true;
        }

        if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        {
            width = 2;
            var point = char.ConvertToUtf32(c, text[i + 1]);
            return point is (>= 0x1D400 and <= 0x1D7FF) or (>= 0x1F100 and <= 0x1F189);
        }

        return false;
    }
}
