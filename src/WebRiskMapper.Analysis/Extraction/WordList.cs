using System.Buffers;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>Folded words and phrases, matched whole at or before a position.</summary>
internal sealed class WordList
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly SearchValues<char> _first;
    private readonly SearchValues<char> _last;
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
        _first = SearchValues.Create([.. set.Where(w => w.Length > 0).Select(w => w[0])]);
        _last = SearchValues.Create([.. set.Where(w => w.Length > 0).Select(w => w[^1])]);
    }

    /// <summary>The length of the longest entry at <paramref name="start"/> that ends at a word boundary; 0 when there is none.</summary>
    public int LengthAt(ReadOnlySpan<char> folded, int start)
    {
        var longest = start < folded.Length && _first.Contains(folded[start]) ? Math.Min(_longest, folded.Length - start) : 0;
        for (var length = longest; length > 0; length--)
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
        var longest = end > 0 && _last.Contains(folded[end - 1]) ? Math.Min(_longest, end) : 0;
        for (var length = longest; length > 0; length--)
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
