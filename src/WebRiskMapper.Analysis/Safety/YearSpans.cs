namespace WebRiskMapper.Analysis.Safety;

/// <summary>Years that are no age: of experience, since a year of the calendar, between two persons.</summary>
internal static class YearSpans
{
    /// <summary>Words after the years in which "of experience" may still come.</summary>
    private const int WordsToExperience = 5;

    private const int WordsToComparative = 1;
    private const int WordsToDifference = 3;

    /// <summary>Whether experience is what the years are of: "15 años de amplia experiencia" and "εμπειρία 11 χρόνων", but not "17 años sin experiencia" nor "17 anni e poca esperienza".</summary>
    /// <param name="years">The word for years, or whatever follows the number.</param>
    public static bool AreOfExperience(List<AgeToken> tokens, int number, int years)
    {
        for (var at = years + 1; at < tokens.Count && at <= years + WordsToExperience; at++)
        {
            if (tokens[at].IsSign || StatedAgeWords.Without.Contains(tokens[at].Word) || (StatedAgeWords.Joins.Contains(tokens[at].Word) && !StatedAgeWords.Connectors.Contains(tokens[at].Word)))
            {
                break;
            }

            if (StatedAgeWords.Experience.Contains(tokens[at].Word))
            {
                return true;
            }
        }

        var before = number - 1;
        while (before > 0 && (tokens[before].Word is ":" or "-" or "–" or "=" or "՝" || StatedAgeWords.Connectors.Contains(tokens[before].Word)))
        {
            before--;
        }

        return before >= 0 && StatedAgeWords.Experience.Contains(tokens[before].Word) && (before == 0 || !StatedAgeWords.Without.Contains(tokens[before - 1].Word));
    }

    /// <summary>Whether the years part two persons: "11 years older than me", "старше на 13 лет".</summary>
    public static bool PartTwoPersons(List<AgeToken> tokens, int number, int years)
    {
        if (number > 1 && StatedAgeWords.ByYears.Contains(tokens[number - 1].Word) && StatedAgeWords.Comparatives.Contains(tokens[number - 2].Word))
        {
            return true;
        }

        for (var at = number - 1; at >= 0 && at >= number - WordsToDifference && !OtherSubjects.EndsClause(tokens[at]); at--)
        {
            if (StatedAgeWords.Differences.ContainsAt(tokens, at))
            {
                return true;
            }
        }

        // "17 yaşında" is an age whatever follows.
        if (years >= tokens.Count || tokens[years].IsSign || (StatedAgeWords.IsAgeForm(tokens[years].Word) && tokens[years].Word is not "metu"))
        {
            return false;
        }

        // "11 години по-голям" is one word more to the machine.
        for (var (at, words) = (years + 1, 0); at < tokens.Count && words < WordsToComparative; at++)
        {
            if (tokens[at].IsSign && tokens[at].Word is not "-")
            {
                return false;
            }

            words += tokens[at].IsSign ? 0 : 1;
            if (StatedAgeWords.Comparatives.ContainsAt(tokens, at) || (at + 2 < tokens.Count && tokens[at].Word is "по" && tokens[at + 1].Word is "-" && StatedAgeWords.Comparatives.Contains("по " + tokens[at + 2].Word)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether something in the line makes a number of years a span of time.</summary>
    public static bool Pass(List<AgeToken> tokens, int number) => PassInClause(tokens, number) || PassInLine(tokens, number);

    /// <summary>The same by what stands before the number in its own clause.</summary>
    public static bool PassInClause(List<AgeToken> tokens, int number)
    {
        for (var at = number - 1; at >= 0 && !OtherSubjects.EndsClause(tokens[at]); at--)
        {
            if (StatedAgeWords.SpansBefore.ContainsAt(tokens, at) || StatedAgeWords.Already.Contains(tokens[at].Word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool PassInLine(List<AgeToken> tokens, int number)
    {
        // "12 years in the trade" has it behind the years, as has "17 ans de bonheur"; "17 ans de Paris" names a place.
        if (number + 3 < tokens.Count && tokens[number + 2].Word is "de" && !tokens[number + 3].IsSign && !tokens[number + 3].IsCapitalised)
        {
            return true;
        }

        for (var at = 0; at < tokens.Count; at++)
        {
            if (StatedAgeWords.SpansAnywhere.ContainsAt(tokens, at) && (at == 0 || !StatedAgeWords.Without.Contains(tokens[at - 1].Word)))
            {
                return true;
            }

            var then = at + 1 < tokens.Count && tokens[at + 1].IsSign ? at + 2 : at + 1;
            if (then < number && tokens[then].Number is not null && StatedAgeWords.SinceThen.Contains(tokens[at].Word))
            {
                return true;
            }
        }

        for (var at = number + 2; at < tokens.Count && !OtherSubjects.EndsClause(tokens[at]); at++)
        {
            if (tokens[at].Word is "since" or "together" or "zusammen" or "ensemble" or "вместе" or "razem" or "siden" or "sedan" or "seit")
            {
                return true;
            }
        }

        return false;
    }
}
