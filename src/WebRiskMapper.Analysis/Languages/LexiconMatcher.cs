namespace WebRiskMapper.Analysis.Languages;

/// <summary>
/// Finds the lexicons' terms in a text, in one pass whose cost does not depend on how many terms there are. Thread-safe.
/// </summary>
public sealed class LexiconMatcher
{
    private readonly Dictionary<string, LanguageTerms> byLanguage;

    private LexiconMatcher(Dictionary<string, LanguageTerms> byLanguage)
    {
        this.byLanguage = byLanguage;
        Languages = byLanguage.Keys.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>ISO 639-1 codes of the languages with a lexicon. In any other language indicators abstain.</summary>
    public IReadOnlySet<string> Languages { get; }

    /// <summary>Builds the matcher from <c>models/lexicons/*.json</c>.</summary>
    /// <exception cref="InvalidDataException">A lexicon is malformed; the message names file and entry.</exception>
    public static LexiconMatcher Load(ModelFiles files) => files.Shared(static f => Build(Lexicon.LoadAll(f)));

    /// <summary>
    /// The terms of <paramref name="language"/> found in <paramref name="text"/>, by position. Empty for a language
    /// without a lexicon; look at <see cref="Languages"/> before reading that as an absence.
    /// </summary>
    public IReadOnlyList<LexiconHit> Match(string text, string? language)
    {
        if (language is null || !byLanguage.TryGetValue(language, out var lexicon))
        {
            return [];
        }

        // Several recognisers and indicators ask about the same ad one after the other.
        if (lexicon.Last is { } last && ReferenceEquals(last.Text, text))
        {
            return last.Hits;
        }

        var found = lexicon.TakeList();
        lexicon.Trie.Match(text, found);
        var hits = new LexiconHit[found.Count];
        for (var i = 0; i < hits.Length; i++)
        {
            hits[i] = new LexiconHit(lexicon.Concepts[found[i].Group], found[i].Span);
        }

        lexicon.GiveBack(found);
        lexicon.Last = new MatchedText(text, hits);
        return hits;
    }

    internal static LexiconMatcher Build(IEnumerable<Lexicon> lexicons)
    {
        var built = new Dictionary<string, LanguageTerms>(StringComparer.Ordinal);
        foreach (var lexicon in WithBosnian([.. lexicons]))
        {
            string[] concepts = [.. lexicon.Entries.Select(e => e.Concept).Distinct(StringComparer.Ordinal)];
            var trie = new TermTrie(lexicon.Entries.SelectMany(e => e.Terms.Select(t => (t, Array.IndexOf(concepts, e.Concept)))));
            built.Add(lexicon.Language, new LanguageTerms(trie, concepts));
        }

        return new LexiconMatcher(built);
    }

    /// <summary>Bosnian ads are written with the words of both neighbours; a lexicon of their own would repeat them.</summary>
    private static IEnumerable<Lexicon> WithBosnian(List<Lexicon> lexicons) =>
        lexicons.Find(l => l.Language == "hr") is { } croatian && lexicons.Find(l => l.Language == "sr") is { } serbian && !lexicons.Exists(l => l.Language == "bs")
            ? lexicons.Append(new Lexicon("bs", [.. croatian.Entries, .. serbian.Entries]))
            : lexicons;

    private sealed record MatchedText(string Text, LexiconHit[] Hits);

    private sealed class LanguageTerms(TermTrie trie, string[] concepts)
    {
        private volatile MatchedText? last;
        private List<(int Group, TextSpan Span)>? spare = [];

        public TermTrie Trie => trie;

        public string[] Concepts => concepts;

        /// <summary>An empty list to collect in; a new one while another thread has the one that is kept.</summary>
        public List<(int Group, TextSpan Span)> TakeList() => Interlocked.Exchange(ref spare, null) ?? [];

        public void GiveBack(List<(int Group, TextSpan Span)> list)
        {
            list.Clear();
            Volatile.Write(ref spare, list);
        }

        /// <summary>The text matched last. Threads replace each other's; that costs time, never correctness.</summary>
        public MatchedText? Last
        {
            get => last;
            set => last = value;
        }
    }
}
