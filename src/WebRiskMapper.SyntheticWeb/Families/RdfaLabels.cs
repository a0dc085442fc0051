using WebRiskMapper.SyntheticWeb.Languages;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>The labels of <see cref="RdfaTable"/>: longer ones than other sites have, as a form's questions. One line a language, in the order of <see cref="Field"/>.</summary>
internal static class RdfaLabels
{
    private static readonly Dictionary<string, string[]> ByLanguage = """
        en|Goes by|Age in years|Place|Contact number|Mail|Also on|Rates in detail|Ad placed on|National origin|Services offered|Where we meet|Managed by|Body height|Ad code|Number of pictures
        de|Nennt sich|Alter in Jahren|Einsatzort|Rufnummer|Mailadresse|Auch erreichbar über|Preisliste|Inseriert am|Staatsangehörigkeit|Angebotene Leistungen|Ort des Treffens|Vermittelt durch|Körpergröße|Inseratnummer|Anzahl der Bilder
        fr|Se fait appeler|Âge en années|Commune|Numéro de contact|Adresse mail|Aussi sur|Grille tarifaire|Annonce déposée le|Nationalité d'origine|Prestations proposées|Où se voir|Représentée par|Stature|Code de l'annonce|Nombre de photos
        es|Se hace llamar|Edad en años|Población|Número de contacto|Dirección de correo|También en|Lista de precios|Anuncio publicado el|Nacionalidad de origen|Servicios que ofrece|Dónde vernos|Representada por|Altura|Código del anuncio|Número de fotos
        ru|Как зовут|Полных лет|Населённый пункт|Номер для связи|Адрес почты|Также в сети|Прейскурант|Дата подачи|Кто по национальности|Перечень услуг|Где встречаемся|От агентства|Рост девушки|Код объявления|Количество фото
        el|Με λένε|Ηλικία σε έτη|Τοποθεσία|Αριθμός επικοινωνίας|Διεύθυνση e-mail|Επίσης στο|Κατάλογος τιμών|Ημερομηνία καταχώρισης|Εθνική καταγωγή|Παρεχόμενες υπηρεσίες|Τόπος συνάντησης|Εκπροσώπηση|Ανάστημα|Κωδικός αγγελίας|Αριθμός φωτογραφιών
        it|Si fa chiamare|Età in anni|Comune|Numero di contatto|Indirizzo e-mail|Anche su|Listino|Annuncio inserito il|Nazionalità d'origine|Servizi offerti|Dove ci vediamo|Rappresentata da|Statura|Codice inserzione|Quante foto
        pt|Nome usado|Idade em anos|Concelho|Número de contacto|Endereço de e-mail|Também em|Preçário|Anúncio colocado em|Nacionalidade de origem|Serviços prestados|Onde nos vemos|Representada por|Estatura|Código do anúncio|Quantas fotos
        nl|Noemt zich|Leeftijd in jaren|Standplaats|Contactnummer|Mailadres|Ook via|Prijslijst|Advertentie van|Herkomst en nationaliteit|Aangeboden diensten|Waar we afspreken|Vertegenwoordigd door|Lichaamslengte|Advertentiecode|Aantal afbeeldingen
        pl|Przedstawia się jako|Wiek w latach|Miejsce pobytu|Numer kontaktowy|Adres poczty|Także na|Lista cen|Data publikacji|Obywatelstwo|Zakres usług|Gdzie się spotykamy|Reprezentowana przez|Wzrost osoby|Kod ogłoszenia|Ile zdjęć
        cs|Říkejte mi|Věk v letech|Obec|Kontaktní číslo|Adresa e-mailu|Také na|Přehled cen|Datum zveřejnění|Státní příslušnost|Nabízené služby|Kde se sejdeme|Zastoupena|Tělesná výška|Kód inzerátu|Kolik fotek
        sk|Volajte ma|Vek v rokoch|Obec|Kontaktné číslo|Adresa e-mailu|Aj na|Prehľad cien|Dátum zverejnenia|Štátna príslušnosť|Ponúkané služby|Kde sa stretneme|Zastúpená|Telesná výška|Kód inzerátu|Koľko fotiek
        hu|Így hívnak|Hány éves|Településnév|Elérhetőség|E-levél|Itt is|Díjtáblázat|Feladás napja|Állampolgárság|Kínált szolgáltatások|Hol találkozunk|Képviselő|Milyen magas|Hirdetéskód|Képek száma
        ro|Mi se spune|Vârsta în ani|Municipiu|Număr de contact|Cutie poștală|Și pe|Listă de prețuri|Anunț publicat la|Cetățenie|Servicii oferite|Unde ne vedem|Reprezentată de|Statură|Codul anunțului|Câte poze
        bg|Наричат ме|Възраст в години|Намирам се в|Номер за връзка|Електронен адрес|Също и в|Ценоразпис|Дата на обявата|Гражданство|Предлагани услуги|Къде се срещаме|Представлявана от|Телесен ръст|Код на обявата|Колко снимки
        tr|Bana derler|Kaç yaşında|Bulunduğu il|İletişim numarası|E-posta kutusu|Ayrıca|Fiyat listesi|İlanın verildiği gün|Vatandaşlık|Sunulan hizmetler|Buluşma yeri|Temsilci|Boy ölçüsü|İlan kodu|Kaç fotoğraf
        uk|Як звати|Повних років|Населений пункт|Номер для зв'язку|Поштова скринька|Також у мережі|Прейскурант|Дата подання|Громадянство|Перелік послуг|Де зустрічаємось|Від агенції|Зріст дівчини|Код оголошення|Скільки фото
        sr|Zovu me|Koliko godina|Mesto boravka|Broj za kontakt|Adresa e-pošte|Takođe na|Spisak cena|Datum oglasa|Državljanstvo|Ponuđene usluge|Gde se srećemo|Zastupa je|Telesna visina|Kod oglasa|Koliko slika
        sv|Kallar sig|Ålder i år|Verksam i|Kontaktnummer|Mejladress|Finns även på|Prisuppgifter|Annons införd|Medborgarskap|Erbjudna tjänster|Var vi möts|Företräds av|Kroppslängd|Annonskod|Antal foton
        fi|Kutsumanimi|Ikä vuosina|Paikka|Yhteysnumero|Sähköpostiosoite|Myös täällä|Hintaluettelo|Ilmoitus julkaistu|Alkuperä|Tarjotut palvelut|Missä tavataan|Edustaja|Kehon pituus|Ilmoituksen koodi|Kuvien määrä
        """.Split('\n').Select(line => line.Split('|')).ToDictionary(line => line[0], line => line[1..], StringComparer.Ordinal);

    /// <param name="language">ISO 639-1.</param>
    public static string Of(string language, Field field) => ByLanguage[language][(int)field];
}
