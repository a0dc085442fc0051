using WebRiskMapper.Analysis.Extraction.Dates;

namespace WebRiskMapper.Analysis.Extraction.Ages;

/// <summary>What the words and signs around a number say of it: that it is an age, whose, or that it is none.</summary>
internal sealed class AgeBinder(AgeWords words, DateWords dates)
{
    private const int Adult = 18;

    /// <summary>Past this age a bare "Name 75" in a title is more often a size or a price.</summary>
    private const int OldestInTitle = 69;

    private const int ClientDistance = 40;
    private const int ShortestMonth = 3;

    /// <summary>Words between "I'm" and "37-year-old".</summary>
    private const int WordsToSelf = 3;

    private readonly ReachedAge reached = new(words);

    public AgeBond BondOf(string text, string folded, int at, int number, bool inTitle, string? language)
    {
        var end = at + 2;
        var next = AgeShapes.SkipBlanks(folded, end);
        var strong = next < folded.Length ? words.StrongUnits.LengthAt(folded, next) : 0;
        var unit = strong > 0 ? strong : next < folded.Length ? words.Units.LengthAt(folded, next) : 0;
        // "24 год" are hours in Ukrainian; Russian says "год" of 21 and 31.
        if (language is "uk" && number % 10 != 1 && folded.AsSpan(next, unit) is "год" or "год.")
        {
            return AgeBond.None;
        }

        // "23j" is an age, "23v" glued to anything else is not.
        if ((end < text.Length && text[end] is '+' or '%' or '°' or '€' or '$' or '£')
            || (at > 0 && text[at - 1] is '+' or '$' or '€' or '£' or '#' or '>' or '№')
            || IsNotAfter(folded, unit > 0 ? next + unit : end))
        {
            return AgeBond.None;
        }

        var previous = AgeShapes.SkipBlanksBack(folded, at);
        if (words.NotBefore.LengthBefore(folded, previous) > 0 || (number == Adult && IsEveryones(folded, at)))
        {
            return AgeBond.None;
        }

        if (reached.Says(text, folded, at, next, unit) is { } told)
        {
            return told ? AgeBond.Own : AgeBond.None;
        }

        var label = LabelBefore(folded, previous) > 0;
        var self = words.Self.LengthBefore(folded, previous) > 0;
        var abbreviated = unit == 0 && inTitle ? words.TitleUnits.LengthAt(folded, next) : 0;
        if (unit == 0 && abbreviated == 0 && (IsGlued(text, end) || IsOtherUnit(folded, next) || IsDayOfMonth(folded, end, language)))
        {
            return AgeBond.None;
        }

        if (label || (self && unit > 0))
        {
            return AgeBond.Own;
        }

        if (unit > 0)
        {
            var apart = previous == 0 || !char.IsLetter(folded[previous - 1]) || AgeShapes.StartsUpper(text, previous);
            return (strong == 0 && !apart && number < Adult) || MentionsClients(folded, at) ? AgeBond.None
                : IsOfHerself(folded, previous) ? AgeBond.Own
                : inTitle ? AgeBond.Named
                : AgeBond.Said;
        }

        if (self)
        {
            return (number >= Adult ? EndsPhrase(text, folded, next) : AgeShapes.EndsPhrase(text, next) && text[previous - 1] is not ('e' or 'a')) ? AgeBond.Own : AgeBond.None;
        }

        if (number is < Adult or > OldestInTitle || previous == 0)
        {
            return AgeBond.None;
        }

        return inTitle && AgeShapes.IsTitleAge(text, folded, at, abbreviated > 0 ? next + abbreviated : end) ? (abbreviated > 0 ? AgeBond.Named : AgeBond.Titled)
            : AgeShapes.IsBracketed(text, folded, at) ? (inTitle ? AgeBond.Named : AgeBond.Bracketed)
            : AgeBond.None;
    }

    /// <summary>How a number in words is bound: it needs a label, "I am" or "years old" beside it.</summary>
    public AgeBond BondOfSpelled(string text, string folded, int start, int end)
    {
        var previous = AgeShapes.SkipBlanksBack(folded, start);
        var next = AgeShapes.SkipBlanks(folded, end);
        var unit = next < folded.Length ? words.StrongUnits.LengthAt(folded, next) : 0;
        var own = LabelBefore(folded, previous) > 0 || words.Self.LengthBefore(folded, previous) > 0;
        return (unit == 0 && !(own && EndsPhrase(text, folded, next))) || words.NotBefore.LengthBefore(folded, previous) > 0 || IsNotAfter(folded, next + unit) || MentionsClients(folded, start) ? AgeBond.None
            : own || IsOfHerself(folded, previous) ? AgeBond.Own
            : AgeBond.Said;
    }

    /// <summary>Whether the number is shown as an age without a word of its own: in a line of facts, above its unit, before a height, behind the title's name.</summary>
    public bool IsShown(AdText ad, string folded, int at, int titleEnd) =>
        FactsLine.IsAge(ad.Text, at) || IsAboveUnit(folded, at) || AgeShapes.IsBeforeHeight(ad.Text, folded, at)
        || (ad.Title is { } title && at > titleEnd && !IsOtherUnit(folded, AgeShapes.SkipBlanks(folded, at + 2)) && FactsLine.IsNamedAge(ad.Text, at, title));

    private bool IsNotAfter(string folded, int at)
    {
        var after = AgeShapes.SkipBlanks(folded, at);
        return after < folded.Length && words.NotAfter.LengthAt(folded, after) > 0;
    }

    /// <summary>A tile: the number fills a line, its unit the next.</summary>
    private bool IsAboveUnit(string folded, int at)
    {
        if ((at > 0 && folded[at - 1] != '\n') || at + 3 >= folded.Length || folded[at + 2] != '\n')
        {
            return false;
        }

        var unit = Math.Max(words.StrongUnits.LengthAt(folded, at + 3), words.Units.LengthAt(folded, at + 3));
        return unit > 0 && (at + 3 + unit == folded.Length || folded[at + 3 + unit] == '\n');
    }

    private int LabelBefore(string folded, int end)
    {
        while (end > 0 && folded[end - 1] is ':' or '=' or ' ' or '-' or '–' or '.' or '|' or '\t')
        {
            end--;
        }

        return words.Labels.LengthBefore(folded, end);
    }

    /// <summary>"I'm a fun 37-year-old", "ben Melisa, 26 yaşındayım": "I'm" stands some words before, at most one comma away.</summary>
    private bool IsOfHerself(string folded, int end)
    {
        var commas = 0;
        for (var word = 0; word < WordsToSelf; word++)
        {
            if (end > 0 && folded[end - 1] == ',' && ++commas == 1)
            {
                end = AgeShapes.SkipBlanksBack(folded, end - 1);
            }

            var start = end;
            while (start > 0 && char.IsLetter(folded[start - 1]))
            {
                start--;
            }

            if (start == end)
            {
                return false;
            }

            end = AgeShapes.SkipBlanksBack(folded, start);
            if (words.Self.LengthBefore(folded, end) > 0)
            {
                return true;
            }
        }

        return false;
    }

    // The clients of "Hi gents, I'm 26" are greeted, and the age is not theirs.
    private bool MentionsClients(string folded, int at) => words.Clients.AppearsIn(Before(folded, at, [',', '\n', '.', '!']));

    /// <summary>"Toutes les annonceuses sont majeures (18 ans révolus)".</summary>
    private bool IsEveryones(string folded, int at) => words.Everyone.AppearsIn(Before(folded, at, ['\n', '.', '!']));

    private static ReadOnlySpan<char> Before(string folded, int at, ReadOnlySpan<char> ends)
    {
        var from = Math.Max(0, at - ClientDistance);
        var before = folded.AsSpan(from, at - from);
        return before[(before.LastIndexOfAny(ends) + 1)..];
    }

    private static bool IsGlued(string text, int end) => end < text.Length && char.IsLetterOrDigit(text[end]);

    private static bool IsOtherUnit(string folded, int next)
    {
        var end = next;
        while (end < folded.Length && char.IsLetter(folded[end]))
        {
            end++;
        }

        return end > next && Phones.PhoneContext.IsUnit(folded.AsSpan(next, end - next));
    }

    /// <summary>"17. Oktober", "3 de mayo", "21 мая": German "am" before it is no "am" of "I am".</summary>
    private bool IsDayOfMonth(string folded, int end, string? language)
    {
        var at = end < folded.Length && folded[end] == '.' ? end + 1 : end;
        for (var word = 0; word < 2; word++)
        {
            at = AgeShapes.SkipBlanks(folded, at);
            var start = at;
            while (at < folded.Length && char.IsLetter(folded[at]))
            {
                at++;
            }

            if (at - start >= ShortestMonth && dates.Month(folded[start..at], language) is not null)
            {
                return true;
            }

            if (at - start != "de".Length)
            {
                return false;
            }
        }

        return false;
    }

    // "mam 31 a som": a word that joins sentences ends this one.
    private bool EndsPhrase(string text, string folded, int next)
    {
        var joint = next > 0 && next < text.Length && text[next - 1] == ' ' && char.IsLetter(text[next]) ? words.And.LengthAt(folded, next) : 0;
        return AgeShapes.EndsPhrase(text, next) || (joint > 0 && next + joint < text.Length && text[next + joint] == ' ');
    }
}
