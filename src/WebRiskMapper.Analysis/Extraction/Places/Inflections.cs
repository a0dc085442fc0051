namespace WebRiskMapper.Analysis.Extraction.Places;

/// <summary>Base forms that an inflected place name may have: "Москве" → "москва", "Krakowie" → "krakow".</summary>
internal static class Inflections
{
    private static readonly (string[] Endings, string[] Bases) CyrillicForms =
        (["ове", "ах", "ом", "ем", "ой", "ою", "е", "у", "ю", "а", "и", "і", "ї", "ы", "я"], ["", "а", "ь", "о", "я", "ы", "и", "ово"]);

    private static readonly (string[] Endings, string[] Bases) LatinForms =
        (["ach", "ich", "iem", "ie", "iu", "em", "ou", "om", "e", "i", "u", "y", "a"], ["", "a", "e", "o", "y", "ice"]);

    private static readonly (string[] Endings, string[] Bases) GreekForms =
        (["ου", "ασ", "ησ", "ων", "α", "ο", "η"], ["", "α", "η", "ο", "οσ", "ασ"]);

    private const int ShortestStem = 3;

    /// <param name="word">One folded word.</param>
    public static IEnumerable<string> BasesOf(string word)
    {
        var (endings, bases) = word[0] switch
        {
            >= 'α' and <= 'ω' => GreekForms,
            >= '\u0400' and <= '\u052F' => CyrillicForms,
            _ => LatinForms,
        };
        foreach (var ending in endings)
        {
            if (word.Length - ending.Length < ShortestStem || !word.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var tail in bases)
            {
                yield return string.Concat(word.AsSpan(0, word.Length - ending.Length), tail);
            }
        }
    }
}
