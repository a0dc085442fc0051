using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// The lexicon hits of an ad in its own language, and in English as well: ads borrow its words in every country.
/// </summary>
internal static class AdLexicon
{
    private const string Borrowed = "en";

    public static IEnumerable<LexiconHit> Hits(LexiconMatcher lexicons, string text, string? language)
    {
        var own = lexicons.Match(text, language);
        return string.Equals(language, Borrowed, StringComparison.Ordinal) ? own : own.Concat(lexicons.Match(text, Borrowed));
    }
}
