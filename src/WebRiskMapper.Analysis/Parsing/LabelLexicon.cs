using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What a label means, from the <c>label:…</c> entries of the lexicons. Labels are compared as a whole.</summary>
internal sealed class LabelLexicon
{
    private const int LongestLabel = 40;
    private const int ShortLabel = 3;

    private readonly Dictionary<string, List<(string Language, FieldLabel Label)>> labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Language, FieldLabel Label)>>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    private LabelLexicon()
    {
        bySpan = labels.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <param name="updates">Words for an ad's last update, by language: the lexicons count some of them among those for its posting.</param>
    public static LabelLexicon Build(IEnumerable<Lexicon> lexicons, IEnumerable<(string Language, string Word)> updates)
    {
        var built = new LabelLexicon();
        foreach (var (language, word) in updates)
        {
            built.Add(word, language, FieldLabel.Updated);
        }

        foreach (var lexicon in lexicons)
        {
            foreach (var entry in lexicon.Entries)
            {
                if (!entry.Concept.StartsWith("label:", StringComparison.Ordinal))
                {
                    continue;
                }

                if (!Enum.TryParse<FieldLabel>(entry.Concept["label:".Length..], out var label))
                {
                    throw new InvalidDataException($"{Lexicon.Folder}{lexicon.Language}.json: entry '{entry.Concept}': not a known label; the labels are {string.Join(", ", Enum.GetNames<FieldLabel>())}.");
                }

                foreach (var term in entry.Terms)
                {
                    built.Add(term, lexicon.Language, label);
                }
            }
        }

        return built;
    }

    /// <summary>The folded words of the labels that mean the same in all languages that have them.</summary>
    public IEnumerable<(string Words, FieldLabel Label)> Unambiguous =>
        labels.Where(l => l.Value.TrueForAll(m => m.Label == l.Value[0].Label)).Select(l => (l.Key, l.Value[0].Label));

    /// <summary>The label's meaning, first in the page's language, then in any; null when it is not a known label.</summary>
    public FieldLabel? Find(ReadOnlySpan<char> text, string? language)
    {
        Span<char> buffer = stackalloc char[LongestLabel];
        if (text.Length > LongestLabel * 2 || !TryNormalise(text, buffer, out var length) || !bySpan.TryGetValue(buffer[..length], out var meanings))
        {
            return null;
        }

        foreach (var (known, label) in meanings)
        {
            if (string.Equals(known, language, StringComparison.Ordinal))
            {
                return label;
            }
        }

        // "år" are years to a Swede and no Hungarian's price; short English labels stand on sites of every language.
        return length > ShortLabel || language is null || meanings.Exists(m => m.Language is "en") ? meanings[0].Label : null;
    }

    private void Add(string term, string language, FieldLabel label)
    {
        Span<char> buffer = stackalloc char[LongestLabel];
        if (!TryNormalise(term, buffer, out var length))
        {
            throw new InvalidDataException($"{Lexicon.Folder}{language}.json: entry 'label:{label}': '{term}' is longer than {LongestLabel} characters or holds no letter.");
        }

        var key = buffer[..length].ToString();
        if (!labels.TryGetValue(key, out var meanings))
        {
            labels.Add(key, meanings = []);
        }

        meanings.Add((language, label));
    }

    // Words folded and parted by one space; signs and pictures around and between them don't count.
    private static bool TryNormalise(ReadOnlySpan<char> text, Span<char> buffer, out int length)
    {
        length = 0;
        var gap = false;
        foreach (var c in text)
        {
            if (WordChars.IsIgnorable(c))
            {
                continue;
            }

            if (!WordChars.IsPart(c))
            {
                gap = length > 0;
                continue;
            }

            if (length + (gap ? 1 : 0) >= buffer.Length)
            {
                return false;
            }

            if (gap)
            {
                buffer[length++] = ' ';
                gap = false;
            }

            buffer[length++] = FoldedText.Fold(c);
        }

        return length > 0;
    }
}
