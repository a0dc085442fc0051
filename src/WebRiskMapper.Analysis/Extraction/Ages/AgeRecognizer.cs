using WebRiskMapper.Analysis.Extraction.Dates;
using WebRiskMapper.Analysis.Safety;

namespace WebRiskMapper.Analysis.Extraction.Ages;

/// <summary>
/// Finds the stated ages of the persons advertised: in age fields, in sentences ("I'm 23", "23 ans"), in titles
/// ("Anna, 23") and in brackets after a name. Bounds for clients, durations, prices and sizes are left out.
/// Ages from 14 are kept, because the safety stop needs those under 18; they need the stronger forms.
/// </summary>
public sealed class AgeRecognizer : IRecognizer
{
    private const int Youngest = 14;
    private const int Oldest = 99;
    private const int Adult = 18;

    /// <summary>Past this age a bare "Name 75" in a title is more often a size or a price.</summary>
    private const int OldestInTitle = 69;

    private const int ClientDistance = 40;
    private const int ShortestMonth = 3;

    private readonly AgeWords _words;
    private readonly DateWords _dates;
    private readonly ReachedAge _reached;

    public AgeRecognizer(ModelFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        _words = new AgeWords(files);
        _reached = new ReachedAge(_words);
        _dates = DateWords.Load(files);
    }

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        ArgumentNullException.ThrowIfNull(ad);
        ArgumentNullException.ThrowIfNull(draft);
        var ages = new List<int>(draft.Ages);
        foreach (var field in ad.Fields)
        {
            if (field.Label == FieldLabel.Age)
            {
                ReadField(field.Value, ages);
            }
        }

        ReadText(ad, draft, ages);
        return ages.Count == draft.Ages.Count ? draft : draft with { Ages = ages };
    }

    private static void Add(List<int> ages, int age)
    {
        if (age is >= Youngest and <= Oldest && !ages.Contains(age))
        {
            ages.Add(age);
        }
    }

    /// <summary>Two digits at <paramref name="at"/> with no digit or decimal mark around them; -1 otherwise.</summary>
    private static int NumberAt(ReadOnlySpan<char> text, int at)
    {
        var (tens, ones) = (Digit(text[at]), at + 1 < text.Length ? Digit(text[at + 1]) : -1);
        if (tens < 1 || ones < 0)
        {
            return -1;
        }

        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + 2 < text.Length ? text[at + 2] : ' ';
        var partOfNumber = char.IsDigit(before) || char.IsDigit(after)
            || (before is '.' or ',' or ':' or '/' or '+' or '-' && at > 1 && char.IsDigit(text[at - 2]))
            || (after is '.' or ',' or ':' && at + 3 < text.Length && char.IsDigit(text[at + 3]));
        return partOfNumber ? -1 : (tens * 10) + ones;
    }

    private static int Digit(char c) => char.IsDigit(c) ? (int)char.GetNumericValue(c) : -1;

    private void ReadField(string value, List<int> ages)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var number = NumberAt(value, i);
            if (number < 0)
            {
                continue;
            }

            var after = i + 2 < value.Length ? value[i + 2] : ' ';
            var before = i > 0 ? value[i - 1] : ' ';
            // "18+" is a bound and "20-25" a range, not an age.
            if (after is not ('+' or '-' or '–' or '%') && before is not ('+' or '-' or '–' or '>' or '#'))
            {
                Add(ages, number);
            }
        }
    }

    private void ReadText(AdText ad, ExtractedAd draft, List<int> ages)
    {
        var text = ad.Text;
        var folded = FoldedText.Fold(text);
        var titleEnd = text.IndexOf('\n');
        titleEnd = titleEnd < 0 ? text.Length : titleEnd;
        var heading = ad.Heading is { } above ? text.IndexOf(above, titleEnd, StringComparison.Ordinal) : -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsDigit(text[i]) || NumberAt(text, i) is not (var number and >= Youngest) || IsInContactOrField(ad, draft, i))
            {
                continue;
            }

            var inTitle = (i < titleEnd && ad.Title is not null) || (heading >= 0 && i >= heading && i < heading + ad.Heading!.Length);
            if (IsAge(text, folded, i, number, inTitle, ad.Language) || (number is >= Adult and <= OldestInTitle && (FactsLine.IsAge(text, i) || IsAboveUnit(folded, i) || (ad.Title is { } title && i > titleEnd && !IsOtherUnit(folded, SkipBlanks(folded, i + 2)) && FactsLine.IsNamedAge(text, i, title)))))
            {
                if (StatedAges.IsOfAnother(text, i))
                {
                    continue;
                }

                if (AgeJoinedBefore(text, folded, i) is { } other)
                {
                    Add(ages, other);
                }

                Add(ages, number);
            }

            i++;
        }
    }

    private static bool IsInContactOrField(AdText ad, ExtractedAd draft, int at)
    {
        foreach (var contact in draft.Contacts)
        {
            if (contact.Span is { } span && at >= span.Start && at < span.End)
            {
                return true;
            }
        }

        foreach (var field in ad.Fields)
        {
            // A short value under another label is what that label says; age fields are read on their own.
            if (field.Span is { } span && at >= span.Start && at < span.End && field.Value.Length <= 24 && field.Label is not (FieldLabel.Name or FieldLabel.City))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAge(string text, string folded, int at, int number, bool inTitle, string? language)
    {
        var end = at + 2;
        var next = SkipBlanks(folded, end);
        var strong = next < folded.Length ? _words.StrongUnits.LengthAt(folded, next) : 0;
        var unit = strong > 0 ? strong : next < folded.Length ? _words.Units.LengthAt(folded, next) : 0;
        // "23j" is an age, "23v" glued to anything else is not.
        var afterUnit = SkipBlanks(folded, unit > 0 ? next + unit : end);
        if ((end < text.Length && text[end] is '+' or '%' or '°' or '€' or '$' or '£')
            || (at > 0 && text[at - 1] is '+' or '$' or '€' or '£' or '#' or '>' or '№')
            || (afterUnit < folded.Length && _words.NotAfter.LengthAt(folded, afterUnit) > 0))
        {
            return false;
        }

        var previous = SkipBlanksBack(folded, at);
        if (_words.NotBefore.LengthBefore(folded, previous) > 0)
        {
            return false;
        }

        if (_reached.Says(text, folded, at, next, unit) is { } reached)
        {
            return reached;
        }

        var label = LabelBefore(folded, previous) > 0;
        var self = _words.Self.LengthBefore(folded, previous) > 0;
        if (unit == 0 && (IsGlued(text, end) || IsOtherUnit(folded, next) || IsDayOfMonth(folded, end, language)))
        {
            return false;
        }

        if (label || (self && unit > 0))
        {
            return true;
        }

        if (unit > 0)
        {
            var apart = previous == 0 || !char.IsLetter(folded[previous - 1]) || StartsUpper(text, previous);
            return (strong > 0 || apart || number >= Adult) && !MentionsClients(folded, at);
        }

        if (self)
        {
            return number >= Adult ? EndsPhrase(text, next) : EndsPhrase(text, next) && text[previous - 1] is not ('e' or 'a');
        }

        if (number is < Adult or > OldestInTitle || previous == 0)
        {
            return false;
        }

        var bracketed = previous > 1 && text[previous - 1] == '(' && end < text.Length && text[end] == ')' && StartsUpper(text, SkipBlanksBack(folded, previous - 1));
        return bracketed || (inTitle && IsTitleAge(text, folded, at, end));
    }

    /// <summary>A tile: the number fills a line, its unit the next.</summary>
    private bool IsAboveUnit(string folded, int at)
    {
        if ((at > 0 && folded[at - 1] != '\n') || at + 3 >= folded.Length || folded[at + 2] != '\n')
        {
            return false;
        }

        var unit = Math.Max(_words.StrongUnits.LengthAt(folded, at + 3), _words.Units.LengthAt(folded, at + 3));
        return unit > 0 && (at + 3 + unit == folded.Length || folded[at + 3 + unit] == '\n');
    }

    /// <summary>"Anna, 23", "Anna 23 Wien", "Anna - 23": a capitalised word before, and a boundary after.</summary>
    private static bool IsTitleAge(string text, string folded, int at, int end)
    {
        var previous = SkipBlanksBack(folded, at);
        while (previous > 0 && text[previous - 1] is ',' or '-' or '–' or '|' or '/' or '•')
        {
            previous = SkipBlanksBack(folded, previous - 1);
        }

        var next = SkipBlanks(folded, end);
        return previous > 0 && StartsUpper(text, previous)
            && (next >= text.Length || text[next] is ',' or '-' or '–' or '|' or '/' or '\n' or ')' or '•' or '.' || (char.IsUpper(text[next]) && next > end));
    }

    private int LabelBefore(string folded, int end)
    {
        while (end > 0 && folded[end - 1] is ':' or '=' or ' ' or '-' or '–' or '.' or '|' or '\t')
        {
            end--;
        }

        return _words.Labels.LengthBefore(folded, end);
    }

    private int? AgeJoinedBefore(string text, string folded, int at)
    {
        var end = SkipBlanksBack(folded, at);
        var joint = _words.And.LengthBefore(folded, end);
        if (joint == 0)
        {
            return null;
        }

        var before = SkipBlanksBack(folded, end - joint) - 2;
        return before >= 0 && char.IsDigit(text[before]) && NumberAt(text.AsSpan(0, before + 2), before) is var other and >= Youngest && (before < 1 || text[before - 1] is ' ' or '(' or '\n') ? other : null;
    }

    private bool MentionsClients(string folded, int at)
    {
        var from = Math.Max(0, at - ClientDistance);
        var before = folded.AsSpan(from, at - from);
        var sentence = before.LastIndexOfAny('\n', '.', '!');
        return _words.Clients.AppearsIn(sentence < 0 ? before : before[(sentence + 1)..]);
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
            at = SkipBlanks(folded, at);
            var start = at;
            while (at < folded.Length && char.IsLetter(folded[at]))
            {
                at++;
            }

            if (at - start >= ShortestMonth && _dates.Month(folded[start..at], language) is not null)
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

    /// <summary>Whether nothing that could be measured follows: "I'm 23, blonde" but not "I'm 20 km away".</summary>
    internal static bool EndsPhrase(string text, int next) =>
        next >= text.Length || !char.IsLetterOrDigit(text[next]) || char.IsUpper(text[next]) || text.AsSpan(next).StartsWith("and ", StringComparison.Ordinal) || text.AsSpan(next).StartsWith("und ", StringComparison.Ordinal) || text.AsSpan(next).StartsWith("и ", StringComparison.Ordinal);

    private static bool StartsUpper(string text, int end)
    {
        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return end - start >= 2 && char.IsUpper(text[start]);
    }

    internal static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '-' or '\t')
        {
            at++;
        }

        return at;
    }

    internal static int SkipBlanksBack(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at;
    }
}
