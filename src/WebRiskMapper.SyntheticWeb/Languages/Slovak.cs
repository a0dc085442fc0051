namespace WebRiskMapper.SyntheticWeb.Languages;

internal static class Slovak
{
    public static SiteLanguage Phrases { get; } = new()
    {
        Code = "sk",
        OwnSpellings = WorkingNames.Spelt(
            """
            Clara Klára|Julia Júlia|Katja Katka|Lidia Lýdia|Maria Mária|Monica Monika|Nadia Naďa|Natalia Natália|Sara Sára|Sofia Žofia
            |Sonia Soňa|Tania Táňa|Teresa Terézia|Valeria Valéria|Vera Viera|Victoria Viktória
            """),
        InFormat = "v meste {0}",
        Months = ["januára", "februára", "marca", "apríla", "mája", "júna", "júla", "augusta", "septembra", "októbra", "novembra", "decembra"],
        LongDate = "{0}. {1} {2}",
        NumericDates = ("d. M. yyyy", "dd.MM.yyyy"),
        Today = "dnes",
        Yesterday = "včera",
        DaysAgo = "pred {0} dňami",
        DigitWords = ["nula", "jeden", "dva", "tri", "štyri", "päť", "šesť", "sedem", "osem", "deväť"],
        At = "(zavináč)",
        Labels = new Dictionary<Field, string[]>
        {
            [Field.Name] = ["Meno", "Prezývka"],
            [Field.Age] = ["Vek"],
            [Field.City] = ["Mesto", "Lokalita"],
            [Field.Phone] = ["Telefón", "Mobil", "Tel. číslo"],
            [Field.Email] = ["E-mail", "Mail"],
            [Field.Handle] = ["Správy", "Čet"],
            [Field.Price] = ["Cenník", "Ceny", "Cena"],
            [Field.Posted] = ["Pridané", "Dátum pridania", "Zverejnené"],
            [Field.Nationality] = ["Národnosť", "Pôvod"],
            [Field.Services] = ["Služby", "Ponúkam"],
            [Field.VisitType] = ["Stretnutia", "Kde", "Miesto stretnutia"],
            [Field.Agency] = ["Agentúra"],
            [Field.Height] = ["Výška"],
            [Field.AdNumber] = ["Číslo inzerátu", "Inzerát č."],
            [Field.Photos] = ["Fotky", "Počet fotiek"],
        },
        Services = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["massage"] = ["masáž", "uvoľňujúca masáž"],
            ["dinner_date"] = ["spoločná večera", "spoločnosť na večeru"],
            ["gfe"] = ["GFE", "ako s priateľkou"],
            ["overnight"] = ["celá noc", "na celú noc"],
            ["tantra"] = ["tantra", "tantrická masáž"],
            ["duo"] = ["duo s kamarátkou", "vo dvojici s kamarátkou"],
            ["travel_companion"] = ["sprievod na cestách", "spoločníčka na dovolenku"],
            ["striptease"] = ["striptíz"],
            ["roleplay"] = ["hranie rolí", "hry na roly"],
            ["unprotected"] = ["bez ochrany", "bez kondómu"],
        },
        Nationalities = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RO"] = "Rumunka",
            ["BG"] = "Bulharka",
            ["HU"] = "Maďarka",
            ["PL"] = "Poľka",
            ["UA"] = "Ukrajinka",
            ["BR"] = "Brazílčanka",
            ["CO"] = "Kolumbijčanka",
            ["TH"] = "Thajčanka",
            ["CZ"] = "Češka",
            ["IT"] = "Talianka",
            ["ES"] = "Španielka",
            ["NG"] = "Nigérijčanka",
        },
        Hobbies = ["dlhé prechádzky", "dobré filmy", "starý džez", "pečenie koláčov", "lezenie", "jogu", "moderné umenie", "spoločenské hry", "plávanie", "detektívky", "živú hudbu", "bicyklovanie", "prácu v záhrade", "salsu"],
        Traits = ["nekomplikovaná", "pozorná", "elegantná", "veselá", "diskrétna", "pokojná", "zvedavá", "sčítaná", "srdečná", "hravá", "slušná", "športová", "trpezlivá", "vtipná"],
        Titles = ["{name} {in}", "{name}, {trait} – {city}", "{name}, {trait} a {trait2}", "{name} ťa pozýva {in}", "{name} na teba čaká {in}", "{trait} {name}, {city}"],
        Voices = new Dictionary<Voice, VoicePhrases>
        {
            [Voice.FirstPerson] = new(
                ["Ahoj, som {name}.", "Volám sa {name} a bývam {in}.", "Som {name}, {trait} a {trait2}.", "Vitaj na mojom profile, tu je {name}.", "Ďakujem, že čítaš. Ja som {name}."],
                [
                    "Mám rada {hobby} a {hobby2}.", "Vraj som {trait}.", "Pracujem sama a telefón dvíham osobne.", "Môj byt je tichý, čistý a blízko stanice.",
                    "Cez víkend si doprajem {hobby}.", "Dobrý rozhovor je pre mňa dôležitý.", "Nikam sa neponáhľam a zhon nemám rada.", "Hovorím po slovensky a trochu po nemecky.",
                    "Stretnutia si dohadujem pár dní vopred.", "Robím to niekoľko rokov a čas si volím sama.", "Káva a čistý uterák ťa vždy čakajú.", "Ak máš rád {hobby}, budeme si rozumieť.",
                    "Skryté čísla nedvíham.", "Predpoludnie mi vyhovuje najviac.", "Mám hnedé vlasy a som {trait}.", "Prosím, príď načas a buď slušný.", "Som {trait}, trochu {trait2} a mám rada {hobby}.",
                    "Po večeroch sa učím na skúšky.", "Slušní páni sú vítaní.", "Pred domom sa dá zaparkovať zadarmo.",
                ],
                ["Do skorého videnia, {name}.", "Teším sa na tvoju správu.", "S pozdravom {name}.", "Maj sa pekne!"]),
            [Voice.Plural] = new(
                ["Predstavujeme: {name} {in}.", "Naše dievčatá na teba čakajú {in}.", "Sme partia milých dám {in}.", "Zoznám sa, {name} je jedno z našich dievčat.", "Naše slečny prijímajú každý deň."],
                [
                    "Každá z našich slečien je {trait} a {trait2}.", "Máme viac izieb a salónik.", "Naše slečny majú rady {hobby}.", "Dievčatá sa u nás každý týždeň menia.", "Vyber si dievča, ktoré sa ti páči.",
                    "Adresu ti povieme do telefónu.", "O všetko sa postaráme.", "Naša {name} má rada {hobby}.", "Odpisujeme do pár minút.", "Každá naša slečna má svoj štýl.",
                ],
                ["Tešíme sa na tvoju návštevu.", "Zavolaj nám ešte dnes.", "Radi ti poradíme."]),
            [Voice.ThirdPerson] = new(
                ["{name} je {trait} a {trait2}.", "Toto je {name}, teraz {in}.", "Ona je {name} a prijíma {in}.", "Dievča sa volá {name}.", "{name} čaká na tvoj telefonát {in}."],
                [
                    "Ona má rada {hobby} a {hobby2}.", "Ona je {trait} ku každému.", "Má vlastnú izbu.", "S ňou bude tvoj večer výnimočný.", "Ona obľubuje slušných mužov.", "Je {trait} a jej úsmev prezradí, že je aj {trait2}.",
                    "Jej slovenčina je jednoduchá, ale ona ti rozumie.", "Vo voľnom čase má ona rada {hobby}.", "Ona na teba rada počká.", "Jej vlasy sú dlhé a tmavé.",
                ],
                ["Opýtaj sa na ňu, volá sa {name}.", "Ona sa poteší, keď prídeš.", "Nenechaj si ju ujsť."]),
        },
        Signals = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["trust_language"] = ["Fotky sú 100 % moje, bez prekvapení.", "Pravý inzerát, seriózne a čestne.", "Spoľahlivá, fotografie sú skutočné."],
            ["youth_language"] = ["Mladá a svieža, iba nedávno plnoletá.", "Nové mladučké dievča, 18+.", "Milá mladá študentka, nad 18 rokov."],
            ["always_available"] = ["Dostupná 24/7.", "Vo dne v noci, nonstop.", "Vždy k dispozícii, v každú hodinu."],
            ["movement_language"] = ["Nová v meste, len na pár dní.", "Práve som prišla a čoskoro odchádzam.", "Prvýkrát tu, iba tento týždeň."],
            ["client_screening"] = ["Od nových klientov žiadam odporúčanie.", "Najprv sa predstav, pred potvrdením si ťa overím.", "Bez referencie sa nestretávam."],
            ["incall_only"] = ["Len u mňa na priváte, nikam necestujem.", "Prijímam iba u seba, bez návštev v hoteli."],
            ["unprotected"] = ["Dá sa aj bez ochrany.", "Na požiadanie bez kondómu."],
            ["crypto_prepaid"] = ["Zálohu pošli vopred darčekovou kartou alebo v bitcoinoch.", "Platba len vopred v kryptomene.", "Termín potvrdím po prijatí karty Steam alebo BTC."],
        },
        AgeSentence = "Mám {age} rokov.",
        NationalitySentence = "Národnosť: {nat}.",
        CitySentence = "Nájdeš ma {in}.",
        ServicesSentence = "V ponuke mám: {services}.",
        PriceSentence = "Môj cenník: {price}.",
        ContactSentences = ["Volaj alebo píš: {contact}", "Zastihneš ma na {contact}", "Moje číslo je {contact}"],
        MessengerSentence = "Napíš mi: {contact}",
        OneHour = "1 hodina",
        Hours = "{0} hodiny",
        Minutes = "{0} minút",
        Night = "celá noc (12 hodín)",
        Incall = "u mňa na priváte",
        Outcall = "prídem za tebou",
        And = "a",
        Chrome = new ChromeWords
        {
            Tagline = "Inzeráty pre dospelých",
            Home = "Domov",
            Browse = "Všetky inzeráty",
            Cities = "Mestá",
            About = "O nás",
            Terms = "Podmienky používania",
            Contact = "Kontakt",
            Imprint = "Právne informácie",
            Next = "Ďalej",
            Previous = "Späť",
            Related = "Mohlo by ťa zaujímať",
            Support = "Podpora",
            Search = "Hľadať",
            Description = "O mne",
            CallMe = "Zavolať",
            Advertisement = "Inzerát",
            NotFound = "Táto stránka už neexistuje.",
            GateTitle = "Len pre dospelých",
            GateText = "Stránka je určená dospelým. Musíš mať aspoň 18 rokov.",
            GateAccept = "Mám viac ako 18 rokov – vstúpiť",
            GateLeave = "Odísť",
            Prose =
            [
                "Prevádzkujeme inzertný portál a nie sme stranou dohôd medzi čitateľmi a inzerentmi.", "Každý inzerent musí byť plnoletý a pri vložení inzerátu to potvrdzuje.",
                "Inzerát môžete nahlásiť na stránke s kontaktmi. Odpovieme do dvoch pracovných dní.", "Údaje uchovávame tak dlho, ako vyžaduje zákon, potom ich vymažeme.",
                "Za obsah inzerátu zodpovedá ten, kto ho vložil.", "Stránka používa nevyhnutné súbory cookie.",
            ],
        },
    };
}
