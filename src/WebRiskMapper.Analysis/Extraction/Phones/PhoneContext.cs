namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>Words around digits that speak for or against a phone number. All are folded by <see cref="FoldedText"/>.</summary>
internal static class PhoneContext
{
    /// <summary>How far before a number a cue counts, in characters.</summary>
    private const int CueDistance = 32;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Units = Set(
        // money, and what stands for it
        "eiro", "eurot", "eura", "evrov", "juros", "leke", "lek", "den", "denari", "azn", "manat", "gel", "lari", "ლარი", "amd", "dram", "դրամ", "byn", "ils", "nis", "shekel", "shekels", "mad", "dh", "dhs", "cad", "aud", "rub", "rubley", "roses", "rose", "rosas", "rosen", "rosor", "roosi", "besos", "kisses", "bisous", "kysse",
        "eur", "euro", "euros", "eura", "evro", "usd", "dollar", "dollars", "gbp", "pound", "pounds", "chf", "franken", "francs", "fr", "czk", "kc", "pln", "zl", "zlotych",
        "huf", "ft", "forint", "ron", "lei", "leu", "bgn", "лв", "лева", "rsd", "din", "dinara", "дин", "динара", "bam", "km", "mkd", "ден", "денари", "sek", "nok", "dkk", "kr", "kron", "kronor", "kroner",
        "rub", "руб", "рублей", "р", "uah", "грн", "гривень", "гривен", "byn", "kzt", "тг", "тенге", "try", "tl", "lira", "gel", "amd", "azn", "mdl", "ευρω",
        // measures, time, counts
        "cm", "см", "m", "м", "kg", "кг", "kilos", "kilo", "lbs", "lb", "ft", "inch", "εκ", "κιλα", "mm", "km",
        "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures", "hora", "horas", "ora", "ore", "uur", "godz", "godzina", "hod", "час", "часа", "часов", "ч", "год", "години", "годин",
        "tund", "tunni", "tundi", "stunda", "stundas", "val", "valanda", "valandos", "sat", "sata", "sati", "сат", "сата", "ura", "ure", "uri", "oră", "ore", "orë", "óra", "órás", "saat", "saati", "sa", "сағат", "საათი", "სთ", "ժամ", "tim", "timme", "timmar", "time", "timer", "t", "tunti", "tuntia", "ωρα", "ωρεσ",
        "min", "mins", "minute", "minutes", "minuten", "minuti", "minutos", "minut", "минут", "мин", "хв", "хвилин", "λεπτα", "perc", "dk", "dakika",
        "years", "year", "yo", "jahre", "ans", "anos", "anni", "jaar", "lat", "let", "rokov", "ev", "eves", "ani", "лет", "года", "год", "рокiв", "років", "ετων", "yas", "godina", "ar", "vuotta",
        "views", "view", "aufrufe", "vues", "visitas", "visite", "просмотров", "просмотра", "photos", "fotos", "likes", "am", "pm", "uhr");

    // Banks, chambers of commerce and tax offices.
    private static readonly string[] RegisterWords =
        ["iban", "siret", "vat", "iva", "piva", "nif", "cif", "ico", "dic", "kvk", "nip", "regon", "oib", "pib", "cui", "αφμ", "uid", "ust", "ustid", "cvr", "orgnr", "bulstat", "булстат", "еик", "eik", "krs", "ytunnus", "siren", "rcs", "handelsregister", "hrb", "idno", "voen", "бин", "inn", "инн", "огрн", "єдрпоу"];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Registers = Set(RegisterWords);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IdWords = Set(
    [
        .. RegisterWords,
        "id", "ref", "reference", "referenz", "referencia", "annonce", "anzeige", "anzeigennummer", "inserat", "anuncio", "annuncio", "oglas", "objava", "объявление", "оголошення", "обява",
        "sku", "code", "код", "plz", "zip", "postcode", "nr", "no", "номер", "annonsnr", "annonsnummer", "annonsid", "anzeigennr", "inseratnr", "advertentienummer", "objekt",
        "cod", "codice", "codigo", "kod", "κωδικοσ", "ilmoitus", "ilmoitusnro", "zoekertje", "advertentie", "ogloszenie", "ogłoszenie", "inzerat", "hirdetes", "anunt", "αγγελια", "ilan", "annons", "kuulutus", "sludinajums", "skelbimas", "elan", "oglasa", "огласа",
    ]);

    private static readonly string[] Cues =
    [
        "tel", "phone", "fon", "smartphone", "call", "whats", "wapp", "viber", "telegram", "signal", "mob", "cell", "handy", "тел", "звон", "τηλ", "κιν", "sms", "text", "ruf", "anruf", "appel", "llama",
        "chiam", "bel ", "bellen", "ring", "dzwon", "zavol", "volej", "hivj", "suna", "звън", "дзвон", "позв", "поз", "numer", "contact", "kontakt", "contat", "контакт", "ara", "gsm", "puh", "soita", "zovi", "pozov", "nazov", "javi ", "pokli", "mpl", "helista", "zvan", "skamb", "обад", "јави", "ligue", "liga", "καλεσ", "զանգ", "დარეკ", "конырау", "қоңырау", "zəng", "zeng", "📞", "📱", "☎", "✆", "📲",
    ];

    /// <summary>How far from a number the word that it is to be read backwards counts, in characters.</summary>
    private const int BackwardsDistance = 40;

    private static readonly string[] Backwards =
    [
        .. new[]
        {
            "backward", "in reverse", "reversed", "rückwärts", "von hinten", "à l'envers", "al revés", "al contrario", "de trás para", "ao contrário", "achterstevoren", "achteruit", "wspak", "od końca", "od tyłu", "pozpátku",
            "odzadu", "visszafelé", "de la coadă", "отзад напред", "наобратно", "ανάποδα", "tersten", "наоборот", "задом наперед", "с конца", "навпаки", "od kraja", "unatrag", "nazaj", "mbrapsht", "обратно", "baklänges",
            "bagfra", "baklengs", "takaperin", "tagurpidi", "atmuguriski", "atvirkščiai", "უკუღმა", "հակառակ", "tərsinə", "керісінше",
            "right to left", "von rechts nach links", "de droite à gauche", "de derecha a izquierda", "da destra a sinistra", "da direita para a esquerda", "van rechts naar links", "od prawej do lewej", "zprava doleva", "sprava doľava",
            "jobbról balra", "de la dreapta la stânga", "отдясно наляво", "από δεξιά προς τα αριστερά", "sağdan sola", "справа налево", "справа наліво", "s desna na lijevo", "s desna na levo", "z desne proti levi", "здесна налево", "naopako", "наопако", "unazad", "уназад",
            "från höger till vänster", "bakifrån", "fra højre mod venstre", "fra høyre mot venstre", "oikealta vasemmalle", "lopusta alkuun", "paremalt vasakule", "no labās uz kreiso", "no beigām", "iš dešinės į kairę", "nuo galo",
        }.Select(FoldedText.Fold).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Whether the text says, on the same line before or behind <c>[from, to)</c>, that a number is to be read from its end.</summary>
    public static bool SaysBackwards(ReadOnlySpan<char> folded, int from, int to)
    {
        var before = folded[Math.Max(0, from - BackwardsDistance)..from];
        before = before[(before.LastIndexOf('\n') + 1)..];
        var after = folded[to..Math.Min(folded.Length, to + BackwardsDistance)];
        after = after.IndexOf('\n') is var end and >= 0 ? after[..end] : after;
        foreach (var word in Backwards)
        {
            if (before.Contains(word, StringComparison.Ordinal) || after.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsUnit(ReadOnlySpan<char> word) => Units.Contains(word);

    /// <summary>Whether a word right behind digits names them an id: "124024 Reference".</summary>
    public static bool IsIdCaption(ReadOnlySpan<char> word) => word is "id" or "ref" or "reference" or "referenz" or "referencia" or "inserat" or "anzeigennummer" or "sku" or "код";

    /// <summary>Whether a word names a register or a bank.</summary>
    public static bool IsRegister(ReadOnlySpan<char> word) => Registers.Contains(word);

    /// <summary>"My number" is called, "the number" may be any.</summary>
    public static bool IsOwn(ReadOnlySpan<char> before)
    {
        var text = before.TrimEnd(' ');
        return text.EndsWith("my", StringComparison.Ordinal) || text.EndsWith("мой", StringComparison.Ordinal) || text.EndsWith("мiй", StringComparison.Ordinal) || text.EndsWith("meine", StringComparison.Ordinal);
    }

    public static bool IsIdWord(ReadOnlySpan<char> word) => IdWords.Contains(word);

    /// <summary>Whether a table's label is that of an id, "Code of the ad"; a bare "No." may be a telephone's.</summary>
    public static bool NamesId(ReadOnlySpan<char> label)
    {
        if (label.Length > CueDistance || HasCue(label, label.Length))
        {
            return false;
        }

        var (words, names) = (0, false);
        foreach (var range in label.SplitAny(" .:'’"))
        {
            words += range.End.Value > range.Start.Value ? 1 : 0;
            names |= IsIdWord(label[range]);
        }

        return names && words > 1;
    }

    /// <summary>Whether words such as "call" or "tel" stand shortly before <paramref name="at"/> on the same line.</summary>
    public static bool HasCue(ReadOnlySpan<char> folded, int at)
    {
        var from = Math.Max(0, at - CueDistance);
        var before = folded[from..at];
        var line = before.LastIndexOf('\n');
        // "Call me:\n0770…": a heading right above counts too.
        if (line >= 0 && !before[(line + 1)..].Trim().IsEmpty)
        {
            before = before[(line + 1)..];
        }

        foreach (var cue in Cues)
        {
            if (OpensWord(before, cue))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Ring" calls, "Spring" does not.</summary>
    private static bool OpensWord(ReadOnlySpan<char> text, string cue)
    {
        for (var from = 0; text[from..].IndexOf(cue, StringComparison.Ordinal) is var found and >= 0; from += found + 1)
        {
            if (from + found == 0 || !char.IsLetter(text[from + found - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        new HashSet<string>(words.Select(FoldedText.Fold), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
