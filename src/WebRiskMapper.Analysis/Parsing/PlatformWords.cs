using System.Buffers;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Words by which platforms of the market name themselves, in their domain or in the text of a link to them: the lexicons' terms for
/// <c>service:escort</c> and <c>models/platform-words.csv</c>. A cue, never a proof. Thread-safe.
/// </summary>
public sealed class PlatformWords
{
    private const string Concept = "service:escort";

    /// <summary>Shorter words stand inside too many others.</summary>
    private const int ShortestTerm = 5;

    private readonly SearchValues<string> words;

    private PlatformWords(SearchValues<string> words) => this.words = words;

    /// <exception cref="FormatException">A line of the list lacks a column.</exception>
    internal static PlatformWords Build(ModelFiles files, IEnumerable<Lexicon> lexicons)
    {
        var terms = lexicons.SelectMany(l => l.Entries).Where(e => string.Equals(e.Concept, Concept, StringComparison.Ordinal)).SelectMany(e => e.Terms)
            .Select(t => t.TrimEnd('*')).Where(t => t.Length >= ShortestTerm);
        var listed = ReferenceCsv.Rows(files, "models/platform-words.csv", "language", "word").Select(row => row[1]);
        return new PlatformWords(SearchValues.Create([.. terms.Concat(listed).Distinct(StringComparer.OrdinalIgnoreCase)], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a word stands anywhere in a domain or in a link's text, on its own or as part of another.</summary>
    public bool AreIn(ReadOnlySpan<char> text) => text.ContainsAny(words);
}
