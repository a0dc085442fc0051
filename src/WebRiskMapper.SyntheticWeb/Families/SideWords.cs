namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>What stands around an ad on sites with readers' reviews and accounts: menu entries, buttons, remarks. Remarks are adult and non-graphic.</summary>
/// <param name="Guest">What a reader without a name is called; a number follows.</param>
/// <param name="Reveal">On the button that shows a telephone number.</param>
/// <param name="Ask">Before the site's own e-mail address.</param>
/// <param name="Remarks">What readers write. One states the reader's own age, one a price (<c>{price}</c>): neither is the ad's.</param>
internal sealed record SideWords(string Reviews, string Guest, string LogIn, string PlaceAd, string Saved, string Report, string Reveal, string Ask, string[] Remarks)
{
    private static readonly Dictionary<string, SideWords> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new("Reviews", "guest", "Log in", "Place an ad", "Saved ads", "Report this ad", "Show number", "Questions about this website?",
            ["Friendly and on time.", "I am 52 and felt welcome.", "We agreed on {price} and it stayed at that.", "It took two calls, then everything went well.", "Quiet house, easy to find."]),
        ["de"] = new("Bewertungen", "Gast", "Anmelden", "Anzeige aufgeben", "Merkliste", "Anzeige melden", "Nummer anzeigen", "Fragen zur Seite?",
            ["Freundlich und pünktlich.", "Ich bin 52 und habe mich wohlgefühlt.", "Vereinbart waren {price}, dabei ist es geblieben.", "Erst beim zweiten Anruf erreicht, dann lief alles gut.", "Ruhiges Haus, leicht zu finden."]),
        ["fr"] = new("Avis", "visiteur", "Se connecter", "Déposer une annonce", "Favoris", "Signaler l'annonce", "Voir le numéro", "Une question sur le site ?",
            ["Aimable et ponctuelle.", "J'ai 52 ans et j'ai été bien accueilli.", "Nous avions convenu de {price} et cela n'a pas changé.", "Il a fallu deux appels, puis tout s'est bien passé.", "Immeuble calme, facile à trouver."]),
        ["es"] = new("Opiniones", "invitado", "Iniciar sesión", "Publicar anuncio", "Favoritos", "Denunciar anuncio", "Ver número", "¿Dudas sobre la web?",
            ["Amable y puntual.", "Tengo 52 años y me sentí bien recibido.", "Acordamos {price} y así quedó.", "Hicieron falta dos llamadas, después todo fue bien.", "Edificio tranquilo, fácil de encontrar."]),
        ["ru"] = new("Отзывы", "гость", "Войти", "Подать объявление", "Избранное", "Пожаловаться", "Показать номер", "Вопросы о сайте?",
            ["Приветливая и пунктуальная.", "Мне 52 года, приняли хорошо.", "Договорились на {price}, так и вышло.", "Дозвонился со второго раза, дальше всё прошло хорошо.", "Тихий дом, легко найти."]),
        ["el"] = new("Κριτικές", "επισκέπτης", "Σύνδεση", "Καταχώριση αγγελίας", "Αγαπημένα", "Αναφορά αγγελίας", "Εμφάνιση αριθμού", "Απορίες για τον ιστότοπο;",
            ["Ευγενική και στην ώρα της.", "Είμαι 52 ετών και ένιωσα ευπρόσδεκτος.", "Συμφωνήσαμε {price} και έτσι έμεινε.", "Χρειάστηκαν δύο τηλεφωνήματα, μετά όλα πήγαν καλά.", "Ήσυχο σπίτι, το βρίσκεις εύκολα."]),
        ["it"] = new("Recensioni", "ospite", "Accedi", "Pubblica annuncio", "Preferiti", "Segnala annuncio", "Mostra numero", "Domande sul sito?",
            ["Gentile e puntuale.", "Ho 52 anni e mi sono sentito benvenuto.", "Eravamo d'accordo per {price} e così è stato.", "Ci sono volute due telefonate, poi è andato tutto bene.", "Casa tranquilla, facile da trovare."]),
        ["pt"] = new("Avaliações", "visitante", "Entrar", "Publicar anúncio", "Favoritos", "Denunciar anúncio", "Ver número", "Dúvidas sobre o site?",
            ["Simpática e pontual.", "Tenho 52 anos e fui bem recebido.", "Combinámos {price} e assim ficou.", "Foram precisas duas chamadas, depois correu tudo bem.", "Prédio sossegado, fácil de encontrar."]),
        ["nl"] = new("Beoordelingen", "gast", "Inloggen", "Advertentie plaatsen", "Bewaard", "Advertentie melden", "Toon nummer", "Vragen over de site?",
            ["Vriendelijk en op tijd.", "Ik ben 52 en voelde me welkom.", "We spraken {price} af en daar bleef het bij.", "Pas bij de tweede keer bellen gelukt, daarna ging alles goed.", "Rustig huis, makkelijk te vinden."]),
        ["pl"] = new("Opinie", "gość", "Zaloguj się", "Dodaj ogłoszenie", "Ulubione", "Zgłoś ogłoszenie", "Pokaż numer", "Pytania o serwis?",
            ["Miła i punktualna.", "Mam 52 lata i czułem się mile widziany.", "Umówiliśmy się na {price} i tak zostało.", "Dodzwoniłem się za drugim razem, potem wszystko poszło dobrze.", "Spokojny dom, łatwo trafić."]),
        ["cs"] = new("Hodnocení", "host", "Přihlásit se", "Vložit inzerát", "Oblíbené", "Nahlásit inzerát", "Zobrazit číslo", "Dotazy k webu?",
            ["Milá a dochvilná.", "Je mi 52 let a cítil jsem se vítaný.", "Domluvili jsme se na {price} a tak to zůstalo.", "Dovolal jsem se až napodruhé, pak bylo vše v pořádku.", "Klidný dům, snadno k nalezení."]),
        ["sk"] = new("Hodnotenia", "hosť", "Prihlásiť sa", "Pridať inzerát", "Obľúbené", "Nahlásiť inzerát", "Zobraziť číslo", "Otázky k webu?",
            ["Milá a presná.", "Mám 52 rokov a cítil som sa vítaný.", "Dohodli sme sa na {price} a tak to zostalo.", "Dovolal som sa až na druhýkrát, potom bolo všetko v poriadku.", "Tichý dom, ľahko sa nájde."]),
        ["hu"] = new("Vélemények", "vendég", "Belépés", "Hirdetésfeladás", "Kedvencek", "Hirdetés jelentése", "Szám mutatása", "Kérdése van az oldalról?",
            ["Kedves és pontos.", "52 éves vagyok, szívesen fogadtak.", "{price} volt megbeszélve, és annyi is maradt.", "Másodszorra értem el, utána minden rendben ment.", "Csendes ház, könnyű megtalálni."]),
        ["ro"] = new("Recenzii", "vizitator", "Autentificare", "Adaugă anunț", "Favorite", "Raportează anunțul", "Arată numărul", "Întrebări despre site?",
            ["Amabilă și punctuală.", "Am 52 de ani și m-am simțit binevenit.", "Am stabilit {price} și așa a rămas.", "A fost nevoie de două apeluri, apoi totul a mers bine.", "Bloc liniștit, ușor de găsit."]),
        ["bg"] = new("Отзиви", "гост", "Вход", "Пусни обява", "Любими", "Докладвай обявата", "Покажи номера", "Въпроси за сайта?",
            ["Любезна и точна.", "На 52 години съм и бях добре приет.", "Разбрахме се за {price} и така си остана.", "Свързах се от втория път, после всичко мина добре.", "Тиха сграда, лесно се намира."]),
        ["tr"] = new("Yorumlar", "ziyaretçi", "Giriş yap", "İlan ver", "Favoriler", "İlanı bildir", "Numarayı göster", "Site hakkında sorunuz mu var?",
            ["Nazik ve dakik.", "52 yaşındayım, iyi karşılandım.", "{price} için anlaştık, öyle de kaldı.", "İkinci aramada ulaştım, sonra her şey yolunda gitti.", "Sessiz bir bina, bulması kolay."]),
        ["uk"] = new("Відгуки", "гість", "Увійти", "Додати оголошення", "Обране", "Поскаржитися", "Показати номер", "Питання щодо сайту?",
            ["Привітна і пунктуальна.", "Мені 52 роки, прийняли добре.", "Домовилися на {price}, так і вийшло.", "Додзвонився з другого разу, далі все пройшло добре.", "Тихий будинок, легко знайти."]),
        ["sr"] = new("Utisci", "posetilac", "Prijava", "Postavi oglas", "Omiljeni", "Prijavi oglas", "Prikaži broj", "Pitanja o sajtu?",
            ["Ljubazna i tačna.", "Imam 52 godine i osećao sam se dobrodošlo.", "Dogovorili smo se za {price} i tako je ostalo.", "Dobio sam je iz drugog puta, posle je sve prošlo dobro.", "Mirna zgrada, lako se nađe."]),
        ["sv"] = new("Omdömen", "besökare", "Logga in", "Lägg in annons", "Sparade", "Anmäl annonsen", "Visa nummer", "Frågor om sajten?",
            ["Vänlig och i tid.", "Jag är 52 år och kände mig välkommen.", "Vi kom överens om {price} och så blev det.", "Fick svar först vid andra samtalet, sedan gick allt bra.", "Lugnt hus, lätt att hitta."]),
        ["fi"] = new("Arvostelut", "vieras", "Kirjaudu", "Jätä ilmoitus", "Suosikit", "Ilmianna ilmoitus", "Näytä numero", "Kysyttävää sivustosta?",
            ["Ystävällinen ja täsmällinen.", "Olen 52-vuotias ja tunsin itseni tervetulleeksi.", "Sovimme hinnaksi {price} ja siinä pysyttiin.", "Tavoitin vasta toisella soitolla, sitten kaikki sujui hyvin.", "Rauhallinen talo, helppo löytää."]),
    };

    /// <param name="language">ISO 639-1.</param>
    public static SideWords Of(string language) => ByLanguage[language];
}
