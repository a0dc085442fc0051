namespace WebRiskMapper.Analysis.Safety;

/// <summary>Numbers that are limits for visitors, or days, and no one's age: "under 17", "16 and over", "17+".</summary>
internal static class AgeBounds
{
    private const int WordsBack = 4;

    /// <summary>"am 10. November": the German preposition is the Romanian "I have" and the end of the English "I am".</summary>
    public static bool IsGermanDay(List<AgeToken> tokens, int i)
    {
        var month = i + 1 < tokens.Count && tokens[i + 1].Word is "." ? i + 2 : i + 1;
        return i > 0 && tokens[i - 1].Word is "am" && month < tokens.Count && StatedAgeWords.GermanMonths.Contains(tokens[month].Word);
    }

    public static bool IsBound(List<AgeToken> tokens, int i)
    {
        // "Είναι 10΄ από" is a walk of ten minutes.
        if (i + 1 < tokens.Count && (tokens[i + 1].Word is "+" or "%" or "΄" or "′" or "€" or "$" or "£" or "₽" or "₴" || StatedAgeWords.IsEastAsianBound(tokens[i + 1].Word)))
        {
            return true;
        }

        // "Under 17" and "under the age of 17"; the "from" of "from Kyiv, 17" is too far away.
        for (var back = i - 1; back >= 0 && back >= i - WordsBack; back--)
        {
            if (StatedAgeWords.Bounds.Contains(tokens[back].Word) || tokens[back].Word is "<" or ">" or "≥" or "≤" or "€" or "$" or "£")
            {
                return true;
            }

            if (!StatedAgeWords.Connectors.Contains(tokens[back].Word))
            {
                break;
            }
        }

        for (var forward = i + 1; forward < tokens.Count && forward <= i + 2; forward++)
        {
            // "17 yaşında küçük" is a small one of that age, "11 yaş küçük" so much younger.
            var isSize = forward > i + 1 && StatedAgeWords.IsAgeForm(tokens[i + 1].Word) && tokens[forward].Word is "kucuk" or "buyuk" or "kicik" or "boyuk" or "кіші" or "փոքր";
            if (!isSize && StatedAgeWords.BoundsAfter.Contains(tokens[forward].Word))
            {
                return true;
            }
        }

        return IsOpenUpwards(tokens, i) || (i > 1 && tokens[i - 1].Word is "a" && tokens[i - 2].Word is "y");
    }

    // "16 and over", "16 Jahre und älter", "16 лет и старше".
    private static bool IsOpenUpwards(List<AgeToken> tokens, int i)
    {
        var at = i + 1;
        while (at < tokens.Count && StatedAgeWords.Years.Contains(tokens[at].Word))
        {
            at++;
        }

        return at + 1 < tokens.Count && StatedAgeWords.OrMore.Contains(tokens[at].Word) && StatedAgeWords.Upwards.Contains(tokens[at + 1].Word);
    }
}
