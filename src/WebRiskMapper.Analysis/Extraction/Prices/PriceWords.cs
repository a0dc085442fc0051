using System.Globalization;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Prices;

internal enum PriceWordKind
{
    Minute,
    Hour,
    QuarterHour,
    HalfHour,
    ThreeQuarters,
    HourAndHalf,
    TwoHours,
    Overnight,
    Day,
    Incall,
    Outcall,
    One,
    Two,
    Three,

    /// <summary>Multiplies the number before it.</summary>
    Thousand,

    /// <summary>Stands for money, "150 roses".</summary>
    Gift,
}

/// <summary>
/// Durations and visit types as ads write them, from <c>models/price-words.csv</c>, folded. A kind may be tied to a language,
/// as <c>hour:uk</c>: "години" are hours in Ukrainian and years in Bulgarian; or to several, as <c>hour:da|nb</c>. Kinds
/// <c>beside_…</c> count in tables only, beside a word for the other kind of visit. The
/// lexicons' words for visits count, too.
/// </summary>
internal sealed class PriceWords
{
    private const string CountPrefix = "count_";
    private const string BesideOutcall = "beside_outcall";
    private const string BesideIncall = "beside_incall";

    private readonly Dictionary<string, List<(PriceWordKind Kind, string[]? Languages)>>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _counts;
    private readonly Dictionary<string, bool> _beside = new(StringComparer.Ordinal);
    private readonly HashSet<char> _beginnings = [];
    private int _longest;
    private readonly int _longestCount;

    public PriceWords(ModelFiles files)
    {
        const string path = "models/price-words.csv";
        var words = new Dictionary<string, List<(PriceWordKind Kind, string[]? Languages)>>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in ReferenceCsv.Rows(files, path, "kind", "word"))
        {
            if (row[0].StartsWith(CountPrefix, StringComparison.Ordinal))
            {
                counts[FoldedText.Fold(row[1])] = int.Parse(row[0].AsSpan(CountPrefix.Length), CultureInfo.InvariantCulture);
                _longestCount = Math.Max(_longestCount, row[1].Length);
                continue;
            }

            if (row[0] is BesideOutcall or BesideIncall)
            {
                _beside[FoldedText.Fold(row[1])] = row[0] is BesideOutcall;
                continue;
            }

            var parts = row[0].Split(':');
            var kind = Enum.TryParse<PriceWordKind>(parts[0].Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var parsed)
                ? parsed
                : throw new FormatException($"{path}: '{row[1]}' has the unknown kind '{row[0]}'.");
            var word = FoldedText.Fold(row[1]);
            if (!words.TryGetValue(word, out var meanings))
            {
                words.Add(word, meanings = []);
            }

            meanings.Add((kind, parts.Length > 1 ? parts[1].Split('|') : null));
            _beginnings.Add(FoldedText.Fold(row[1][0]));
            _longest = Math.Max(_longest, row[1].Length);
        }

        AddVisits(words, files);
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _counts = counts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    // What the lexicons know of visits, each in its own language.
    private void AddVisits(Dictionary<string, List<(PriceWordKind Kind, string[]? Languages)>> words, ModelFiles files)
    {
        foreach (var lexicon in Lexicon.LoadAll(files))
        {
            foreach (var (kind, terms) in lexicon.Entries.Where(e => e.Concept is "visit:incall" or "visit:outcall").Select(e => (e.Concept is "visit:incall" ? PriceWordKind.Incall : PriceWordKind.Outcall, e.Terms)))
            {
                foreach (var word in terms.Where(t => !t.EndsWith('*')).Select(FoldedText.Fold).Where(w => !words.ContainsKey(w)))
                {
                    words.Add(word, [(kind, [lexicon.Language])]);
                    _beginnings.Add(word[0]);
                    _longest = Math.Max(_longest, word.Length);
                }
            }
        }
    }

    /// <summary>The longest word or phrase that starts at <paramref name="at"/> and ends at a word boundary.</summary>
    public (PriceWordKind Kind, int End)? StartingAt(ReadOnlySpan<char> folded, int at, string? language)
    {
        if (!_beginnings.Contains(folded[at]))
        {
            return null;
        }

        for (var length = Math.Min(_longest, folded.Length - at); length > 0; length--)
        {
            var end = at + length;
            var bounded = end == folded.Length || !char.IsLetter(folded[end - 1]) || !char.IsLetter(folded[end]);
            if (bounded && _words.TryGetValue(folded[at..end], out var meanings))
            {
                foreach (var (kind, languages) in meanings)
                {
                    if (languages is null || language is null || Array.IndexOf(languages, language) >= 0)
                    {
                        return (kind, end);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>
    /// What a cell that says nothing else means beside one for the other kind of visit: "Hotel" beside "at mine" is outcall (true), "Apartment" beside
    /// "outcall" incall (false); null for any other.
    /// </summary>
    public bool? Beside(ReadOnlySpan<char> cell) => _beside.TryGetValue(FoldedText.Fold(cell.Trim().ToString()), out var outcall) ? outcall : null;

    /// <summary>The number written in words right before a unit at <paramref name="at"/>, "ninety minutes", and where it starts.</summary>
    public (int Count, int Start)? CountBefore(ReadOnlySpan<char> folded, int at)
    {
        var end = at - 1;
        if (end <= 0 || folded[end] is not (' ' or '-' or '\u00A0'))
        {
            return null;
        }

        for (var length = Math.Min(_longestCount, end); length > 1; length--)
        {
            var start = end - length;
            if ((start == 0 || !char.IsLetter(folded[start - 1])) && _counts.TryGetValue(folded[start..end], out var count))
            {
                return (count, start);
            }
        }

        return null;
    }
}
