namespace WebRiskMapper.Analysis.Extraction.Ages;

/// <summary>Ages told as a birthday: "I turned 41 recently", "Мне недавно исполнилось 30", "bin heuer 30 geworden". Salons and sites have birthdays too.</summary>
internal sealed class ReachedAge(AgeWords words)
{
    private const string ClauseEnds = "\n.!?,;:–—()";

    /// <summary>Characters of a clause that are looked at on each side.</summary>
    private const int LongestClause = 80;

    private const int MostWordsBetween = 2;
    private const int LongestEnding = 4;

    /// <summary>Whether the two digits at <paramref name="at"/> are the age that the person advertised reached; null where nobody is said to have reached any.</summary>
    /// <param name="unit">Characters of the word for years behind the number, from <paramref name="next"/> on; 0 when there is none.</param>
    public bool? Says(string text, string folded, int at, int next, int unit)
    {
        var behind = unit > 0 ? AgeShapes.SkipBlanks(folded, next + unit) : AgeShapes.SkipBlanks(folded, EndOfCase(folded, at + 2));
        var told = FollowsVerb(folded, at) ? unit > 0 || EndsPhrase(text, folded, behind) : PrecedesVerb(folded, behind);
        return told ? IsPerson(folded, at, behind) : null;
    }

    private bool FollowsVerb(string folded, int at)
    {
        var end = AgeShapes.SkipBlanksBack(folded, at);
        for (var word = 0; word <= MostWordsBetween && end > 0; word++)
        {
            if (words.Turned.LengthBefore(folded, end) > 0)
            {
                return true;
            }

            var between = words.TurnedJust.LengthBefore(folded, end);
            if (between == 0)
            {
                return false;
            }

            end = AgeShapes.SkipBlanksBack(folded, end - between);
        }

        return false;
    }

    private bool PrecedesVerb(string folded, int behind)
    {
        var just = words.TurnedJust.LengthAt(folded, behind);
        return words.TurnedAfter.LengthAt(folded, behind) > 0 || (just > 0 && words.TurnedAfter.LengthAt(folded, AgeShapes.SkipBlanks(folded, behind + just)) > 0);
    }

    // "turned 30 days" goes on with a unit of its own.
    private bool EndsPhrase(string text, string folded, int behind) =>
        AgeShapes.EndsPhrase(text, behind) || words.TurnedJust.LengthAt(folded, behind) > 0 || words.TurnedThen.LengthAt(folded, behind) > 0;

    private bool IsPerson(string folded, int at, int behind)
    {
        var before = folded.AsSpan(Math.Max(0, at - LongestClause), Math.Min(at, LongestClause));
        before = before[(before.LastIndexOfAny(ClauseEnds) + 1)..];
        var after = folded.AsSpan(behind, Math.Min(LongestClause, folded.Length - behind));
        var end = after.IndexOfAny(ClauseEnds);
        after = end < 0 ? after : after[..end];
        return !words.NotPerson.AppearsIn(before) && !words.NotPerson.AppearsIn(after);
    }

    // "30'a girdim", "30-ға толдым", "betöltöttem a 30-at".
    private static int EndOfCase(string folded, int end)
    {
        var letters = end + 1;
        while (letters < folded.Length && letters - end <= LongestEnding && char.IsLetter(folded[letters]))
        {
            letters++;
        }

        return end < folded.Length && folded[end] is '-' or '\'' && letters > end + 1 && (letters == folded.Length || !char.IsLetter(folded[letters])) ? letters : end;
    }
}
