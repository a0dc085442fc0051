using System.Collections.Frozen;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>Who is almost 18, or turns 18 next month, is 17.</summary>
internal static class NearlyAdult
{
    private const int Adult = 18;

    /// <summary>"I turn", "cumplo": the person says of herself, or of another, that 18 is still to come.</summary>
    private static readonly FrozenSet<string> Reaching = Set(
        "i turn|she turns|i ll turn|i will turn|she ll turn|i m turning|i am turning|she is turning|turning|i ll be|i will be|she ll be|she will be|gonna be|about to turn|about to be|going to be|i become|ich werde|werde bald|ich werd|werde|sie wird bald|wird bald|j aurai|elle aura|j aurais|vais avoir|va avoir|cumplo|cumpliré|voy a cumplir|va a cumplir|cumple pronto|tendré|compio|compirò|farò|faccio|compirà|avrò|farà|faço|farei|vou fazer|vai fazer|completo|word|word bijna|wordt bijna|skończę|kończę|będę mieć|będę miała|skończy|bude mi|mi bude|budu mít|budem mať|bude mať|leszek|betöltöm|leszek már|împlinesc|voi împlini|o să împlinesc|o să fac|fac|va împlini|ставам на|ще стана на|ще навърша|навършвам|ще стана|γίνομαι|θα γίνω|κλείνω|κλείνω τα|θα κλείσω|θα κλείσω τα|мне будет|мне исполнится|исполнится|ей исполнится|ей будет|скоро будет|мені буде|мені виповниться|виповниться|їй виповниться|punim|uskoro punim|napunit ću|napuniću|puniću|пуним|напунићу|пунићу|dopolnim|dopolnila bom|bom dopolnila|bom stara|mbush|do të mbush|do të bëj|bëj|полнам|ќе наполнам|наполнувам|jag fyller|hon fyller|fyller|jag blir|blir|jeg fylder|fylder|jeg bliver|bliver|jeg fyller|jeg blir|täytän|saan|man būs|būs|man palikšu|palikšu|man sukaks|sukaks|man bus|გავხდები|შევასრულებ|կդառնամ|կլրանա|mənim olacaq|сейчас будет|سأبلغ|سأكمل|אהיה בת");

    /// <summary>The same where the language puts it behind the number.</summary>
    private static readonly FrozenSet<string> ReachedAfter = Set(
        "olacağım|olacam|oluyorum|olacağam|olacaq|leszek|éves leszek|yaşına gireceğim|yaşına giriyorum|yaşına basacağım|ime gireceğim|ime giriyorum|e gireceğim|e giriyorum|yaşım olacaq|ге толамын|ге толам|ге шығамын|ге келемін|толамын|გავხდები|წლის გავხდები|ის გავხდები|ის ვხდები|տարեկան կդառնամ|կդառնամ|կլրանա|թ կդառնամ|at betöltöm|at töltöm|ot fogok|歳になります|歳になる|岁了快|साल की होने");

    /// <summary>"Almost", "soon": nothing may come between it and the number, and nothing that was counted behind it.</summary>
    private static readonly FrozenSet<string> Almost = Set(
        "almost|nearly|not yet|not quite|soon|soon to be|soon be|fast|beinahe|bald|noch nicht|knapp|noch keine|presque|bientôt|pas encore|casi|pronto|aún no|todavía no|quasi|presto|non ancora|quase|em breve|ainda não|bijna|binnenkort|nog geen|prawie|niedługo|niebawem|wkrótce|jeszcze nie|skoro|skoro mi je|téměř|brzy|ještě ne|takmer|čoskoro|majdnem|hamarosan|mindjárt|aproape|în curând|curând|почти|скоро|ще не|σχεδόν|σε λίγο|όχι ακόμα|neredeyse|yakında|henüz|майже|незабаром|gotovo|uskoro|skoro|ускоро|скоро|готово|skoraj|kmalu|gati|së shpejti|gati gati|pothuajse|речиси|наскоро|nästan|snart|inte riktigt|næsten|snart|nesten|melkein|kohta|pian|varsti|peaaegu|kohe|gandrīz|drīz|beveik|greit|tuoj|თითქმის|მალე|գրեթե|շուտով|demək olar ki|tezliklə|az qala|дерлік|жақында|تقريبا|قريبا|כמעט|もうすぐ|快");

    /// <summary>Whoever else turns 18: a rule for readers.</summary>
    private static readonly FrozenSet<string> Readers = Set("you|must|when|if|until|who|they|client|clients|since|after|wenn|falls|sobald|du|ihr|quand|lorsque|si|cuando|quando|als|gdy|jeśli|když|keď|ha|dacă|когда|если|коли|якщо|ако|αν|όταν|eğer|om|hvis|kun|kui|ja|kad|ko|když|he|visitors|members|mitglieder");

    private static readonly FrozenSet<string> Openers = Set("i am|i m|im|she is|she s|ich bin|bin|sie ist|j ai|elle a|tengo|tiene|ho|ha|tenho|tem|ik ben|ben|мне|ей|мені|їй|mam|ma|mám|je mi|am|are|съм|είμαι|είναι|jag är|hon är|jeg er|hun er|olen|hän on|man|esu|imam|ima|имам|има|stara|stara sem|sem|jam|ვარ|ես|маған|mənim|age|alter|âge|edad|età|idade|возраст|вік|wiek|věk|vek|vârsta|възраст|ηλικία|yaş|ålder|alder|ikä|vanus");

    public static bool IsSaid(List<AgeToken> tokens, int i)
    {
        if (tokens[i].Number != Adult || (i + 1 < tokens.Count && tokens[i + 1].Word is "+" or "%" or "€" or "$" or "£"))
        {
            return false;
        }

        var end = i + 1;
        while (end < tokens.Count && (StatedAgeWords.Years.Contains(tokens[end].Word) || StatedAgeWords.IsAgeForm(tokens[end].Word) || tokens[end].Word is "old" or "alt" or "oud"))
        {
            end++;
        }

        // "Jeg fylder snart 18": the adverb may stand between the two.
        var soon = CueBefore(tokens, i, Almost).Length;
        var (cue, length) = CueBefore(tokens, i - soon, Reaching);
        if (!cue)
        {
            soon = 0;
            (cue, length) = CueBefore(tokens, i, Reaching);
        }

        if (cue)
        {
            return !IsForReaders(tokens, i - soon - length) && !OtherSubjects.Own(tokens, i) && (end > i + 1 || IsOver(tokens, end) || !StatedAgeWords.Units.Contains(tokens[end].Word));
        }

        if (IsReachedAfter(tokens, i + 1))
        {
            return !OtherSubjects.Own(tokens, i);
        }

        (cue, length) = CueBefore(tokens, i, Almost);
        var opens = i - length == 0 || tokens[i - length - 1].IsSign || CueBefore(tokens, i - length, Openers).Found;
        return cue && opens && !IsForReaders(tokens, i - length) && !OtherSubjects.Own(tokens, i) && EndsThere(tokens, end);
    }

    private static bool IsOver(List<AgeToken> tokens, int end) => end >= tokens.Count || tokens[end].IsSign;

    private static bool EndsThere(List<AgeToken> tokens, int end) =>
        end >= tokens.Count || (tokens[end].IsSign && (end + 1 >= tokens.Count || tokens[end + 1].Number is null)) || StatedAgeWords.Joins.Contains(tokens[end].Word);

    private static (bool Found, int Length) CueBefore(List<AgeToken> tokens, int i, FrozenSet<string> cues)
    {
        var phrase = "";
        var found = 0;
        for (var length = 1; length <= 4 && i - length >= 0 && !tokens[i - length].IsSign; length++)
        {
            phrase = length == 1 ? tokens[i - 1].Word : tokens[i - length].Word + " " + phrase;
            found = cues.Contains(phrase) ? length : found;
        }

        return (found > 0, found);
    }

    private static bool IsReachedAfter(List<AgeToken> tokens, int at)
    {
        var from = at < tokens.Count && tokens[at].Word is "-" or "‑" or "." ? at + 1 : at;
        for (var start = from; start < tokens.Count && start <= from + 1; start++)
        {
            var two = start + 1 < tokens.Count ? tokens[start].Word + " " + tokens[start + 1].Word : "";
            if (ReachedAfter.Contains(tokens[start].Word) || ReachedAfter.Contains(two))
            {
                return true;
            }

            if (!StatedAgeWords.Years.Contains(tokens[start].Word))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsForReaders(List<AgeToken> tokens, int before)
    {
        for (var i = before - 1; i >= 0 && i >= before - 3 && !tokens[i].IsSign; i--)
        {
            if (Readers.Contains(tokens[i].Word))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split('|').Select(FoldedText.Fold).ToFrozenSet(StringComparer.Ordinal);
}
