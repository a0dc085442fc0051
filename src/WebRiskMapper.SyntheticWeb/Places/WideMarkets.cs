namespace WebRiskMapper.SyntheticWeb.Places;

/// <summary>The eighteen countries that the wide set adds, and where its sites sell.</summary>
internal static class WideMarkets
{
    public static IReadOnlyList<Market> All { get; } =
    [
        new("IT", "EUR", 150,
        [
            new("Rome", "it:Roma"), new("Milan", "it:Milano"), new("Naples", "it:Napoli"), new("Turin", "it:Torino"), new("Bologna"), new("Florence", "it:Firenze"),
            new("Verona"),
        ]),
        new("PT", "EUR", 120,
        [
            new("Lisbon", "pt:Lisboa"), new("Porto", "pt:Porto=no Porto"), new("Braga"), new("Coimbra"), new("Setúbal"), new("Funchal", "pt:Funchal=no Funchal"),
        ]),
        new("NL", "EUR", 170, [new("Amsterdam"), new("Rotterdam"), new("The Hague", "nl:Den Haag"), new("Utrecht"), new("Eindhoven"), new("Groningen")]),
        new("PL", "PLN", 400,
        [
            new("Warsaw", "pl:Warszawa=w Warszawie"), new("Kraków", "pl:Kraków=w Krakowie"), new("Wrocław", "pl:Wrocław=we Wrocławiu"), new("Poznań", "pl:Poznań=w Poznaniu"),
            new("Gdańsk", "pl:Gdańsk=w Gdańsku"), new("Łódź", "pl:Łódź=w Łodzi"),
        ]),
        new("CZ", "CZK", 2500,
        [
            new("Prague", "cs:Praha=v Praze"), new("Brno", "cs:Brno=v Brně"), new("Ostrava", "cs:Ostrava=v Ostravě"), new("Pilsen", "cs:Plzeň=v Plzni"),
            new("Olomouc", "cs:Olomouc=v Olomouci"), new("Liberec", "cs:Liberec=v Liberci"),
        ]),
        new("SK", "EUR", 110,
        [
            new("Bratislava", "sk:Bratislava=v Bratislave", "cs:Bratislava=v Bratislavě"), new("Košice", "sk:Košice=v Košiciach", "cs:Košice=v Košicích"),
            new("Nitra", "sk:Nitra=v Nitre", "cs:Nitra=v Nitře"), new("Žilina", "sk:Žilina=v Žiline", "cs:Žilina=v Žilině"),
            new("Trnava", "sk:Trnava=v Trnave", "cs:Trnava=v Trnavě"), new("Prešov", "sk:Prešov=v Prešove", "cs:Prešov=v Prešově"),
        ]),
        new("HU", "HUF", 35000,
        [
            new("Budapest", "hu:Budapest=Budapesten"), new("Debrecen", "hu:Debrecen=Debrecenben"), new("Szeged", "hu:Szeged=Szegeden"), new("Pécs", "hu:Pécs=Pécsen"),
            new("Győr", "hu:Győr=Győrben"), new("Miskolc", "hu:Miskolc=Miskolcon"),
        ]),
        new("RO", "RON", 400,
        [
            new("Bucharest", "ro:București"), new("Cluj-Napoca", "ro:Cluj-Napoca=la Cluj-Napoca"), new("Timişoara", "ro:Timișoara=la Timișoara"), new("Iaşi", "ro:Iași=la Iași"),
            new("Braşov", "ro:Brașov=la Brașov"), new("Constanţa", "ro:Constanța=la Constanța"),
        ]),
        new("MD", "MDL", 1500,
        [
            new("Chisinau", "ro:Chișinău", "ru:Кишинёв=в Кишинёве"), new("Bălţi", "ro:Bălți=la Bălți", "ru:Бельцы=в Бельцах"), new("Cahul", "ro:Cahul=la Cahul", "ru:Кагул=в Кагуле"),
            new("Orhei", "ro:Orhei=la Orhei", "ru:Оргеев=в Оргееве"),
        ]),
        new("BG", "EUR", 90,
        [
            new("Sofia", "bg:София"), new("Plovdiv", "bg:Пловдив"), new("Varna", "bg:Варна=във Варна"), new("Burgas", "bg:Бургас"), new("Ruse", "bg:Русе"),
            new("Stara Zagora", "bg:Стара Загора"),
        ]),
        new("TR", "TRY", 5000,
        [
            new("Istanbul", "tr:İstanbul=İstanbul'da"), new("Ankara", "tr:Ankara=Ankara'da"), new("İzmir", "tr:İzmir=İzmir'de", "en:Izmir"), new("Antalya", "tr:Antalya=Antalya'da"),
            new("Bursa", "tr:Bursa=Bursa'da"), new("Adana", "tr:Adana=Adana'da"),
        ]),
        new("UA", "UAH", 2500,
        [
            new("Kyiv", "uk:Київ=у Києві", "ru:Киев=в Киеве"), new("Kharkiv", "uk:Харків=у Харкові", "ru:Харьков=в Харькове"), new("Dnipro", "uk:Дніпро=у Дніпрі", "ru:Днепр=в Днепре"),
            new("Odessa", "uk:Одеса=в Одесі", "ru:Одесса=в Одессе"), new("Lviv", "uk:Львів=у Львові", "ru:Львов=во Львове"),
            new("Zaporizhia", "uk:Запоріжжя=у Запоріжжі", "ru:Запорожье=в Запорожье"),
        ]),
        new("RS", "RSD", 12000,
        [
            new("Belgrade", "sr:Beograd=u Beogradu"), new("Novi Sad", "sr:Novi Sad=u Novom Sadu"), new("Niš", "sr:Niš=u Nišu"), new("Kragujevac", "sr:Kragujevac=u Kragujevcu"),
            new("Subotica", "sr:Subotica=u Subotici"),
        ]),
        new("ME", "EUR", 130,
        [
            new("Podgorica", "sr:Podgorica=u Podgorici"), new("Budva", "sr:Budva=u Budvi"), new("Nikšić", "sr:Nikšić=u Nikšiću"), new("Bar", "sr:Bar=u Baru"),
            new("Herceg Novi", "sr:Herceg Novi=u Herceg Novom"),
        ]),
        new("BA", "BAM", 200,
        [
            new("Sarajevo", "sr:Sarajevo=u Sarajevu"), new("Banja Luka", "sr:Banja Luka=u Banjoj Luci"), new("Tuzla", "sr:Tuzla=u Tuzli"), new("Mostar", "sr:Mostar=u Mostaru"),
            new("Bijeljina", "sr:Bijeljina=u Bijeljini"),
        ]),
        new("SE", "SEK", 2000, [new("Stockholm"), new("Göteborg"), new("Malmö"), new("Uppsala"), new("Västerås"), new("Örebro")]),
        new("FI", "EUR", 180,
        [
            new("Helsinki", "fi:Helsinki=Helsingissä", "sv:Helsingfors"), new("Espoo", "fi:Espoo=Espoossa", "sv:Esbo"), new("Tampere", "fi:Tampere=Tampereella", "sv:Tammerfors"),
            new("Turku", "fi:Turku=Turussa", "sv:Åbo"), new("Oulu", "fi:Oulu=Oulussa", "sv:Uleåborg"), new("Vaasa", "fi:Vaasa=Vaasassa", "sv:Vasa"),
        ]),
        new("CA", "CAD", 280, [new("Toronto"), new("Montréal", "en:Montreal"), new("Vancouver"), new("Calgary"), new("Ottawa"), new("Edmonton")]),
    ];

    /// <summary>Several countries have sites in more than one language, and some sites sell into two or three.</summary>
    public static MarketPlan Plan { get; } = new(30,
    [
        (["GB"], "en"), (["DE"], "de"), (["FR"], "fr"), (["ES"], "es"), (["GR"], "el"), (["KZ"], "ru"),
        (["US"], "en"), (["AT"], "de"), (["BE"], "fr"), (["IE"], "en"), (["CY"], "el"), (["CH"], "de"),
        (["IT"], "it"), (["PT"], "pt"), (["NL"], "nl"), (["PL"], "pl"), (["CZ"], "cs"), (["SK"], "sk"),
        (["HU"], "hu"), (["RO"], "ro"), (["BG"], "bg"), (["TR"], "tr"), (["UA"], "uk"), (["RS"], "sr"),
        (["SE"], "sv"), (["FI"], "fi"), (["MD"], "ro"), (["ME"], "sr"), (["BA"], "sr"), (["CA"], "en"),
        (["GB"], "en"), (["DE"], "de"), (["BE"], "nl"), (["CH"], "it"), (["UA"], "ru"), (["FI"], "sv"),
        (["PL"], "pl"), (["HU"], "hu"), (["BG"], "bg"), (["TR"], "tr"), (["CZ", "SK"], "cs"), (["RO", "MD"], "ro"),
        (["RS", "ME", "BA"], "sr"), (["NL", "BE"], "nl"), (["CA"], "fr"), (["MD"], "ru"), (["CZ"], "en"), (["TR"], "en"),
        (["PT"], "pt"), (["IT", "CH"], "it"), (["SK"], "sk"), (["UA"], "uk"), (["FI"], "fi"), (["SE", "FI"], "sv"),
        (["ES"], "es"), (["KZ"], "ru"),
    ]);
}
