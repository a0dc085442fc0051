using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>
/// Finds ages under 18 that a text states for a person: after an age label, after "I am", before "years old", after the person's name, as
/// "almost 18" and as a year of birth. Numbers after "under", "over" or "at least", and numbers with a plus sign, are rules for visitors
/// and no one's age; children, pets and salons have ages too (<see cref="OtherSubjects"/>).
/// </summary>
internal static class StatedAges
{
    private const int Youngest = 8;
    private const int Adult = 18;

    /// <summary>Tokens of a line that is the value of the label above it.</summary>
    private const int LongestValue = 4;

    /// <summary>A number this low behind a name may count anything.</summary>
    private const int YoungestInTitle = 13;

    /// <summary>Below it a number in words needs "years": "elf", "once" and "onze" are words of other languages.</summary>
    private const int YoungestBareWord = 13;

    /// <summary>"8 год" is eight hours; Russian says it of 1, 21 and 31 years, and of no age from 8 to 17.</summary>
    private const string UkrainianHour = "год";

    // A line this short ("Anna, 17 ans") is about the person; in a longer one "17 ans" may be a time span.
    private const int ShortLine = 32;

    /// <summary>The first stated age between 8 and 17, or null; 17 for "almost 18".</summary>
    /// <param name="seenOn">The day the page was fetched, for years of birth.</param>
    /// <param name="names">Names of the persons advertised, as far as they are known.</param>
    public static int? FirstIn(string text, DateOnly seenOn = default, IReadOnlyList<string>? names = null)
    {
        var tokens = new List<AgeToken>();
        ReadOnlySpan<char> above = default;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var label = above;
            above = line;
            var hasDigit = AgeTokens.MayHoldDigit(line);
            if (!hasDigit && !StatedAgeNumbers.MayAppearIn(line))
            {
                continue;
            }

            AgeTokens.Read(line, tokens);
            for (var i = 0; i < tokens.Count; i++)
            {
                if (tokens[i].Number is >= Youngest and < Adult and var age && IsStated(tokens, i, line.Length, names) && !IsUnderAnothersLabel(tokens, i, label))
                {
                    return age;
                }

                if (NearlyAdult.IsSaid(tokens, i))
                {
                    return Adult - 1;
                }
            }

            if (hasDigit && BirthYears.AgeIn(line, seenOn) is { } born)
            {
                return born;
            }
        }

        return null;
    }

    /// <summary>The age that the value of an age label opens with, or null: "17", "17 years", "seventeen"; not "18-25", "over 18".</summary>
    public static int? OfLabelValue(string value)
    {
        var tokens = new List<AgeToken>();
        AgeTokens.Read(value, tokens);
        return tokens.Count == 0 ? null
            : tokens[0].Number is >= Youngest and < Adult and var age && !AgeBounds.IsBound(tokens, 0) ? age
            : tokens.FindIndex(t => t.Number is not null) is >= 0 and var at && NearlyAdult.IsSaid(tokens, at) ? Adult - 1
            : null;
    }

    /// <summary>The age in a title such as "Mia, 17, York" or "Mia (17)": a name, and a number from 13 to 17 that nothing else follows closely.</summary>
    public static int? OfTitle(string title)
    {
        var tokens = new List<AgeToken>();
        AgeTokens.Read(title, tokens);
        var words = tokens.TakeWhile(t => t.IsCapitalised).Count();
        var at = words + 1;
        return words is 1 or 2 && at < tokens.Count && tokens[words].Word is "," or "(" or "|" or "/" or "•" or "·" or "-" or "–" or "—"
            && tokens[at] is { IsDisguised: false, Number: >= YoungestInTitle and < Adult and var age } && !StatedAgeWords.GermanMonths.Contains(tokens[words - 1].Word) && EndsPart(tokens, at)
            ? age : null;
    }

    /// <summary>Whether a line is nothing but the label of an age.</summary>
    public static bool IsLabel(string line) => line.Length <= ShortLine && StatedAgeWords.Labels.Contains(FoldedText.Fold(line.TrimEnd(':', ' ')));

    /// <summary>Whether the number at <paramref name="at"/>, which stands beside a word for years, is said of somebody or something else, or of a time.</summary>
    public static bool IsOfAnother(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at);
        var tokens = new List<AgeToken>();
        AgeTokens.Read(text.AsSpan(start, (end < 0 ? text.Length : end) - start), tokens);
        var i = tokens.FindIndex(t => t.Number is not null && t.Start == at - start);
        if (i < 0)
        {
            return false;
        }

        var above = start < 2 ? 0 : text.LastIndexOf('\n', start - 2) + 1;
        return IsOfAnother(tokens, i, After(tokens, i)) || (start > 0 && IsUnderAnothersLabel(tokens, i, text.AsSpan(above, start - 1 - above)));
    }

    /// <summary>"Medlem" or "Возраст анкеты" in a line of its own, and below it a line that opens with the number.</summary>
    private static bool IsUnderAnothersLabel(List<AgeToken> tokens, int i, ReadOnlySpan<char> above)
    {
        if (i > 0 || above.Length is 0 or > ShortLine || tokens.Count > LongestValue)
        {
            return false;
        }

        var label = new List<AgeToken>();
        AgeTokens.Read(above.TrimEnd(": "), label);
        if (label.Count == 0 || label.Exists(t => t.Number is not null))
        {
            return false;
        }

        label.Add(tokens[i]);
        return OtherSubjects.IsOfAccount(label, label.Count - 1) || YearSpans.AreOfExperience(label, label.Count - 1, label.Count)
            || ((label.Count == 2 || StatedAgeWords.SinceThen.Contains(label[^2].Word)) && !SaysYearsOld(tokens, i, After(tokens, i)) && StatedAgeWords.SpansBefore.Contains(label[0].Word));
    }

    private static bool EndsPart(List<AgeToken> tokens, int at) =>
        at + 1 == tokens.Count || (tokens[at + 1].Word is "," or ")" or "|" or "/" or "•" or "·" or "-" or "–" or "—" or "!" && (at + 2 == tokens.Count || tokens[at + 2].Number is null))
        || (tokens[at + 1].Word is "." && at + 2 == tokens.Count);

    private static bool IsStated(List<AgeToken> tokens, int i, int lineLength, IReadOnlyList<string>? names)
    {
        if (AgeBounds.IsBound(tokens, i) || AgeBounds.IsGermanDay(tokens, i))
        {
            return false;
        }

        var after = After(tokens, i);
        return Says(tokens, i, after, lineLength, names) && !IsOfAnother(tokens, i, after);
    }

    /// <summary>Whether the age belongs to somebody or something else, or is none but a time.</summary>
    private static bool IsOfAnother(List<AgeToken> tokens, int i, int after)
    {
        var labelled = FollowsLabel(tokens, i);
        var years = after < tokens.Count && StatedAgeWords.Years.Contains(tokens[after].Word);
        if (YearSpans.PartTwoPersons(tokens, i, after) || (!labelled && (years || SaysYearsOld(tokens, i, after)) && YearSpans.AreOfExperience(tokens, i, after)))
        {
            return true;
        }

        // "12 metų", "12 metus" and "12 წლის" are an age and a time: "I work here 12 years".
        if (!labelled && after < tokens.Count && tokens[after].Word is "metu" or "metus" or "წლის" && !FollowsSubject(tokens, i, years: true) && YearSpans.PassInClause(tokens, i))
        {
            return true;
        }

        return labelled ? OtherSubjects.IsOfAccount(tokens, i) : !StatedAgeWords.IsFirstPerson(tokens, i) && OtherSubjects.Own(tokens, i);
    }

    private static bool Says(List<AgeToken> tokens, int i, int after, int lineLength, IReadOnlyList<string>? names)
    {
        var next = after < tokens.Count ? tokens[after].Word : "";
        var years = StatedAgeWords.Years.Contains(next);
        if (SaysYearsOld(tokens, i, after))
        {
            return true;
        }

        if (!years && i + 1 < tokens.Count && !tokens[i + 1].IsSign && StatedAgeWords.Units.Contains(next))
        {
            return false;
        }

        if (FollowsLabel(tokens, i))
        {
            return true;
        }

        if (tokens[i] is { IsSpelled: true, Number: < YoungestBareWord } && !years)
        {
            return false;
        }

        // "I am 17" ends there or goes on with years; "I am 15 minutes away" does not.
        if (FollowsSubject(tokens, i, years))
        {
            return years || i + 1 >= tokens.Count || tokens[i + 1].IsSign || StatedAgeWords.Joins.Contains(next);
        }

        return (names is not null && FollowsName(tokens, i, names) && (years || EndsPart(tokens, i)))
            || (years && next is not UkrainianHour && lineLength <= ShortLine && !YearSpans.Pass(tokens, i));
    }

    // "17-year-old", "17-jährig", "17-ти летняя" are one word to their readers.
    private static int After(List<AgeToken> tokens, int i)
    {
        var after = i + 1 < tokens.Count && tokens[i + 1].Word is "-" or "‑" or "–" ? i + 2 : i + 1;
        if (after + 1 < tokens.Count && tokens[after].Word is "ти" or "ми" or "и" or "th" or "ro" or "to")
        {
            var beyond = tokens[after + 1].Word is "-" or "‑" ? after + 2 : after + 1;
            return beyond < tokens.Count && (StatedAgeWords.Years.Contains(tokens[beyond].Word) || StatedAgeWords.IsAgeForm(tokens[beyond].Word)) ? beyond : after;
        }

        return after;
    }

    private static bool SaysYearsOld(List<AgeToken> tokens, int i, int after)
    {
        if (tokens[i].SaysYears || (after < tokens.Count && StatedAgeWords.IsAgeForm(tokens[after].Word)))
        {
            return true;
        }

        // "y/o", "y.o.", "yrs. old", "year-old".
        var second = after + 1;
        while (second < tokens.Count && tokens[second].Word is "-" or "‑" or "/" or ".")
        {
            second++;
        }

        return second < tokens.Count
            && ((StatedAgeWords.Years.Contains(tokens[after].Word) && StatedAgeWords.Old.Contains(tokens[second].Word)) || (tokens[after].Word is "y" or "yr" or "yrs" && tokens[second].Word is "o" or "old" or "olds"));
    }

    private static bool FollowsLabel(List<AgeToken> tokens, int i)
    {
        var at = i - 1;
        while (at >= 0 && tokens[at].IsSign && tokens[at].Word is ":" or "：" or "՝" or "-" or "–" or "—" or "=" or "." or "|")
        {
            at--;
        }

        return at >= 0 && (at < i - 1 || at == 0 || tokens.Count <= i + 3) && StatedAgeWords.Labels.Contains(tokens[at].Word);
    }

    // "I am already 17": what counts a time elsewhere counts hers where "I am" stands before it and nothing goes on behind.
    private static bool FollowsSubject(List<AgeToken> tokens, int i, bool years)
    {
        var after = years ? After(tokens, i) + 1 : i + 1;
        if (i > 1 && StatedAgeWords.Already.Contains(tokens[i - 1].Word) && (after >= tokens.Count || tokens[after].IsSign || StatedAgeWords.Joins.Contains(tokens[after].Word)) && StatedAgeWords.IsFirstPerson(tokens, i - 1))
        {
            return true;
        }

        var one = i > 0 ? tokens[i - 1].Word : "";
        // "Vivo aqui há 14 anos": "ha" is Italian for what she has, and Portuguese for how long ago.
        if (one is "ha" && years && tokens[after - 1].Word is "anos")
        {
            return false;
        }

        var two = i > 1 ? tokens[i - 2].Word + " " + one : "";
        var three = i > 2 ? tokens[i - 3].Word + " " + two : "";
        return StatedAgeWords.Subjects.Contains(two) || StatedAgeWords.Subjects.Contains(three) || StatedAgeWords.Subjects.Contains(one)
            || (years && (StatedAgeWords.WeakSubjects.Contains(one) || StatedAgeWords.WeakSubjects.Contains(two)));
    }

    // "Mia, 17", "Mia (17)", "Mia is 17".
    private static bool FollowsName(List<AgeToken> tokens, int i, IReadOnlyList<string> names)
    {
        var at = i > 1 && (tokens[i - 1].Word is "," or "(" or "|" or "-" or "–" or "—" or "•" or "·" || StatedAgeWords.Copulas.Contains(tokens[i - 1].Word)) ? i - 2 : -1;
        return at >= 0 && tokens[at].IsCapitalised && names.Any(n => n.Split(' ').Any(part => string.Equals(FoldedText.Fold(part), tokens[at].Word, StringComparison.Ordinal)));
    }
}
