namespace WebRiskMapper.Analysis.Extraction.Handles;

/// <summary>Words that stand where a handle could, and are none.</summary>
internal static class HandleWords
{
    private static readonly HashSet<string> None = new(
        [
            "share", "sharer", "intent", "joinchat", "explore", "reel", "stories", "home", "login", "send", "http", "https", "www", "com", "app", "only", "call", "sms", "yes", "no", "and", "und", "the", "messages", "message",
            "available", "chat", "number", "nummer", "please", "bitte", "contact", "channel", "kanal", "video", "text", "also", "too", "auch", "preferred", "viber", "whatsapp", "telegram", "signal",
            // Answers and offers that fill a labelled field.
            "instagram", "snapchat", "skype", "twitter", "facebook", "messenger", "tiktok", "onlyfans", "fansly", "wechat", "threema", "discord", "disponible", "disponibile", "disponivel", "vorhanden", "erreichbar", "bevorzugt",
            "beschikbaar", "dostupan", "dostupna", "dostupno", "dostupne", "tilgjengelig", "nein", "nicht", "keine", "keins", "none", "ninguno", "nessuno", "aucun", "niet", "geen", "privat", "private", "prive", "privado", "privato",
            "request", "anfrage", "hidden", "verified", "show", "anzeigen", "mostrar", "afficher", "mostra", "click", "klick", "here", "hier", "write", "schreiben", "nachricht", "escribir", "escribeme", "scrivimi", "schrijf", "napisz",
            "napsat", "skriv", "kirjoita", "mesaj", "mensaje", "messaggio", "poruka", "follow", "folgen", "seguir", "seguimi", "suivre", "join", "open", "start", "tweet", "profil", "profile", "perfil", "profilo", "evet", "igen", "true", "false",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Fillers = ["id", "is", "my", "me", "username", "user", "nick", "name", "acc", "account", "ник", "логин", "мой", "ist", "mein", "on", "на"];

    public static bool AreNone(string handle) => None.Contains(handle);

    /// <summary>Whether the word may stand between a messenger's name and the handle.</summary>
    public static bool IsFiller(ReadOnlySpan<char> word)
    {
        foreach (var filler in Fillers)
        {
            if (word.Equals(filler, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
