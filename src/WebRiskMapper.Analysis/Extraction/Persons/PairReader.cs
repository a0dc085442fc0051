using WebRiskMapper.Analysis.Extraction.Ages;
using WebRiskMapper.Analysis.Extraction.Phones;

namespace WebRiskMapper.Analysis.Extraction.Persons;

/// <summary>A capitalised word and the age that follows it, with the range that both take up.</summary>
/// <param name="IsSaid">A verb stands between the two: "Anna is 25".</param>
internal readonly record struct NamedAge(string Name, int Age, TextSpan Span, bool IsSaid = false)
{
    /// <summary>Whether the age stands in brackets: "Maja (33)". Dates, streets and counts are not written so.</summary>
    public bool IsBracketed(string text) => SignBehind(text) is '(' && text[Span.End - 1] is ')';

    /// <summary>The sign between the two, a blank where there is none.</summary>
    public char SignBehind(string text)
    {
        var behind = text.AsSpan(Span.Start + Name.Length, Span.Length - Name.Length).TrimStart(" \u00A0");
        return behind.IsEmpty || char.IsAsciiDigit(behind[0]) ? ' ' : behind[0] is '–' ? '-' : behind[0];
    }
}

/// <summary>Finds names that carry a number of two digits, and what joins two of them.</summary>
internal sealed class PairReader(AgeWords words)
{
    private const int Youngest = 14;
    private const int AdultAge = 18;
    private const int Oldest = 75;
    private const int LongestName = 20;
    private const int LongestVerb = 12;
    private const int CounterReach = 40;

    /// <summary>Two lines of addresses are no list of persons.</summary>
    private static readonly string[] StreetEndings = ["straße", "strasse", "str", "gasse", "weg", "platz", "allee", "straat", "laan", "gatan", "vägen", "gade", "vej", "gata", "veien", "katu", "tie"];

    /// <summary>"25", "25 years"; null for a range, a bound or two ages.</summary>
    public static int? SoleAge(string value)
    {
        var at = value.AsSpan().IndexOfAnyInRange('0', '9');
        return at >= 0 && NumberAt(value, at) is { } age && value.AsSpan(at + 2).IndexOfAnyInRange('0', '9') < 0 && (at + 2 == value.Length || value[at + 2] is not ('+' or '-')) ? age : null;
    }

    /// <summary>"Anna, 25", "Anna (25)", "Anna 25 years", "Anna - 25" in order.</summary>
    public IEnumerable<NamedAge> In(string text)
    {
        var counted = -CounterReach;
        for (var i = 2; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) && NumberAt(text, i) is { } age && EndOfAge(text, i + 2) is { } end)
            {
                var (name, isSaid) = NameBefore(text, i) is { } beside ? (OwnerOf(text, beside), false) : (SubjectBefore(text, i), true);
                if (name is { } counter && text[end - 1] == ')' && (counter.Start - counted < CounterReach || IsCounter(text, counter.Start, end)))
                {
                    counted = end;
                }
                else if (name is { } named)
                {
                    yield return new NamedAge(text.Substring(named.Start, named.Length), age, new TextSpan(named.Start, end - named.Start), isSaid);
                }
            }
        }
    }

    /// <summary>Whether nothing but "and" or a sign stands between the two; of two that a verb says each, a comma or a full stop will do.</summary>
    public bool AreJoined(string text, NamedAge first, NamedAge second) => second.Span.Start > first.Span.End
        && (IsJoint(text, first.Span.End, second.Span.Start) || (first.IsSaid && second.IsSaid && text.AsSpan(first.Span.End, second.Span.Start - first.Span.End).Trim() is "," or ";" or "."));

    /// <summary>
    /// Whether the two can hardly be anything but a name and its age: the age in brackets, or behind a comma and with "years", or behind a comma
    /// in a line that the name opens. Only of adults' ages: "Photos (16)" counts something, and on a person's the safety stop decides.
    /// </summary>
    public bool IsSetApart(string text, NamedAge pair)
    {
        var behind = text.AsSpan(pair.Span.Start + pair.Name.Length, pair.Span.Length - pair.Name.Length);
        var sign = behind.TrimStart(" \u00A0");
        if (pair.IsSaid || sign.IsEmpty || pair.Age < AdultAge || IsPlace(text, pair.Span.Start))
        {
            return false;
        }

        var rest = text.AsSpan(pair.Span.End).TrimStart(" \u00A0");
        return sign[0] == '(' ? sign[^1] == ')'
            : sign[0] == ',' && (char.IsLetter(sign[^1]) || (Opens(text, pair.Span.Start) && (rest.IsEmpty || !char.IsLetterOrDigit(rest[0]))));
    }

    /// <summary>Whether another person may go on what one was said like: the same sign, or the age in brackets, on the same line.</summary>
    public static bool IsLike(string text, NamedAge pair, NamedAge other) => !pair.IsSaid && pair.Age >= AdultAge && pair.SignBehind(text) is '(' or ',' && pair.SignBehind(text) == other.SignBehind(text)
        && text.AsSpan(Math.Min(pair.Span.Start, other.Span.Start), Math.Abs(pair.Span.Start - other.Span.Start)).IndexOf('\n') < 0
        && (pair.IsBracketed(text) || text.AsSpan(pair.Span.End).TrimStart(" \u00A0") is [] or ['\n' or ',' or '.' or ';' or '!', ..]);

    /// <summary>"Anna and Maria, 25 and 30": two names and then two ages in their order.</summary>
    public (NamedAge First, NamedAge Second)? TwoAndTwo(string text)
    {
        foreach (var second in In(text))
        {
            var joint = second.Span.Start;
            var end = joint;
            while (end > 0 && !(char.IsLetter(text[end - 1]) && IsJoint(text, end, joint)) && joint - end < 8)
            {
                end--;
            }

            var next = second.Span.End;
            while (next < text.Length && !char.IsAsciiDigit(text[next]) && next - second.Span.End < 8)
            {
                next++;
            }

            if (WordBefore(text, end) is { } first && next < text.Length && NumberAt(text, next) is { } other && IsJoint(text, second.Span.End, next) && EndOfAge(text, next + 2) is { } stop)
            {
                return (new NamedAge(text.Substring(first.Start, first.Length), second.Age, first), new NamedAge(second.Name, other, new TextSpan(second.Span.Start, stop - second.Span.Start)));
            }
        }

        return null;
    }

    /// <summary>Whether the name opens a line, a bullet or a field, and nothing but a sign or a capitalised word follows the age: "• Inez 23 – brunette". Only of adults' ages: on a lesser one the safety stop decides.</summary>
    public bool OpensPart(string text, NamedAge pair)
    {
        if (pair.IsSaid || pair.Age < AdultAge || !Opens(text, pair.Span.Start) || StreetEndings.Any(e => pair.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var rest = text.AsSpan(pair.Span.End).TrimStart(" \u00A0");
        return rest.IsEmpty || !(char.IsLower(rest[0]) || char.IsDigit(rest[0]) || rest[0] is '€' or '$' or '£' or '%' or '/' or ':');
    }

    // At a field's beginning, behind a label's colon, another sentence or a bullet, or behind "and": "Tonight: Ana (26)", "NEW!! Ana 26".
    private bool Opens(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd(" \u00A0");
        return LineText.OpensField(text, start) || (before.Length < start && (before[^1] is ':' or '*' or '!' or '?' or '.' or '>' or '»' or '՝' or '։' || words.And.LengthBefore(FoldedText.Fold(before[Math.Max(0, before.Length - LongestVerb)..].ToString()), Math.Min(before.Length, LongestVerb)) > 0));
    }

    // "Sara from Skopje, 25 years": the capitalised word is a place; behind "a" it may be a person who is introduced.
    private static bool IsPlace(string text, int start)
    {
        var end = text.AsSpan(0, start).TrimEnd(' ').Length;
        var word = text.AsSpan(0, end)[(text.AsSpan(0, end).LastIndexOfAny(' ', '\n', ',') + 1)..];
        return end < start && word is not "a" && Places.PlaceFinder.IsPreposition(word);
    }

    // "Centre (112), Uptown (41)": what is counted beside more than anybody's age is counted too.
    private static bool IsCounter(string text, int start, int end)
    {
        var next = text.AsSpan(end, Math.Min(CounterReach, text.Length - end));
        var before = text.AsSpan(Math.Max(0, start - CounterReach), Math.Min(CounterReach, start));
        var (open, close) = (next.IndexOf('('), before.LastIndexOf(')'));
        return (open >= 0 && next[open..].IndexOf(')') is var stop and > 0 && CountsMore(next.Slice(open + 1, stop - 1)))
            || (close >= 0 && before[..close].LastIndexOf('(') is var first and >= 0 && CountsMore(before[(first + 1)..close]));
    }

    private static bool CountsMore(ReadOnlySpan<char> bracketed) => int.TryParse(bracketed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is < Youngest or > Oldest;

    // "Lenka from Košice, 37": the name in front of the place.
    private static TextSpan OwnerOf(string text, TextSpan named)
    {
        if (!IsPlace(text, named.Start))
        {
            return named;
        }

        var preposition = text.AsSpan(0, named.Start).TrimEnd(' ').LastIndexOf(' ');
        return preposition > 0 && WordBefore(text, preposition) is { } owner ? owner : named;
    }

    private bool IsJoint(string text, int start, int end)
    {
        var gap = text.AsSpan(start, end - start);
        if (gap.Contains('\n') || gap.Length > 12)
        {
            return false;
        }

        var joint = gap.Trim(" \u00A0,;)");
        if (joint is "&" or "+" or "/")
        {
            return true;
        }

        var folded = FoldedText.Fold(joint.ToString());
        return joint.Length > 0 && words.And.LengthAt(folded, 0) == folded.Length;
    }

    private static int? NumberAt(string text, int at)
    {
        if (at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]) || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '+' or '€' or '$' or '£' or '#'))
            || (at + 2 < text.Length && (char.IsAsciiDigit(text[at + 2]) || text[at + 2] is '+' or '%' or '€' or '$' or '£' or '°'))
            || (at + 3 < text.Length && text[at + 2] is '.' or ',' or '-' or ':' && char.IsAsciiDigit(text[at + 3])))
        {
            return null;
        }

        var number = ((text[at] - '0') * 10) + text[at + 1] - '0';
        return number is >= Youngest and <= Oldest ? number : null;
    }

    private static TextSpan? NameBefore(string text, int number)
    {
        var end = number;
        var signs = 0;
        while (end > 0 && text[end - 1] is ' ' or '\u00A0' or ',' or '(' or '-' or '–' or '|' or ':')
        {
            end--;
            signs += text[end] is ' ' or '\u00A0' ? 0 : 1;
        }

        return signs <= 1 && number - end is > 0 and <= 3 ? WordBefore(text, end) : null;
    }

    // "Anna is 25", "Anna a 25 ans".
    private TextSpan? SubjectBefore(string text, int number)
    {
        var end = AgeShapes.SkipBlanksBack(text, number);
        var from = Math.Max(0, end - LongestVerb);
        var verb = end < number ? words.Copulas.LengthBefore(FoldedText.Fold(text[from..end]), end - from) : 0;
        var name = end - verb;
        return verb > 0 && name > 0 && text[name - 1] == ' ' ? WordBefore(text, name - 1) : null;
    }

    private static TextSpan? WordBefore(string text, int end)
    {
        var start = end;
        while (start > 0 && (char.IsLetter(text[start - 1]) || (text[start - 1] is '-' && start < end && start > 1 && char.IsUpper(text[start]) && char.IsLetter(text[start - 2]))))
        {
            start--;
        }

        // Georgian has no capitals.
        return end - start is >= 3 and <= LongestName && (char.IsUpper(text[start]) || text[start] is >= '\u10D0' and <= '\u10FF') && (start == 0 || !char.IsLetterOrDigit(text[start - 1])) ? new TextSpan(start, end - start) : null;
    }

    // Past "years old" and a closing bracket; null when the number measures something else.
    private int? EndOfAge(string text, int end)
    {
        var next = end;
        while (next < text.Length && text[next] is ' ' or '\u00A0')
        {
            next++;
        }

        var stop = next;
        while (stop < text.Length && char.IsLetter(text[stop]))
        {
            stop++;
        }

        // Age units are looked for in the next words only.
        var rest = FoldedText.Fold(text.Substring(next, Math.Min(24, text.Length - next)));
        var unit = Math.Max(words.StrongUnits.LengthAt(rest, 0), words.Units.LengthAt(rest, 0));
        if (unit > 0)
        {
            end = next + unit;
        }
        else if (stop > next && (next == end || PhoneContext.IsUnit(rest.AsSpan(0, Math.Min(rest.Length, stop - next)))))
        {
            return null;
        }

        return end < text.Length && text[end] == ')' ? end + 1 : end;
    }
}
