using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>
/// The lexicons' terms that indicators are computed from. They are a third of all: those of a kind (<c>service:…</c>, <c>label:…</c>) serve
/// extraction, and looking for them again in every ad would cost more than all indicators. Thread-safe.
/// </summary>
internal sealed class IndicatorLexicon
{
    private readonly LexiconMatcher _matcher;

    private IndicatorLexicon(LexiconMatcher matcher) => _matcher = matcher;

    /// <exception cref="InvalidDataException">A lexicon is malformed; the message names file and entry.</exception>
    public static IndicatorLexicon Load(ModelFiles files) => files.Shared(static f => new IndicatorLexicon(LexiconMatcher.Build(
        Lexicon.LoadAll(f).Select(l => l with { Entries = [.. l.Entries.Where(e => !e.Concept.Contains(':', StringComparison.Ordinal))] }))));

    /// <summary>The terms in an ad's stored text, by position; none in a language that extraction had no lexicon for.</summary>
    public IReadOnlyList<LexiconHit> Match(StoredAd ad) => ad.LanguageSupported ? _matcher.Match(ad.Text, ad.Language) : [];
}
