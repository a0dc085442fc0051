using WebRiskMapper.SyntheticWeb.Languages;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>Captions under big numbers, and short durations.</summary>
/// <param name="Years">For languages where the word does not change with the number.</param>
/// <param name="Hours">Such as "2h", {0} being the hours.</param>
/// <param name="Minutes">Such as "30 min", {0} being the minutes.</param>
internal sealed record TwoCopiesWords(string Years, string Height, string Photos, string Rates, string Hours, string Minutes, string Menu)
{
    private static readonly IReadOnlyDictionary<string, TwoCopiesWords> ByLanguage = Wording.Read(
        """
        en|years|cm tall|photos|Rates|{0}h|{0} min|Menu
        de|Jahre|cm groß|Fotos|Preise|{0}h|{0} Min|Menü
        fr|ans|cm|photos|Tarifs|{0}h|{0} min|Menu
        es|años|cm de altura|fotos|Tarifas|{0}h|{0} min|Menú
        ru|лет|см рост|фото|Цены|{0} ч|{0} мин|Меню
        el|ετών|εκ. ύψος|φωτογραφίες|Τιμές|{0} ώρ.|{0} λεπ.|Μενού
        it|anni|cm di altezza|foto|Tariffe|{0}h|{0} min|Menu
        pt|anos|cm de altura|fotos|Preços|{0}h|{0} min|Menu
        nl|jaar|cm lang|foto's|Tarieven|{0}u|{0} min|Menu
        pl|lat|cm wzrostu|zdjęć|Cennik|{0}h|{0} min|Menu
        cs|let|cm výška|fotek|Ceník|{0}h|{0} min|Menu
        sk|rokov|cm výška|fotiek|Cenník|{0}h|{0} min|Menu
        hu|éves|cm magas|fotó|Árak|{0} ó|{0} p|Menü
        ro|ani|cm înălțime|poze|Tarife|{0}h|{0} min|Meniu
        bg|години|см височина|снимки|Цени|{0} ч.|{0} мин.|Меню
        tr|yaşında|cm boy|fotoğraf|Ücretler|{0} sa|{0} dk|Menü
        uk|років|см зріст|фото|Ціни|{0} год|{0} хв|Меню
        sr|godina|cm visina|slika|Cene|{0}h|{0} min|Meni
        sv|år|cm lång|bilder|Priser|{0}h|{0} min|Meny
        fi|vuotta|cm pitkä|kuvaa|Hinnat|{0}h|{0} min|Valikko
        """,
        w => new TwoCopiesWords(w[0], w[1], w[2], w[3], w[4], w[5], w[6]));

    public static TwoCopiesWords Of(SiteLanguage language) => ByLanguage[language.Code];
}
