namespace WebRiskMapper.Analysis.Languages;

/// <summary>Writing systems that the identifier tells apart before it looks at any word.</summary>
internal enum Script : byte
{
    None,
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Armenian,
    Georgian,
    Thai,
    Hangul,
    Kana,
    Han,
}

/// <summary>
/// Turns text into what language identification looks at: the writing system, and the hashed groups of one to five
/// letters of each word with its beginning and end, and each whole word.
/// </summary>
internal static class LetterNgrams
{
    private const int LongestGram = 5;
    private const int LongestWord = 24;

    public static Script ScriptOf(char c) => c switch
    {
        < 'A' => Script.None,
        <= 'z' => char.IsAsciiLetter(c) ? Script.Latin : Script.None,
        < '\u00C0' => Script.None,
        < '\u0250' => c is '×' or '÷' ? Script.None : Script.Latin,
        < '\u0370' => Script.None,
        < '\u0400' => Script.Greek,
        < '\u0530' => Script.Cyrillic,
        < '\u0590' => Script.Armenian,
        < '\u0600' => Script.Hebrew,
        < '\u0700' => char.IsLetter(c) ? Script.Arabic : Script.None,
        >= '\u0750' and < '\u0780' => Script.Arabic,
        >= '\u0E00' and < '\u0E80' => Script.Thai,
        >= '\u10A0' and < '\u1100' => Script.Georgian,
        >= '\u1100' and < '\u1200' => Script.Hangul,
        >= '\u1E00' and < '\u1F00' => Script.Latin,
        >= '\u1F00' and < '\u2000' => Script.Greek,
        >= '\u3040' and < '\u3100' => Script.Kana,
        >= '\u4E00' and < '\uA000' => Script.Han,
        >= '\uAC00' and < '\uD7A4' => Script.Hangul,
        >= '\uFB50' and < '\uFE00' or >= '\uFE70' and < '\uFEFF' => Script.Arabic,
        _ => Script.None,
    };

    /// <summary>
    /// The script of most letters, where Latin ones count half: names, brands and English phrases stand in texts of every script.
    /// Any kana makes a text Japanese, since Japanese mixes both.
    /// </summary>
    public static Script MainScript(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[(int)Script.Han + 1];
        foreach (var c in text)
        {
            counts[(int)ScriptOf(c)]++;
        }

        counts[(int)Script.None] = 0;
        counts[(int)Script.Latin] = (counts[(int)Script.Latin] + 1) / 2;
        if (counts[(int)Script.Kana] > 0)
        {
            counts[(int)Script.Kana] += counts[(int)Script.Han];
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        return counts[best] == 0 ? Script.None : (Script)best;
    }

    /// <summary>Adds the hash of every group of letters of <paramref name="script"/> to <paramref name="features"/>.</summary>
    public static void Collect(ReadOnlySpan<char> text, Script script, uint mask, List<int> features)
    {
        Span<char> word = stackalloc char[LongestWord + 2];
        word[0] = '_';
        var length = 1;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (ScriptOf(c) == script)
            {
                var letter = c switch { 'ς' => 'σ', 'İ' => 'i', _ => char.ToLowerInvariant(c) };
                // "sooo" is "soo": people stretch words.
                if (length <= LongestWord && !(length > 2 && word[length - 1] == letter && word[length - 2] == letter))
                {
                    word[length++] = letter;
                }

                continue;
            }

            if (length > 1 && !WordChars.IsIgnorable(c))
            {
                word[length++] = '_';
                CollectWord(word[..length], mask, features);
                length = 1;
            }
        }
    }

    private static void CollectWord(ReadOnlySpan<char> word, uint mask, List<int> features)
    {
        for (var start = 0; start < word.Length; start++)
        {
            var hash = 2166136261u;
            for (var n = 0; n < LongestGram && start + n < word.Length; n++)
            {
                hash = (hash ^ word[start + n]) * 16777619u;
                if (n > 0 || word[start] != '_')
                {
                    features.Add(Bucket(hash, n, mask));
                }
            }
        }

        var whole = 2166136261u;
        foreach (var c in word)
        {
            whole = (whole ^ c) * 16777619u;
        }

        features.Add(Bucket(whole, LongestGram, mask));
    }

    private static int Bucket(uint hash, int kind, uint mask)
    {
        var mixed = (hash + (uint)kind * 0x9E3779B9u) * 0x85EBCA6Bu;
        return (int)((mixed ^ (mixed >> 15)) & mask);
    }
}
