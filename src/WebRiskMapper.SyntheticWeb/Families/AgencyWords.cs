using WebRiskMapper.SyntheticWeb.Languages;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>What an agency's site says.</summary>
/// <param name="Days">Monday to Sunday, short.</param>
/// <param name="Hair">Colours, as they stand in a line of facts.</param>
internal sealed record AgencyWords(string Agency, string Call, string Booking, string Hours, string[] Days, string Off, string[] Hair)
{
    private static readonly IReadOnlyDictionary<string, AgencyWords> ByLanguage = Wording.Read(
        """
        en|Escort agency|Call us|Booking|Working hours|Mon,Tue,Wed,Thu,Fri,Sat,Sun|day off|blonde,brunette,red hair,black hair
        de|Escortagentur|Ruf uns an|Buchung|Arbeitszeiten|Mo,Di,Mi,Do,Fr,Sa,So|frei|blond,brünett,rothaarig,schwarzhaarig
        fr|Agence d'escortes|Appelez-nous|Réservation|Horaires|Lun,Mar,Mer,Jeu,Ven,Sam,Dim|repos|blonde,brune,rousse,châtain
        es|Agencia de escorts|Llámanos|Reservas|Horario|Lun,Mar,Mié,Jue,Vie,Sáb,Dom|libre|rubia,castaña,pelirroja,morena
        ru|Эскорт-агентство|Позвоните нам|Заказ встречи|График работы|Пн,Вт,Ср,Чт,Пт,Сб,Вс|выходной|блондинка,шатенка,рыжая,брюнетка
        el|Πρακτορείο συνοδών|Καλέστε μας|Κράτηση|Ωράριο|Δευ,Τρι,Τετ,Πέμ,Παρ,Σάβ,Κυρ|ρεπό|ξανθιά,καστανή,κοκκινομάλλα,μελαχρινή
        it|Agenzia di accompagnatrici|Chiamaci|Prenotazione|Orari|Lun,Mar,Mer,Gio,Ven,Sab,Dom|riposo|bionda,castana,rossa,mora
        pt|Agência de acompanhantes|Ligue-nos|Reservas|Horário|Seg,Ter,Qua,Qui,Sex,Sáb,Dom|folga|loira,castanha,ruiva,morena
        nl|Escortbureau|Bel ons|Boeken|Werktijden|Ma,Di,Wo,Do,Vr,Za,Zo|vrij|blond,bruin haar,rood haar,zwart haar
        pl|Agencja towarzyska|Zadzwoń do nas|Rezerwacja|Godziny pracy|Pn,Wt,Śr,Cz,Pt,So,Nd|wolne|blondynka,szatynka,ruda,brunetka
        cs|Eskortní agentura|Zavolejte nám|Rezervace|Pracovní doba|Po,Út,St,Čt,Pá,So,Ne|volno|blondýnka,hnědé vlasy,zrzka,černovláska
        sk|Eskortná agentúra|Zavolajte nám|Rezervácia|Pracovný čas|Po,Ut,St,Št,Pi,So,Ne|voľno|blondínka,hnedé vlasy,ryšavka,čiernovláska
        hu|Escort ügynökség|Hívjon minket|Foglalás|Munkaidő|H,K,Sze,Cs,P,Szo,V|szabadnap|szőke,barna,vörös,fekete
        ro|Agenție de escorte|Sunați-ne|Rezervare|Program|Lu,Ma,Mi,Jo,Vi,Sâ,Du|liber|blondă,șatenă,roșcată,brunetă
        bg|Ескорт агенция|Обадете ни се|Резервация|Работно време|Пн,Вт,Ср,Чт,Пт,Сб,Нд|почивка|руса,кестенява,червенокоса,чернокоса
        tr|Eskort ajansı|Bizi arayın|Rezervasyon|Çalışma saatleri|Pzt,Sal,Çar,Per,Cum,Cmt,Paz|izinli|sarışın,kumral,kızıl,esmer
        uk|Ескорт-агенція|Зателефонуйте нам|Бронювання|Графік роботи|Пн,Вт,Ср,Чт,Пт,Сб,Нд|вихідний|білявка,шатенка,руда,брюнетка
        sr|Agencija za poslovnu pratnju|Pozovite nas|Rezervacija|Radno vreme|Pon,Uto,Sre,Čet,Pet,Sub,Ned|slobodan dan|plavuša,smeđa kosa,riđa,crnka
        sv|Eskortbyrå|Ring oss|Bokning|Arbetstider|Mån,Tis,Ons,Tor,Fre,Lör,Sön|ledig|blond,brunett,rödhårig,svarthårig
        fi|Seuralaistoimisto|Soita meille|Varaukset|Työajat|Ma,Ti,Ke,To,Pe,La,Su|vapaa|blondi,ruskeaverikkö,punapää,mustahiuksinen
        """,
        w => new AgencyWords(w[0], w[1], w[2], w[3], w[4].Split(','), w[5], w[6].Split(',')));

    public static AgencyWords Of(SiteLanguage language) => ByLanguage[language.Code];
}
