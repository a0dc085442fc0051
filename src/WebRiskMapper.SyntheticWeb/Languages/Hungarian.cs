namespace WebRiskMapper.SyntheticWeb.Languages;

internal static class Hungarian
{
    public static SiteLanguage Phrases { get; } = new()
    {
        Code = "hu",
        OwnSpellings = WorkingNames.Spelt(
            """
            Clara Klára|Diana Diána|Eva Éva|Helena Heléna|Julia Júlia|Lidia Lídia|Lucia Lúcia|Marta Márta|Maria Mária|Monica Mónika
            |Nadia Nádia|Natalia Natália|Nora Nóra|Sandra Szandra|Sara Sára|Simona Szimóna|Sofia Zsófia|Sonia Szonja|Tania Tánya|Teresa Teréz
            |Valeria Valéria|Victoria Viktória
            """),
        InFormat = "{0} városában",
        Months = ["január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember", "október", "november", "december"],
        LongDate = "{2}. {1} {0}.",
        NumericDates = ("yyyy.MM.dd.", "yyyy. MM. dd."),
        Today = "ma",
        Yesterday = "tegnap",
        DaysAgo = "{0} napja",
        DigitWords = ["nulla", "egy", "kettő", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc"],
        At = "(kukac)",
        Labels = new Dictionary<Field, string[]>
        {
            [Field.Name] = ["Név", "Becenév"],
            [Field.Age] = ["Kor", "Életkor"],
            [Field.City] = ["Város", "Hely", "Település"],
            [Field.Phone] = ["Telefon", "Telefonszám", "Mobil"],
            [Field.Email] = ["E-mail", "E-mail cím"],
            [Field.Handle] = ["Üzenet", "Csevegő"],
            [Field.Price] = ["Árak", "Árlista", "Díjazás"],
            [Field.Posted] = ["Feladva", "Hirdetés dátuma", "Közzétéve"],
            [Field.Nationality] = ["Nemzetiség", "Származás"],
            [Field.Services] = ["Szolgáltatások", "Amit kínálok"],
            [Field.VisitType] = ["Találkozás", "Helyszín", "Hol"],
            [Field.Agency] = ["Ügynökség"],
            [Field.Height] = ["Magasság", "Testmagasság"],
            [Field.AdNumber] = ["Hirdetésszám", "Azonosító"],
            [Field.Photos] = ["Képek", "Fotók száma"],
        },
        Services = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["massage"] = ["masszázs", "lazító masszázs"],
            ["dinner_date"] = ["közös vacsora", "vacsorapartner"],
            ["gfe"] = ["GFE", "barátnő élmény"],
            ["overnight"] = ["egész éjszaka", "ott alvás"],
            ["tantra"] = ["tantra", "tantra masszázs"],
            ["duo"] = ["duó barátnővel", "ketten a barátnőmmel"],
            ["travel_companion"] = ["útitárs", "kísérő utazáshoz"],
            ["striptease"] = ["sztriptíz"],
            ["roleplay"] = ["szerepjáték", "szerepjátékok"],
            ["unprotected"] = ["védekezés nélkül", "gumi nélkül"],
        },
        Nationalities = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RO"] = "román",
            ["BG"] = "bolgár",
            ["HU"] = "magyar",
            ["PL"] = "lengyel",
            ["UA"] = "ukrán",
            ["BR"] = "brazil",
            ["CO"] = "kolumbiai",
            ["TH"] = "thai",
            ["CZ"] = "cseh",
            ["IT"] = "olasz",
            ["ES"] = "spanyol",
            ["NG"] = "nigériai",
        },
        Hobbies = ["a hosszú sétákat", "a jó filmeket", "a régi dzsesszt", "a sütést", "a falmászást", "a jógát", "a modern művészetet", "a társasjátékokat", "az úszást", "a krimiket", "az élő zenét", "a biciklizést", "a kertészkedést", "a salsát"],
        Traits = ["közvetlen", "figyelmes", "elegáns", "vidám", "diszkrét", "nyugodt", "kíváncsi", "olvasott", "kedves", "játékos", "udvarias", "sportos", "türelmes", "szellemes"],
        Titles = ["{name} {in}", "{name}, {trait} – {city}", "{name}, {trait} és {trait2}", "Kapcsolódj ki: {name}, {city}", "{name} vár rád {in}", "{trait} {name}, {city}"],
        Voices = new Dictionary<Voice, VoicePhrases>
        {
            [Voice.FirstPerson] = new(
                ["Szia, {name} vagyok.", "A nevem {name}, {in} élek.", "{name} vagyok, {trait} és {trait2}.", "Üdv az oldalamon, {name} vagyok.", "Köszönöm, hogy benéztél, {name} vagyok."],
                [
                    "Szeretem {hobby} és {hobby2}.", "Azt mondják, {trait} vagyok.", "Egyedül dolgozom, és én veszem fel a telefont.", "A lakásom csendes, tiszta, közel a pályaudvarhoz.",
                    "Hétvégén leginkább {hobby} választom.", "Fontos nekem a jó beszélgetés.", "Nem sietek, és nem szeretem a kapkodást.", "Magyarul beszélek, és egy kicsit németül.",
                    "A találkozókat pár nappal előre egyeztetem.", "Néhány éve csinálom, és én osztom be az időmet.", "Kávé és tiszta törölköző mindig vár.", "Ha te is kedveled {hobby}, lesz miről beszélnünk.",
                    "Rejtett számot nem veszek fel.", "Délelőtt érek rá a legjobban.", "Barna hajú, {trait} nő vagyok.", "Kérlek, légy pontos és udvarias.", "{trait} vagyok, kicsit {trait2}, és imádom {hobby}.",
                    "Esténként tavaly óta tanulok.", "Az ápolt urakat szívesen látom.", "A ház előtt ingyen lehet parkolni.",
                ],
                ["Hamarosan találkozunk, {name}.", "Várom az üzeneted.", "Puszi, {name}.", "Szia, addig is!"]),
            [Voice.Plural] = new(
                ["Bemutatjuk: {name} {in}.", "A lányaink várnak rád {in}.", "Kedves hölgyek csapata vagyunk {in}.", "Ismerd meg a lányainkat, ő {name}.", "Hölgyeink minden nap fogadnak."],
                [
                    "Mindegyik lányunk {trait} és {trait2}.", "Több szobánk és egy szalonunk van.", "A lányaink szeretik {hobby}.", "Minden héten cserélődik a csapatunk.", "Válaszd azt a hölgyet, aki tetszik.",
                    "A címet telefonon adjuk meg.", "Mindent mi intézünk.", "A mi lányunk, {name}, szereti {hobby}.", "Pár percen belül válaszolunk.", "Minden hölgyünknek megvan a maga stílusa.",
                ],
                ["Várunk szeretettel.", "Hívj minket most.", "Csapatunk szívesen segít."]),
            [Voice.ThirdPerson] = new(
                ["{name} {trait} és {trait2}.", "Ő {name}, most {in}.", "Ez a lány {name}, itt fogad: {city}.", "Őt úgy hívják, hogy {name}.", "{name} várja a hívásod {in}."],
                [
                    "Ő szereti {hobby} és {hobby2}.", "Ő mindenkivel {trait}.", "Neki saját szobája van.", "Vele különleges lesz az estéd.", "Ő a jó modorú férfiakat kedveli.", "Ő {trait}, a mosolya pedig elárulja, hogy {trait2}.",
                    "A lány egyszerűen beszél magyarul, de megért téged.", "Szabadidejében ő {hobby} kedveli.", "Ő szívesen vár rád.", "A haja hosszú és sötét.",
                ],
                ["Őt keresd: {name}.", "Ő örülni fog neked.", "Ne hagyd ki őt."]),
        },
        Signals = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["trust_language"] = ["100%-ban valódi képek, nincs átverés.", "Megbízható vagyok, a fotók rólam készültek.", "Őszinte, valós hirdetés, bízhatsz bennem."],
            ["youth_language"] = ["Fiatal és üde, elmúltam 18.", "Új, fiatalka lány, 18+.", "Édes, fiatal egyetemista, nagykorú."],
            ["always_available"] = ["A nap 24 órájában elérhető.", "Éjjel-nappal, a hét minden napján.", "Mindig elérhető, bármikor hívhatsz, 0-24."],
            ["movement_language"] = ["Új vagyok a városban, csak pár napig.", "Most érkeztem, hamarosan továbbmegyek.", "Először itt, csak ezen a héten."],
            ["client_screening"] = ["Új vendégtől ajánlást kérek.", "Mutatkozz be, mielőtt visszaigazolom, ellenőrzöm az adataidat.", "Ajánló nélkül nem adok időpontot."],
            ["incall_only"] = ["Csak nálam, házhoz nem megyek.", "Kizárólag a lakásomon fogadok, hotelbe nem járok."],
            ["unprotected"] = ["Védekezés nélkül is lehet.", "Kérésre gumi nélkül."],
            ["crypto_prepaid"] = ["Előleg ajándékkártyával vagy bitcoinban a találkozó előtt.", "Csak előre fizetés kriptóban.", "Foglaláshoz küldj Steam-kártyát vagy BTC-t."],
        },
        AgeSentence = "{age} éves vagyok.",
        NationalitySentence = "Nemzetiségem: {nat}.",
        CitySentence = "Megtalálsz {in}.",
        ServicesSentence = "Amit kínálok: {services}.",
        PriceSentence = "Áraim: {price}.",
        ContactSentences = ["Hívj vagy írj: {contact}", "Itt érsz el: {contact}", "A számom: {contact}"],
        MessengerSentence = "Írj rám: {contact}",
        OneHour = "1 óra",
        Hours = "{0} óra",
        Minutes = "{0} perc",
        Night = "egész éjszaka (12 óra)",
        Incall = "nálam",
        Outcall = "nálad vagy hotelben",
        And = "és",
        Chrome = new ChromeWords
        {
            Tagline = "Apróhirdetések felnőtteknek",
            Home = "Kezdőlap",
            Browse = "Összes hirdetés",
            Cities = "Városok",
            About = "Rólunk",
            Terms = "Felhasználási feltételek",
            Contact = "Kapcsolat",
            Imprint = "Impresszum",
            Next = "Következő",
            Previous = "Előző",
            Related = "Ez is érdekelhet",
            Support = "Ügyfélszolgálat",
            Search = "Keresés",
            Description = "Bemutatkozás",
            CallMe = "Hívás",
            Advertisement = "Hirdetés",
            NotFound = "Ez az oldal már nem létezik.",
            GateTitle = "Csak felnőtteknek",
            GateText = "Az oldal felnőtteknek szól. Legalább 18 évesnek kell lenned.",
            GateAccept = "Elmúltam 18 éves – belépek",
            GateLeave = "Kilépek",
            Prose =
            [
                "Hirdetési oldalt működtetünk, az olvasók és hirdetők megállapodásaiban nem veszünk részt.", "Minden hirdető nagykorú, és ezt a feladáskor igazolja.",
                "Hirdetést a kapcsolat oldalon lehet jelenteni. Két munkanapon belül válaszolunk.", "A törvény által előírt adatokat megőrizzük, azután töröljük.",
                "A hirdetés tartalmáért a feladója felel.", "Az oldal a működéshez szükséges sütiket használja.",
            ],
        },
    };
}
