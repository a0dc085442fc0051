namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>The abbreviations of <see cref="IconGrid"/>.</summary>
/// <param name="From">Before a lowest price, {0}.</param>
/// <param name="Years">After an age.</param>
internal sealed record IconGridWords(string From, string Years, string Nationality, string Height, string Number)
{
    private static readonly Dictionary<string, IconGridWords> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new("from {0}", "y.o.", "Nat.", "Ht.", "Ref."),
        ["de"] = new("ab {0}", "J.", "Nat.", "Gr.", "Ref."),
        ["fr"] = new("dès {0}", "ans", "Nat.", "T.", "Réf."),
        ["es"] = new("desde {0}", "años", "Nac.", "Est.", "Ref."),
        ["ru"] = new("от {0}", "л.", "Нац.", "Р.", "№"),
        ["el"] = new("από {0}", "ετ.", "Εθν.", "Ύψ.", "Κωδ."),
        ["it"] = new("da {0}", "a.", "Naz.", "Alt.", "Rif."),
        ["pt"] = new("desde {0}", "a.", "Nac.", "Alt.", "Ref."),
        ["nl"] = new("vanaf {0}", "jr.", "Nat.", "L.", "Ref."),
        ["pl"] = new("od {0}", "l.", "Nar.", "Wzr.", "Nr"),
        ["cs"] = new("od {0}", "let", "Nár.", "Výš.", "Č."),
        ["sk"] = new("od {0}", "r.", "Nár.", "Výš.", "Č."),
        ["hu"] = new("min. {0}", "é.", "Nemz.", "Mag.", "Az."),
        ["ro"] = new("de la {0}", "ani", "Naț.", "Înălț.", "Nr."),
        ["bg"] = new("от {0}", "г.", "Нац.", "Р.", "№"),
        ["tr"] = new("en az {0}", "yş.", "Uyr.", "B.", "No"),
        ["uk"] = new("від {0}", "р.", "Нац.", "Зр.", "№"),
        ["sr"] = new("od {0}", "god.", "Nac.", "Vis.", "Br."),
        ["sv"] = new("från {0}", "år", "Nat.", "L.", "Ref."),
        ["fi"] = new("alk. {0}", "v.", "Kans.", "Pit.", "Nro"),
    };

    /// <param name="language">ISO 639-1.</param>
    public static IconGridWords Of(string language) => ByLanguage[language];

    public string Lowest(string amount) => From.Replace("{0}", amount, StringComparison.Ordinal);
}
