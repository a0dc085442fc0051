namespace WebRiskMapper.Analysis.Languages;

/// <summary>A lexicon term found in a text.</summary>
/// <param name="Concept">The concept the term stands for: an indicator's name (<c>trust_language</c>), <c>service:…</c>, <c>label:…</c>, <c>nationality:…</c>.</param>
public readonly record struct LexiconHit(string Concept, TextSpan Span);
