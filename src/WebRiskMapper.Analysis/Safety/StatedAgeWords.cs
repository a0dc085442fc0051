using WebRiskMapper.Analysis.Extraction;
using System.Collections.Frozen;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>The words around a stated age, in the languages of the region, without case and diacritics.</summary>
internal static class StatedAgeWords
{
    public static readonly FrozenSet<string> GermanMonths = Set(
        "januar|jänner|februar|feber|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mär|mrz|apr|jun|jul|aug|sep|sept|okt|nov|dez");

    public static readonly FrozenSet<string> Labels = Set(
        "age|aged|alter|âge|edad|età|idade|leeftijd|возраст|вік|wiek|věk|vek|vârsta|varsta|kor|életkor|възраст|ηλικία|yaş|yaşı|starost|godine|ålder|alder|ikä|vanus|vecums|amžius|узрост|mosha|старост|године|godišta|ასაკი|տարիք|տարիքը|жасы|жасым|yaşım");

    public static readonly FrozenSet<string> Years = Set(
        "year|years|yr|yrs|jahr|jahre|jahren|an|ans|año|años|anni|anno|ano|anos|jaar|лет|год|года|годика|років|рік|роки|lat|lata|let|rokov|roky|ani|éves|години|годишна|ετών|χρόνια|χρονών|yaş|yaşında|yaşındayım|godina|godine|let|år|vuotta|vuotias|aastat|aastane|gadi|gadu|metų|metai|gadus|rokov|година|године|god|leta|vjeç|vjeçe|vjeçare|წლის|წლისაა|տարեկան|жаста|жастамын|жастағы|yaşım|yaşlıyam|yaşındayam");

    public static readonly FrozenSet<string> Old = Set("old|young|alt|jung|oud|jong|gammal|gamla|gammel|ung|vana|vanha|veca");

    public static readonly FrozenSet<string> Joins = Set("and|und|et|y|e|en|и|і|та|i|a|si|și|és|και|ve|och|og|ja|un|ir|but|aber|mais|pero|ma|but|from|aus|de|из|з|from|yo");

    public static readonly FrozenSet<string> Subjects = Set(
        "i am|i m|im|she is|she s|he is|my age is|age is|just turned|turned|turning|only|ich bin|bin|sie ist|er ist|erst|gerade|j ai|elle a|il a|j ai juste|j ai seulement|tengo|tiene|solo tengo|acabo de cumplir|cumplí|ho|lei ha|ha|compiuto|tenho|tem|ela tem|ik ben|zij is|ze is"
        + "|мне|ей|ему|мне всего|мне только|исполнилось|мені|їй|йому|мені всього|мені лише|mam|ma|ona ma|mám|je mi|bude mi|am|are|ea are|am doar|vagyok|на|аз съм на|тя е на|съм|είμαι|είναι|έχω|jag är|hon är|jeg er|hun er|olen|hän on|esu|man ir|imam|ima|imam samo|ben|имам|има|имам само|jam|ajo është|je stara|stara sem|მე ვარ|ვარ|ես|маған|mənim|mən|mənim yalnız|jag fyller|fyllde just|jeg fyller|lige fyldt|täytin juuri|sain just|tikko palika|ką tik sukako");

    /// <summary>Words that stand before an age only when "years" follows it.</summary>
    public static readonly FrozenSet<string> WeakSubjects = Set("girl|mädchen|fille|chica|ragazza|menina|meisje|девушка|дівчина|dziewczyna|fată|fata|момиче|κορίτσι|kız|devojka|djevojka|flicka|pige|jente|tyttö|студентка|student|studentin|studente|estudiante|man|sem|мен|vajzë|djevojka|девојка|punca|dívka|holka|dievča|lány|meitene|mergina|tüdruk|աղջիկ|გოგო|қыз|qız");

    /// <summary>Comparisons and rules: what follows is a limit for visitors, not an age.</summary>
    public static readonly FrozenSet<string> Bounds = Set(
        "under|over|above|below|least|minimum|min|from|than|until|before|unter|über|ueber|ab|bis|mindestens|als|hace|vor|seit|moins|plus|dès|avant|depuis|pendant|menos|más|mas|menor|menores|mayor|mayores|desde|hasta|almeno|meno|più|minore|minori|maggiore|sotto|sopra|da|maior|maiores|pelo|onder|boven|vanaf|minstens"
        + "|младше|старше|моложе|до|от|с|более|менее|свыше|меньше|больше|молодше|старші|старше|від|більше|менше|понад|poniżej|powyżej|od|do|minimum|ponad|mniej|młodsze|starsze|pod|nad|starší|mladší|sub|peste|cel|puțin|putin|minim|alatt|felett|legalább|под|над|поне|κάτω|άνω|πάνω|τουλάχιστον|en|ispod|iznad|preko|najmanje|que|чем|ніж|niż|decât|mint|από|za|през|sinds|tegen"
        + "|minst|över|alle|yli|vähintään|alla|üle|vähemalt|virš|nuo|iki|no|since|for|ago|after|kuni|alates|līdz|vecāki|vecākiem|jaunāki|jaunākiem|virs|zem|jaunesni|jaunesniems|vyresni|vyresniems|mindst|minst|од|mlađi|mlađe|mlađih|mlađim|starije|starijih|starijim|izpod|mlajši|mlajše|mlajšim|starejši|starejše|испод|изнад|преко|млађи|млађе|млађих|млађим|старије|старијих|помали|постари|nën|mbi|deri|nga|mladším|starším|mladšie|staršie|experience|erfahrung|опыт|стаж|experiencia|expérience|esperienza");

    /// <summary>Words that may stand between a comparison and its number.</summary>
    public static readonly FrozenSet<string> Connectors = Set("the|age|ages|of|de|di|del|des|dem|den|der|los|las|os|anos|aged|alter|von|возраста|возрасте|віку|wieku|των|ηλικίας|την|а|az|a|d|à|leeftijd|van|vârsta|возраст");

    /// <summary>The same where the language puts the comparison behind the number.</summary>
    public static readonly FrozenSet<string> BoundsAfter = Set(
        "altı|altında|altındaki|altındakiler|üstü|üzeri|küçük|küçükler|büyük|yaşından|yaşın|alatti|feletti|alattiak|felettiek|alattiaknak|aluliaknak|yaşdan|aşağı|yuxarı|kiçik|жастан|жасқа|жоғары|асқан|кіші|төмен|дейін|წლამდე|წლიდან|ქვემოთ|ზემოთ|მეტი|ნაკლები|տարեկանից|տարեկանը|բարձր|ցածր|փոքր|გამოცდილება|გამოცდილებით|გამოცდილების|փորձ|փորձով|тәжірибе|тәжірибем|təcrübə|təcrübəm|përvojë|eksperiencë|tapasztalat|tapasztalattal|tapasztalatom|zkušeností|skúseností|praxe|iskustva|iskustvo|искуство|искуства|izkušenj|erfarenhet|erfaring|kokemus|kokemusta|kogemus|kogemust|kogemusega|pieredze|pieredzi|pieredzes|patirtis|patirties|patirtį|vuotiaat|vuotiaita|éven|aluli|experience|erfahrung|опыта|опыт|стажа|стаж|experiencia|expérience|esperienza|doświadczenia|berufserfahrung|ervaring|experiência|experiență|εμπειρία|εμπειρίας|опит|досвіду|ago|geschlossen|verboten");

    /// <summary>Words that make a number of years a span of time.</summary>
    public static readonly FrozenSet<string> Spans = Set(
        "experience|since|for|seit|erfahrung|depuis|pendant|expérience|desde|hace|experiencia|esperienza|ervaring|sinds|опыт|опыта|стаж|стажа|уже|более|досвід|досвіду|вже|doświadczenia|doświadczenie|od|praxe|de|experiență|εμπειρία|εμπειρίας|от|опит|deneyim|tecrübe|anniversary|jubiläum|together|warranty|garantie|zkušeností|skúseností|iskustva|iskustvo|искуство|искуства|izkušenj|përvojë|erfarenhet|erfaring|kokemusta|kogemust|pieredzes|patirties|siden|sedan|již|už|već|веќе|веч|već|že");

    public static readonly FrozenSet<string> Units = Set(
        "min|mins|minute|minutes|minuten|minuti|minutos|минут|минуты|мин|хвилин|хв|minut|perc|λεπτά|dakika|km|m|cm|kg|h|hour|hours|stunden|std|heures|horas|ore|uur|час|часов|часа|годин|godz|hodin|ore|ώρες|saat|days|tage|jours|días|giorni|dagen|дней|днів|dni|zile|дни|ημέρες|gün"
        + "|euro|euros|eur|usd|chf|pln|zł|zl|kč|czk|ron|lei|huf|ft|лв|bgn|tl|try|грн|uah|руб|р|rub|percent|prozent|uhr|pm|am|o|st|th|cm|zoll|inch|meter|metres|photos|fotos|bilder|фото|girls|damen|ladies|rooms|zimmer|и|street|straße|strasse|ulica|bezirk|arrondissement|district|района|months|monate|mois|meses|mesi|maanden|месяцев|місяців|miesięcy|luni|месеца|μήνες|ay|weeks|wochen");

    public static readonly FrozenDictionary<string, int> Numbers = new (int Age, string Words)[]
    {
        (13, "thirteen|dreizehn|treize|trece|tredici|treze|dertien|тринадцать|тринадцять|trzynaście|treisprezece|тринадесет|δεκατριών|δεκατρία|on üç|třináct|trinásť|tizenhárom|trinaest|тринаест|trinajst|тринаесет|trembëdhjetë|tretton|tretten|kolmetoista|kolmteist|trīspadsmit|trylika|ცამეტი|տասներեք"),
        (14, "fourteen|vierzehn|quatorze|catorce|quattordici|catorze|veertien|четырнадцать|чотирнадцять|czternaście|paisprezece|четиринадесет|δεκατεσσάρων|δεκατέσσερα|čtrnáct|štrnásť|tizennégy|četrnaest|четрнаест|štirinajst|четиринаесет|katërmbëdhjetë|fjorton|fjorten|neljätoista|neliteist|četrpadsmit|keturiolika|თოთხმეტი|տասնչորս"),
        (15, "fifteen|fünfzehn|fuenfzehn|quinze|quince|quindici|vijftien|пятнадцать|п'ятнадцять|piętnaście|cincisprezece|петнадесет|δεκαπέντε|patnáct|pätnásť|tizenöt|petnaest|петнаест|petnajst|петнаесет|pesëmbëdhjetë|femton|femten|viisitoista|viisteist|piecpadsmit|penkiolika|თხუთმეტი|տասնհինգ"),
        (16, "sixteen|sechzehn|seize|dieciséis|sedici|dezasseis|dezesseis|zestien|шестнадцать|шістнадцять|szesnaście|șaisprezece|шестнадесет|δεκαέξι|šestnáct|šestnásť|tizenhat|šesnaest|шеснаест|šestnajst|шеснаесет|gjashtëmbëdhjetë|sexton|seksten|kuusitoista|kuusteist|sešpadsmit|šešiolika|თექვსმეტი|տասնվեց"),
        (17, "seventeen|siebzehn|diecisiete|diciassette|dezassete|dezessete|zeventien|семнадцать|сімнадцять|siedemnaście|șaptesprezece|седемнадесет|δεκαεπτά|δεκαεφτά|sjutton|seitsemäntoista|tizenhét|sedmnáct|sedamnaest|sedemnásť|седамнаест|sedemnajst|седумнаесет|shtatëmbëdhjetë|sytten|seitseteist|septiņpadsmit|septyniolika|ჩვიდმეტი|տասնյոթ"),
    }.SelectMany(n => n.Words.Split('|').Select(w => (Word: FoldedText.Fold(w), n.Age))).DistinctBy(n => n.Word, StringComparer.Ordinal).ToFrozenDictionary(n => n.Word, n => n.Age, StringComparer.Ordinal);

    // One word after the number that can only speak of an age: "17-jährige", "17-летняя", "17yo".
    private static readonly string[] AgeForms =
        [.. "yo|y.o|jährig|jaehrig|летняя|летний|летней|летнюю|річна|річний|letnia|letni|letnią|letá|letý|ročn|ετών|χρονών|χρονη|yaşında|éves|vuotias|årig|aastane|gadīg|metė|годишна|годишно|godišnja|godišnjakinja|jarige|годишња|годишњакиња|letna|letnica|vjeç|წლის|տարեկան|жаста|yaşlı|yaşında".Split('|').Select(FoldedText.Fold)];

    public static bool IsAgeForm(string word) => word.Length > 1 && Array.Exists(AgeForms, f => word.StartsWith(f, StringComparison.Ordinal));

    public static bool MayHoldNumberWord(ReadOnlySpan<char> line)
    {
        Span<char> word = stackalloc char[24];
        var lookup = Numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        var length = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && WordChars.IsPart(line[i]))
            {
                if (length < word.Length)
                {
                    word[length] = FoldedText.Fold(line[i]);
                }

                length++;
                continue;
            }

            if (length is > 4 and <= 24 && lookup.ContainsKey(word[..length]))
            {
                return true;
            }

            length = 0;
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split('|').Select(FoldedText.Fold).ToFrozenSet(StringComparer.Ordinal);
}
