using WebRiskMapper.SyntheticWeb.Languages;

namespace WebRiskMapper.SyntheticWeb.Families.HeldBack;

/// <summary>
/// What the software of a site says around its ads. A language without words of its own gets the English ones, as on sites whose
/// translation was never finished.
/// </summary>
/// <param name="From">Before the lowest price.</param>
/// <param name="Comments">What visitors write. The numbers in them are nobody's age, price or telephone.</param>
internal sealed record SideWords(string Cookies, string Accept, string Reviews, string Report, string ShowNumber, string Yes, string No, string From, string[] Comments)
{
    private static readonly SideWords English = new(
        "We use cookies to keep you signed in and to count visits.", "Got it", "Reviews", "Report this ad", "Show number", "yes", "no", "from",
        [
            "Friendly, and the flat is clean and easy to find.", "I am 52 and felt at ease.", "Booked two hours, paid 300 in all, no haggling.", "Drove 80 km for this and would do it again.",
            "My message was answered after 10 minutes.", "Good talk, nice music. 5 out of 5.",
        ]);

    private static readonly Dictionary<string, SideWords> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = English,
        ["de"] = new(
            "Wir verwenden Cookies, damit du angemeldet bleibst und um Besuche zu zählen.", "Verstanden", "Bewertungen", "Anzeige melden", "Nummer zeigen", "ja", "nein", "ab",
            [
                "Freundlich, die Wohnung ist sauber und leicht zu finden.", "Bin 52 und habe mich wohl gefühlt.", "Zwei Stunden gebucht, 300 bezahlt, kein Feilschen.", "80 km gefahren, würde es wieder tun.",
                "Antwort kam nach 10 Minuten.", "Gutes Gespräch, schöne Musik. 5 von 5.",
            ]),
        ["fr"] = new(
            "Nous utilisons des cookies pour garder votre session et compter les visites.", "J'ai compris", "Avis", "Signaler l'annonce", "Voir le numéro", "oui", "non", "dès",
            [
                "Aimable, appartement propre et facile à trouver.", "J'ai 52 ans et je me suis senti à l'aise.", "Deux heures réservées, 300 en tout, sans marchander.", "80 km de route, je le referais.",
                "Réponse après 10 minutes.", "Bonne conversation, belle musique. 5 sur 5.",
            ]),
        ["es"] = new(
            "Usamos cookies para mantener tu sesión y contar visitas.", "Entendido", "Opiniones", "Denunciar anuncio", "Ver número", "sí", "no", "desde",
            [
                "Amable, el piso está limpio y es fácil de encontrar.", "Tengo 52 y me sentí a gusto.", "Reservé dos horas, 300 en total, sin regatear.", "Hice 80 km y lo volvería a hacer.",
                "Contestó a los 10 minutos.", "Buena charla, buena música. 5 de 5.",
            ]),
        ["el"] = new(
            "Χρησιμοποιούμε cookies για τη σύνδεσή σας και για τη μέτρηση επισκέψεων.", "Εντάξει", "Κριτικές", "Αναφορά αγγελίας", "Εμφάνιση αριθμού", "ναι", "όχι", "από",
            [
                "Ευγενική, το διαμέρισμα καθαρό και το βρίσκεις εύκολα.", "Είμαι 52 και ένιωσα άνετα.", "Έκλεισα δύο ώρες, 300 συνολικά, χωρίς παζάρια.", "Οδήγησα 80 χλμ. και θα το ξανάκανα.",
                "Η απάντηση ήρθε σε 10 λεπτά.", "Ωραία κουβέντα, ωραία μουσική. 5 στα 5.",
            ]),
        ["ru"] = new(
            "Мы используем cookie, чтобы помнить вас и считать посещения.", "Понятно", "Отзывы", "Пожаловаться", "Показать номер", "да", "нет", "от",
            [
                "Приветливая, квартира чистая, найти легко.", "Мне 52, чувствовал себя спокойно.", "Заказал два часа, всего 300, без торга.", "Ехал 80 км и поехал бы ещё раз.",
                "Ответ пришёл через 10 минут.", "Хороший разговор, хорошая музыка. 5 из 5.",
            ]),
    };

    public static SideWords Of(SiteLanguage language) => ByLanguage.GetValueOrDefault(language.Code, English);
}
