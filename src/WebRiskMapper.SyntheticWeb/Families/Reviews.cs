using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>What a visitor wrote below an ad: never part of the ad; of the truth only where it is a planted sign.</summary>
/// <param name="Stars">1 to 5.</param>
/// <param name="On">As the site writes dates; null where it dates nothing.</param>
internal sealed record VisitorReview(string Nick, int Stars, string Text, string? On);

internal static class Reviews
{
    private static readonly string[] Nicks = ["wanderer", "max_77", "Nordlicht", "tom.b", "Kapitan", "el_zorro", "Mr. Blue", "guest4512", "Fredo", "stargazer", "Pan_Ton", "quiet1"];

    private static readonly IReadOnlyDictionary<string, (string Heading, string[] Texts)> Words = Wording.Read(
        """
        en|Reviews|Friendly welcome, clean flat, everything as described.|She was on time and good company.|The time went by quickly, I will come back.|Nice conversation and no hurry at all.|I could not reach her on the first day, but it was worth the wait.|Parking is difficult there, otherwise all fine.
        de|Bewertungen|Freundlicher Empfang, saubere Wohnung, alles wie beschrieben.|Sie war pünktlich und eine gute Gesellschaft.|Die Zeit verging schnell, ich komme wieder.|Nettes Gespräch und gar keine Eile.|Am ersten Tag habe ich sie nicht erreicht, aber das Warten hat sich gelohnt.|Parken ist dort schwierig, sonst alles bestens.
        fr|Avis|Accueil chaleureux, appartement propre, tout comme décrit.|Elle était à l'heure et de bonne compagnie.|Le temps a filé, je reviendrai.|Belle conversation, sans se presser.|Impossible de la joindre le premier jour, mais l'attente en valait la peine.|Difficile de se garer là-bas, sinon tout va bien.
        es|Opiniones|Recibimiento amable, piso limpio, todo como se describe.|Fue puntual y buena compañía.|El tiempo pasó rápido, volveré.|Buena conversación y sin prisas.|El primer día no pude hablar con ella, pero valió la pena esperar.|Es difícil aparcar allí, por lo demás todo bien.
        ru|Отзывы|Приветливая встреча, чистая квартира, всё как описано.|Пришла вовремя, с ней приятно общаться.|Время пролетело быстро, приду снова.|Хороший разговор и никакой спешки.|В первый день не дозвонился, но ждать стоило.|С парковкой там трудно, остальное отлично.
        el|Κριτικές|Φιλική υποδοχή, καθαρό διαμέρισμα, όλα όπως περιγράφονται.|Ήταν στην ώρα της και καλή παρέα.|Ο χρόνος πέρασε γρήγορα, θα ξανάρθω.|Ωραία κουβέντα και καμία βιασύνη.|Την πρώτη μέρα δεν τη βρήκα στο τηλέφωνο, αλλά άξιζε η αναμονή.|Δύσκολο το παρκάρισμα εκεί, κατά τα άλλα όλα καλά.
        it|Recensioni|Accoglienza gentile, appartamento pulito, tutto come descritto.|È stata puntuale e di buona compagnia.|Il tempo è volato, tornerò.|Bella conversazione e nessuna fretta.|Il primo giorno non sono riuscito a sentirla, ma valeva la pena aspettare.|Difficile parcheggiare, per il resto tutto bene.
        pt|Avaliações|Receção simpática, apartamento limpo, tudo como descrito.|Foi pontual e boa companhia.|O tempo passou depressa, hei de voltar.|Boa conversa e sem pressas.|No primeiro dia não consegui falar com ela, mas valeu a pena esperar.|É difícil estacionar ali, de resto tudo bem.
        nl|Beoordelingen|Vriendelijke ontvangst, schoon appartement, alles zoals beschreven.|Ze was op tijd en goed gezelschap.|De tijd vloog voorbij, ik kom terug.|Leuk gesprek en helemaal geen haast.|De eerste dag kreeg ik haar niet te pakken, maar het wachten was de moeite waard.|Parkeren is daar lastig, verder alles prima.
        pl|Opinie|Miłe powitanie, czyste mieszkanie, wszystko zgodnie z opisem.|Była punktualna, dobre towarzystwo.|Czas szybko minął, wrócę.|Miła rozmowa i żadnego pośpiechu.|Pierwszego dnia nie mogłem się dodzwonić, ale warto było czekać.|Trudno tam zaparkować, poza tym wszystko w porządku.
        cs|Recenze|Milé přivítání, čistý byt, vše podle popisu.|Přišla včas a byla příjemnou společnicí.|Čas rychle utekl, přijdu znovu.|Hezký rozhovor a žádný spěch.|První den jsem se nedovolal, ale vyplatilo se počkat.|Parkuje se tam těžko, jinak vše v pořádku.
        sk|Recenzie|Milé privítanie, čistý byt, všetko podľa opisu.|Prišla načas a bola príjemnou spoločníčkou.|Čas rýchlo ubehol, prídem znova.|Pekný rozhovor a žiadny zhon.|Prvý deň som sa nedovolal, ale oplatilo sa počkať.|Parkuje sa tam ťažko, inak všetko v poriadku.
        hu|Vélemények|Barátságos fogadtatás, tiszta lakás, minden a leírás szerint.|Pontos volt és jó társaság.|Gyorsan elszaladt az idő, visszajövök.|Kellemes beszélgetés, semmi sietség.|Az első nap nem értem el, de megérte várni.|Nehéz ott parkolni, egyébként minden rendben.
        ro|Recenzii|Primire prietenoasă, apartament curat, totul ca în descriere.|A fost punctuală și o companie plăcută.|Timpul a trecut repede, mă voi întoarce.|Conversație plăcută și fără grabă.|În prima zi nu am dat de ea, dar a meritat așteptarea.|Se parchează greu acolo, în rest totul bine.
        bg|Отзиви|Приятелско посрещане, чист апартамент, всичко както е описано.|Дойде навреме и беше добра компания.|Времето мина бързо, пак ще дойда.|Хубав разговор и никакво бързане.|Първия ден не можах да се свържа, но си струваше чакането.|Трудно се паркира там, иначе всичко е наред.
        tr|Yorumlar|Güler yüzlü karşılama, temiz daire, her şey anlatıldığı gibi.|Dakikti ve sohbeti güzeldi.|Zaman çabuk geçti, yine geleceğim.|Hoş bir sohbet, hiç acele yok.|İlk gün ulaşamadım ama beklemeye değdi.|Orada park yeri bulmak zor, onun dışında her şey iyi.
        uk|Відгуки|Привітна зустріч, чиста квартира, усе як описано.|Прийшла вчасно, з нею приємно спілкуватися.|Час пролетів швидко, прийду ще.|Гарна розмова і жодного поспіху.|Першого дня не додзвонився, але варто було чекати.|З паркуванням там важко, решта чудово.
        sr|Utisci|Ljubazan doček, čist stan, sve kako je opisano.|Stigla je na vreme i bila dobro društvo.|Vreme je brzo prošlo, doći ću opet.|Lep razgovor i bez žurbe.|Prvog dana nisam mogao da je dobijem, ali se čekanje isplatilo.|Teško je naći parking, ostalo je u redu.
        sv|Omdömen|Vänligt mottagande, ren lägenhet, allt som beskrivet.|Hon kom i tid och var bra sällskap.|Tiden gick fort, jag kommer tillbaka.|Trevligt samtal och ingen brådska alls.|Första dagen fick jag inte tag på henne, men det var värt att vänta.|Svårt att parkera där, annars är allt bra.
        fi|Arvostelut|Ystävällinen vastaanotto, siisti asunto, kaikki kuten kuvattu.|Hän tuli ajoissa ja oli hyvää seuraa.|Aika kului nopeasti, tulen uudestaan.|Mukava keskustelu eikä mitään kiirettä.|Ensimmäisenä päivänä en tavoittanut häntä, mutta kannatti odottaa.|Siellä on vaikea pysäköidä, muuten kaikki hyvin.
        """,
        w => (w[0], w[1..]));

    public static string Heading(SiteLanguage language) => Words[language.Code].Heading;

    /// <summary>
    /// None to four and the planted ones, always the same for one ad. They are older than the ad's date, for ads are posted anew under their address, and a site
    /// that does not date its ads dates no review.
    /// </summary>
    public static IReadOnlyList<VisitorReview> Of(AdView view)
    {
        var ad = view.Ad;
        if (ad.SafetyFixture)
        {
            return [];
        }

        var language = view.Style.Language;
        var dice = new Dice(ad.SiteId, "reviews", ad.Id);
        var texts = dice.Several(Words[language.Code].Texts, dice.Below(5));
        var nicks = dice.Several(Nicks, texts.Count);
        var reviews = new List<VisitorReview>(texts.Count);
        var date = ad.PostedAt;
        foreach (var (text, nick) in texts.Zip(nicks))
        {
            var on = Before();
            reviews.Add(new VisitorReview(nick, dice.Between(3, 5), text, on));
        }

        reviews.AddRange(ConcerningReviews.Of(ad, language).Select(text => new VisitorReview("visitor", 1, text, Before())));
        return reviews;

        string? Before()
        {
            date = date?.AddDays(-dice.Between(9, 70));

            // A year on, so that no review is "of yesterday": they are older than that, and a page knows no present day.
            return date is { } day ? DateWriter.Write(day, day.AddYears(1), view.Style.Dates, language) : null;
        }
    }
}
