using WebRiskMapper.Analysis.Extraction;
using System.Collections.Frozen;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>The words around a stated age, in the languages of the region, without case and diacritics.</summary>
internal static class StatedAgeWords
{
    public static readonly FrozenSet<string> GermanMonths = Set(
        "januar|jänner|februar|feber|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mär|mrz|apr|jun|jul|aug|sep|sept|okt|nov|dez");

    public static readonly FrozenSet<string> Labels = Set(
        "age|aged|alter|âge|edad|età|idade|leeftijd|возраст|вік|wiek|věk|vek|vârsta|varsta|kor|életkor|възраст|ηλικία|yaş|yaşı|starost|godine|ålder|alder|ikä|vanus|vecums|amžius|узрост|mosha|старост|године|godišta|ასაკი|տարիք|տարիքը|жасы|жасым|yaşım|العمر|عمري|عمرها|السن|سني|سن|سنم|גיל|גילי|בת|उम्र|आयु|年齢|年龄|年齡|나이|อายุ|yoshim|yoshi|жашым|жашы|edat|aldur|ýaşym|godište|годиште|χρονων|kora|életkora");

    public static readonly FrozenSet<string> Years = Set(
        "year|years|yr|yrs|jahr|jahre|jahren|an|ans|año|años|anni|anno|ano|anos|jaar|лет|год|года|годика|років|рік|роки|lat|lata|let|rokov|roky|ani|éves|години|годишна|ετών|χρόνια|χρονών|yaş|yaşında|yaşındayım|godina|godine|let|år|vuotta|vuotias|aastat|aastane|gadi|gadu|metų|metai|gadus|rokov|година|године|god|leta|vjeç|vjeçe|vjeçare|წლის|წლისაა|տարեկան|жаста|жастамын|жастағы|yaşım|yaşlıyam|yaşındayam|سنة|سنه|عام|عاما|عامًا|سال|साल|वर्ष|ปี|tuổi|yosh|yoshda|yoshdaman|жаш|жашта|жаштамын|сола|солаам|ýaşymda|ýaşyndaky|настай|ára|гадоў|гады|anys|joer|χρ|годиш|vuotinen|aastaselt|metelė|годочков|годков|роцi|roczek|latek|annos|añitos|aninhos|anitos|годиков|ročku|roků");

    public static readonly FrozenSet<string> Old = Set("old|young|alt|jung|oud|jong|gammal|gamla|gammel|ung|vana|vanha|veca");

    public static readonly FrozenSet<string> Joins = Set("and|und|et|y|e|en|и|і|та|i|a|si|și|és|και|ve|och|og|ja|un|ir|but|aber|mais|pero|ma|but|from|aus|de|из|з|from|yo|v|vee|j|yo|y|εδω");

    public static readonly FrozenSet<string> Subjects = Set(
        "i am|i m|im|she is|she s|he is|my age is|age is|just turned|turned|turning|only|ich bin|bin|sie ist|er ist|erst|gerade|j ai|elle a|il a|j ai juste|j ai seulement|tengo|tiene|solo tengo|acabo de cumplir|cumplí|ho|lei ha|ha|compiuto|tenho|tem|ela tem|ik ben|zij is|ze is"
        + "|мне|ей|ему|мне всего|мне только|исполнилось|мені|їй|йому|мені всього|мені лише|mam|ma|ona ma|mám|je mi|bude mi|am|are|ea are|am doar|vagyok|на|аз съм на|тя е на|съм|είμαι|είναι|έχω|jag är|hon är|jeg er|hun er|olen|hän on|esu|man ir|imam|ima|imam samo|ben|имам|има|имам само|jam|ajo është|je stara|stara sem|მე ვარ|ვარ|ես|маған|mənim|mən|mənim yalnız|jag fyller|fyllde just|jeg fyller|lige fyldt|täytin juuri|sain just|tikko palika|ką tik sukako|אני בת|אני בן|בת|only just|barely|still only|i m still|i m only|i m just|i m barely|she s only|i am only|i am just|i am still|je n ai que|je viens d avoir|ich werde|bin erst|bin gerade|tengo solo|tengo apenas|apenas|ho solo|ho appena|appena|tenho só|tenho apenas|ben pas|ben net|pas|mam dopiero|dopiero|je mi teprve|teprve|mám len|mám iba|csak|még csak|doar|abia|само на|само|едва|μόλις|μόνο|henüz|daha|sadece|мне лишь|лишь|лише|tek|тек|samo|komaj|sapo|vetëm|само|bara|kun|bare|vain|vasta|ainult|kõigest|tikai|vos|tik|vos tik|მხოლოდ|միայն|ընդամենը|yalnız|небәрі|бар болғаны|meni|mənə|jo|jam vetëm");

    /// <summary>Words that stand before an age only when "years" follows it.</summary>
    public static readonly FrozenSet<string> WeakSubjects = Set("girl|mädchen|fille|chica|ragazza|menina|meisje|девушка|дівчина|dziewczyna|fată|fata|момиче|κορίτσι|kız|devojka|djevojka|flicka|pige|jente|tyttö|студентка|student|studentin|studente|estudiante|man|sem|мен|vajzë|djevojka|девојка|punca|dívka|holka|dievča|lány|meitene|mergina|tüdruk|աղջիկ|გოგო|қыз|qız");

    /// <summary>Comparisons and rules: what follows is a limit for visitors, not an age.</summary>
    public static readonly FrozenSet<string> Bounds = Set(
        "under|over|above|below|least|minimum|min|from|than|until|before|unter|über|ueber|ab|bis|mindestens|als|hace|vor|seit|moins|plus|dès|avant|depuis|pendant|menos|más|mas|menor|menores|mayor|mayores|desde|hasta|almeno|meno|più|minore|minori|maggiore|sotto|sopra|da|maior|maiores|pelo|onder|boven|vanaf|minstens"
        + "|младше|старше|моложе|до|от|с|более|менее|свыше|меньше|больше|молодше|старші|старше|від|більше|менше|понад|poniżej|powyżej|od|do|minimum|ponad|mniej|młodsze|starsze|pod|nad|starší|mladší|sub|peste|cel|puțin|putin|minim|alatt|felett|legalább|под|над|поне|κάτω|άνω|πάνω|τουλάχιστον|en|ispod|iznad|preko|najmanje|que|чем|ніж|niż|decât|mint|από|za|през|sinds|tegen"
        + "|minst|över|alle|yli|vähintään|alla|üle|vähemalt|virš|nuo|iki|no|since|for|ago|after|kuni|alates|līdz|vecāki|vecākiem|jaunāki|jaunākiem|virs|zem|jaunesni|jaunesniems|vyresni|vyresniems|mindst|minst|од|mlađi|mlađe|mlađih|mlađim|starije|starijih|starijim|izpod|mlajši|mlajše|mlajšim|starejši|starejše|испод|изнад|преко|млађи|млађе|млађих|млађим|старије|старијих|помали|постари|nën|mbi|deri|nga|mladším|starším|mladšie|staršie|experience|erfahrung|опыт|стаж|experiencia|expérience|esperienza|منذ|خبرة|فوق|تحت|دون|اقل|أقل|أكثر|מעל|מתחת|מגיל|עד|fsk|usk|pegi|trên|dưới|üstü|старші|older|younger|up|siden|sedan|kopš|óta|beri|şimdiye|после");

    /// <summary>What a number of years may be of. Who is experienced ("erfahrene", "опытная") may be of any age.</summary>
    public static readonly WordForms Experience = new(
        "aged|matured|gereift|gelagert|gearbeitet|worked|vieilli|añejado|envejecido|invecchiato|envelhecido|gerijpt|leżakowan*|zrající|érlelt|отлежал*|выдержки|выдержка|витримки|lagrad|lagret|experience|exp|erfahrung*|berufserfahrung*|expérience*|experiencia*|esperienza*|experiência*|ervaring*|werkervaring*|опыта|опыт|опытом|стажа|стаж|стажем|досвід|досвіду|досвідом|stażu|staż|stażem|doświadczeni*|praktyk*|zkušenost*|prax|praxe|praxí|praxi|praxou|skúsenost*|tapasztalat*|gyakorlat*|experiență*|experienta|vechime*|опит|опита|стажът|εμπειρία*|πείρα*|deneyim|deneyimim|deneyimi|deneyimimiz|tecrübe|tecrübem|tecrübesi|iskustv*|staža|staž|искуств*|искуство|izkušenj*|izkušnj*|пракса|praksa|prakse|përvoj*|eksperienc*|erfarenhet*|erfaring*|praksis|kokemus*|kogemus*|praktika*|pieredz*|stāž*|patirti*|patirč*|stažas|გამოცდილებ*|სტაჟ*|գործունեություն*|փորձ|փորձը|փորձի|փորձով|փորձառություն*|ստաժ*|təcrübə|təcrübəm|təcrübəsi|təcrübəyə|təcrübəmiz|staj|stajı|тәжірибе|тәжірибем|тәжірибесі|тәжірибелі|өтіл*|еңбек өтілі|خبرة|ניסיון|अनुभव|経験|经验|profession|métier|practice|business|service|marriage|travail|trabajo|lavoro|work|arbeit|работы|роботи|pracy|ballet|dance|yoga|massage");

    public static readonly FrozenSet<string> Without = Set("without|no|ohne|keine|sans|sin|senza|sem|zonder|bez|без|nélkül|fără|χωρίς|utan|uten|uden|ilman|ilma|be|pa|brez|pas|peu|poca|little|wenig");

    /// <summary>Join a number to a word that opens it upwards: "16 and over".</summary>
    public static readonly FrozenSet<string> OrMore = Set("and|or|und|oder|et|ou|y|o|e|i|и|или|та|і|або|ή|και|lub|nebo|alebo|és|vagy|și|sau|ve|veya|ali|ili|dhe|ose|och|eller|og|ja|tai|või|un|vai|ir|ar|en|of|un|և|და|və|және");

    public static readonly FrozenSet<string> Upwards = Set("over|older|up|above|upwards|more|under|younger|älter|aelter|mehr|darüber|jünger|plus|más|mayores|mayor|oltre|più|superiore|mais|acima|ouder|hoger|meer|старше|больше|старші|старше|більше|więcej|starsze|powyżej|starší|více|viac|idősebb|felette|több|peste|mai|πάνω|άνω|üzeri|üstü|yukarı|više|više|stariji|starije|више|старији|več|starejši|повеќе|постари|më|lart|äldre|uppåt|ældre|opefter|eldre|oppover|vanhemmat|vanhempi|vanemad|rohkem|vecāki|vairāk|vyresni|daugiau|მეტი|ավելի|yuxarı|жоғары");

    /// <summary>"Is", between a name and an age.</summary>
    public static readonly FrozenSet<string> Copulas = Set("is|aged|ist|a|tiene|ha|tem|ma|má|are|is|är|er|on|je|има|ima|yra|ir|është|je|αποτελεί|είναι");

    private static readonly FrozenSet<string> FirstPersons = Set("i am|i m|im|i am only|ich bin|bin|j ai|tengo|ho|tenho|ik ben|мне|мені|mam|mám|je mi|vagyok|am|съм|аз съм на|είμαι|jag är|jeg er|olen|esu|man ir|imam|имам|jam|stara sem|მე ვარ|ես|маған|mənim|man|my age is|عمري|אני בת");

    /// <summary>Whether "I am" stands right before the number.</summary>
    public static bool IsFirstPerson(List<AgeToken> tokens, int i)
    {
        var one = i > 0 ? tokens[i - 1].Word : "";
        var two = i > 1 ? tokens[i - 2].Word + " " + one : "";
        return FirstPersons.Contains(one) || FirstPersons.Contains(two);
    }

    /// <summary>Words that may stand between a comparison and its number.</summary>
    public static readonly FrozenSet<string> Connectors = Set("the|age|ages|of|de|di|del|des|dem|den|der|los|las|os|anos|aged|alter|von|возраста|возрасте|віку|wieku|των|ηλικίας|την|а|az|a|d|à|leeftijd|van|vârsta|возраст|גיל|לגיל|سن|السن|عمر|ال|των|age|ηλικια");

    /// <summary>The same where the language puts the comparison behind the number.</summary>
    public static readonly FrozenSet<string> BoundsAfter = Set(
        "altı|altında|altındaki|altındakiler|üstü|üzeri|küçük|küçükler|büyük|yaşından|yaşın|alatti|feletti|alattiak|felettiek|alattiaknak|aluliaknak|yaşdan|aşağı|yuxarı|kiçik|жастан|жасқа|жоғары|асқан|кіші|төмен|дейін|წლამდე|წლიდან|ქვემოთ|ზემოთ|მეტი|ნაკლები|տարեկանից|տարեկանը|բարձր|ցածր|փոքր|გამოცდილება|გამოცდილებით|გამოცდილების|փորձ|փորձով|тәжірибе|тәжірибем|təcrübə|təcrübəm|përvojë|eksperiencë|tapasztalat|tapasztalattal|tapasztalatom|zkušeností|skúseností|praxe|iskustva|iskustvo|искуство|искуства|izkušenj|erfarenhet|erfaring|kokemus|kokemusta|kogemus|kogemust|kogemusega|pieredze|pieredzi|pieredzes|patirtis|patirties|patirtį|vuotiaat|vuotiaita|éven|aluli|experience|erfahrung|опыта|опыт|стажа|стаж|experiencia|expérience|esperienza|doświadczenia|berufserfahrung|ervaring|experiência|experiență|εμπειρία|εμπειρίας|опит|досвіду|ago|geschlossen|verboten");

    /// <summary>"Already", "so": before a number of years they count a time, unless "I am" stands before them.</summary>
    public static readonly WordForms Already = new(
        "already|now|now already|schon|bereits|inzwischen|also|déjà|maintenant|ya|già|già da|já|al|reeds|уже|целых|вже|цілих|już|czyli|już|již|tedy|teda|čiže|már|immár|tehát|deja|вече|цели|ήδη|εδώ|zaten|artık|već|znači|znaci|već|већ|веќе|значи|že|tedaj|torej|tani|tashmë|altså|redan|alltså|allerede|jo|siis|juba|jau|taigi|vadinasi|tātad|უკვე|ანუ|արդեն|ուրեմն|artıq|yəni|demək|инде|яғни|منذ|سنوات|ניסיון");

    /// <summary>Before a number of years, in the same clause, they make it a span of time: who is a member, lives or works somewhere.</summary>
    public static readonly WordForms SpansBefore = new(
        "ancienneté|antigüedad|anzianità|antiguidade|vechime|nos llevamos|profilalter|kontoalter|accountalter|profilålder|profilalder|kontoålder|kontoalder|member|mitglied|membre|miembro|membro|lid|członek|członkini|člen|členka|člen*|član*|член*|μέλος|üye|üyelik|участник|учасник*|anëtar*|medlem*|jäsen*|liige|liikme*|biedr*|dalībniek*|narys|narė|წევრ*|անդամ*|üzv*|мүше*|tagja|tagság*|membru|registered|registriert|inscrit|inscrite|registrada|registrado|iscritta|iscritto|inscrita|inscrito|ingeschreven|geregistreerd|zarejestrowan*|registrovan*|regisztrál*|înregistrat*|εγγεγραμμέν*|kayıtlı|зареєстр*|зарегистр*|регистриран*|regjistruar|registrerad|registreret|registrert|rekisteröity*|registreer*|reģistrēj*|registruot*|რეგისტრ*|գրանցվ*|qeydiyyat*|тіркел*|online|beigetreten|dabei|active|actif|together|zusammen|ensemble|вместе|razem|married|verheiratet|mariée|casada|sposata|замужем|divorced|geschieden|divorcée|divorciada|divorziata|widow|witwe|veuve|viuda|vedova|viúva|wdowa|вдова|prieš|gadus atpakaļ"
        + "|live|lived|living|wohne|lebe|gelebt|vis|habite|vivo|viviendo|abito|moro|woon|mieszkam|żyję|žiji|bydlím|žijem|bývam|élek|lakom|trăiesc|locuiesc|живея|ζω|μένω|yaşıyorum|живу|живе|мешкаю|jetoj|živim|живим|живеам|bor|asun|asunut|elan|elanud|dzīvoju|gyvenu|ვცხოვრობ|ապրում|yaşayıram|тұрамын|work|worked|working|arbeite|travaille|trabajo|lavoro|trabalho|werk|pracuję|pracuji|pracujem|dolgozom|lucrez|работя|δουλεύω|εργάζομαι|çalışıyorum|работаю|працюю|radim|радим|delam|работам|punoj|arbetar|arbejder|jobber|työskentel*|töötan|töötanud|strādāju|dirbu|ვმუშაობ|աշխատում|işləyirəm|celebrate*|feier*|fête*|celebra*|festeggia*|comemora*|vier*|świętuj*|slav*|oslav*|ünnep*|sărbător*|празнува*|γιορτάζ*|kutlu*|празднуем|отмечаем|святкуємо|feston|festojm*|слав*|прослав*|firar|fejrer|feirer|juhli*|tähista*|svin*|švenči*|ვზეიმობ*|տոնում|qeyd|тойлай*");

    /// <summary>Anywhere in its line they make a number of years a span of time, unless the line says that there is none.</summary>
    public static readonly WordForms SpansAnywhere = new(
        "experience|erfahrung|expérience|experiencia|esperienza|ervaring|опыт|опыта|стаж|стажа|досвід|досвіду|doświadczenia|doświadczenie|praxe|experiență|εμπειρία|εμπειρίας|опит|deneyim|tecrübe|anniversary|jubiläum|warranty|garantie|zkušeností|skúseností|iskustva|iskustvo|искуство|искуства|izkušenj|përvojë|erfarenhet|erfaring|kokemusta|kogemust|pieredzes|patirties|خبرة|अनुभव|praksis|praktyki|stażu|рынке|rynku|trhu|markt|market|business|branche|métier|beruf");

    /// <summary>Before a year of the calendar, or a number, they count what follows from there: "here since '17, so 8 years".</summary>
    public static readonly WordForms SinceThen = new("since|seit|depuis|desde|dal|sinds|с|з|із|od|ot|от|од|de|din|óta|från|sen|sedan|siden|alates|kopš|nuo|από|που|beri|nga|që");

    /// <summary>"Older", "younger": the years before them part two persons.</summary>
    public static readonly WordForms Comparatives = new(
        "older|younger|elder|senior|difference|apart|gap|auseinander|di differenza|de diferença|de diferencia|de différence|de diferență|de diferenta|korkülönbség*|älter|aelter|jünger|juenger|unterschied*|altersunterschied*|de plus|de moins|plus âgé|plus âgée|plus vieux|plus vieille|plus jeune|plus grand|aîné|différence|d écart|mayor|menor|mayores|más que|mas que|más joven|mas joven|más vieja|más viejo|diferencia|più grande|più vecchio|più vecchia|più giovane|più di|in più|differenza|mais velho|mais velha|mais novo|mais nova|mais que|a mais|diferença|ouder|jonger|leeftijdsverschil|verschil|starszy|starsza|starsze|młodszy|młodsza|różnicy|różnica|starší|mladší|rozdíl*|rozdiel*|idősebb*|fiatalabb*|különbség*|mai mare|mai mic|mai mică|mai în|mai tânăr|mai tânără|mai bătrân|mai tanar|mai batran|diferență|diferenta"
        + "|по голям*|по възраст*|по млад*|по стар*|разлика|μεγαλύτερ*|μικρότερ*|νεότερ*|διαφορά*|büyük*|küçük*|fark*|старше|старший|старшая|младше|моложе|разниц*|старша|молодш*|різниц*|stariji|starija|starije|mlađi|mlađa|razlik*|старији|старија|млађи|млађа|starejši|starejša|mlajši|mlajša|постар|постара|помлад|помлада|më i|më e|diferenc*|äldre|yngre|skillnad*|ældre|forskel*|eldre|forskjell*|aldersforskjell*|aldersforskel*|vanhempi|nuorempi|ikäero*|vanem|noorem|vanusevahe*|vecāk*|jaunāk*|starpīb*|vyresn*|jaunesn*|skirtum*|უფროსი|უმცროსი|სხვაობ*|մեծ|փոքր|տարբերությ*|böyük*|kiçik*|fərq*|үлкен*|кіші*|айырма*");

    /// <summary>What parts two persons in years, before the number: "Altersunterschied: 9 Jahre".</summary>
    public static readonly WordForms Differences = new(
        "difference|gap|unterschied*|altersunterschied*|différence|écart|diferencia|differenza|diferença|verschil|leeftijdsverschil|różnica|rozdíl|rozdiel|különbség|korkülönbség|diferență|diferența|разлика|разликата|διαφορά|fark|farkı|разница|різниця|razlika|dallimi|diferenca|åldersskillnad|skillnad|aldersforskjell|aldersforskel|forskel|forskjell|ikäero|vanusevahe|starpība|skirtumas|სხვაობა|տարբերություն*|fərq|fərqi|айырмашылық*");

    /// <summary>Between "older" and the years: "старше на 13 лет", "starszy o 11 lat".</summary>
    public static readonly WordForms ByYears = new("by|um|de|di|em|com|met|o|na|на|за|με|за|kuna|για|cu|per|for|med");

    /// <summary>What an account's age is called besides "age".</summary>
    public static readonly WordForms AgesOfThings = new("old|stáří|stari|dob|dobi|kora|tempo|antigüedad|ancienneté|anzianità|antiguidade|vechime|vechimea|star|stare|starý|staré");

    public static readonly FrozenSet<string> Units = Set(
        "min|mins|minute|minutes|minuten|minuti|minutos|минут|минуты|мин|хвилин|хв|minut|perc|λεπτά|dakika|km|m|cm|kg|h|hour|hours|stunden|std|heures|horas|ore|uur|час|часов|часа|годин|godz|hodin|ore|ώρες|saat|days|tage|jours|días|giorni|dagen|дней|днів|dni|zile|дни|ημέρες|gün"
        + "|euro|euros|eur|usd|chf|pln|zł|zl|kč|czk|ron|lei|huf|ft|лв|bgn|tl|try|грн|uah|руб|р|rub|percent|prozent|uhr|pm|am|o|st|th|cm|zoll|inch|meter|metres|photos|fotos|bilder|фото|girls|damen|ladies|rooms|zimmer|и|street|straße|strasse|ulica|bezirk|arrondissement|district|района|months|monate|mois|meses|mesi|maanden|месяцев|місяців|miesięcy|luni|месеца|μήνες|ay|weeks|wochen");

    // One word after the number that can only speak of an age: "17-jährige", "17-летняя", "17yo".
    private static readonly string[] AgeForms =
        [.. "yo|y.o|jährig|jaehrig|летняя|летний|летней|летнюю|річна|річний|letnia|letni|letnią|letá|letý|ročn|ετών|χρονών|χρονη|yaşında|éves|vuotias|årig|aastane|gadīg|metė|годишна|годишно|godišnja|godišnjakinja|jarige|годишња|годишњакиња|letna|letnica|vjeç|წლის|տարեկան|жаста|yaşlı|yaşında|åring|añer|roczn|letniej|latk|летн|летк|літн|річн|vuotia|metų|amžia|ամյա|ساله|سالمه|настай|tuổi|歳|才|岁|歲|살|세|vee|жасар|жаста|жашт|годишњ|godišnj".Split('|').Select(FoldedText.Fold)];

    // Icelandic "ára" opens the Turkish December, "aralık", and Italian "enne" the Finnish "ennen", before.
    private static readonly FrozenSet<string> WholeAgeForms = Set("ára|enne|enni");

    // "17歳以上": the bound is written onto the word for years.
    private static readonly string[] EastAsianBounds = ["以上", "以下", "未満", "未满", "以降", "から", "まで", "이상", "미만", "이하"];

    public static bool IsAgeForm(string word) => WholeAgeForms.Contains(word) || (word.Length > 1 || (word.Length == 1 && word[0] >= '\u2E80')) && Array.Exists(AgeForms, f => word.StartsWith(f, StringComparison.Ordinal)) && !IsEastAsianBound(word);

    public static bool IsEastAsianBound(string word) => word.Length > 1 && word[0] >= '\u2E80' && Array.Exists(EastAsianBounds, b => word.Contains(b, StringComparison.Ordinal));

    private static FrozenSet<string> Set(string words) => words.Split('|').Select(FoldedText.Fold).ToFrozenSet(StringComparer.Ordinal);
}
