namespace WebRiskMapper.SyntheticWeb.Languages;

/// <summary>In Latin script, as such sites mostly write it.</summary>
internal static class Serbian
{
    public static SiteLanguage Phrases { get; } = new()
    {
        Code = "sr",
        OwnSpellings = WorkingNames.Spelt(
            """
            Bella Bela|Clara Klara|Diana Dijana|Emma Ema|Julia Julija|Lidia Lidija|Lucia Lucija|Maria Marija|Melissa Melisa|Monica Monika
            |Nadia Nađa|Natalia Natalija|Sofia Sofija|Sonia Sonja|Stella Stela|Tania Tanja|Teresa Tereza|Valeria Valerija|Victoria Viktorija
            |Yasmin Jasmina|Zoe Zoja
            """),
        InFormat = "u gradu {0}",
        Months = ["januar", "februar", "mart", "april", "maj", "jun", "jul", "avgust", "septembar", "oktobar", "novembar", "decembar"],
        LongDate = "{0}. {1} {2}.",
        NumericDates = ("dd.MM.yyyy.", "d.M.yyyy."),
        Today = "danas",
        Yesterday = "juče",
        DaysAgo = "pre {0} dana",
        DigitWords = ["nula", "jedan", "dva", "tri", "četiri", "pet", "šest", "sedam", "osam", "devet"],
        At = "(majmunče)",
        Labels = new Dictionary<Field, string[]>
        {
            [Field.Name] = ["Ime", "Nadimak"],
            [Field.Age] = ["Godine", "Starost"],
            [Field.City] = ["Grad", "Mesto", "Lokacija"],
            [Field.Phone] = ["Telefon", "Mobilni", "Kontakt telefon"],
            [Field.Email] = ["E-mail", "Imejl"],
            [Field.Handle] = ["Poruke", "Čet"],
            [Field.Price] = ["Cenovnik", "Cene", "Cena"],
            [Field.Posted] = ["Objavljeno", "Datum", "Postavljeno"],
            [Field.Nationality] = ["Nacionalnost", "Poreklo"],
            [Field.Services] = ["Usluge", "Nudim"],
            [Field.VisitType] = ["Susreti", "Mesto susreta", "Izlazak na adresu"],
            [Field.Agency] = ["Agencija"],
            [Field.Height] = ["Visina"],
            [Field.AdNumber] = ["Broj oglasa", "Šifra oglasa"],
            [Field.Photos] = ["Slike", "Broj slika"],
        },
        Services = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["massage"] = ["masaža", "opuštajuća masaža"],
            ["dinner_date"] = ["večera udvoje", "društvo za večeru"],
            ["gfe"] = ["GFE", "kao sa devojkom"],
            ["overnight"] = ["cela noć", "noćenje"],
            ["tantra"] = ["tantra", "tantrička masaža"],
            ["duo"] = ["duo sa drugaricom", "udvoje sa drugaricom"],
            ["travel_companion"] = ["pratnja na putu", "društvo na putovanju"],
            ["striptease"] = ["striptiz"],
            ["roleplay"] = ["igranje uloga", "igre uloga"],
            ["unprotected"] = ["bez zaštite", "bez kondoma"],
        },
        Nationalities = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RO"] = "Rumunka",
            ["BG"] = "Bugarka",
            ["HU"] = "Mađarica",
            ["PL"] = "Poljakinja",
            ["UA"] = "Ukrajinka",
            ["BR"] = "Brazilka",
            ["CO"] = "Kolumbijka",
            ["TH"] = "Tajlanđanka",
            ["CZ"] = "Čehinja",
            ["IT"] = "Italijanka",
            ["ES"] = "Špankinja",
            ["NG"] = "Nigerijka",
        },
        Hobbies = ["duge šetnje", "dobre filmove", "stari džez", "pravljenje kolača", "planinarenje", "jogu", "modernu umetnost", "društvene igre", "plivanje", "krimi romane", "svirke uživo", "vožnju bicikla", "rad u bašti", "salsu"],
        Traits = ["opuštena", "pažljiva", "elegantna", "vesela", "diskretna", "mirna", "radoznala", "načitana", "nežna", "vragolasta", "vaspitana", "sportski građena", "strpljiva", "duhovita"],
        Titles = ["{name} {in}", "{name}, {trait} – {city}", "{name}, {trait} i {trait2}", "{name} prima {in}", "{name} te čeka {in}", "{trait} {name}, {city}"],
        Voices = new Dictionary<Voice, VoicePhrases>
        {
            [Voice.FirstPerson] = new(
                ["Zdravo, ja sam {name}.", "Zovem se {name} i živim {in}.", "Ja sam {name}, {trait} i {trait2}.", "Dobro došao na moj oglas, ja sam {name}.", "Hvala što čitaš, ovde {name}."],
                [
                    "Volim {hobby} i {hobby2}.", "Kažu da sam {trait}.", "Radim sama i sama se javljam na telefon.", "Stan mi je miran, čist i blizu stanice.",
                    "Vikendom najradije biram {hobby}.", "Dobar razgovor mi mnogo znači.", "Ne žurim i ne gledam na sat.", "Govorim srpski i pomalo engleski.",
                    "Susrete dogovaram par dana unapred.", "Ovim se bavim nekoliko godina i sama biram vreme.", "Kafa i čisti peškiri te uvek čekaju.", "Ako i ti voliš {hobby}, imamo o čemu da pričamo.",
                    "Na skrivene brojeve se ne javljam.", "Prepodne mi najviše odgovara.", "Kosa mi je smeđa, a po prirodi sam {trait}.", "Molim te da budeš tačan i pristojan.", "Ja sam {trait}, malo {trait2} i obožavam {hobby}.",
                    "Uveče učim za ispite.", "Gospoda sa manirima su dobrodošla.", "Ispred zgrade ima parkinga.",
                ],
                ["Vidimo se, {name}.", "Čekam tvoju poruku.", "Ljubim, {name}.", "Prijatno!"]),
            [Voice.Plural] = new(
                ["Predstavljamo vam: {name} {in}.", "Naše devojke te čekaju {in}.", "Mi smo tim prijatnih dama {in}.", "Upoznaj naše devojke, tu je i {name}.", "Naše dame primaju svakog dana."],
                [
                    "Svaka naša devojka je {trait} i {trait2}.", "Imamo više soba i salon.", "Naše dame vole {hobby}.", "Svake nedelje stižu nam druge devojke.", "Izaberi devojku koja ti se dopada.",
                    "Adresu dajemo telefonom.", "Mi sve sređujemo za tebe.", "Naša {name} voli {hobby}.", "Odgovaramo za par minuta.", "Svaka od naših devojaka ima svoj stil.",
                ],
                ["Čekamo te.", "Pozovi nas odmah.", "Rado ćemo ti pomoći oko izbora."]),
            [Voice.ThirdPerson] = new(
                ["{name} je {trait} i {trait2}.", "Ovo je {name}, sada {in}.", "Ona je {name} i prima {in}.", "Ona se zove {name}.", "{name} čeka tvoj poziv {in}."],
                [
                    "Ona voli {hobby} i {hobby2}.", "Ona je {trait} prema svakome.", "Ona ima svoju sobu.", "Sa njom će tvoje veče biti posebno.", "Ona voli muškarce sa manirima.", "Ona je {trait}, a osmeh joj govori da je i {trait2}.",
                    "Njen srpski je jednostavan, ali ona te razume.", "Ona u slobodno vreme bira {hobby}.", "Ona će te rado sačekati.", "Njena kosa je duga i tamna.",
                ],
                ["Traži nju: {name}.", "Ona će ti se obradovati.", "Ne propusti je."]),
        },
        Signals = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["trust_language"] = ["Slike su 100% moje, bez iznenađenja.", "Pravi oglas, ozbiljna i iskrena.", "Realne fotografije, možeš mi verovati."],
            ["youth_language"] = ["Mlada i sveža, punoletna.", "Nova mlađana devojka, preko 18.", "Slatka mlada studentkinja, 18+."],
            ["always_available"] = ["Dostupna 24/7.", "Danju i noću, non-stop.", "Uvek slobodna, u svako doba."],
            ["movement_language"] = ["Nova u gradu, samo par dana.", "Tek sam stigla i uskoro odlazim.", "Prvi put ovde, samo ove nedelje."],
            ["client_screening"] = ["Od novih gostiju tražim preporuku.", "Prvo se predstavi, proveravam pre nego što potvrdim.", "Bez preporuke ne zakazujem."],
            ["incall_only"] = ["Samo kod mene, ne idem na adresu.", "Primam isključivo u svom stanu, bez hotela."],
            ["unprotected"] = ["Može i bez zaštite.", "Po želji bez kondoma."],
            ["crypto_prepaid"] = ["Kapara poklon karticom ili bitkoinom pre susreta.", "Isključivo plaćanje unapred u kriptovaluti.", "Za rezervaciju pošalji Steam karticu ili BTC."],
        },
        AgeSentence = "Imam {age} {years}.",
        YearsWord = age => (age % 10) switch { 1 => "godinu", 2 or 3 or 4 => "godine", _ => "godina" },
        NationalitySentence = "Nacionalnost: {nat}.",
        CitySentence = "Nalazim se {in}.",
        ServicesSentence = "U ponudi: {services}.",
        PriceSentence = "Moj cenovnik: {price}.",
        ContactSentences = ["Zovi ili piši: {contact}", "Javi se na {contact}", "Moj broj je {contact}"],
        MessengerSentence = "Piši mi: {contact}",
        OneHour = "1 sat",
        Hours = "{0} sata",
        Minutes = "{0} minuta",
        Night = "cela noć (12 sati)",
        Incall = "kod mene",
        Outcall = "dolazim na adresu",
        And = "i",
        Chrome = new ChromeWords
        {
            Tagline = "Oglasi za odrasle",
            Home = "Početna",
            Browse = "Svi oglasi",
            Cities = "Gradovi",
            About = "O nama",
            Terms = "Uslovi korišćenja",
            Contact = "Kontakt",
            Imprint = "Pravne informacije",
            Next = "Sledeća",
            Previous = "Prethodna",
            Related = "Slični oglasi",
            Support = "Podrška",
            Search = "Pretraga",
            Description = "O meni",
            CallMe = "Pozovi",
            Advertisement = "Oglas",
            NotFound = "Ova stranica više ne postoji.",
            GateTitle = "Samo za odrasle",
            GateText = "Ovaj sajt je namenjen odraslima. Moraš imati najmanje 18 godina.",
            GateAccept = "Imam više od 18 godina – uđi",
            GateLeave = "Izađi",
            Prose =
            [
                "Vodimo sajt sa oglasima i ne učestvujemo u dogovorima čitalaca i oglašivača.", "Svaki oglašivač mora biti punoletan i to potvrđuje pri postavljanju oglasa.",
                "Oglas možete prijaviti na stranici sa kontaktima. Odgovaramo u roku od dva radna dana.", "Podatke čuvamo koliko zakon traži, a zatim ih brišemo.",
                "Za sadržaj oglasa odgovara onaj ko ga je postavio.", "Sajt koristi samo neophodne kolačiće.",
            ],
        },
    };
}
