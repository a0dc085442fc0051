using System.Collections.Frozen;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Captions that sites put together from few words, "Latest comments of our guests", "Commenti dei lettori": a noun for what visitors write, beside words
/// that say whose, about whom or how new it is, all of one language. A noun alone may head anything ("Messages"). Immutable, hence thread-safe.
/// </summary>
internal sealed class ReviewCaption
{
    private const int Longest = 60;
    private const int MostWords = 7;

    private readonly FrozenDictionary<string, (ulong Nouns, ulong Others)>.AlternateLookup<ReadOnlySpan<char>> languages;

    /// <param name="nouns">By language.</param>
    /// <param name="others">By language.</param>
    public ReviewCaption(IReadOnlyDictionary<string, string[]> nouns, IReadOnlyDictionary<string, string[]> others)
    {
        var bits = nouns.Keys.Order(StringComparer.Ordinal).Select((language, bit) => (language, 1UL << bit)).ToDictionary();
        var words = new Dictionary<string, (ulong Nouns, ulong Others)>(StringComparer.Ordinal);
        foreach (var (language, bit) in bits)
        {
            foreach (var noun in nouns[language].Select(FoldedText.Fold))
            {
                var known = words.GetValueOrDefault(noun);
                words[noun] = (known.Nouns | bit, known.Others);
            }

            foreach (var other in (others.GetValueOrDefault(language) ?? []).Select(FoldedText.Fold))
            {
                var known = words.GetValueOrDefault(other);
                words[other] = (known.Nouns, known.Others | bit);
            }
        }

        languages = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Is(string text)
    {
        if (text.Length is < 6 or > Longest)
        {
            return false;
        }

        Span<char> folded = stackalloc char[text.Length];
        FoldedText.Fold(text, folded);
        var (fitting, withNoun, withOther, count) = (ulong.MaxValue, 0UL, 0UL, 0);
        foreach (var range in ((ReadOnlySpan<char>)folded).SplitAny(" \u00A0()/:.!-–—&0123456789"))
        {
            var word = folded[range];
            if (word.IsEmpty)
            {
                continue;
            }

            if (++count > MostWords || !languages.TryGetValue(word, out var of))
            {
                return false;
            }

            fitting &= of.Nouns | of.Others;
            withNoun |= of.Nouns;
            withOther |= of.Others;
        }

        return count > 1 && (fitting & withNoun & withOther) != 0;
    }
}
