using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// The lexicon hits of an ad in its own language, and in English as well: ads borrow its words in every country. In a sentence of the
/// ad's own language an English term counts only if it reads as English by itself: "sex timmar" is six hours in Swedish. Thread-safe.
/// </summary>
internal sealed class AdLexicon(LexiconMatcher lexicons, LanguageIdentifier languages, FalseFriends friends)
{
    private const string Borrowed = "en";

    /// <summary>What parts sentences.</summary>
    private const string Ends = "\n\t.!?:;|•·";

    /// <summary>What parts the items of a list besides.</summary>
    private const string Items = Ends + ",/&+()";

    /// <summary>Characters of a sentence that are looked at on each side of a term.</summary>
    private const int LongestSentence = 120;

    private volatile MatchedText? last;

    /// <exception cref="InvalidDataException">A lexicon or the language model is malformed; the message names file, line and field.</exception>
    public static AdLexicon Load(ModelFiles files) => new(LexiconMatcher.Load(files), LanguageIdentifier.Load(files), FalseFriends.Load(files));

    /// <summary>The hits in <paramref name="text"/>: those of the language by position, then the English ones.</summary>
    public IReadOnlyList<LexiconHit> Hits(string text, string? language)
    {
        if (language is null or Borrowed)
        {
            return lexicons.Match(text, Borrowed);
        }

        // Several recognisers ask about the same ad one after the other. Threads replace each other's; that costs time, never correctness.
        if (last is { } known && ReferenceEquals(known.Text, text) && string.Equals(known.Language, language, StringComparison.Ordinal))
        {
            return known.Hits;
        }

        LexiconHit[] hits = [.. lexicons.Match(text, language), .. lexicons.Match(text, Borrowed).Where(h => IsEnglish(text, h.Span, language))];
        last = new MatchedText(text, language, hits);
        return hits;
    }

    // The words alone decide most cases and cost least. A sentence decides about words that both languages have.
    private bool IsEnglish(string text, TextSpan term, string language)
    {
        var words = text.AsSpan(term.Start, term.Length);
        if (!friends.Include(language, words.ToString()) && languages.Prefers(words, Borrowed, language))
        {
            return true;
        }

        var item = Around(text, term, Items);
        return LineText.Words(text.AsSpan(item.Start, item.Length)) == LineText.Words(words)
            || (Around(text, term, Ends) is var sentence && languages.Prefers(text.AsSpan(sentence.Start, sentence.Length), Borrowed, language));
    }

    private static TextSpan Around(string text, TextSpan term, string marks)
    {
        var from = Math.Max(0, term.Start - LongestSentence);
        var start = text.AsSpan(from, term.Start - from).LastIndexOfAny(marks) + 1 + from;
        var rest = text.AsSpan(term.End, Math.Min(LongestSentence, text.Length - term.End));
        var end = rest.IndexOfAny(marks) is var stop and >= 0 ? term.End + stop : term.End + rest.Length;
        return new TextSpan(start, end - start);
    }

    private sealed record MatchedText(string Text, string? Language, LexiconHit[] Hits);
}
