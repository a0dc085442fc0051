using System.Collections.Frozen;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// English words that mean something else in another language: "sex" is six in Swedish, "mon" is my in French
/// (<c>models/false-friends.csv</c>: language, words parted by "|"; <c>*</c> stands for any ending).
/// </summary>
internal sealed class FalseFriends
{
    private const string Path = "models/false-friends.csv";

    private readonly Dictionary<string, (FrozenSet<string> Whole, string[] Beginnings)> byLanguage = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">The file is malformed; the message names line and column.</exception>
    public static FalseFriends Load(ModelFiles files) => files.Shared(Read);

    private static FalseFriends Read(ModelFiles files)
    {
        var friends = new FalseFriends();
        foreach (var row in ReferenceCsv.Rows(files, Path, "language", "words"))
        {
            var words = row[1].Split('|').Select(FoldedText.Fold).ToList();
            friends.byLanguage.Add(row[0], (
                words.Where(w => !w.EndsWith('*')).ToFrozenSet(StringComparer.Ordinal),
                [.. words.Where(w => w.EndsWith('*')).Select(w => w.TrimEnd('*'))]));
        }

        return friends;
    }

    /// <param name="word">An English word or phrase as it is written; a final <c>*</c> of a word list is part of it.</param>
    public bool Include(string? language, string word)
    {
        if (language is null || !byLanguage.TryGetValue(language, out var own))
        {
            return false;
        }

        var folded = FoldedText.Fold(word);
        return own.Whole.Contains(folded) || Array.Exists(own.Beginnings, b => folded.StartsWith(b, StringComparison.Ordinal));
    }
}
