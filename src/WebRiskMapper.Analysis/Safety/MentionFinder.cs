using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>Finds every mention of a known value in a text, ignoring case and diacritics.</summary>
internal static class MentionFinder
{
    private const int ShortestValue = 3;

    /// <summary>Letters that an inflected name may end with beyond the name itself ("Anna" → "Annas").</summary>
    private const int LongestInflection = 2;

    /// <summary>Mentions of a handle or address, as a whole.</summary>
    public static IEnumerable<TextSpan> Exact(string text, string value) =>
        value.Length < ShortestValue ? [] : Find(text, value, maximumTail: 0);

    /// <summary>Mentions of a name, also inflected: case endings replace or follow the last letter in many languages.</summary>
    public static IEnumerable<TextSpan> Name(string text, string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length < 2)
        {
            return [];
        }

        // "Анна" is "Анны", "Анну" in other cases: the stem is looked for, with a new ending.
        var endsInVowel = trimmed.Length >= 4 && "aeiouаеиоуыяюєіїαειοηω".Contains(FoldedText.Fold(trimmed[^1]), StringComparison.Ordinal);
        return endsInVowel
            ? Find(text, trimmed[..^1], maximumTail: 1 + LongestInflection)
            : Find(text, trimmed, maximumTail: trimmed.Length >= 4 ? LongestInflection : 0);
    }

    private static List<TextSpan> Find(string text, string value, int maximumTail)
    {
        var found = new List<TextSpan>();
        var sought = FoldedText.Fold(value);
        var folded = FoldedText.Fold(text);
        for (var at = folded.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            var end = at + sought.Length;
            var tail = 0;
            while (end + tail < text.Length && char.IsLetter(text[end + tail]) && tail <= maximumTail)
            {
                tail++;
            }

            var startsWord = at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at]);
            if (startsWord && tail <= maximumTail && (end + tail >= text.Length || !char.IsLetterOrDigit(text[end + tail])))
            {
                found.Add(new TextSpan(at, sought.Length + tail));
            }
        }

        return found;
    }
}
