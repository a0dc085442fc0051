using System.Collections.Frozen;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>Folded words, pairs and triples of words; one that ends with <c>*</c> stands for every word that begins so.</summary>
internal sealed class WordForms
{
    private readonly FrozenSet<string> whole;
    private readonly string[] beginnings;

    /// <param name="words">Parted by <c>|</c>.</param>
    public WordForms(string words)
    {
        var folded = words.Split('|').Select(FoldedText.Fold).ToLookup(w => w.EndsWith('*'));
        whole = folded[false].ToFrozenSet(StringComparer.Ordinal);
        beginnings = [.. folded[true].Select(w => w[..^1])];
    }

    public bool Contains(string word) => whole.Contains(word) || Array.Exists(beginnings, b => word.StartsWith(b, StringComparison.Ordinal));

    /// <summary>Whether the token, or it and the next one or two together, is one of the words.</summary>
    public bool ContainsAt(List<AgeToken> tokens, int i) =>
        !tokens[i].IsSign && (Contains(tokens[i].Word)
        || (i + 1 < tokens.Count && whole.Contains(tokens[i].Word + " " + tokens[i + 1].Word))
        || (i + 2 < tokens.Count && whole.Contains(tokens[i].Word + " " + tokens[i + 1].Word + " " + tokens[i + 2].Word)));
}
