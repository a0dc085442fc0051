using WebRiskMapper.Analysis.Extraction;
using System.Globalization;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>
/// Finds ages under 18 that a text states for a person: after an age label, after "I am", before "years old". Numbers
/// after "under", "over" or "at least", and numbers with a plus sign, are rules for visitors and no one's age.
/// </summary>
internal static class StatedAges
{
    private const int Youngest = 8;
    private const int Adult = 18;
    private const int WordsBack = 4;

    // A line this short ("Anna, 17 ans") is about the person; in a longer one "17 ans" may be a time span.
    private const int ShortLine = 32;

    /// <summary>The first stated age between 8 and 17, or null.</summary>
    public static int? FirstIn(string text)
    {
        var tokens = new List<Token>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!MayHoldAge(line))
            {
                continue;
            }

            Tokenise(line, tokens);
            for (var i = 0; i < tokens.Count; i++)
            {
                if (AgeOf(tokens[i]) is { } age && IsStated(tokens, i, line.Length))
                {
                    return age;
                }
            }
        }

        return null;
    }

    /// <summary>The age that the value of an age label opens with, or null: "17", "17 years"; not "18-25", "over 18".</summary>
    public static int? OfLabelValue(string value)
    {
        var tokens = new List<Token>();
        Tokenise(value, tokens);
        return tokens.Count > 0 && AgeOf(tokens[0]) is { } age && !IsBound(tokens, 0) ? age : null;
    }

    private static bool MayHoldAge(ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            if (char.IsDigit(c))
            {
                return true;
            }
        }

        return StatedAgeWords.MayHoldNumberWord(line);
    }

    private static int? AgeOf(Token token)
    {
        if (token.Number is { } number)
        {
            return number is >= Youngest and < Adult ? number : null;
        }

        return StatedAgeWords.Numbers.TryGetValue(token.Word, out var spelled) ? spelled : null;
    }

    /// <summary>"am 10. November": the German preposition is the Romanian "I have" and the end of the English "I am".</summary>
    private static bool IsGermanDay(List<Token> tokens, int i)
    {
        var month = i + 1 < tokens.Count && tokens[i + 1].Word is "." ? i + 2 : i + 1;
        return i > 0 && tokens[i - 1].Word is "am" && month < tokens.Count && StatedAgeWords.GermanMonths.Contains(tokens[month].Word);
    }

    private static bool IsStated(List<Token> tokens, int i, int lineLength)
    {
        if (IsBound(tokens, i) || IsGermanDay(tokens, i))
        {
            return false;
        }

        // "17-year-old" and "17-jährig" are one word to their readers.
        var after = i + 1 < tokens.Count && tokens[i + 1].Word is "-" or "‑" or "–" ? i + 2 : i + 1;
        var next = after < tokens.Count ? tokens[after].Word : "";
        var afterNext = after + 1 < tokens.Count ? tokens[after + 1].Word : "";
        if (afterNext is "-" && after + 2 < tokens.Count)
        {
            afterNext = tokens[after + 2].Word;
        }

        var years = StatedAgeWords.Years.Contains(next);
        if (StatedAgeWords.IsAgeForm(next) || (years && StatedAgeWords.Old.Contains(afterNext)))
        {
            return true;
        }

        var isMeasured = !years && i + 1 < tokens.Count && !tokens[i + 1].IsSign && StatedAgeWords.Units.Contains(next);
        if (isMeasured)
        {
            return false;
        }

        if (FollowsLabel(tokens, i))
        {
            return true;
        }

        // "I am 17" ends there or goes on with years; "I am 15 minutes away" does not.
        if (FollowsSubject(tokens, i, years))
        {
            return years || i + 1 >= tokens.Count || tokens[i + 1].IsSign || StatedAgeWords.Joins.Contains(next);
        }

        return years && lineLength <= ShortLine && !tokens.Exists(t => StatedAgeWords.Spans.Contains(t.Word));
    }

    private static bool FollowsLabel(List<Token> tokens, int i)
    {
        var at = i - 1;
        while (at >= 0 && tokens[at].IsSign && tokens[at].Word is ":" or "՝" or "-" or "–" or "—" or "=" or "." or "|")
        {
            at--;
        }

        return at >= 0 && (at < i - 1 || at == 0 || tokens.Count <= i + 3) && StatedAgeWords.Labels.Contains(tokens[at].Word);
    }

    private static bool FollowsSubject(List<Token> tokens, int i, bool years)
    {
        var one = i > 0 ? tokens[i - 1].Word : "";
        var two = i > 1 ? tokens[i - 2].Word + " " + one : "";
        var three = i > 2 ? tokens[i - 3].Word + " " + two : "";
        return StatedAgeWords.Subjects.Contains(two) || StatedAgeWords.Subjects.Contains(three) || StatedAgeWords.Subjects.Contains(one)
            || (years && (StatedAgeWords.WeakSubjects.Contains(one) || StatedAgeWords.WeakSubjects.Contains(two)));
    }

    private static bool IsBound(List<Token> tokens, int i)
    {
        if (i + 1 < tokens.Count && tokens[i + 1].Word is "+" or "%" or "€" or "$" or "£" or "₽" or "₴")
        {
            return true;
        }

        // "Under 17" and "under the age of 17"; the "from" of "from Kyiv, 17" is too far away.
        for (var back = i - 1; back >= 0 && back >= i - WordsBack; back--)
        {
            if (StatedAgeWords.Bounds.Contains(tokens[back].Word) || tokens[back].Word is "<" or ">" or "≥" or "≤" or "€" or "$" or "£")
            {
                return true;
            }

            if (!StatedAgeWords.Connectors.Contains(tokens[back].Word))
            {
                break;
            }
        }

        for (var forward = i + 1; forward < tokens.Count && forward <= i + 2; forward++)
        {
            if (StatedAgeWords.BoundsAfter.Contains(tokens[forward].Word))
            {
                return true;
            }
        }

        return false;
    }

    private static void Tokenise(ReadOnlySpan<char> line, List<Token> tokens)
    {
        tokens.Clear();
        for (var i = 0; i < line.Length;)
        {
            if (char.IsDigit(line[i]))
            {
                var start = i;
                var number = 0;
                while (i < line.Length && char.IsDigit(line[i]))
                {
                    number = Math.Min(100_000, (number * 10) + (int)CharUnicodeInfo.GetNumericValue(line[i]));
                    i++;
                }

                var isDecimal = i + 1 < line.Length && line[i] is ',' or '.' or ':' or '/' && i + 1 < line.Length && char.IsDigit(line[i + 1]);
                var follows = start > 1 && line[start - 1] is ',' or '.' or ':' or '/' && char.IsDigit(line[start - 2]);
                tokens.Add(new Token("#", isDecimal || follows || i - start > 2 ? 100_000 : number, IsSign: false));
            }
            else if (WordChars.IsPart(line[i]))
            {
                var start = i;
                while (i < line.Length && (WordChars.IsPart(line[i]) || WordChars.IsIgnorable(line[i])) && !char.IsDigit(line[i]))
                {
                    i++;
                }

                tokens.Add(new Token(FoldedText.Fold(line[start..i].ToString()), null, IsSign: false));
            }
            else
            {
                // Apostrophes and spaces part words and mean nothing here; "I'm" gives "i m".
                if (!char.IsWhiteSpace(line[i]) && line[i] is not ('\'' or '’' or '`') && !WordChars.IsIgnorable(line[i]))
                {
                    tokens.Add(new Token(line[i].ToString(), null, IsSign: true));
                }

                i++;
            }
        }
    }

    private readonly record struct Token(string Word, int? Number, bool IsSign);
}
