using WebRiskMapper.Analysis.Extraction.Ages;
using WebRiskMapper.Analysis.Extraction.Phones;

namespace WebRiskMapper.Analysis.Extraction.Persons;

/// <summary>A capitalised word and the age that follows it, with the range that both take up.</summary>
/// <param name="IsSaid">A verb stands between the two: "Anna is 25".</param>
internal readonly record struct NamedAge(string Name, int Age, TextSpan Span, bool IsSaid = false);

/// <summary>Finds names that carry a number of two digits, and what joins two of them.</summary>
internal sealed class PairReader(AgeWords words)
{
    private const int Youngest = 14;
    private const int AdultAge = 18;
    private const int Oldest = 75;
    private const int LongestName = 20;
    private const int LongestVerb = 12;

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
        for (var i = 2; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) && NumberAt(text, i) is { } age && EndOfAge(text, i + 2) is { } end)
            {
                var (name, isSaid) = NameBefore(text, i) is { } beside ? (beside, false) : (SubjectBefore(text, i), true);
                if (name is { } named)
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
            : sign[0] == ',' && (char.IsLetter(sign[^1]) || (LineText.OpensField(text, pair.Span.Start) && (rest.IsEmpty || rest[0] is '\n' or ',' or '.' or '|' or '–' or '-' or '·' or '•' or '!')));
    }

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
    public static bool OpensPart(string text, NamedAge pair)
    {
        if (pair.IsSaid || pair.Age < AdultAge || !LineText.OpensField(text, pair.Span.Start) || StreetEndings.Any(e => pair.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var rest = text.AsSpan(pair.Span.End).TrimStart(" \u00A0");
        return rest.IsEmpty || !(char.IsLower(rest[0]) || char.IsDigit(rest[0]) || rest[0] is '€' or '$' or '£' or '%' or '/' or ':');
    }

    // "Sara from Skopje, 25 years": the capitalised word is a place.
    private static bool IsPlace(string text, int start)
    {
        var end = text.AsSpan(0, start).TrimEnd(' ').Length;
        return end < start && Places.PlaceFinder.IsPreposition(text.AsSpan(0, end)[(text.AsSpan(0, end).LastIndexOfAny(' ', '\n', ',') + 1)..]);
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
        while (start > 0 && char.IsLetter(text[start - 1]))
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
