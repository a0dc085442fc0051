namespace WebRiskMapper.SyntheticWeb.Languages;

internal static class Czech
{
    public static SiteLanguage Phrases { get; } = new()
    {
        Code = "cs",
        OwnSpellings = WorkingNames.Spelt(
            """
            Clara Klára|Julia Julie|Katja Káťa|Lidia Lidie|Lucia Lucie|Maria Marie|Monica Monika|Nadia Naďa|Natalia Natálie|Sara Sára
            |Sofia Žofie|Sonia Soňa|Tania Táňa|Teresa Tereza|Valeria Valerie|Vera Věra|Victoria Viktorie
            """),
        InFormat = "ve městě {0}",
        Months = ["ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince"],
        LongDate = "{0}. {1} {2}",
        NumericDates = ("d. M. yyyy", "dd.MM.yyyy"),
        Today = "dnes",
        Yesterday = "včera",
        DaysAgo = "před {0} dny",
        DigitWords = ["nula", "jedna", "dva", "tři", "čtyři", "pět", "šest", "sedm", "osm", "devět"],
        At = "(zavináč)",
        Labels = new Dictionary<Field, string[]>
        {
            [Field.Name] = ["Jméno", "Přezdívka"],
            [Field.Age] = ["Věk", "Stáří"],
            [Field.City] = ["Město", "Lokalita", "Místo"],
            [Field.Phone] = ["Telefon", "Mobil", "Tel."],
            [Field.Email] = ["E-mail", "Mail"],
            [Field.Handle] = ["Zprávy", "Chat"],
            [Field.Price] = ["Ceník", "Ceny", "Cena"],
            [Field.Posted] = ["Vloženo", "Datum vložení", "Přidáno"],
            [Field.Nationality] = ["Národnost", "Původ"],
            [Field.Services] = ["Služby", "Nabízím"],
            [Field.VisitType] = ["Schůzky", "Kde", "Možnosti setkání"],
            [Field.Agency] = ["Agentura"],
            [Field.Height] = ["Výška"],
            [Field.AdNumber] = ["Číslo inzerátu", "ID inzerátu"],
            [Field.Photos] = ["Fotky", "Počet fotek"],
        },
        Services = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["massage"] = ["masáž", "relaxační masáž"],
            ["dinner_date"] = ["společná večeře", "doprovod na večeři"],
            ["gfe"] = ["GFE", "přístup jako přítelkyně"],
            ["overnight"] = ["celá noc", "strávím s vámi noc"],
            ["tantra"] = ["tantra", "tantrická masáž"],
            ["duo"] = ["duo s kamarádkou", "ve dvou s kamarádkou"],
            ["travel_companion"] = ["doprovod na cesty", "společnice na dovolenou"],
            ["striptease"] = ["striptýz"],
            ["roleplay"] = ["hraní rolí", "hry na role"],
            ["unprotected"] = ["bez ochrany", "bez kondomu"],
        },
        Nationalities = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RO"] = "Rumunka",
            ["BG"] = "Bulharka",
            ["HU"] = "Maďarka",
            ["PL"] = "Polka",
            ["UA"] = "Ukrajinka",
            ["BR"] = "Brazilka",
            ["CO"] = "Kolumbijka",
            ["TH"] = "Thajka",
            ["CZ"] = "Češka",
            ["IT"] = "Italka",
            ["ES"] = "Španělka",
            ["NG"] = "Nigerijka",
        },
        Hobbies = ["dlouhé procházky", "dobré filmy", "starý jazz", "pečení", "lezení na skály", "jógu", "moderní umění", "deskové hry", "plavání", "detektivky", "živou hudbu", "jízdu na kole", "práci na zahradě", "salsu"],
        Traits = ["přirozená", "pozorná", "elegantní", "veselá", "diskrétní", "klidná", "zvídavá", "sečtělá", "milá", "hravá", "slušná", "sportovní", "trpělivá", "vtipná"],
        Titles = ["{name} {in}", "{name}, {trait} – {city}", "{name}, {trait} a {trait2}", "{name} tě zve k sobě, {city}", "{name} na tebe čeká {in}", "{trait} {name}, {city}"],
        Voices = new Dictionary<Voice, VoicePhrases>
        {
            [Voice.FirstPerson] = new(
                ["Ahoj, jsem {name}.", "Jmenuji se {name} a bydlím {in}.", "Jsem {name}, {trait} a {trait2}.", "Vítej na mém profilu, tady {name}.", "Díky, že sis mě našel. Jsem {name}."],
                [
                    "Mám ráda {hobby} a {hobby2}.", "Říká se o mně, že jsem {trait}.", "Pracuji sama na sebe a telefon zvedám já.", "Byt mám tichý, čistý a kousek od nádraží.",
                    "O víkendu si najdu čas na {hobby}.", "Záleží mi na tom, abychom si popovídali.", "Nikam nespěchám a na hodiny nekoukám.", "Mluvím česky a trochu anglicky.",
                    "Schůzky si plánuji několik dní dopředu.", "Dělám to pár let a čas si určuji sama.", "Káva i čistý ručník jsou samozřejmost.", "Máš rád {hobby}? Pak si budeme rozumět.",
                    "Skrytá čísla neberu.", "Nejvíc mi vyhovuje dopoledne.", "Mám hnědé vlasy a jsem {trait}.", "Prosím o dochvilnost a slušné chování.", "Jsem {trait}, trochu {trait2} a mám ráda {hobby}.",
                    "Po večerech dálkově studuji.", "Slušní pánové jsou vítáni.", "Zaparkuješ přímo před domem.",
                ],
                ["Brzy na viděnou, {name}.", "Těším se na tvou zprávu.", "Pusu posílá {name}.", "Měj se!"]),
            [Voice.Plural] = new(
                ["Představujeme: {name} {in}.", "Naše holky na tebe čekají {in}.", "Jsme parta příjemných dívek {in}.", "Poznej naše slečny, třeba {name}.", "Naše dívky přijímají každý den."],
                [
                    "Každá z našich dívek je {trait} a {trait2}.", "Máme několik pokojů a salonek.", "Naše slečny mají rády {hobby}.", "Každý týden se u nás dívky střídají.", "Vyber si slečnu, která se ti líbí.",
                    "Adresu sdělíme po telefonu.", "O všechno se postaráme.", "Naše {name} má ráda {hobby}.", "Odpovídáme během pár minut.", "Každá z našich slečen je jiná.",
                ],
                ["Těšíme se na tvou návštěvu.", "Zavolej nám hned.", "Rádi ti poradíme s výběrem."]),
            [Voice.ThirdPerson] = new(
                ["{name} je {trait} a {trait2}.", "Tohle je {name}, teď {in}.", "Ona je {name} a přijímá {in}.", "Dívka se jmenuje {name}.", "{name} čeká na tvoje zavolání {in}."],
                [
                    "Ona má ráda {hobby} a {hobby2}.", "Ke každému je {trait}, taková ona je.", "Má svůj vlastní pokoj.", "S ní bude tvůj večer výjimečný.", "Ona má ráda muže s vychováním.", "Je {trait} a její úsměv prozradí, že je i {trait2}.",
                    "Její čeština je jednoduchá, ale ona ti porozumí.", "Ve volnu má ona ráda {hobby}.", "Ona si na tebe ráda počká.", "Její vlasy jsou dlouhé a tmavé.",
                ],
                ["Zeptej se na ni, je to {name}.", "Ona se na tebe těší.", "Nenech si ji ujít."]),
        },
        Signals = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["trust_language"] = ["Fotky 100% moje, žádné překvapení.", "Skutečný inzerát, poctivé a seriózní jednání.", "Ověřené fotky, na mě je spolehnutí."],
            ["youth_language"] = ["Mladá a svěží, čerstvě plnoletá.", "Nová mlaďounká slečna, 18+.", "Sladká mladá studentka, přes 18 let."],
            ["always_available"] = ["K dispozici 24/7.", "Ve dne v noci, nonstop.", "Vždycky na příjmu, v kteroukoli hodinu."],
            ["movement_language"] = ["Nová ve městě, jen na pár dní.", "Právě jsem přijela, brzy zase odjíždím.", "Poprvé tady, jen tento týden."],
            ["client_screening"] = ["Po nových klientech chci doporučení.", "Nejdřív se představ, před potvrzením si tě prověřím.", "Bez reference schůzku nedomlouvám."],
            ["incall_only"] = ["Jen u mě na privátě, nikam nejezdím.", "Přijímám pouze u sebe, žádné výjezdy na hotel."],
            ["unprotected"] = ["Po domluvě i bez ochrany.", "Možné bez kondomu."],
            ["crypto_prepaid"] = ["Zálohu pošli dárkovou kartou nebo v bitcoinech předem.", "Platba pouze předem v kryptoměně.", "Rezervace po zaslání karty Steam nebo BTC."],
        },
        AgeSentence = "Je mi {age} let.",
        NationalitySentence = "Národnost: {nat}.",
        CitySentence = "Najdeš mě {in}.",
        ServicesSentence = "V nabídce mám: {services}.",
        PriceSentence = "Můj ceník: {price}.",
        ContactSentences = ["Volej nebo piš: {contact}", "Spojíš se se mnou na {contact}", "Moje číslo je {contact}"],
        MessengerSentence = "Napiš mi: {contact}",
        OneHour = "1 hodina",
        Hours = "{0} hodiny",
        Minutes = "{0} minut",
        Night = "celá noc (12 hodin)",
        Incall = "u mě na privátě",
        Outcall = "přijedu za tebou",
        And = "a",
        Chrome = new ChromeWords
        {
            Tagline = "Inzeráty pro dospělé",
            Home = "Úvod",
            Browse = "Všechny inzeráty",
            Cities = "Města",
            About = "O nás",
            Terms = "Podmínky užití",
            Contact = "Kontakt",
            Imprint = "Právní informace",
            Next = "Další",
            Previous = "Předchozí",
            Related = "Mohlo by se ti líbit",
            Support = "Podpora",
            Search = "Hledat",
            Description = "O mně",
            CallMe = "Zavolat",
            Advertisement = "Inzerát",
            NotFound = "Tato stránka už neexistuje.",
            GateTitle = "Jen pro dospělé",
            GateText = "Tyto stránky jsou určeny dospělým. Musí ti být alespoň 18 let.",
            GateAccept = "Je mi více než 18 let – vstoupit",
            GateLeave = "Odejít",
            Prose =
            [
                "Provozujeme inzertní web a nejsme účastníky dohod mezi čtenáři a inzerenty.", "Každý inzerent musí být plnoletý a potvrzuje to při vložení inzerátu.",
                "Inzerát můžete nahlásit na stránce s kontakty. Odpovídáme do dvou pracovních dnů.", "Údaje uchováváme po dobu danou zákonem, potom je mažeme.",
                "Za obsah inzerátu odpovídá ten, kdo jej vložil.", "Web používá nezbytné soubory cookie.",
            ],
        },
    };
}
