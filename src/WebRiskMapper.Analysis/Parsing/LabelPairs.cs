using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Pairs labels with their values in the main text: rows of a table or definition list, "Label: value", a bold label and
/// the words after it, a label's block and the next block.
/// </summary>
internal sealed class LabelPairs(LabelLexicon labels, string? language)
{
    private const int LongestValue = 400;
    private const int LongestLabel = 40;
    private const int LongestAge = 12;
    private const int MostValueLines = 14;

    // Armenian sets its own mark after a label.
    private static readonly char[] Colons = [':', '：', '՝'];

    /// <param name="lines">The main text's lines.</param>
    /// <param name="starts">Where each line begins in the ad's text.</param>
    public List<LabelledValue> Read(IReadOnlyList<OutlineLine> lines, IReadOnlyList<int> starts, IReadOnlyList<Box> boxes)
    {
        var pairs = new List<LabelledValue>();
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Text;
            if (text.Contains('\t'))
            {
                i += FromRow(lines, starts, i, pairs);
            }
            else if (!FromColons(text, starts[i], pairs) && !FromIcons(lines[i], starts[i], pairs) && !FromFragment(lines[i], starts[i], pairs) && !FromDash(text, starts[i], pairs))
            {
                FromNextBlock(lines, starts, boxes, i, pairs);
            }
        }

        return pairs;
    }

    private FieldLabel? Label(ReadOnlySpan<char> text) => text.Length > LongestLabel ? null : labels.Find(text, language);

    // Returns how many further lines were used up.
    private int FromRow(IReadOnlyList<OutlineLine> lines, IReadOnlyList<int> starts, int index, List<LabelledValue> pairs)
    {
        var cells = Cells(lines[index].Text);
        var known = cells.ConvertAll(c => Label(c.Text));
        for (var i = 0; i + 1 < cells.Count; i += 2)
        {
            known[i] ??= IsAge(cells[i].Text, cells[i + 1].Text) ? FieldLabel.Age : null;
        }

        if (cells.Count > 1 && known.TrueForAll(l => l is not null) && index + 1 < lines.Count && Cells(lines[index + 1].Text) is var next && next.Count == cells.Count
            && next.TrueForAll(c => Label(c.Text) is null))
        {
            for (var i = 0; i < cells.Count; i++)
            {
                Add(pairs, known[i].GetValueOrDefault(), next[i].Text, starts[index + 1] + next[i].Start);
            }

            return 1;
        }

        if (cells.Count % 2 == 0 && ArePairs(cells, known))
        {
            for (var i = 0; i < cells.Count; i += 2)
            {
                if ((known[i] ?? (IsUnknownLabel(cells[i].Text, cells[i + 1].Text) ? FieldLabel.Other : null)) is { } label)
                {
                    Add(pairs, label, cells[i + 1].Text, starts[index] + cells[i + 1].Start);
                }
            }
        }
        else if (cells.Count > 2 && known[0] is { } first)
        {
            Add(pairs, first, lines[index].Text[cells[1].Start..], starts[index] + cells[1].Start);
        }

        return 0;
    }

    // Words and what they announce in turn, some of them known; or one pair, of which nothing need be known.
    private static bool ArePairs(List<(string Text, int Start)> cells, List<FieldLabel?> known)
    {
        for (var i = 0; i < cells.Count; i += 2)
        {
            if (known[i] is null && (known[i + 1] is not null || !MayBeLabel(cells[i].Text)))
            {
                return false;
            }
        }

        return cells.Count == 2 || known.Where((l, i) => i % 2 == 0 && l is not null).Any();
    }

    // "Age in years", beside two digits.
    private bool IsAge(string label, string value) =>
        value.Length <= LongestAge && value.Count(char.IsAsciiDigit) == 2 && label.Length <= LongestLabel
        && label.Split([' ', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 and <= 4 } words && Array.Exists(words, w => Label(w) == FieldLabel.Age);

    private static bool MayBeLabel(string text) => text.Length is > 1 and <= LongestLabel && char.IsLetter(text[0]) && !text.Any(char.IsAsciiDigit);

    // The page's structure says that this is a label. A value that may be a contact is left to be read as free text.
    private static bool IsUnknownLabel(string label, string value) =>
        MayBeLabel(label) && value.Length <= 40 && !value.Contains('@') && value.Count(char.IsAsciiDigit) is > 0 and < 6
        && value.IndexOfAny(['€', '$', '£', '₽', '₴', '₺']) < 0;

    private static List<(string Text, int Start)> Cells(string line)
    {
        var cells = new List<(string Text, int Start)>();
        var start = 0;
        foreach (var cell in line.Split('\t'))
        {
            var lead = cell.Length - cell.AsSpan().TrimStart().Length;
            cells.Add((cell.Trim(), start + lead));
            start += cell.Length + 1;
        }

        return cells;
    }

    private bool FromColons(string text, int offset, List<LabelledValue> pairs)
    {
        var found = false;
        FieldLabel? open = null;
        var valueStart = 0;
        for (var i = text.IndexOfAny(Colons); i >= 0; i = text.IndexOfAny(Colons, i + 1))
        {
            var labelStart = LabelStart(text, i, valueStart);
            if (Label(text.AsSpan(labelStart, i - labelStart)) is not { } label)
            {
                continue;
            }

            if (open is { } previous)
            {
                Add(pairs, previous, text[valueStart..labelStart], offset + valueStart);
            }

            open = label;
            valueStart = i + 1;
            found = true;
        }

        if (open is { } last && valueStart < text.Length)
        {
            Add(pairs, last, text[valueStart..], offset + valueStart);
        }

        // A label at the very end announces the next block.
        return found && !(open is not null && string.IsNullOrWhiteSpace(text[valueStart..]) && pairs.Count == 0) && !text.TrimEnd().EndsWith(':');
    }

    // Back to the nearest delimiter, or else as far as a label may reach.
    private static int LabelStart(string text, int colon, int from)
    {
        for (var i = colon - 1; i >= from; i--)
        {
            if (text[i] is '|' or '•' or '·' or ',' or ';' or '/' or '.' or '!' or ':' or '(' or '\t')
            {
                return i + 1;
            }
        }

        return from;
    }

    private static bool FromIcons(OutlineLine line, int offset, List<LabelledValue> pairs)
    {
        if (line.Icons is not { } icons)
        {
            return false;
        }

        for (var i = 0; i < icons.Count; i++)
        {
            var start = Math.Min(icons[i].Position, line.Text.Length);
            var end = i + 1 < icons.Count ? Math.Min(icons[i + 1].Position, line.Text.Length) : line.Text.Length;
            Add(pairs, icons[i].Label, line.Text[start..end], offset + start);
        }

        return true;
    }

    private bool FromFragment(OutlineLine line, int offset, List<LabelledValue> pairs)
    {
        if (line.FirstFragment <= 0 || line.FirstFragment >= line.Text.Length)
        {
            return false;
        }

        if (Label(line.Text.AsSpan(0, line.FirstFragment)) is { } label)
        {
            Add(pairs, label, line.Text[line.FirstFragment..], offset + line.FirstFragment);
            return true;
        }

        // A tile: the value large, its label small below it, and nothing between the two.
        if (line.LastFragment >= line.FirstFragment && string.IsNullOrWhiteSpace(line.Text[line.FirstFragment..line.LastFragment])
            && Label(line.Text.AsSpan(line.LastFragment)) is { } below)
        {
            Add(pairs, below, line.Text[..line.FirstFragment], offset);
            return true;
        }

        return false;
    }

    private bool FromDash(string text, int offset, List<LabelledValue> pairs)
    {
        if (text.Length > 80)
        {
            return false;
        }

        foreach (var dash in (ReadOnlySpan<string>)[" – ", " — ", " - ", " = ", " » ", " | "])
        {
            var at = text.IndexOf(dash, StringComparison.Ordinal);
            if (at > 0 && Label(text.AsSpan(0, at)) is { } label)
            {
                Add(pairs, label, text[(at + dash.Length)..], offset + at + dash.Length);
                return true;
            }
        }

        return false;
    }

    private void FromNextBlock(IReadOnlyList<OutlineLine> lines, IReadOnlyList<int> starts, IReadOnlyList<Box> boxes, int index, List<LabelledValue> pairs)
    {
        if (Label(lines[index].Text.AsSpan().TrimEnd([':', ' '])) is not { } label)
        {
            return;
        }

        if (IsCaptionBelow(lines, boxes, index))
        {
            Add(pairs, label, lines[index - 1].Text, starts[index - 1]);
            return;
        }

        var first = index + 1;
        if (first >= lines.Count)
        {
            return;
        }

        // Words for visits are both labels and answers: "Salidas" is answered by "salidas".
        if (!AreNeighbours(boxes, lines[index].Box, lines[first].Box) || (Label(lines[first].Text) is { } next && !(next == label && label == FieldLabel.VisitType)))
        {
            return;
        }

        var last = first;
        if (label is FieldLabel.Services or FieldLabel.Price or FieldLabel.SpokenLanguages or FieldLabel.Availability or FieldLabel.Age or FieldLabel.Name or FieldLabel.Nationality)
        {
            var group = boxes[lines[first].Box].Parent;
            while (last + 1 < lines.Count && last - first < MostValueLines && group >= 0 && lines[last + 1].Heading == 0
                && boxes[lines[last + 1].Box].Parent == group && group != boxes[lines[index].Box].Parent)
            {
                last++;
            }
        }

        var length = starts[last] + lines[last].Text.Length - starts[first];
        Add(pairs, label, string.Join('\n', Enumerable.Range(first, last - first + 1).Select(i => lines[i].Text)), starts[first], length);
    }

    // A tile of two blocks: the value, and below it what it is, and then the tile ends.
    private bool IsCaptionBelow(IReadOnlyList<OutlineLine> lines, IReadOnlyList<Box> boxes, int index)
    {
        if (index == 0 || lines[index].Text.EndsWith(':') || lines[index - 1].Heading > 0 || lines[index].Heading > 0 || Label(lines[index - 1].Text) is not null)
        {
            return false;
        }

        var (above, own) = (boxes[lines[index - 1].Box].Parent, boxes[lines[index].Box].Parent);
        return above == own && own >= 0 && lines[index - 1].Box != lines[index].Box
            && (index < 2 || !IsWithin(boxes, lines[index - 2].Box, own)) && (index + 1 >= lines.Count || !IsWithin(boxes, lines[index + 1].Box, own));
    }

    private static bool IsWithin(IReadOnlyList<Box> boxes, int box, int outer)
    {
        while (box > outer)
        {
            box = boxes[box].Parent;
        }

        return box == outer;
    }

    // The two blocks share a parent or a grandparent, so that one speaks of the other.
    private static bool AreNeighbours(IReadOnlyList<Box> boxes, int one, int other)
    {
        for (var (i, up) = (one, 0); i >= 0 && up < 3; i = boxes[i].Parent, up++)
        {
            for (var (j, down) = (other, 0); j >= 0 && down < 3; j = boxes[j].Parent, down++)
            {
                if (i == j)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void Add(List<LabelledValue> pairs, FieldLabel label, string value, int start) => Add(pairs, label, value, start, value.Length);

    private static void Add(List<LabelledValue> pairs, FieldLabel label, string value, int start, int length)
    {
        var lead = 0;
        while (lead < value.Length && (char.IsWhiteSpace(value[lead]) || value[lead] is ':' or '：' or '՝' or '–' or '—' or '|' or '=' || (value[lead] is '-' or '•' && lead + 1 < value.Length && value[lead + 1] == ' ')))
        {
            lead++;
        }

        var trimmed = value[lead..].TrimEnd(' ', '\t', '|', ',', ';', '•', '·', '/');
        if (trimmed.Length is > 0 and <= LongestValue)
        {
            var cut = value.Length - lead - trimmed.Length;
            pairs.Add(new LabelledValue(label, trimmed, new TextSpan(start + lead, length - lead - cut)));
        }
    }
}
