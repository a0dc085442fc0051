namespace WebRiskMapper.Analysis.Safety;

/// <summary>Whom or what an age may belong to besides the person advertised: her children, her dog, the whisky, the salon, her account.</summary>
internal static class OtherSubjects
{
    /// <summary>A child may be named some words earlier: "My daughter lives with me, she is 16".</summary>
    private const int WordsToChild = 9;

    private const int WordsToThing = 4;
    private const int WordsToBusiness = 3;
    private const int WordsAfter = 3;

    /// <summary>Tokens around the label of an account's age: "Alter des Profils:", "Profilens alder".</summary>
    private const int AccountReach = 5;

    /// <summary>Whether the number belongs to a child, an animal, a thing, a salon or an account. A line in which the person says "I am" before it is not asked.</summary>
    /// <param name="wordsToBusiness">Words before the number in which a salon may be named; "the salon was born in 2012" has more of them.</param>
    public static bool Own(List<AgeToken> tokens, int at, int wordsToBusiness = WordsToBusiness) =>
        OwnBefore(tokens, at, wordsToBusiness) || OwnBehind(tokens, at) || IsOfAccount(tokens, at);

    private static bool OwnBefore(List<AgeToken> tokens, int at, int wordsToBusiness)
    {
        // What a sentence before the number's own says is not said of the number, unless "she" takes it up.
        if (at > 0 && EndsSentence(tokens[at - 1]))
        {
            return false;
        }

        var (sameClause, samePerson) = (true, true);
        for (var i = at - 1; i >= 0 && i >= at - WordsToChild; i--)
        {
            sameClause &= !EndsClause(tokens[i]);
            if (OtherSubjectWords.Children.ContainsAt(tokens, i) && (i == 0 || !StatedAgeWords.Without.Contains(tokens[i - 1].Word)))
            {
                return true;
            }

            // "Our salon's girl Ida is 17": the nearest person is meant, not the salon.
            samePerson &= sameClause && !StatedAgeWords.WeakSubjects.Contains(tokens[i].Word);
            if (samePerson && ((i >= at - Math.Max(wordsToBusiness, WordsToThing) && OtherSubjectWords.Things.ContainsAt(tokens, i)) || (i >= at - wordsToBusiness && IsBusiness(tokens, i, at))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBusiness(List<AgeToken> tokens, int i, int at)
    {
        if (!OtherSubjectWords.Businesses.ContainsAt(tokens, i) && !OtherSubjectWords.Jubilees.ContainsAt(tokens, i))
        {
            return false;
        }

        // "Hotel visits, Ida 17 years": a name stands nearer.
        for (var between = i + 1; between < at; between++)
        {
            if (tokens[between].IsCapitalised)
            {
                return false;
            }
        }

        return true;
    }

    private static bool OwnBehind(List<AgeToken> tokens, int at)
    {
        var words = 0;
        for (var i = at + 1; i < tokens.Count && words < WordsAfter; i++)
        {
            if (tokens[i].IsSign && tokens[i].Word is not ("-" or "‑" or "–"))
            {
                return false;
            }

            words += tokens[i].IsSign ? 0 : 1;
            if (OtherSubjectWords.Children.ContainsAt(tokens, i) || OtherSubjectWords.Things.ContainsAt(tokens, i) || OtherSubjectWords.Jubilees.ContainsAt(tokens, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Account age: 9", "Alter des Profils: 12 Jahre", "My account is 9 years old"; "Profile" above "Age: 17" is a heading.</summary>
    public static bool IsOfAccount(List<AgeToken> tokens, int at)
    {
        var (label, account) = (-1, -1);
        for (var i = at - 1; i >= 0 && i >= at - AccountReach && !EndsClause(tokens[i]); i--)
        {
            if (label < 0 && StatedAgeWords.Labels.Contains(tokens[i].Word))
            {
                label = i;
            }

            if (OtherSubjectWords.Accounts.ContainsAt(tokens, i) || (OtherSubjectWords.Pages.ContainsAt(tokens, i) && (label < 0 || !tokens[label].IsCapitalised)))
            {
                account = i;
                break;
            }
        }

        if (account < 0)
        {
            return false;
        }

        if (account == at - 2 && StatedAgeWords.Copulas.Contains(tokens[at - 1].Word))
        {
            return true;
        }

        // Nothing parts the two: "New account - Age: 17" speaks of her.
        for (var i = account + 1; i < label; i++)
        {
            if (tokens[i].IsSign)
            {
                return false;
            }
        }

        for (var i = account - 1; label < 0 && i >= 0 && i >= account - 3 && !tokens[i].IsSign; i--)
        {
            label = StatedAgeWords.Labels.Contains(tokens[i].Word) || StatedAgeWords.AgesOfThings.Contains(tokens[i].Word) ? i : label;
        }

        return label >= 0;
    }

    public static bool EndsClause(AgeToken token) => (token.IsSign && token.Word is "," or ";" or "•" or "·") || EndsSentence(token);

    private static bool EndsSentence(AgeToken token) => token.IsSign && token.Word is "." or "!" or "?" or "|" or "。" or "՛" or "։";
}
