namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>
/// Words that stand for digits: <c>seeds/reference/digit-words.csv</c> (zero to nine) and <c>models/digit-words.csv</c>
/// (colloquial forms, numbers up to 999, of which the round ones are continued by what follows, and "double" as <c>x2</c>).
/// Looked up in any language at once: ads mix them, and a lone word never makes a number.
/// </summary>
internal sealed class DigitWords
{
    private const int MaxWords = 5;
    private const int LongestDigitWord = 8;
    private readonly Dictionary<string, string> _digits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _starts;
    private readonly HashSet<(char First, char Second)> _beginnings = [];

    public DigitWords(ModelFiles files)
    {
        var starts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in (string[])["seeds/reference/digit-words.csv", "models/digit-words.csv"])
        {
            var column = path.StartsWith("seeds", StringComparison.Ordinal) ? "digit" : "digits";
            foreach (var row in ReferenceCsv.Rows(files, path, column, "word"))
            {
                var word = FoldedText.Fold(row[1]).Replace('-', ' ');
                // One of two languages may use a word for another digit; the first file and row win.
                _digits.TryAdd(word, row[0]);
                starts.Add(word.Split(' ')[0]);
                if (word.Length > 1)
                {
                    _beginnings.Add((word[0], word[1]));
                }
            }
        }

        _lookup = _digits.GetAlternateLookup<ReadOnlySpan<char>>();
        _starts = starts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Finds the longest phrase at <paramref name="start"/>; <paramref name="digits"/> is <c>x2</c> or <c>x3</c> for a repeat of the next digit.</summary>
    /// <param name="folded">Text folded by <see cref="FoldedText"/>.</param>
    /// <param name="firstEnd">End of the first word.</param>
    public bool TryMatch(ReadOnlySpan<char> folded, int start, int firstEnd, out string digits, out int end)
    {
        digits = "";
        end = firstEnd;
        if (!_starts.Contains(folded[start..firstEnd]))
        {
            return false;
        }

        Span<char> phrase = stackalloc char[64];
        var length = 0;
        var from = start;
        var to = firstEnd;
        var found = false;
        for (var n = 0; n < MaxWords && length + (to - from) + 1 < phrase.Length; n++)
        {
            folded[from..to].CopyTo(phrase[length..]);
            length += to - from;
            if (_lookup.TryGetValue(phrase[..length], out var value))
            {
                (digits, end, found) = (value, to, true);
            }

            if (to + 1 >= folded.Length || folded[to] is not (' ' or '-') || !char.IsLetter(folded[to + 1]))
            {
                break;
            }

            phrase[length++] = ' ';
            from = to + 1;
            to = WordEnd(folded, from);
        }

        if (found && IsRound(digits) && end + 1 < folded.Length && folded[end] is ' ' or '-' && char.IsLetter(folded[end + 1])
            && TryMatch(folded, end + 1, WordEnd(folded, end + 1), out var rest, out var restEnd) && rest.Length < digits.Length && rest[0] is > '0' and <= '9')
        {
            (digits, end) = (digits[..^rest.Length] + rest, restEnd);
        }

        return found;
    }

    // "four hundred", "twenty": what follows counts on.
    private static bool IsRound(string digits) => digits is [>= '2' and <= '9', '0'] or [>= '1' and <= '9', '0', '0'];

    private static int WordEnd(ReadOnlySpan<char> folded, int at)
    {
        while (at < folded.Length && (char.IsLetter(folded[at]) || (folded[at] == '\'' && at + 1 < folded.Length && char.IsLetter(folded[at + 1]))))
        {
            at++;
        }

        return at;
    }

    /// <summary>Reads a word made of digit words without spaces ("nullsiebensechs"); at least two of them.</summary>
    public string? Glued(ReadOnlySpan<char> word)
    {
        if (word.Length is < 6 or > 80 || !_beginnings.Contains((word[0], word[1])))
        {
            return null;
        }

        Span<char> digits = stackalloc char[word.Length];
        Span<bool> dead = stackalloc bool[word.Length];
        dead.Clear();
        var count = Split(word, 0, digits, 0, dead);
        return count >= 2 ? new string(digits[..count]) : null;
    }

    /// <summary>Reads digits and digit words without anything between, "5five5"; words of two letters do not count, since "9to5" is a working day.</summary>
    public string? GluedToDigits(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length > 80 || chunk.IndexOfAnyInRange('0', '9') < 0)
        {
            return null;
        }

        Span<char> digits = stackalloc char[chunk.Length];
        var count = 0;
        for (var at = 0; at < chunk.Length;)
        {
            if (char.IsAsciiDigit(chunk[at]))
            {
                digits[count++] = chunk[at++];
                continue;
            }

            var length = Math.Min(LongestDigitWord, chunk.Length - at);
            while (length > 2 && !(_lookup.TryGetValue(chunk.Slice(at, length), out var read) && read.Length == 1))
            {
                length--;
            }

            if (length <= 2)
            {
                return null;
            }

            digits[count++] = _lookup[chunk.Slice(at, length)][0];
            at += length;
        }

        return new string(digits[..count]);
    }

    /// <summary>Splits the rest of a word, longest digit word first; a position that failed once is not tried again.</summary>
    private int Split(ReadOnlySpan<char> word, int at, Span<char> digits, int count, Span<bool> dead)
    {
        if (at == word.Length)
        {
            return count;
        }

        if (dead[at])
        {
            return 0;
        }

        for (var length = Math.Min(LongestDigitWord, word.Length - at); length >= 2; length--)
        {
            if (_lookup.TryGetValue(word.Slice(at, length), out var value) && value.Length == 1)
            {
                digits[count] = value[0];
                var total = Split(word, at + length, digits, count + 1, dead);
                if (total > 0)
                {
                    return total;
                }
            }
        }

        dead[at] = true;
        return 0;
    }
}
