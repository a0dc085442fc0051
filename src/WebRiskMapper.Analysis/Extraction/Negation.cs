using System.Collections.Frozen;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// Tells whether a text rules a term out, by the words of its language: before it ("no massage", "kein …"), behind it ("masaj yok",
/// "анал нет"), as the answer to it ("Outcall: nein") or by a sign ("❌ massage").
/// </summary>
internal sealed class Negation
{
    private const int WordsBack = 2;

    /// <summary>How far an "or" carries a negation on, in words.</summary>
    private const int MostWordsBack = 6;

    /// <summary>Words between a label's term and its colon: "Outcall to hotels: no".</summary>
    private const int LabelWords = 2;

    /// <summary>Words between a verb, or its object, and the word that denies it: "Karte geht leider nicht".</summary>
    private const int VerbWords = 2;

    private const int LongestPronoun = 3;

    /// <summary>Characters looked at on each side.</summary>
    private const int Window = 96;

    private readonly Dictionary<string, NegationWords> byLanguage;
    private readonly NegationSigns signs;

    private Negation(Dictionary<string, NegationWords> byLanguage, NegationSigns signs)
    {
        this.byLanguage = byLanguage;
        this.signs = signs;
    }

    /// <exception cref="FormatException">A list is malformed; the message names file, line and column.</exception>
    public static Negation Load(ModelFiles files, FalseFriends friends) => new(NegationWords.Load(files, friends), NegationSigns.Load(files));

    /// <param name="language">ISO 639-1 of the text, or null when it is not known.</param>
    public bool RulesOut(string text, TextSpan term, string? language) =>
        Precedes(text, term.Start, language) || Follows(text, term.End, language) || AnswersNo(text, term.End, language) || signs.RuleOut(text, term);

    /// <summary>Whether a negating word stands right before <paramref name="position"/>, or one word further away.</summary>
    public bool Precedes(ReadOnlySpan<char> text, int position, string? language)
    {
        var words = Of(language);
        Span<char> window = stackalloc char[Math.Min(position, Window)];
        FoldedText.Fold(text[(position - window.Length)..position], window);
        ReadOnlySpan<char> folded = window;
        var (before, or, only) = (words.Before.GetAlternateLookup<ReadOnlySpan<char>>(), words.Or.GetAlternateLookup<ReadOnlySpan<char>>(), words.Only.GetAlternateLookup<ReadOnlySpan<char>>());
        var next = folded[..0];
        var allowed = WordsBack;
        for (var back = 0; back < allowed; back++)
        {
            var rest = folded.TrimEnd(' ');
            var start = StartOfWord(rest);
            var word = rest[start..];
            if (word.IsEmpty)
            {
                return false;
            }

            if (before.Contains(word))
            {
                return !only.Contains(next);
            }

            // "Pas de rapport non protégé": "de" is no step.
            allowed = or.Contains(word) ? Math.Min(allowed + 2, MostWordsBack) : word is "de" or "di" or "of" ? Math.Min(allowed + 1, MostWordsBack) : allowed;
            next = word;
            folded = folded[..start];
        }

        return false;
    }

    /// <summary>Whether a negating word stands right behind <paramref name="position"/>, nothing but blanks between.</summary>
    public bool Follows(ReadOnlySpan<char> text, int position, string? language)
    {
        var words = Of(language);
        Span<char> folded = stackalloc char[Math.Min(text.Length - position, Window)];
        FoldedText.Fold(text.Slice(position, folded.Length), folded);
        var at = SkipBlanks(folded, 0);
        if (at == 0 || at >= folded.Length)
        {
            return false;
        }

        if ((words.After.LengthAt(folded, at) is var after and > 0 && EndsField(folded, at + after)) || IsLater(words, folded, at))
        {
            return true;
        }

        var end = EndOfWord(folded, at);
        var second = SkipBlanks(folded, end);
        return end > at && second > end && second < folded.Length && IsLater(words, folded, second);
    }

    /// <summary>Whether a verb is denied: right before it, at most a pronoun between ("не езжу", "no me muevo"), or behind it ("komme ich nicht").</summary>
    public bool DeniesVerb(ReadOnlySpan<char> text, TextSpan verb, string? language)
    {
        var words = Of(language);
        Span<char> window = stackalloc char[Math.Min(verb.Start, Window)];
        FoldedText.Fold(text[(verb.Start - window.Length)..verb.Start], window);
        ReadOnlySpan<char> folded = window;
        for (var back = 0; back < WordsBack; back++)
        {
            var rest = folded.TrimEnd(' ');
            var start = StartOfWord(rest);
            if (words.Verb.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest[start..]))
            {
                return true;
            }

            if (rest.Length - start is 0 or > LongestPronoun)
            {
                break;
            }

            folded = folded[..start];
        }

        return DeniedBehind(text, verb.End, words.Behind, words) >= 0;
    }

    /// <summary>Where the word ends that denies the verb of the object ending at <paramref name="position"/>, as in "карты не беру" or "kartu neberu"; −1 when there is none.</summary>
    public int EndOfRefusal(ReadOnlySpan<char> text, int position, string? language) => DeniedBehind(text, position, Of(language).Verb, Of(language));

    /// <summary>Whether the text says that there is nothing but this: "only outcall", "Hotelbesuche nur", "outcalls to hotels only".</summary>
    public bool IsOnly(ReadOnlySpan<char> text, TextSpan term, string? language)
    {
        var only = Of(language).Only.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> before = stackalloc char[Math.Min(term.Start, Window)];
        FoldedText.Fold(text[(term.Start - before.Length)..term.Start], before);
        ReadOnlySpan<char> rest = ((ReadOnlySpan<char>)before).TrimEnd(' ');
        var word = StartOfWord(rest);
        if (rest.Length < before.Length && only.Contains(rest[word..]))
        {
            // "Not only".
            return !Precedes(text, term.Start - before.Length + word, language);
        }

        Span<char> after = stackalloc char[Math.Min(text.Length - term.End, Window)];
        FoldedText.Fold(text.Slice(term.End, after.Length), after);
        var at = SkipBlanks(after, 0);
        for (var words = 0; words <= LabelWords && at > 0 && at < after.Length && WordChars.IsPart(after[at]); words++)
        {
            var end = EndOfWord(after, at);
            if (only.Contains(after[at..end]))
            {
                return EndsField(after, end);
            }

            at = SkipBlanks(after, end);
        }

        return false;
    }

    /// <summary>What a whole value answers: true for yes, false for no, null for anything else.</summary>
    public bool? Answer(string value, string? language)
    {
        var words = Of(language);
        var folded = FoldedText.Fold(value.Trim(' ', '.', '!', ':', '-', '\t', '\u00A0'));
        return words.No.Contains(folded) || signs.IsNo(folded) || words.After.LengthAt(folded, 0) == folded.Length && folded.Length > 0 ? false
            : words.Yes.Contains(folded) || signs.IsYes(folded) ? true
            : null;
    }

    private static int DeniedBehind(ReadOnlySpan<char> text, int position, FrozenSet<string> denying, NegationWords words)
    {
        Span<char> folded = stackalloc char[Math.Min(text.Length - position, Window)];
        FoldedText.Fold(text.Slice(position, folded.Length), folded);
        var at = 0;
        for (var word = 0; word <= VerbWords; word++)
        {
            var start = SkipBlanks(folded, at);
            var end = EndOfWord(folded, start);
            if (start == at || end == start)
            {
                return -1;
            }

            if (denying.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded[start..end]))
            {
                var next = SkipBlanks(folded, end);
                return words.Only.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded[next..EndOfWord(folded, next)]) ? -1 : position + end;
            }

            at = end;
        }

        return -1;
    }

    // "Outcall: no", "Массаж - нет": a mark announces the answer, which is all that the field says.
    private bool AnswersNo(ReadOnlySpan<char> text, int position, string? language)
    {
        Span<char> folded = stackalloc char[Math.Min(text.Length - position, Window)];
        FoldedText.Fold(text.Slice(position, folded.Length), folded);
        var at = SkipBlanks(folded, 0);
        for (var word = 0; word < LabelWords && at > 0 && at < folded.Length && WordChars.IsPart(folded[at]); word++)
        {
            at = SkipBlanks(folded, EndOfWord(folded, at));
        }

        var mark = at;
        var isQuestion = false;
        while (at < folded.Length && (folded[at] is ':' or '：' or '=' or '\t' or '?' || (folded[at] is '-' or '–' or '—' && at > 0 && folded[at - 1] is ' ' && at + 1 < folded.Length && folded[at + 1] is ' ')))
        {
            isQuestion |= folded[at] is '?';
            at = SkipBlanks(folded, at + 1);
        }

        return at > mark && (SaysNo(folded, at, Of(language), isQuestion) || (isQuestion && RegretsNo(folded, at, Of(language))));
    }

    // What answers a question may go on: "Outcalls? No way", but not "no problem".
    private static bool SaysNo(ReadOnlySpan<char> folded, int at, NegationWords words, bool isQuestion)
    {
        if (at >= folded.Length || words.After.LengthAt(folded, at) is not (var length and > 0))
        {
            return false;
        }

        var next = SkipBlanks(folded, at + length);
        return (EndsField(folded, at + length) && !IsCell(folded, at + length)) || (isQuestion && next < folded.Length && !words.Only.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded[next..EndOfWord(folded, next)]));
    }

    // "Outcalls? Sorry, no", "Hjemmebesøg? Desværre nej".
    private static bool RegretsNo(ReadOnlySpan<char> folded, int at, NegationWords words)
    {
        for (var word = 0; word < LabelWords; word++)
        {
            var end = EndOfWord(folded, at);
            var next = end < folded.Length && folded[end] is ',' ? end + 1 : end;
            next = SkipBlanks(folded, next);
            if (next == at || next >= folded.Length)
            {
                return false;
            }

            if (SaysNo(folded, next, words, isQuestion: false))
            {
                return true;
            }

            at = next;
        }

        return false;
    }

    // "In-call	n/a	80	100": a row of prices that begins with an empty cell.
    private static bool IsCell(ReadOnlySpan<char> folded, int at)
    {
        var rest = folded[at..];
        var line = rest.IndexOf('\n') is var end and >= 0 ? rest[..end] : rest;
        return line.StartsWith("\t") && line.ContainsAnyInRange('0', '9') && line.Count('\t') > 1;
    }

    private NegationWords Of(string? language) => language is not null && byLanguage.TryGetValue(language, out var own) ? own : byLanguage[""];

    // "Masaj yok", but not "nem csak masszázs".
    private static bool IsLater(NegationWords words, ReadOnlySpan<char> folded, int at)
    {
        if (words.Later.LengthAt(folded, at) is not (var length and > 0))
        {
            return false;
        }

        var next = SkipBlanks(folded, at + length);
        return !words.Only.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded[Math.Min(next, folded.Length)..EndOfWord(folded, next)]);
    }

    private static bool EndsField(ReadOnlySpan<char> folded, int at)
    {
        var next = SkipBlanks(folded, at);
        return next >= folded.Length || (!WordChars.IsPart(folded[next]) && (next > at || folded[at] is not ('-' or '\'')));
    }

    private static int StartOfWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && (WordChars.IsPart(text[start - 1]) || text[start - 1] is '\''))
        {
            start--;
        }

        return start;
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && WordChars.IsPart(text[at]))
        {
            at++;
        }

        return Math.Min(at, text.Length);
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ')
        {
            at++;
        }

        return at;
    }
}
