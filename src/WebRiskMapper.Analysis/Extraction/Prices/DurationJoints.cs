namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>Short words between an amount and the duration that it buys: "60 € for half an hour", "150 € l'heure".</summary>
internal static class DurationJoints
{
    public static bool IsFor(ReadOnlySpan<char> word) => word is "for" or "für" or "fürs" or "por" or "para" or "pour" or "per" or "pro" or "voor" or "za" or "на" or "за" or "για" or "för" or "til" or "till" or "pentru" or "dla" or "для" or "për";

    public static bool IsArticle(ReadOnlySpan<char> word) => word is "the" or "a" or "an" or "la" or "le" or "les" or "l'" or "l’" or "el" or "las" or "los" or "lo" or "il" or "i" or "o" or "as" or "os" or "die" or "den" or "de" or "het" or "η" or "οι" or "το" or "την" or "τις" or "az";
}
