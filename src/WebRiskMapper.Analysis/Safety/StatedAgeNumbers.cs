using System.Collections.Frozen;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>
/// The numbers 11 to 18 in words, and the one word that says "of that age" ("Siebzehnjährige", "шестнадцатилетняя"). 18 is here because
/// who is almost 18 is not. Ten is left out: in too many languages its word is another one's "this", "he" or "on".
/// </summary>
internal static class StatedAgeNumbers
{
    private const int LongestWord = 32;
    private const int Opening = 3;

    /// <summary>Words as they stand before "years", by language; two words are parted by a blank, also where people write a hyphen.</summary>
    private static readonly (string Languages, string Words)[] Cardinals =
    [
        ("en", "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"),
        ("de", "elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn"),
        ("fr", "onze douze treize quatorze quinze seize dix_sept dix_huit"),
        ("es", "once doce trece catorce quince dieciséis diecisiete dieciocho"),
        ("it", "undici dodici tredici quattordici quindici sedici diciassette diciotto"),
        ("pt", "onze doze treze catorze quinze dezesseis dezessete dezoito"),
        ("pt", "onze doze treze quatorze quinze dezasseis dezassete dezoito"),
        ("nl", "elf twaalf dertien veertien vijftien zestien zeventien achttien"),
        ("pl", "jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście"),
        ("pl", "jedenastu dwunastu trzynastu czternastu piętnastu szesnastu siedemnastu osiemnastu"),
        ("cs", "jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct"),
        ("sk", "jedenásť dvanásť trinásť štrnásť pätnásť šestnásť sedemnásť osemnásť"),
        ("hu", "tizenegy tizenkettő tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc"),
        ("hu", "tizenegy tizenkét tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc"),
        ("ro", "unsprezece doisprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece"),
        ("ro", "unșpe doișpe treișpe paișpe cinșpe șaișpe șapteșpe optișpe"),
        ("ro", "unsprezece douăsprezece treisprezece patrusprezece cinsprezece șasesprezece șaptișpe optșpe"),
        ("bg", "единадесет дванадесет тринадесет четиринадесет петнадесет шестнадесет седемнадесет осемнадесет"),
        ("bg", "единайсет дванайсет тринайсет четиринайсет петнайсет шестнайсет седемнайсет осемнайсет"),
        ("el", "έντεκα δώδεκα δεκατρία δεκατέσσερα δεκαπέντε δεκαέξι δεκαεπτά δεκαοκτώ"),
        ("el", "ένδεκα δώδεκα δεκατριών δεκατεσσάρων δεκαπέντε δεκάξι δεκαεφτά δεκαοχτώ"),
        ("tr", "on_bir on_iki on_üç on_dört on_beş on_altı on_yedi on_sekiz"),
        ("tr", "onbir oniki onüç ondört onbeş onaltı onyedi onsekiz"),
        ("az", "on_bir on_iki on_üç on_dörd on_beş on_altı on_yeddi on_səkkiz"),
        ("kk", "он_бір он_екі он_үш он_төрт он_бес он_алты он_жеті он_сегіз"),
        ("ru", "одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать"),
        ("ru", "одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати"),
        ("uk", "одинадцять дванадцять тринадцять чотирнадцять п_ятнадцять шістнадцять сімнадцять вісімнадцять"),
        ("uk", "одинадцяти дванадцяти тринадцяти чотирнадцяти пʼятнадцять шістнадцяти сімнадцяти вісімнадцяти"),
        ("hr", "jedanaest dvanaest trinaest četrnaest petnaest šesnaest sedamnaest osamnaest"),
        ("sr", "једанаест дванаест тринаест четрнаест петнаест шеснаест седамнаест осамнаест"),
        ("sl", "enajst dvanajst trinajst štirinajst petnajst šestnajst sedemnajst osemnajst"),
        ("mk", "единаесет дванаесет тринаесет четиринаесет петнаесет шеснаесет седумнаесет осумнаесет"),
        ("sq", "njëmbëdhjetë dymbëdhjetë trembëdhjetë katërmbëdhjetë pesëmbëdhjetë gjashtëmbëdhjetë shtatëmbëdhjetë tetëmbëdhjetë"),
        ("sv", "elva tolv tretton fjorton femton sexton sjutton arton"),
        ("da", "elleve tolv tretten fjorten femten seksten sytten atten"),
        ("nb", "elleve tolv tretten fjorten femten seksten søtten atten"),
        ("fi", "yksitoista kaksitoista kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista"),
        ("et", "üksteist kaksteist kolmteist neliteist viisteist kuusteist seitseteist kaheksateist"),
        ("lv", "vienpadsmit divpadsmit trīspadsmit četrpadsmit piecpadsmit sešpadsmit septiņpadsmit astoņpadsmit"),
        ("lt", "vienuolika dvylika trylika keturiolika penkiolika šešiolika septyniolika aštuoniolika"),
        ("lt", "vienuolikos dvylikos trylikos keturiolikos penkiolikos šešiolikos septyniolikos aštuoniolikos"),
        ("ka", "თერთმეტი თორმეტი ცამეტი თოთხმეტი თხუთმეტი თექვსმეტი ჩვიდმეტი თვრამეტი"),
        ("hy", "տասնմեկ տասներկու տասներեք տասնչորս տասնհինգ տասնվեց տասնյոթ տասնութ"),
        ("he", "אחת_עשרה שתים_עשרה שלוש_עשרה ארבע_עשרה חמש_עשרה שש_עשרה שבע_עשרה שמונה_עשרה"),
        ("hi", "ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह"),
        ("ar", "إحدى_عشرة اثنتا_عشرة ثلاث_عشرة أربع_عشرة خمس_عشرة ست_عشرة سبع_عشرة ثماني_عشرة"),
    ];

    /// <summary>Beginnings that a word for "-year-old" is written onto, and how that goes on; the cardinals of the language are beginnings too.</summary>
    private static readonly (string Languages, string Beginnings, string Endings)[] Compounds =
    [
        ("de", "elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn", "jährig jaehrig"),
        ("en", "eleven twelve thirteen fourteen fifteen sixteen seventeen", "yearold yo"),
        ("nl", "elf twaalf dertien veertien vijftien zestien zeventien", "jarig"),
        ("es", "onc doc trec catorc quince dieciseis diecisiete", "añer"),
        ("it", "undic dodic tredic quattordic quindic sedic diciassett", "enn"),
        ("pl", "jedenasto dwunasto trzynasto czternasto piętnasto szesnasto siedemnasto", "lat let"),
        ("cs", "jedenácti dvanácti třinácti čtrnácti patnácti šestnácti sedmnácti", "let"),
        ("sk", "jedenásť dvanásť trinásť štrnásť pätnásť šestnásť sedemnásť", "ročn"),
        ("hu", "tizenegy tizenkét tizenhárom tizennégy tizenöt tizenhat tizenhét", "éves"),
        ("bg", "единадесет дванадесет тринадесет четиринадесет петнадесет шестнадесет седемнадесет", "годишн"),
        ("bg", "единайсет дванайсет тринайсет четиринайсет петнайсет шестнайсет седемнайсет", "годишн"),
        ("mk", "единаесет дванаесет тринаесет четиринаесет петнаесет шеснаесет седумнаесет", "годишн"),
        ("el", "εντεκα δωδεκα δεκατρια δεκατετρα δεκαπεντα δεκαεξα δεκαεφτα", "χρον"),
        ("el", "ενδεκα δωδεκα δεκατρι δεκατεσσαρ δεκαπεντ δεκαξα δεκαεπτα", "χρον"),
        ("ru", "одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати", "летн летк леточ"),
        ("uk", "одинадцяти дванадцяти тринадцяти чотирнадцяти ятнадцяти шістнадцяти сімнадцяти", "річн літн"),
        ("uk", "одинадцяти дванадцяти тринадцяти чотирнадцяти пʼятнадцяти шістнадцяти сімнадцяти", "річн літн"),
        ("hr", "jedanaest dvanaest trinaest četrnaest petnaest šesnaest sedamnaest", "ogodišnj godišnj"),
        ("sr", "једанаест дванаест тринаест четрнаест петнаест шеснаест седамнаест", "огодишњ годишњ"),
        ("sl", "enajst dvanajst trinajst štirinajst petnajst šestnajst sedemnajst", "let"),
        ("sq", "njëmbëdhjetë dymbëdhjetë trembëdhjetë katërmbëdhjetë pesëmbëdhjetë gjashtëmbëdhjetë shtatëmbëdhjetë", "vjeç"),
        ("sv", "elva tolv tretton fjorton femton sexton sjutton", "årig åring"),
        ("da", "elleve tolv tretten fjorten femten seksten sytten", "årig åring"),
        ("nb", "elleve tolv tretten fjorten femten seksten søtten", "årig åring"),
        ("fi", "yksitoista kaksitoista kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista", "vuoti vee"),
        ("et", "üheteist kaheteist kolmeteist neljateist viieteist kuueteist seitsmeteist", "aasta kümneaasta"),
        ("et", "üksteist kaksteist kolmteist neliteist viisteist kuusteist seitseteist", "aasta"),
        ("lv", "vienpadsmit divpadsmit trīspadsmit četrpadsmit piecpadsmit sešpadsmit septiņpadsmit", "gad"),
        ("lt", "vienuolik dvylik trylik keturiolik penkiolik šešiolik septyniolik", "met amet"),
        ("ka", "თერთმეტ თორმეტ ცამეტ თოთხმეტ თხუთმეტ თექვსმეტ ჩვიდმეტ", "წლი ის"),
        ("hy", "տասնմեկ տասներկու տասներեք տասնչորս տասնհինգ տասնվեց տասնյոթ", "ամյա տարեկ"),
        ("tr", "onbir oniki onüç ondört onbeş onaltı onyedi", "lik yim sinde"),
    ];

    /// <summary>How the second of two words goes on where it says "I am of that age" by its own ending.</summary>
    private static readonly FrozenSet<string> OwnEndings = Set("lik|liyim|yim|yem|sinde|sindeyim|dəyəm|де|демін|дамын|тамын|темін");

    private static readonly FrozenDictionary<string, int> Numbers = Counted(Cardinals.Select(c => c.Words));

    private static readonly FrozenDictionary<string, (int Age, string[] Endings)> Beginnings = Compounds
        .SelectMany(c => c.Beginnings.Split(' ').Select((word, i) => (Word: FoldedText.Fold(word), Age: i + 11, Endings: c.Endings.Split(' ').Select(FoldedText.Fold))))
        .GroupBy(c => c.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => (g.First().Age, g.SelectMany(c => c.Endings).Distinct(StringComparer.Ordinal).ToArray()), StringComparer.Ordinal);

    private static readonly FrozenSet<string> FirstOfTwo = Numbers.Keys.Where(w => w.Contains(' ', StringComparison.Ordinal)).Select(w => w.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal);

    // How the words above open, so that most lines are never cut into words.
    private static readonly FrozenSet<string> Openings = Numbers.Keys.Select(w => w[(w.LastIndexOf(' ') + 1)..]).Concat(Beginnings.Keys)
        .Select(w => w[..Math.Min(Opening, w.Length)]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OpeningLookup = Openings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Languages whose numbers are known, for the test that none of the lexicons' is missing.</summary>
    public static IEnumerable<string> Languages => Cardinals.Select(c => c.Languages).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a word of the line may be a number, or part of one.</summary>
    public static bool MayAppearIn(ReadOnlySpan<char> line)
    {
        Span<char> word = stackalloc char[Opening];
        var length = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && WordChars.IsPart(line[i]))
            {
                if (line[i] is '十')
                {
                    return true;
                }

                if (length < Opening && !WordChars.IsIgnorable(line[i]))
                {
                    word[length++] = FoldedText.Fold(line[i]);
                }

                continue;
            }

            if (length > 0 && OpeningLookup.Contains(word[..length]))
            {
                return true;
            }

            length = 0;
        }

        return false;
    }

    /// <summary>The number that one folded word says: its value, and whether the word also says "years old".</summary>
    public static (int Age, bool SaysYears)? Of(string word)
    {
        if (Numbers.TryGetValue(word, out var age))
        {
            return (age, false);
        }

        if (EastAsian(word) is { } written)
        {
            return (written, true);
        }

        if (!OpeningLookup.Contains(word.AsSpan(0, Math.Min(Opening, word.Length))))
        {
            return null;
        }

        var lookup = Beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(word.Length - 2, LongestWord); length >= Opening; length--)
        {
            if (lookup.TryGetValue(word.AsSpan(0, length), out var beginning) && Array.Exists(beginning.Endings, e => word.AsSpan(length).StartsWith(e, StringComparison.Ordinal)))
            {
                return (beginning.Age, true);
            }
        }

        return null;
    }

    /// <summary>The number that two folded words say, such as "dix sept", "on yedi".</summary>
    public static (int Age, bool SaysYears)? Of(string first, string second)
    {
        if (!FirstOfTwo.Contains(first))
        {
            return null;
        }

        var lookup = Numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> both = stackalloc char[LongestWord * 2];
        if (first.Length + 1 + second.Length > both.Length)
        {
            return null;
        }

        first.CopyTo(both);
        both[first.Length] = ' ';
        for (var length = second.Length; length >= 2; length--)
        {
            second.AsSpan(0, length).CopyTo(both[(first.Length + 1)..]);
            if (lookup.TryGetValue(both[..(first.Length + 1 + length)], out var age))
            {
                return length == second.Length ? (age, false) : OwnEndings.Contains(second[length..]) ? (age, true) : null;
            }
        }

        return null;
    }

    // "十七歳", "私は十六才です".
    private static int? EastAsian(string word)
    {
        var ten = word.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0 || ten + 2 >= word.Length || (ten > 0 && "一二三四五六七八九".Contains(word[ten - 1], StringComparison.Ordinal)))
        {
            return null;
        }

        var ones = "一二三四五六七八九".IndexOf(word[ten + 1], StringComparison.Ordinal);
        return ones >= 0 && StatedAgeWords.IsAgeForm(word[(ten + 2)..]) ? 11 + ones : null;
    }

    private static FrozenDictionary<string, int> Counted(IEnumerable<string> rows) => rows
        .SelectMany(row => row.Split(' ').Select((word, i) => (Word: FoldedText.Fold(word.Replace('_', ' ')), Age: i + 11)))
        .DistinctBy(n => n.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(n => n.Word, n => n.Age, StringComparer.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split('|').Select(FoldedText.Fold).ToFrozenSet(StringComparer.Ordinal);
}
