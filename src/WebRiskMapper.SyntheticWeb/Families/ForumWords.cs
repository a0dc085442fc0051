using WebRiskMapper.SyntheticWeb.Languages;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>What forum software says around posts.</summary>
/// <param name="Wrote">Above a quotation; {0} is the author.</param>
internal sealed record ForumWords(
    string Index, string Location, string Joined, string Posts, string Topic, string Replies, string Views, string LastPost, string Advertiser, string Member, string Attached, string Wrote)
{
    private static readonly IReadOnlyDictionary<string, ForumWords> ByLanguage = Wording.Read(
        """
        en|Board index|Location|Joined|Posts|Topic|Replies|Views|Last post|Advertiser|Member|Attached images|{0} wrote
        de|Foren-Übersicht|Wohnort|Registriert|Beiträge|Thema|Antworten|Zugriffe|Letzter Beitrag|Inserentin|Mitglied|Dateianhänge|{0} hat geschrieben
        fr|Index du forum|Localisation|Inscription|Messages|Sujet|Réponses|Vues|Dernier message|Annonceuse|Membre|Pièces jointes|{0} a écrit
        es|Índice general|Ubicación|Registrado|Mensajes|Tema|Respuestas|Vistas|Último mensaje|Anunciante|Miembro|Adjuntos|{0} escribió
        ru|Список форумов|Откуда|Зарегистрирован|Сообщения|Тема|Ответы|Просмотры|Последнее сообщение|Автор объявления|Участник|Вложения|{0} писал(а)
        el|Ευρετήριο|Τοποθεσία|Εγγραφή|Δημοσιεύσεις|Θέμα|Απαντήσεις|Προβολές|Τελευταία δημοσίευση|Διαφημιζόμενη|Μέλος|Συνημμένα|{0} έγραψε
        it|Indice|Località|Iscritto il|Messaggi|Argomento|Risposte|Visite|Ultimo messaggio|Inserzionista|Utente|Allegati|{0} ha scritto
        pt|Índice do fórum|Localização|Registado|Mensagens|Tópico|Respostas|Visualizações|Última mensagem|Anunciante|Membro|Anexos|{0} escreveu
        nl|Forumoverzicht|Locatie|Lid geworden|Berichten|Onderwerp|Reacties|Bekeken|Laatste bericht|Adverteerder|Lid|Bijlagen|{0} schreef
        pl|Strona główna forum|Lokalizacja|Rejestracja|Posty|Temat|Odpowiedzi|Odsłony|Ostatni post|Ogłoszeniodawca|Użytkownik|Załączniki|{0} pisze
        cs|Obsah fóra|Bydliště|Registrován|Příspěvky|Téma|Odpovědi|Zobrazení|Poslední příspěvek|Inzerentka|Uživatel|Přílohy|{0} píše
        sk|Obsah fóra|Bydlisko|Registrovaný|Príspevky|Téma|Odpovede|Zobrazenia|Posledný príspevok|Inzerentka|Člen|Prílohy|{0} napísal
        hu|Fórum kezdőlap|Tartózkodási hely|Csatlakozott|Hozzászólások|Téma|Válaszok|Megtekintve|Utolsó üzenet|Hirdető|Tag|Csatolmányok|{0} írta
        ro|Pagina principală a forumului|Localitate|Membru din|Mesaje|Subiect|Răspunsuri|Vizualizări|Ultimul mesaj|Anunțător|Membru|Fișiere atașate|{0} scrie
        bg|Начало на форума|Местоположение|Регистриран|Мнения|Тема|Отговори|Видяна|Последно мнение|Обявител|Потребител|Прикачени файлове|{0} написа
        tr|Forum ana sayfa|Konum|Kayıt|Mesajlar|Başlık|Yanıtlar|Görüntüleme|Son mesaj|İlan veren|Üye|Eklentiler|{0} yazdı
        uk|Список форумів|Звідки|З нами з|Повідомлень|Тема|Відповіді|Перегляди|Останнє повідомлення|Автор оголошення|Учасник|Вкладення|{0} писав(ла)
        sr|Početna strana foruma|Lokacija|Pridružio se|Poruke|Tema|Odgovori|Pregledi|Poslednja poruka|Oglašivač|Član|Prilozi|{0} je napisao
        sv|Forumindex|Ort|Blev medlem|Inlägg|Ämne|Svar|Visningar|Senaste inlägg|Annonsör|Medlem|Bifogade bilder|{0} skrev
        fi|Etusivu|Paikkakunta|Liittynyt|Viestit|Aihe|Vastaukset|Luettu|Uusin viesti|Ilmoittaja|Jäsen|Liitetiedostot|{0} kirjoitti
        """,
        w => new ForumWords(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9], w[10], w[11]));

    public static ForumWords Of(SiteLanguage language) => ByLanguage[language.Code];
}
