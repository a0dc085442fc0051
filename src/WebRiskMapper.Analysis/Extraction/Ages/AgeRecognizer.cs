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

    private readonly AgeWords _words;
    private readonly SpelledAges _spelled;
    private readonly AgeBinder _binder;

    public AgeRecognizer(ModelFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        _words = new AgeWords(files);
        _spelled = new SpelledAges(files);
        _binder = new AgeBinder(_words, DateWords.Load(files));
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

        var found = new List<FoundAge>();
        ReadText(ad, draft, found);
        foreach (var age in FoundAge.OfAdvertised(ad.Text, found, ages.Count > 0))
        {
            Add(ages, age);
        }

        return ages.Count == draft.Ages.Count ? draft : draft with { Ages = ages };
    }

    private static void Add(List<int> ages, int age)
    {
        if (age is >= Youngest and <= Oldest && !ages.Contains(age))
        {
            ages.Add(age);
        }
    }

    private static void ReadField(string value, List<int> ages)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var number = AgeShapes.NumberAt(value, i);
            if (number < 0)
            {
                continue;
            }

            var after = i + 2 < value.Length ? value[i + 2] : ' ';
            var before = i > 0 ? value[i - 1] : ' ';
            // "18+" is a bound, "20-25" a range, and "Online: 23" under a search form's "Age" another label's number.
            if (after is not ('+' or '-' or '–' or '%') && before is not ('+' or '-' or '–' or '>' or '#') && !value.AsSpan(0, i).Contains(':'))
            {
                Add(ages, number);
            }
        }
    }

    private void ReadText(AdText ad, ExtractedAd draft, List<FoundAge> found)
    {
        var text = ad.Text;
        var folded = FoldedText.Fold(text);
        var titleEnd = text.IndexOf('\n');
        titleEnd = titleEnd < 0 ? text.Length : titleEnd;
        var heading = ad.Heading is { } above ? text.IndexOf(above, titleEnd, StringComparison.Ordinal) : -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetter(text[i]))
            {
                i = ReadSpelled(text, folded, i, found);
                continue;
            }

            if (!char.IsDigit(text[i]) || AgeShapes.NumberAt(text, i) is not (var number and >= Youngest) || IsInContactOrField(ad, draft, i))
            {
                continue;
            }

            var inTitle = (i < titleEnd && ad.Title is not null) || (heading >= 0 && i >= heading && i < heading + ad.Heading!.Length);
            var bond = _binder.BondOf(text, folded, i, number, inTitle, ad.Language);
            if (bond == AgeBond.None && number is >= Adult and <= OldestInTitle && _binder.IsShown(ad, folded, i, titleEnd))
            {
                bond = AgeBond.Named;
            }

            if (bond == AgeBond.Bracketed && ad.Title is { } title && title.AsSpan().Contains(AgeShapes.BeforeBracket(text, i), StringComparison.OrdinalIgnoreCase))
            {
                bond = AgeBond.Named;
            }

            if (bond != AgeBond.None && !StatedAges.IsOfAnother(text, i) && !AgeShapes.IsDayOfWeek(text, i))
            {
                if (AgeJoinedBefore(text, folded, i) is { } other)
                {
                    found.Add(new FoundAge(other, i, bond));
                }

                found.Add(new FoundAge(number, i, bond));
            }

            i++;
        }
    }

    /// <summary>Ages in words need a label, "I am" or "years old" beside them. Answers with the last character of the word or number at <paramref name="start"/>.</summary>
    private int ReadSpelled(string text, string folded, int start, List<FoundAge> found)
    {
        var end = start;
        while (end + 1 < text.Length && char.IsLetter(text[end + 1]))
        {
            end++;
        }

        if (_spelled.At(folded, start) is not var (number, behind))
        {
            return end;
        }

        if (_binder.BondOfSpelled(text, folded, start, behind) is var bond and not AgeBond.None)
        {
            found.Add(new FoundAge(number, start, bond));
        }

        return Math.Max(end, behind - 1);
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

    private int? AgeJoinedBefore(string text, string folded, int at)
    {
        var end = AgeShapes.SkipBlanksBack(folded, at);
        var joint = _words.And.LengthBefore(folded, end);
        if (joint == 0)
        {
            return null;
        }

        var before = AgeShapes.SkipBlanksBack(folded, end - joint) - 2;
        return before >= 0 && char.IsDigit(text[before]) && AgeShapes.NumberAt(text.AsSpan(0, before + 2), before) is var other and >= Youngest && (before < 1 || text[before - 1] is ' ' or '(' or '\n') ? other : null;
    }
}
