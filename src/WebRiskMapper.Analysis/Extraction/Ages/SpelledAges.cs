using System.Collections.Frozen;

namespace WebRiskMapper.Analysis.Extraction.Ages;

/// <summary>The numbers 20 to 69 in words, from <c>models/number-words.csv</c>: a row joins its tens (T) and ones (O) as its pattern says.</summary>
internal sealed class SpelledAges
{
    private const int Opening = 3;
    private const int MostWords = 4;

    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _openings;
    private readonly int _longest;

    public SpelledAges(ModelFiles files)
    {
        const string path = "models/number-words.csv";
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in ReferenceCsv.Rows(files, path, "language", "pattern", "tens", "ones"))
        {
            var (tens, ones) = (row[2].Split('|'), row[3].Split('|'));
            if (ones.Length != 9 || tens.Length > 5)
            {
                throw new FormatException($"{path}: the row '{string.Join(',', row)}' needs 20 to 60 and one to nine.");
            }

            for (var t = 0; t < tens.Length; t++)
            {
                if (tens[t].Length == 0)
                {
                    continue;
                }

                numbers.TryAdd(FoldedText.Fold(tens[t]), (t + 2) * 10);
                for (var o = 0; o < ones.Length; o++)
                {
                    if (ones[o].Length > 0)
                    {
                        numbers.TryAdd(FoldedText.Fold(string.Concat(row[1].Select(c => c switch { 'T' => tens[t], 'O' => ones[o], _ => c.ToString() }))), ((t + 2) * 10) + o + 1);
                    }
                }
            }
        }

        _longest = numbers.Keys.Max(w => w.Length);
        _numbers = numbers.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _openings = numbers.Keys.Select(w => w[..Opening]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The number that the word at <paramref name="start"/> says, alone or with those behind it, and where it ends; "thirty-three" is "thirty three".</summary>
    public (int Number, int End)? At(string folded, int start)
    {
        if (start + Opening > folded.Length || !_openings.Contains(folded.AsSpan(start, Opening)))
        {
            return null;
        }

        Span<char> phrase = stackalloc char[_longest];
        (int Number, int End)? found = null;
        var words = 0;
        for (var at = start; at <= folded.Length && at - start <= _longest; at++)
        {
            if (at == folded.Length || !char.IsLetter(folded[at]))
            {
                if (_numbers.TryGetValue(phrase[..(at - start)], out var number))
                {
                    found = (number, at);
                }

                if (at == folded.Length || folded[at] is not (' ' or '-' or '\'') || ++words == MostWords)
                {
                    break;
                }
            }

            if (at - start < _longest)
            {
                phrase[at - start] = at < folded.Length && folded[at] == '-' ? ' ' : folded[at];
            }
        }

        return found;
    }
}
