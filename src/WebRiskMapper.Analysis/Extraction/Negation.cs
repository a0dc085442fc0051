using System.Collections.Frozen;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>Tells whether a term is ruled out by the word before it: "no massage", "kein …", "без …".</summary>
internal static class Negation
{
    private const int WordsBack = 2;

    private static readonly FrozenSet<string> Words = new[]
    {
        "no", "not", "without", "never", "don't", "dont", "kein", "keine", "keinen", "keinerlei", "nicht", "ohne", "nie", "pas", "sans", "jamais", "aucun", "aucune", "sin", "nunca", "non", "senza", "mai", "niente",
        "sem", "nao", "geen", "niet", "zonder", "не", "нет", "без", "никаких", "нету", "немає", "ніяких", "ні", "bez", "żaden", "żadna", "żadnych", "brak", "fara", "nu", "nem", "nelkul", "няма", "никакви",
        "χωρις", "οχι", "δεν", "καθολου", "yok", "hayır", "hayir", "olmaz", "ingen", "inga", "uden", "utan", "uten", "ikke", "inte", "ei", "ilman",
    }.Select(FoldedText.Fold).ToFrozenSet(StringComparer.Ordinal);

    public static bool Precedes(ReadOnlySpan<char> text, int position)
    {
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> folded = stackalloc char[16];
        var end = position;
        for (var back = 0; back < WordsBack; back++)
        {
            while (end > 0 && text[end - 1] is ' ' or '\u00A0')
            {
                end--;
            }

            var start = end;
            while (start > 0 && (WordChars.IsPart(text[start - 1]) || text[start - 1] is '\'' or '’'))
            {
                start--;
            }

            if (start == end || end - start > folded.Length)
            {
                return false;
            }

            for (var i = start; i < end; i++)
            {
                folded[i - start] = text[i] is '’' ? '\'' : FoldedText.Fold(text[i]);
            }

            if (lookup.Contains(folded[..(end - start)]))
            {
                return true;
            }

            end = start;
        }

        return false;
    }
}
