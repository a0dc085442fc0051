namespace WebRiskMapper.SyntheticWeb.Languages;

/// <summary>A language is one file and one line here.</summary>
internal static class LanguageRegistry
{
    private static readonly Dictionary<string, SiteLanguage> ByCode = new SiteLanguage[]
    {
        English.Phrases,
        German.Phrases,
        French.Phrases,
        Spanish.Phrases,
        Russian.Phrases,
        Greek.Phrases,
        Italian.Phrases,
        Portuguese.Phrases,
        Dutch.Phrases,
        Polish.Phrases,
        Czech.Phrases,
        Slovak.Phrases,
        Hungarian.Phrases,
        Romanian.Phrases,
        Bulgarian.Phrases,
        Turkish.Phrases,
        Ukrainian.Phrases,
        Serbian.Phrases,
        Swedish.Phrases,
        Finnish.Phrases,
    }.ToDictionary(l => l.Code, StringComparer.Ordinal);

    public static IEnumerable<SiteLanguage> All => ByCode.Values;

    public static SiteLanguage Get(string code) => ByCode[code];
}
