namespace WebRiskMapper.Analysis.Extraction.Names;

/// <summary>Words around names, from <c>models/name-words.csv</c>: what introduces one ("hier ist", "here"), what greets, and nouns that are nobody's name.</summary>
internal sealed class NameWords
{
    /// <summary>Lines that a name may open; further down a greeting or a comma must stand before it.</summary>
    private const int IntroducedLines = 2;
    private const int MostLines = 40;
    private const int LongestAnd = 8;

    private readonly Negation negation;
    private readonly WordList and;

    private readonly Dictionary<string, WordList> nobody;
    private readonly Dictionary<string, WordList> greetings;
    private readonly Dictionary<string, WordList> before;
    private readonly Dictionary<string, WordList> after;
    private readonly Dictionary<string, WordList> signed;

    public NameWords(FieldWords words)
    {
        negation = words.Negation;
        and = new WordList(words.Of(FieldWordList.Availability, "and").Select(w => w.Word).Concat(["&", "+", "/"]));
        nobody = ByLanguage(words, "nobody");
        greetings = ByLanguage(words, "greeting");
        before = ByLanguage(words, "before");
        after = ByLanguage(words, "after");
        signed = ByLanguage(words, "signed");
    }

    /// <summary>Whether a capitalised word greets, or says what somebody is ("Studentin", "Age"). "Olá" greets in one language and is a name in another.</summary>
    public bool IsNobody(string word, string? language)
    {
        var folded = FoldedText.Fold(word);
        return IsWhole(nobody, folded, language) || IsWhole(nobody, folded, "en") || IsWhole(greetings, folded, language);
    }

    /// <summary>Whether words end with one that letters are signed with: "your", "la tua".</summary>
    public bool EndsAsSigned(ReadOnlySpan<char> words, string? language) =>
        language is not null && signed.TryGetValue(language, out var list) && FoldedText.Fold(words.ToString()) is var folded && list.LengthBefore(folded, folded.Length) is > 0;

    /// <summary>
    /// Where in the first lines a name may stand that its neighbours introduce: right behind "hier ist" or "tady" that opens a sentence or follows
    /// a greeting, or right before "here".
    /// </summary>
    /// <returns>The end of the words before the name, or the end of the name that the words follow.</returns>
    public IEnumerable<(int Position, bool IsEnd)> Introductions(string text, string? language)
    {
        if (language is null || !before.TryGetValue(language, out var opening))
        {
            yield break;
        }

        var closing = after.GetValueOrDefault(language);
        var end = 0;
        for (var line = 0; line < MostLines && end < text.Length; line++)
        {
            var start = end;
            end = LineText.Around(text, start).End;
            var folded = FoldedText.Fold(text[start..end]);
            for (var i = 0; i < folded.Length; i++)
            {
                if (!char.IsLetter(folded[i]) || (i > 0 && char.IsLetterOrDigit(folded[i - 1])))
                {
                    continue;
                }

                if (opening.LengthAt(folded, i) is var length and > 0 && IsOpening(folded, i, greetings.GetValueOrDefault(language), line < IntroducedLines))
                {
                    yield return (start + i + length, false);
                }

                if (closing?.LengthAt(folded, i) > 0 && i > 1 && folded[i - 1] == ' ' && (line < IntroducedLines || FollowsGreeting(folded, i - 1, greetings.GetValueOrDefault(language))))
                {
                    yield return (start + i - 1, true);
                }
            }

            end++;
        }
    }

    // At the line's beginning, behind a comma or a full stop, or behind a greeting: "Ciao, qui Anna", "selam ben Selin".
    private static bool IsOpening(string folded, int at, WordList? greetings, bool isHead)
    {
        var end = at;
        while (end > 0 && !char.IsLetterOrDigit(folded[end - 1]))
        {
            end--;
        }

        return (isHead && (end == 0 || folded.AsSpan(end, at - end).IndexOfAny(",.!;–") >= 0)) || greetings?.LengthBefore(folded, end) > 0;
    }

    // "Hi gents, Dani here"; but "More photos, Click here".
    private static bool FollowsGreeting(string folded, int end, WordList? greetings)
    {
        var start = end;
        while (start > 0 && (char.IsLetter(folded[start - 1]) || folded[start - 1] is '-'))
        {
            start--;
        }

        return folded.AsSpan(0, start).TrimEnd(' ') is [.., ',' or '!'] && greetings?.LengthAt(folded, folded.AsSpan().IndexOfAnyExcept(' ')) > 0;
    }

    /// <summary>Whether the words that introduce a name are denied: "non sono un orario".</summary>
    public bool IsDenied(string text, TextSpan cue, string? language) => negation.Precedes(text, cue.Start, language);

    /// <summary>Where the second of two names begins that "and" joins, as in "Sara &amp; Tea"; −1 where none follows.</summary>
    public int NextJoined(string title, int end)
    {
        var start = end + title.AsSpan(end).IndexOfAnyExcept(' ');
        var folded = start > end ? FoldedText.Fold(title.Substring(start, Math.Min(LongestAnd, title.Length - start))) : "";
        var length = and.LengthAt(folded, 0);
        return length > 0 && start + length + 1 < title.Length && title[start + length] == ' ' ? start + length + 1 : -1;
    }

    private static bool IsWhole(Dictionary<string, WordList> lists, string folded, string? language) =>
        folded.Length > 0 && language is not null && lists.TryGetValue(language, out var list) && list.LengthAt(folded, 0) == folded.Length;

    private static Dictionary<string, WordList> ByLanguage(FieldWords words, string kind) =>
        words.Of(FieldWordList.Names, kind).GroupBy(w => w.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new WordList(g.Select(w => w.Word)), StringComparer.Ordinal);
}
