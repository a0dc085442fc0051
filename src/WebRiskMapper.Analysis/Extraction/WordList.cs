namespace WebRiskMapper.Analysis.Extraction;

/// <summary>Folded words and phrases, matched whole at or before a position.</summary>
internal sealed class WordList
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly int _longest;

    public WordList(IEnumerable<string> words)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            set.Add(FoldedText.Fold(word));
            _longest = Math.Max(_longest, word.Length);
        }

        _words = set.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The length of the longest entry at <paramref name="start"/> that ends at a word boundary; 0 when there is none.</summary>
    public int LengthAt(ReadOnlySpan<char> folded, int start)
    {
        for (var length = Math.Min(_longest, folded.Length - start); length > 0; length--)
        {
            var end = start + length;
            if ((end == folded.Length || !char.IsLetter(folded[end - 1]) || !char.IsLetter(folded[end])) && _words.Contains(folded.Slice(start, length)))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>The length of the longest entry that ends at <paramref name="end"/> and starts at a word boundary; 0 when there is none.</summary>
    public int LengthBefore(ReadOnlySpan<char> folded, int end)
    {
        for (var length = Math.Min(_longest, end); length > 0; length--)
        {
            var start = end - length;
            if ((start == 0 || !char.IsLetter(folded[start]) || !char.IsLetter(folded[start - 1])) && _words.Contains(folded.Slice(start, length)))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Whether an entry stands anywhere in <paramref name="folded"/>.</summary>
    public bool AppearsIn(ReadOnlySpan<char> folded)
    {
        for (var i = 0; i < folded.Length; i++)
        {
            if ((i == 0 || !char.IsLetterOrDigit(folded[i - 1])) && LengthAt(folded, i) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
