using System.Globalization;
using WebRiskMapper.Analysis.Extraction.Ages;

namespace WebRiskMapper.Analysis.Extraction.Persons;

/// <summary>
/// Persons that a page sets beside each other without saying which word is the name: blocks that open with a name and tell an age below ("Anna", "25
/// years · 168 cm"; "Maria", "30 years · 172 cm"), a table with a row for each and a column of ages, or a column for each and a row of ages.
/// Only adults' ages: on a lesser one the safety stop decides.
/// </summary>
internal sealed class PersonBlocks(AgeWords words, AdLexicon lexicons)
{
    private const string AgeLabel = "label:Age";
    private const string NameLabel = "label:Name";
    private const int Adult = 18;
    private const int Oldest = 75;
    private const int LongestName = 20;
    private const int MostWordsOfName = 2;
    private const int MostPersons = 12;
    private const int MostLines = 400;
    private const int LongestLabel = 20;

    /// <summary>Lines from a name to its age.</summary>
    private const int Reach = 3;

    /// <summary>Rows from the names to the ages of a table with a column for each.</summary>
    private const int RowReach = 5;

    /// <summary>The persons, two at least, in order; none where the text shows none in such a way.</summary>
    /// <param name="mayBeName">Whether a capitalised word may be somebody's name.</param>
    public List<PlacedPerson> In(AdText ad, Func<string, bool> mayBeName)
    {
        var lines = Lines(ad.Text);
        return Blocks(ad, lines, mayBeName) is { Count: > 1 } blocks ? blocks
            : Rows(ad, lines, mayBeName) is { Count: > 1 } rows ? rows
            : Columns(ad, lines, mayBeName) is { Count: > 1 } columns ? columns
            : [];
    }

    private List<PlacedPerson> Blocks(AdText ad, List<TextSpan> lines, Func<string, bool> mayBeName)
    {
        var found = new List<(PlacedPerson Person, int Distance)>();
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (NameIn(ad.Text, lines[i], mayBeName) is not { } name)
            {
                continue;
            }

            for (var next = i + 1; next <= Math.Min(i + Reach, lines.Count - 1) && NameIn(ad.Text, lines[next], mayBeName) is null; next++)
            {
                if (AgeOpening(ad, lines[next]) is { } age)
                {
                    found.Add((new PlacedPerson(new Person(name, age), new TextSpan(lines[i].Start, lines[next].End - lines[i].Start)), next - i));
                    i = next;
                    break;
                }
            }
        }

        // All of them are drawn alike.
        var alike = found.FindAll(f => f.Distance == found[0].Distance);
        return alike.Count > MostPersons ? [] : [.. alike.Select(f => f.Person).DistinctBy(p => p.Person.Name, StringComparer.OrdinalIgnoreCase)];
    }

    // "Girl	Age	Height", "Anna	25	168", "Maria	30	172".
    private List<PlacedPerson> Rows(AdText ad, List<TextSpan> lines, Func<string, bool> mayBeName)
    {
        for (var head = 0; head + 2 < lines.Count; head++)
        {
            if (!HasCells(ad.Text, lines[head]) || !HasCells(ad.Text, lines[head + 1]))
            {
                continue;
            }

            var titles = Cells(ad.Text, lines[head]);
            if (titles.FindIndex(c => IsLabel(ad, c, AgeLabel)) is not (> 0 and var ages))
            {
                continue;
            }

            var names = Math.Max(0, titles.FindIndex(c => IsLabel(ad, c, NameLabel)));
            var found = new List<PlacedPerson>();
            for (var row = head + 1; row < lines.Count && Cells(ad.Text, lines[row]) is var cells && cells.Count > Math.Max(ages, names); row++)
            {
                if (NameIn(ad.Text, cells[names], mayBeName) is { } name && AgeOpening(ad, cells[ages], isCell: true) is { } age)
                {
                    found.Add(new PlacedPerson(new Person(name, age), lines[row]));
                }
            }

            if (found.Count > 1)
            {
                return found;
            }
        }

        return [];
    }

    // "	Anna	Maria", "Age	25	30".
    private List<PlacedPerson> Columns(AdText ad, List<TextSpan> lines, Func<string, bool> mayBeName)
    {
        for (var head = 0; head + 1 < lines.Count; head++)
        {
            if (!HasCells(ad.Text, lines[head]) || !HasCells(ad.Text, lines[head + 1]))
            {
                continue;
            }

            var cells = Cells(ad.Text, lines[head]);
            cells = cells[0].Length == 0 || IsLabel(ad, cells[0], NameLabel) ? cells[1..] : cells;
            List<string> names = [.. cells.Select(c => NameIn(ad.Text, c, mayBeName)).OfType<string>()];
            if (names.Count < 2 || names.Count < cells.Count)
            {
                continue;
            }

            for (var row = head + 1; row <= Math.Min(head + RowReach, lines.Count - 1); row++)
            {
                var ages = Cells(ad.Text, lines[row]);
                if (ages.Count == names.Count + 1 && IsLabel(ad, ages[0], AgeLabel) && ages.Skip(1).Select(c => AgeOpening(ad, c, isCell: true)).OfType<int>().ToList() is var read && read.Count == names.Count)
                {
                    return [.. names.Zip(read, (name, age) => new Person(name, age)).Zip(cells, (person, cell) => new PlacedPerson(person, cell))];
                }
            }
        }

        return [];
    }

    private static string? NameIn(string text, TextSpan part, Func<string, bool> mayBeName)
    {
        if (part.Length is < 2 or > LongestName + 2)
        {
            return null;
        }

        var name = text.AsSpan(part.Start, part.Length).Trim().TrimEnd('*').TrimEnd(':').ToString();
        var isCapital = true;
        foreach (var word in name.AsSpan().Split(' '))
        {
            isCapital &= name.AsSpan(word) is [var first, ..] && (char.IsUpper(first) || first is >= '\u10D0' and <= '\u10FF');
        }

        return name.Length is >= 2 and <= LongestName && isCapital && LineText.Words(name) <= MostWordsOfName && name.All(c => char.IsLetter(c) || c is ' ' or '-' or '\'' or '’' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            && mayBeName(name) ? name : null;
    }

    // "25 years · 168 cm", "Age: 25", "🎂 25"; but no "25 cm", "25-30" and "18+".
    private int? AgeOpening(AdText ad, TextSpan part, bool isCell = false)
    {
        var text = ad.Text.AsSpan(part.Start, part.Length).TrimEnd();
        var at = text.IndexOfAnyInRange('0', '9');
        if (at < 0 || at > LongestLabel || AgeShapes.NumberAt(text, at) is not (>= Adult and <= Oldest and var age) || !(IsSign(text[..at]) || IsLabel(ad, new TextSpan(part.Start, at), AgeLabel)))
        {
            return null;
        }

        // A number alone may count anything, where neither a sign nor a label stands before it.
        if (at == 0 && text.Length == 2 && !isCell && !ad.Fields.Any(f => f.Label == FieldLabel.Age && f.Span is { } span && span.Overlaps(part)))
        {
            return null;
        }

        var rest = text[(at + 2)..];
        var unit = FoldedText.Fold(rest.TrimStart(" \u00A0").ToString());
        return rest.IsEmpty || rest.TrimStart(" \u00A0") is [',' or ';' or '|' or '·' or '•' or '/' or '\t', ..] || words.StrongUnits.LengthAt(unit, 0) > 0 || words.Units.LengthAt(unit, 0) > 0 ? age : null;
    }

    private static bool IsSign(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || c is '+' or '-' or '<' or '>' or '#' or '€' or '$' or '£')
            {
                return false;
            }
        }

        return true;
    }

    private bool IsLabel(AdText ad, TextSpan part, string concept)
    {
        var label = ad.Text.AsSpan(part.Start, part.Length).Trim(" \u00A0:.").ToString();
        return label.Length is > 0 and <= LongestLabel && lexicons.Hits(label, ad.Language).Any(h => string.Equals(h.Concept, concept, StringComparison.Ordinal) && h.Span.Length == label.Length);
    }

    private static List<TextSpan> Lines(string text)
    {
        var lines = new List<TextSpan>();
        for (var start = 0; start < text.Length && lines.Count < MostLines;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            lines.Add(new TextSpan(start, end - start));
            start = end + 1;
        }

        return lines;
    }

    private static bool HasCells(string text, TextSpan line) => text.AsSpan(line.Start, line.Length).Contains('\t');

    private static List<TextSpan> Cells(string text, TextSpan line)
    {
        var cells = new List<TextSpan>();
        foreach (var cell in text.AsSpan(line.Start, line.Length).Split('\t'))
        {
            var (start, length) = cell.GetOffsetAndLength(line.Length);
            cells.Add(new TextSpan(line.Start + start, length));
        }

        return cells;
    }
}
