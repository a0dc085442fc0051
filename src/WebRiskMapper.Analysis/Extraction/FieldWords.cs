using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>The fields that have a word list of their own beside the lexicons.</summary>
internal enum FieldWordList
{
    SpokenLanguages,
    Availability,
    Views,
    Verification,
    Payments,
    Venues,
    Visits,
    Agencies,
    Updates,
    Names,
    Services,
    Amounts,
    Peoples,
    Contacts,
}

/// <summary>A word of one of the lists found in a text.</summary>
/// <param name="Kind">What the list uses the word for, such as <c>name</c>, <c>cue</c>, <c>label</c>.</param>
/// <param name="Code">What it stands for, such as <c>en</c> or <c>paypal</c>; empty where the kind says it all.</param>
internal readonly record struct FieldHit(string Kind, string Code, TextSpan Span);

/// <summary>
/// The word lists of fields that have more to say than a lexicon concept (<c>models/*-words.csv</c> with the columns language,
/// kind, code, words; words are parted by "|", <c>*</c> stands for any ending, the language <c>*</c> for all of them). All
/// lists are looked for in one pass. Thread-safe.
/// </summary>
internal sealed class FieldWords
{
    private const string Everywhere = "*";
    private const string Borrowed = "en";

    internal static readonly (FieldWordList List, string Path)[] Files =
    [
        (FieldWordList.SpokenLanguages, "models/spoken-language-words.csv"),
        (FieldWordList.Availability, "models/availability-words.csv"),
        (FieldWordList.Views, "models/view-words.csv"),
        (FieldWordList.Verification, "models/verification-words.csv"),
        (FieldWordList.Payments, "models/payment-words.csv"),
        (FieldWordList.Venues, "models/venue-words.csv"),
        (FieldWordList.Visits, "models/visit-words.csv"),
        (FieldWordList.Agencies, "models/agency-words.csv"),
        (FieldWordList.Updates, "models/update-words.csv"),
        (FieldWordList.Names, "models/name-words.csv"),
        (FieldWordList.Services, "models/service-words.csv"),
        (FieldWordList.Amounts, "models/amount-words.csv"),
        (FieldWordList.Peoples, "models/people-words.csv"),
        (FieldWordList.Contacts, "models/contact-words.csv"),
    ];

    /// <summary>Kinds that are asked for by themselves: short, and far too common to be looked for in every text.</summary>
    internal static readonly string[] Lookups = ["code", "from", "to", "hour", "none", "form", "greeting", "before", "after", "nobody", "signed", "joint", "between", "and", "half", "noon", "midnight", "until", "since"];

    private readonly List<(FieldWordList List, string Kind, string Code)> meanings;
    private readonly List<Row> rows;
    private readonly Dictionary<string, TermTrie> byLanguage;
    private readonly TermTrie all;
    private volatile MatchedText? last;

    private FieldWords(List<Row> rows, Negation negation, FalseFriends friends)
    {
        this.rows = rows;
        Negation = negation;
        meanings = [.. rows.Select(r => (r.List, r.Kind, r.Code)).Distinct()];
        var numbers = meanings.Select((m, i) => (m, i)).ToDictionary(m => m.m, m => m.i);
        // Bosnian writes with the words of both neighbours.
        byLanguage = rows.Select(r => r.Language).Append("bs").Distinct(StringComparer.Ordinal).ToDictionary(
            language => language,
            language => Trie(Sought.Where(r => IsOwn(r, language)).Concat(Sought.Where(r => r.Language is Borrowed && language is not Borrowed).Select(r => r.Without(language, friends))), numbers),
            StringComparer.Ordinal);
        all = Trie(Sought, numbers);
    }

    /// <summary>The words that rule out others.</summary>
    public Negation Negation { get; }

    private IEnumerable<Row> Sought => rows.Where(r => !Lookups.Contains(r.Kind, StringComparer.Ordinal));

    /// <exception cref="FormatException">A list is malformed; the message names file, line and column.</exception>
    public static FieldWords Load(ModelFiles files)
    {
        var read = new List<Row>();
        foreach (var (list, path) in Files)
        {
            foreach (var row in ReferenceCsv.Rows(files, path, "language", "kind", "code", "words"))
            {
                var words = row[3].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                read.Add(words.Length > 0
                    ? new Row(list, row[0], row[1], row[2], words)
                    : throw new FormatException($"{path}: the row '{string.Join(',', row)}' holds no word."));
            }
        }

        var friends = FalseFriends.Load(files);
        return new FieldWords(read, Negation.Load(files, friends), friends);
    }

    /// <summary>A list's words in the ad's language found in <paramref name="text"/>, by position; English words and those of all languages too.</summary>
    public IReadOnlyList<FieldHit> Match(FieldWordList list, string text, string? language)
    {
        // The recognisers ask about the same ad one after the other. Threads replace each other's; that costs time, never correctness.
        if (last is not { } known || !ReferenceEquals(known.Text, text) || !string.Equals(known.Language, language, StringComparison.Ordinal))
        {
            last = known = new MatchedText(text, language, Find(Of(language), text));
        }

        return known.Hits[(int)list] is { } hits ? hits : [];
    }

    /// <summary>The words of one list in the short value of a field: in the ad's language, or else in any, since labels and values often come in the site's.</summary>
    public IReadOnlyList<FieldHit> MatchValue(FieldWordList list, string value, string? language)
    {
        return Find(Of(language), value)[(int)list] ?? Find(all, value)[(int)list] ?? (IReadOnlyList<FieldHit>)[];
    }

    /// <summary>A list's words in one line of an ad.</summary>
    public List<FieldHit> MatchLine(FieldWordList list, string line, string? language) => Find(Of(language), line)[(int)list] ?? [];

    /// <summary>The words of one kind in all languages, for lookups that need no language.</summary>
    public IEnumerable<(string Code, string Word)> Of(FieldWordList list, string kind) =>
        rows.Where(r => r.List == list && string.Equals(r.Kind, kind, StringComparison.Ordinal)).SelectMany(r => r.Words.Select(w => (r.Code, w)));

    private TermTrie Of(string? language) => language is not null && byLanguage.TryGetValue(language, out var own) ? own : byLanguage[Borrowed];

    // By list; null where nothing of the list was found.
    private List<FieldHit>?[] Find(TermTrie trie, string text)
    {
        List<(int Group, TextSpan Span)> found = [];
        trie.Match(text, found);
        var hits = new List<FieldHit>?[Files.Length];
        foreach (var (group, span) in found)
        {
            var (list, kind, code) = meanings[group];
            (hits[(int)list] ??= []).Add(new FieldHit(kind, code, span));
        }

        return hits;
    }

    private static bool IsOwn(Row row, string language) =>
        row.Language is Everywhere || string.Equals(row.Language, language, StringComparison.Ordinal) || (language is "bs" && row.Language is "hr" or "sr");

    private static TermTrie Trie(IEnumerable<Row> rows, Dictionary<(FieldWordList List, string Kind, string Code), int> numbers) =>
        new(rows.SelectMany(r => r.Words.Select(w => (w, numbers[(r.List, r.Kind, r.Code)]))));

    private sealed record Row(FieldWordList List, string Language, string Kind, string Code, string[] Words)
    {
        public Row Without(string language, FalseFriends friends) => this with { Words = [.. Words.Where(w => !friends.Include(language, w))] };
    }

    private sealed record MatchedText(string Text, string? Language, List<FieldHit>?[] Hits);
}
