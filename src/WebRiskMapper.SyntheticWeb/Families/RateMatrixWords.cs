namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>What <see cref="RateMatrix"/> calls its tabs and columns.</summary>
/// <param name="Caption">Of the price table; {0} is the currency.</param>
/// <param name="HalfHour">Heads of the columns, with <paramref name="Hour"/>, <paramref name="TwoHours"/> and <paramref name="Night"/>.</param>
/// <param name="Kind">Above incall and outcall.</param>
internal sealed record RateMatrixWords(string Profile, string Costs, string Reach, string Caption, string HalfHour, string Hour, string TwoHours, string Night, string Kind)
{
    private static readonly Dictionary<string, RateMatrixWords> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new("Profile", "What it costs", "How to reach me", "Prices in {0}", "30 min", "1 h", "2 h", "Night (12 h)", "Type"),
        ["de"] = new("Profil", "Was es kostet", "So erreichst du mich", "Preise in {0}", "30 Min.", "1 Std.", "2 Std.", "Nacht (12 Std.)", "Art"),
        ["fr"] = new("Profil", "Combien", "Me joindre", "Prix en {0}", "30 min", "1 h", "2 h", "Nuit (12 h)", "Formule"),
        ["es"] = new("Perfil", "Cuánto cuesta", "Cómo contactar", "Precios en {0}", "30 min", "1 h", "2 h", "Noche (12 h)", "Modalidad"),
        ["ru"] = new("Анкета", "Сколько стоит", "Как связаться", "Цены, {0}", "30 мин", "1 ч", "2 ч", "Ночь (12 ч)", "Где"),
        ["el"] = new("Προφίλ", "Πόσο κοστίζει", "Πώς με βρίσκεις", "Τιμές σε {0}", "30 λεπτά", "1 ώρα", "2 ώρες", "Νύχτα (12 ώρες)", "Είδος"),
        ["it"] = new("Profilo", "Quanto costa", "Come contattarmi", "Prezzi in {0}", "30 min", "1 h", "2 h", "Notte (12 h)", "Tipo"),
        ["pt"] = new("Perfil", "Quanto custa", "Como contactar", "Preços em {0}", "30 min", "1 h", "2 h", "Noite (12 h)", "Tipo"),
        ["nl"] = new("Profiel", "Wat het kost", "Zo bereik je mij", "Prijzen in {0}", "30 min", "1 u", "2 u", "Nacht (12 u)", "Soort"),
        ["pl"] = new("Profil", "Ile to kosztuje", "Jak się skontaktować", "Ceny w {0}", "30 min", "1 h", "2 h", "Noc (12 h)", "Rodzaj"),
        ["cs"] = new("Profil", "Kolik to stojí", "Jak mě zastihnete", "Ceny v {0}", "30 min", "1 h", "2 h", "Noc (12 h)", "Druh"),
        ["sk"] = new("Profil", "Koľko to stojí", "Ako ma zastihnete", "Ceny v {0}", "30 min", "1 h", "2 h", "Noc (12 h)", "Druh"),
        ["hu"] = new("Adatlap", "Mennyibe kerül", "Így érsz el", "Árak ({0})", "30 perc", "1 óra", "2 óra", "Éjszaka (12 óra)", "Típus"),
        ["ro"] = new("Profil", "Cât costă", "Cum mă găsești", "Prețuri în {0}", "30 min", "1 oră", "2 ore", "Noapte (12 ore)", "Tip"),
        ["bg"] = new("Профил", "Колко струва", "Как да се свържеш", "Цени в {0}", "30 мин", "1 ч", "2 ч", "Нощ (12 ч)", "Вид"),
        ["tr"] = new("Profil", "Ne kadar", "Nasıl ulaşılır", "Fiyatlar ({0})", "30 dk", "1 sa", "2 sa", "Gece (12 sa)", "Tür"),
        ["uk"] = new("Анкета", "Скільки коштує", "Як зв'язатися", "Ціни, {0}", "30 хв", "1 год", "2 год", "Ніч (12 год)", "Де"),
        ["sr"] = new("Profil", "Koliko košta", "Kako do mene", "Cene u {0}", "30 min", "1 h", "2 h", "Noć (12 h)", "Vrsta"),
        ["sv"] = new("Profil", "Vad det kostar", "Så når du mig", "Priser i {0}", "30 min", "1 tim", "2 tim", "Natt (12 tim)", "Typ"),
        ["fi"] = new("Profiili", "Mitä maksaa", "Miten tavoittaa", "Hinnat ({0})", "30 min", "1 t", "2 t", "Yö (12 t)", "Tyyppi"),
    };

    /// <param name="language">ISO 639-1.</param>
    public static RateMatrixWords Of(string language) => ByLanguage[language];

    /// <summary>Minutes and head of each column.</summary>
    public IReadOnlyList<(int Minutes, string Head)> Columns => [(30, HalfHour), (60, Hour), (120, TwoHours), (720, Night)];
}
