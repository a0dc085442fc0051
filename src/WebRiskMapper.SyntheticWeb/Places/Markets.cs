namespace WebRiskMapper.SyntheticWeb.Places;

/// <summary>The countries that the invented sites sell into: twelve here, the rest of the wide set in <see cref="WideMarkets"/>.</summary>
internal static class Markets
{
    private static readonly Market[] Core =
    [
        new("GB", "GBP", 150, [new("London"), new("Manchester"), new("Birmingham"), new("Leeds"), new("Glasgow"), new("Bristol")]),
        new("IE", "EUR", 180, [new("Dublin"), new("Cork"), new("Waterford"), new("Limerick"), new("Galway")]),
        new("US", "USD", 300, [new("Chicago"), new("Houston"), new("Miami"), new("Seattle"), new("Denver"), new("Boston")]),
        new("DE", "EUR", 170,
        [
            new("Berlin"), new("Munich", "de:München"), new("Hamburg"), new("Köln"), new("Frankfurt am Main", "de:Frankfurt am Main"),
            new("Stuttgart"), new("Nürnberg"),
        ]),
        new("AT", "EUR", 180, [new("Vienna", "de:Wien"), new("Graz"), new("Linz"), new("Salzburg"), new("Innsbruck")]),
        new("CH", "CHF", 250,
        [
            new("Zürich", "fr:Zurich", "it:Zurigo"), new("Genève", "de:Genf", "it:Ginevra"), new("Basel", "fr:Bâle", "it:Basilea"), new("Bern", "fr:Berne", "it:Berna"),
            new("Lausanne", "it:Losanna"), new("Luzern", "fr:Lucerne", "it:Lucerna"),
        ]),
        new("FR", "EUR", 180, [new("Paris"), new("Lyon"), new("Marseille"), new("Nice"), new("Toulouse")]),
        new("BE", "EUR", 160,
        [
            new("Brussels", "fr:Bruxelles", "nl:Brussel"), new("Antwerpen", "fr:Anvers"), new("Liège", "nl:Luik"), new("Gent", "fr:Gand"), new("Charleroi"),
        ]),
        new("ES", "EUR", 150, [new("Madrid"), new("Barcelona"), new("Valencia"), new("Sevilla"), new("Málaga"), new("Bilbao")]),
        new("CY", "EUR", 120,
        [
            new("Nicosia", "el:Λευκωσία=στη Λευκωσία"), new("Limassol", "el:Λεμεσός=στη Λεμεσό"), new("Larnaca", "el:Λάρνακα=στη Λάρνακα"),
            new("Paphos", "el:Πάφος=στην Πάφο"),
        ]),
        new("GR", "EUR", 110,
        [
            new("Athens", "el:Αθήνα=στην Αθήνα"), new("Thessaloníki", "el:Θεσσαλονίκη=στη Θεσσαλονίκη", "en:Thessaloniki"),
            new("Pátra", "el:Πάτρα=στην Πάτρα", "en:Patras"), new("Piraeus", "el:Πειραιάς=στον Πειραιά"),
            new("Lárisa", "el:Λάρισα=στη Λάρισα", "en:Larissa"),
        ]),
        new("KZ", "KZT", 40000,
        [
            new("Almaty", "ru:Алматы=в Алматы"), new("Shymkent", "ru:Шымкент=в Шымкенте"), new("Karagandy", "ru:Караганда=в Караганде"),
            new("Aktobe", "ru:Актобе=в Актобе"), new("Pavlodar", "ru:Павлодар=в Павлодаре"),
        ]),
    ];

    private static readonly MarketPlan CorePlan = new(12,
    [
        (["GB"], "en"), (["DE"], "de"), (["FR"], "fr"), (["ES"], "es"), (["GR"], "el"), (["KZ"], "ru"),
        (["US"], "en"), (["AT"], "de"), (["BE"], "fr"), (["IE"], "en"), (["CY"], "el"), (["CH"], "de"),
        (["GB"], "en"), (["DE"], "de"), (["KZ"], "ru"), (["CH"], "fr"), (["GR", "CY"], "el"), (["DE", "AT"], "de"),
        (["GB", "IE"], "en"), (["ES"], "es"), (["FR", "BE"], "fr"), (["US"], "en"), (["CY"], "en"), (["GR"], "en"),
    ]);

    public static IReadOnlyDictionary<string, Market> ByCountry { get; } = Core.Concat(WideMarkets.All).ToDictionary(m => m.Country, StringComparer.Ordinal);

    public static MarketPlan Plan(MarketSet markets) => markets == MarketSet.Wide ? WideMarkets.Plan : CorePlan;
}
