using System.Collections.Frozen;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// The words of one language that say no, with the English ones, which ads borrow everywhere (<c>models/negation-words.csv</c>:
/// language, kind, words parted by "|").
/// </summary>
internal sealed class NegationWords
{
    public const string Path = "models/negation-words.csv";
    private const string Borrowed = "en";
    private const string Everywhere = "*";

    private NegationWords(ILookup<string, string> byKind)
    {
        FrozenSet<string> Set(string kind) => byKind[kind].Select(FoldedText.Fold).ToFrozenSet(StringComparer.Ordinal);
        Before = Set("before");
        Only = Set("only");
        Or = Set("or");
        After = new WordList(byKind["after"].Concat(byKind["no"]));
        Later = new WordList(byKind["later"]);
        Behind = Set("behind");
        Verb = Set("verb");
        No = Set("no");
        Yes = Set("yes");
    }

    /// <summary>Single words that rule out what follows them: "kein", "без".</summary>
    public FrozenSet<string> Before { get; }

    /// <summary>"Not only" says yes.</summary>
    public FrozenSet<string> Only { get; }

    /// <summary>"No A or B" rules out both.</summary>
    public FrozenSet<string> Or { get; }

    /// <summary>Words and phrases that rule out what they follow, where they end its clause: "nein", "не делаю".</summary>
    public WordList After { get; }

    /// <summary>The same for languages whose sentences end with them; one more word may stand before: "yok", "nélkül".</summary>
    public WordList Later { get; }

    /// <summary>Words that deny the verb they follow, with its subject or object between: "komme ich nicht".</summary>
    public FrozenSet<string> Behind { get; }

    /// <summary>Words that deny a sentence's verb, and verbs that are negative in themselves: "не", "neberu", "almam".</summary>
    public FrozenSet<string> Verb { get; }

    /// <summary>Whole answers.</summary>
    public FrozenSet<string> No { get; }

    public FrozenSet<string> Yes { get; }

    /// <summary>By language; the empty string stands for the words of all of them, where the language is not known.</summary>
    /// <exception cref="FormatException">The file is malformed; the message names line and column.</exception>
    public static Dictionary<string, NegationWords> Load(ModelFiles files, FalseFriends friends)
    {
        var rows = ReferenceCsv.Rows(files, Path, "language", "kind", "words").Select(r => (Language: r[0], Kind: r[1], Words: r[2].Split('|'))).ToList();
        // Bosnian writes with the words of both neighbours.
        var languages = rows.Select(r => r.Language).Where(l => l is not Everywhere).Append("bs").Distinct(StringComparer.Ordinal);
        var byLanguage = languages.ToDictionary(
            language => language,
            language => Of(rows.Where(r => IsOwn(r.Language, language)).SelectMany(r => r.Words.Select(w => (r.Kind, w)))
                .Concat(rows.Where(r => r.Language is Borrowed && language is not Borrowed).SelectMany(r => r.Words.Where(w => !friends.Include(language, w)).Select(w => (r.Kind, w))))),
            StringComparer.Ordinal);
        byLanguage.Add("", Of(rows.SelectMany(r => r.Words.Where(w => r.Language is Borrowed || IsUnmistakable(w)).Select(w => (r.Kind, w)))));
        return byLanguage;
    }

    // Two Latin letters mean something else in some language: "en" is a Finnish "I don't" and a Spanish "in".
    private static bool IsUnmistakable(string word) => word.Length > 2 || word[0] > '\u024F';

    private static bool IsOwn(string row, string language) =>
        row is Everywhere || string.Equals(row, language, StringComparison.Ordinal) || (language is "bs" && row is "hr" or "sr");

    private static NegationWords Of(IEnumerable<(string Kind, string Word)> words) => new(words.ToLookup(w => w.Kind, w => w.Word, StringComparer.Ordinal));
}
