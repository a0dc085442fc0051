using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>Reviews that give reason to look closer: the person seems to be under control, or is not the one shown. Planted and part of the truth.</summary>
internal static class ConcerningReviews
{
    public const string Coercion = "review_coercion";
    public const string BaitSwitch = "bait_switch";

    private static readonly IReadOnlyDictionary<string, (string[] Coercion, string[] BaitSwitch)> Words = Wording.Read(
        """
        en|She cried the whole time and seemed scared, so I left.|A man in the next room takes all her money, I think she is not allowed to leave.|Not the woman in the pictures, I turned around at the door.|Careful, the photos are fake and somebody else came.
        de|Sie weinte fast die ganze Zeit und wirkte verängstigt, ich bin gegangen.|Nebenan sitzt ein Aufpasser, ich glaube, sie macht das nicht freiwillig.|Das war nicht die Frau auf den Bildern, ich bin umgekehrt.|Vorsicht, die Fotos sind falsch, es kam jemand anderes.
        fr|Elle pleurait presque tout le temps, je suis parti.|Un homme la surveille à côté, je crois qu'elle est sous la contrainte.|Ce n'est pas la femme des photos, j'ai fait demi-tour.|Attention, fausses photos, quelqu'un d'autre a ouvert.
        es|Lloraba casi todo el tiempo y parecía asustada, me fui.|Un hombre la vigila en el cuarto de al lado, creo que la obligan.|No era la mujer de las fotos, me di la vuelta.|Cuidado, son fotos falsas y vino otra persona.
        ru|Почти всё время плакала, вид запуганный, я ушёл.|В соседней комнате охранник следит, похоже, её заставляют.|На фото другая, я развернулся у двери.|Осторожно, фото чужие, пришла не она.
        el|Έκλαιγε σχεδόν όλη την ώρα και φαινόταν τρομαγμένη, έφυγα.|Στο διπλανό δωμάτιο κάποιος την παρακολουθεί, νομίζω ότι την αναγκάζουν.|Δεν ήταν αυτή στις φωτογραφίες, έφυγα από την πόρτα.|Προσοχή, ψεύτικες φωτογραφίες, ήρθε άλλο άτομο.
        it|Piangeva quasi tutto il tempo e sembrava spaventata, me ne sono andato.|Nella stanza accanto un uomo la controlla, credo che sia costretta.|Non era la donna delle foto, sono tornato indietro.|Attenzione, foto false, è venuta un'altra persona.
        pt|Chorava quase o tempo todo e parecia assustada, fui-me embora.|No quarto ao lado está um homem a vigiar, acho que ela é obrigada.|Não era a mulher das fotos, voltei para trás.|Cuidado, fotos falsas, veio outra pessoa.
        nl|Ze huilde bijna de hele tijd en zag er bang uit, ik ben weggegaan.|In de kamer ernaast wordt ze in de gaten gehouden, volgens mij is het niet vrijwillig.|Niet de vrouw op de foto's, ik ben omgekeerd.|Pas op, nepfoto's, er kwam een andere dame.
        pl|Prawie cały czas płakała, była przestraszona, wyszedłem.|W drugim pokoju ktoś ją pilnuje, chyba nie robi tego dobrowolnie.|To nie ta ze zdjęć, zawróciłem spod drzwi.|Uwaga, zdjęcia nieprawdziwe, przyszła inna osoba.
        cs|Skoro celou dobu plakala a byla vystrašená, odešel jsem.|Ve vedlejším pokoji ji někdo hlídá, je hlídaná a není tam dobrovolně.|Nebyla to ta z fotek, otočil jsem se ve dveřích.|Pozor, falešné fotky, přišla jiná osoba.
        sk|Skoro celý čas plakala a bola vystrašená, odišiel som.|Vo vedľajšej izbe ju niekto stráži, je strážená a nie je tam dobrovoľne.|Nebola to tá z fotiek, otočil som sa vo dverách.|Pozor, falošné fotky, prišla iná osoba.
        hu|Szinte végig sírt, és rémült volt, eljöttem.|A másik szobában valaki figyeli, szerintem kényszerítik.|Nem ő van a képeken, az ajtóból visszafordultam.|Vigyázat, kamu képek, másik nő jött.
        ro|A plâns aproape tot timpul și era speriată, am plecat.|În camera alăturată cineva o supraveghează, cred că nu o face de bunăvoie.|Nu era femeia din poze, m-am întors din ușă.|Atenție, poze false, a venit altă persoană.
        bg|Почти през цялото време плачеше и беше уплашена, тръгнах си.|В другата стая някой я пази, пазят я, мисля, че не е по своя воля.|Не беше жената от снимките, обърнах се на вратата.|Внимание, фалшиви снимки, дойде съвсем друга.
        tr|Neredeyse hep ağladı, korkmuştu, çıktım.|Yan odada biri var, gözetleniyor, bence kendi isteğiyle değil.|Fotoğraftaki kadın değil, kapıdan döndüm.|Dikkat, sahte fotoğraflar, başka biri geldi.
        uk|Майже весь час плакала, була налякана, я пішов.|У сусідній кімнаті за нею стежать, схоже, її змушують.|На фото інша, я розвернувся біля дверей.|Обережно, фото чужі, прийшла не вона.
        sr|Skoro sve vreme je plakala i bila uplašena, otišao sam.|U drugoj sobi je neko, nadziru je, mislim da ne radi dobrovoljno.|Nije bila devojka sa slika, okrenuo sam se na vratima.|Pažnja, lažne slike, došla je druga osoba.
        sv|Hon grät nästan hela tiden och verkade rädd, jag gick.|I rummet bredvid sitter någon, hon är övervakad, tror inte att det är frivilligt.|Det var inte hon på bilderna, jag vände i dörren.|Varning, falska bilder, det kom en annan person.
        fi|Hän itki melkein koko ajan ja vaikutti pelokkaalta, lähdin pois.|Viereisessä huoneessa häntä vartioidaan, luulen että hänet pakotetaan.|Ei ollut sama nainen, käännyin ovelta.|Varokaa, valekuvat, joku muu avasi.
        """,
        w => (w[..2], w[2..]));

    /// <summary>Which of them stand below an ad. Networks have most, and now and then somebody was disappointed elsewhere.</summary>
    public static IReadOnlyList<string> Draw(EntityKind kind, Dice dice)
    {
        var signs = new List<string>();
        if (kind is EntityKind.Exploitation or EntityKind.Spam && dice.Chance(0.25) || dice.Chance(0.02))
        {
            signs.Add(BaitSwitch);
        }

        if (kind == EntityKind.Exploitation && dice.Chance(0.3))
        {
            signs.Add(Coercion);
        }

        return signs;
    }

    /// <summary>The review that says it, always the same one for one ad.</summary>
    public static IEnumerable<string> Of(AdTruth ad, SiteLanguage language)
    {
        var dice = new Dice(ad.SiteId, "concerning reviews", ad.Id);
        return ad.ReviewSigns.Select(sign => dice.Pick(sign == Coercion ? Words[language.Code].Coercion : Words[language.Code].BaitSwitch));
    }
}
