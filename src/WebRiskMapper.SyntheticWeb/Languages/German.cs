namespace WebRiskMapper.SyntheticWeb.Languages;

internal static class German
{
    public static SiteLanguage Phrases { get; } = new()
    {
        Code = "de",
        InFormat = "in {0}",
        Months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        LongDate = "{0}. {1} {2}",
        Today = "heute",
        Yesterday = "gestern",
        DaysAgo = "vor {0} Tagen",
        DigitWords = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"],
        At = "(ät)",
        Labels = new Dictionary<Field, string[]>
        {
            [Field.Name] = ["Name", "Künstlername"],
            [Field.Age] = ["Alter", "Jahre alt"],
            [Field.City] = ["Stadt", "Ort"],
            [Field.Phone] = ["Telefon", "Handy", "Tel."],
            [Field.Email] = ["E-Mail"],
            [Field.Handle] = ["Messenger"],
            [Field.Price] = ["Preise", "Honorar", "Tarife"],
            [Field.Posted] = ["Eingestellt am", "Datum", "Online seit"],
            [Field.Nationality] = ["Nationalität", "Herkunft"],
            [Field.Services] = ["Service", "Angebot", "Leistungen"],
            [Field.VisitType] = ["Besuche", "Haus- und Hotelbesuche", "Treffpunkt"],
            [Field.Agency] = ["Agentur"],
            [Field.Height] = ["Größe"],
            [Field.AdNumber] = ["Anzeige Nr.", "Inserat-ID"],
            [Field.Photos] = ["Fotos"],
        },
        Services = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["massage"] = ["Massage", "Entspannungsmassage"],
            ["dinner_date"] = ["Dinnerdate", "Dinner-Begleitung"],
            ["gfe"] = ["GFE", "Girlfriend-Erlebnis"],
            ["overnight"] = ["Übernachtung", "ganze Nacht"],
            ["tantra"] = ["Tantra", "Tantramassage"],
            ["duo"] = ["Duo", "Duo mit Freundin"],
            ["travel_companion"] = ["Reisebegleitung"],
            ["striptease"] = ["Striptease"],
            ["roleplay"] = ["Rollenspiele"],
            ["unprotected"] = ["ohne Schutz"],
        },
        Nationalities = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RO"] = "Rumänin", ["BG"] = "Bulgarin", ["HU"] = "Ungarin", ["PL"] = "Polin", ["UA"] = "Ukrainerin", ["BR"] = "Brasilianerin",
            ["CO"] = "Kolumbianerin", ["TH"] = "Thailänderin", ["CZ"] = "Tschechin", ["IT"] = "Italienerin", ["ES"] = "Spanierin", ["NG"] = "Nigerianerin",
        },
        Hobbies = ["lange Spaziergänge", "gute Filme", "alten Jazz", "Backen", "Klettern", "Yoga", "moderne Kunst", "Brettspiele", "Schwimmen", "Krimis", "Konzerte", "Radfahren", "meinen Garten", "Salsa"],
        Traits = ["unkompliziert", "aufmerksam", "elegant", "fröhlich", "diskret", "ruhig", "neugierig", "belesen", "herzlich", "verspielt", "höflich", "sportlich", "geduldig", "schlagfertig"],
        Titles = ["{name} {in}", "{name} aus {city} – {trait}", "{name}, {trait} und {trait2}", "Zeit mit {name}", "{name} freut sich {in}", "{name}: {trait}"],
        Voices = new Dictionary<Voice, VoicePhrases>
        {
            [Voice.FirstPerson] = new(
                ["Hallo, ich bin {name}.", "Ich heiße {name} und wohne {in}.", "Ich bin {name}, {trait} und {trait2}.", "Willkommen auf meiner Seite, ich bin {name}.", "Schön, dass du da bist. Ich bin {name}."],
                [
                    "Ich mag {hobby} und {hobby2}.", "Man sagt, ich sei {trait}.", "Ich arbeite allein und gehe selbst ans Telefon.", "Meine Wohnung ist ruhig und nah am Bahnhof.",
                    "Am Wochenende gehört meine Zeit einem: {hobby}.", "Ein gutes Gespräch ist mir wichtig.", "Ich nehme mir Zeit und mag keine Eile.", "Ich spreche Deutsch und etwas Englisch.",
                    "Meine Termine plane ich eine Woche voraus.", "Ich mache das seit einigen Jahren und wähle meine Zeiten.", "Tee und frische Handtücher liegen bereit.", "Magst du {hobby}? Dann haben wir ein Thema.",
                    "Unterdrückte Nummern nehme ich nicht an.", "Vormittags passt es mir am besten.", "Meine Haare sind braun, meine Kleidung ist {trait}.", "Bitte sei pünktlich und höflich.", "Ich bin {trait}, ein wenig {trait2} und mag {hobby}.",
                    "Seit letztem Jahr lerne ich abends für mein Studium.", "Herren und Paare sind willkommen.", "Parken ist ab 18 Uhr frei.",
                ],
                ["Bis bald, {name}.", "Ich freue mich auf deine Nachricht.", "Liebe Grüße, {name}.", "Bis dann!"]),
            [Voice.Plural] = new(
                ["Wir stellen vor: {name} {in}.", "Unsere Mädels warten {in} auf dich.", "Wir sind ein Team freundlicher Damen {in}.", "Lerne {name} kennen, eine unserer Damen.", "Unsere Damen empfangen dich jeden Tag."],
                [
                    "Unsere Damen sind {trait} und {trait2}.", "Wir haben mehrere Zimmer und eine Lounge.", "Alle unsere Damen mögen {hobby}.", "Unser Team wechselt jede Woche.", "Wähle die Dame, die dir gefällt.",
                    "Die Adresse bekommst du nach deinem Anruf.", "Wir kümmern uns um alles.", "Unsere {name} mag {hobby}.", "Wir antworten in wenigen Minuten.", "Jede unserer Damen hat ihren eigenen Stil.",
                ],
                ["Wir freuen uns auf deinen Besuch.", "Ruf uns jetzt an.", "Unser Team hilft gern."]),
            [Voice.ThirdPerson] = new(
                ["{name} ist {trait} und {trait2}.", "Das ist {name}, jetzt {in}.", "{name} ist {in} angekommen.", "Sie heißt {name}.", "{name} wartet {in} auf deinen Anruf."],
                [
                    "Sie mag {hobby} und {hobby2}.", "Sie ist zu allen {trait}.", "Sie hat ein eigenes Zimmer.", "Sie macht deinen Abend besonders.", "Sie mag Männer mit Manieren.", "Sie ist {trait}, ihr Lächeln ist {trait2}.",
                    "Ihr Deutsch ist einfach, aber sie versteht dich.", "Sie mag {hobby}.", "Sie wartet gern auf dich.", "Ihre Haare sind lang und dunkel.",
                ],
                ["Frag nach {name}.", "Sie freut sich auf dich.", "Lass sie dir nicht entgehen."]),
        },
        Signals = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["trust_language"] = ["100 % echt und zuverlässig.", "Echte Bilder, seriös und ehrlich.", "Vertrauenswürdig, garantiert echt."],
            ["youth_language"] = ["Jung und frisch.", "Neues junges Girl, über 18.", "Süße junge Studentin, 18+."],
            ["always_available"] = ["24/7 erreichbar.", "Tag und Nacht, rund um die Uhr.", "Immer verfügbar, jederzeit."],
            ["movement_language"] = ["Neu in der Stadt, nur für wenige Tage.", "Gerade angekommen, bald wieder weg.", "Zum ersten Mal hier, nur diese Woche."],
            ["client_screening"] = ["Neue Gäste bitte ich um eine Referenz.", "Bitte stell dich vor, ich prüfe jede Anfrage.", "Ohne Referenz vergebe ich keinen Termin."],
            ["incall_only"] = ["Nur bei mir, keine Hausbesuche.", "Kein Haus- und Hotelbesuch, nur Empfang."],
            ["unprotected"] = ["Ohne Schutz möglich.", "Auf Wunsch ungeschützt."],
            ["crypto_prepaid"] = ["Anzahlung per Gutscheinkarte oder Bitcoin vor dem Treffen.", "Nur Vorkasse in Krypto.", "Zum Buchen Steam-Karte oder BTC senden."],
        },
        AgeSentence = "Ich bin {age} Jahre alt.",
        NationalitySentence = "Nationalität: {nat}.",
        CitySentence = "Du findest mich {in}.",
        ServicesSentence = "Im Angebot: {services}.",
        PriceSentence = "Mein Honorar: {price}.",
        ContactSentences = ["Ruf an oder schreib: {contact}", "Du erreichst mich unter {contact}", "Meine Nummer ist {contact}"],
        MessengerSentence = "Schreib mir: {contact}",
        OneHour = "1 Stunde",
        Hours = "{0} Std.",
        Minutes = "{0} Min.",
        Night = "Übernachtung (12 Std.)",
        Incall = "bei mir",
        Outcall = "Haus- und Hotelbesuch",
        And = "und",
        Chrome = new ChromeWords
        {
            Tagline = "Kleinanzeigen für Erwachsene", Home = "Start", Browse = "Alle Anzeigen", Cities = "Städte", About = "Über uns", Terms = "Nutzungsbedingungen", Contact = "Kontakt", Imprint = "Impressum",
            Next = "Weiter", Previous = "Zurück", Related = "Das könnte dir auch gefallen", Support = "Kundendienst", Search = "Suche", Description = "Über mich", CallMe = "Jetzt anrufen", Advertisement = "Anzeige",
            NotFound = "Diese Seite gibt es nicht mehr.", GateTitle = "Nur für Erwachsene", GateText = "Diese Website ist für Erwachsene. Du musst mindestens 18 Jahre alt sein.", GateAccept = "Ich bin über 18 – weiter", GateLeave = "Verlassen",
            Prose =
            [
                "Wir betreiben eine Website für Kleinanzeigen. An Vereinbarungen zwischen Lesern und Inserenten sind wir nicht beteiligt.", "Alle Inserenten müssen volljährig sein und bestätigen das beim Einstellen.",
                "Anzeigen kannst du über die Kontaktseite melden. Wir antworten innerhalb von zwei Werktagen.", "Wir speichern die Daten, die das Gesetz verlangt, und löschen sie danach.",
                "Für den Inhalt einer Anzeige ist verantwortlich, wer sie aufgegeben hat.", "Diese Website verwendet notwendige Cookies.",
            ],
        },
    };
}
