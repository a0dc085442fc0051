using System.Globalization;
using System.Text;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Puts the text of a page's blocks together line by line, white space collapsed, and remembers what is set apart in each.</summary>
internal sealed class LineWriter
{
    private const int MaximumLine = 4_000;

    private readonly List<OutlineLine> lines = [];
    private readonly StringBuilder line = new();
    private List<(int Position, FieldLabel Label)>? icons;
    private int lineBox;
    private int firstFragment;
    private (int Start, int End) lastFragment;
    private bool pendingSpace;
    private bool isDisguised;
    private bool afterInlineEdge;

    /// <summary>The lines that have ended.</summary>
    public List<OutlineLine> Lines => lines;

    /// <summary>Characters of the open line; 0 when none is open.</summary>
    public int Length => line.Length;

    /// <summary>Characters of text so far, without the gaps.</summary>
    public int Total { get; private set; }

    /// <summary>What comes next would touch what was.</summary>
    public bool IsTouching => line.Length > 0 && !pendingSpace && line[^1] != '\t';

    /// <summary>A cell of a row has begun, and nothing stands in it yet.</summary>
    public bool IsAtCell => line.Length > 0 && line[^1] == '\t';

    /// <summary>Rank of the heading that the open line stands in, or 0.</summary>
    public int Heading { get; set; }

    /// <summary>An inline element begins or ends here.</summary>
    public void CrossEdge() => afterInlineEdge = true;

    /// <summary>What comes next is drawn apart from what was.</summary>
    public void Part() => pendingSpace = true;

    /// <summary>The open line, or the one that comes, is drawn otherwise than it is written.</summary>
    public void Disguise() => isDisguised = true;

    /// <summary>What comes next is the row's next cell.</summary>
    public void BeginCell()
    {
        if (line.Length > 0)
        {
            line.Append('\t');
            pendingSpace = false;
        }
    }

    /// <summary>An icon says what comes next.</summary>
    public void Mark(FieldLabel label) => (icons ??= []).Add((line.Length, label));

    /// <summary>Adds words that are drawn apart, and that label the line where they open it.</summary>
    public void AppendLabel(string words, int box)
    {
        var opens = line.Length == 0;
        Part();
        Append(words, box);
        Part();
        firstFragment = opens ? line.Length : firstFragment;
    }

    /// <summary>Whether the open line ends with the words, whatever their case.</summary>
    public bool EndsWith(string words)
    {
        var start = line.Length - words.Length;
        return start >= 0 && line.ToString(start, words.Length).Equals(words, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An inline element that began in the open line ends in it.</summary>
    /// <param name="start">Length of the line where it began.</param>
    public void EndInline(int start)
    {
        if (start == 0 && firstFragment == 0 && line.Length > 0)
        {
            firstFragment = line.Length;
        }
        else if (start > 0 && line.Length > start)
        {
            lastFragment = (start, line.Length);
        }
    }

    /// <summary>What was written since a line, ended or still open, was as long as <paramref name="start"/>; of several lines the first.</summary>
    /// <param name="index">Of the line in <see cref="Lines"/>; their number for the open one.</param>
    public string Since(int index, int start) => lines.Count > index
        ? lines[index].Text[Math.Min(start, lines[index].Text.Length)..]
        : line.ToString(Math.Min(start, line.Length), line.Length - Math.Min(start, line.Length));

    /// <summary>Adds text to the open line, opening one for <paramref name="box"/> where none is.</summary>
    public void Append(string text, int box)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) && c != '\u202F')
            {
                pendingSpace = true;
                continue;
            }

            // Editors set a mark without width before a heading.
            if (c < ' ' || (line.Length == 0 && c is '\u200B' or '\u2060' or '\uFEFF'))
            {
                continue;
            }

            if (line.Length == 0)
            {
                lineBox = box;
            }
            else if (line[^1] != '\t' && (pendingSpace || (afterInlineEdge && (NeedsGap(line[^1], c) || IsWordAfterCapitals(text, i) || (char.IsAsciiDigit(c) && EndsWithMoney())))))
            {
                line.Append(' ');
            }

            pendingSpace = false;
            afterInlineEdge = false;
            line.Append(c);
            Total++;
            if (line.Length >= MaximumLine)
            {
                Flush();
            }
        }
    }

    // "<span>Age</span><span>25</span>" is drawn apart by the style sheet; "06<span>60</span>" is one number.
    private static bool NeedsGap(char before, char after) =>
        (char.IsAsciiDigit(before) && char.IsLetter(after)) || (char.IsLetter(before) && (char.IsAsciiDigit(after) || (char.IsLower(before) && char.IsUpper(after)))) || (before is ':' or ',' or '.' && char.IsLetter(after))
        // "<span>30'</span><span>150</span>" are minutes and their price.
        || (before is '\'' or '’' or '′' && char.IsAsciiDigit(after));

    // "<span>€110</span>30 min": behind an amount with its currency ahead another number begins.
    private bool EndsWithMoney()
    {
        var at = line.Length;
        while (at > 0 && (char.IsAsciiDigit(line[at - 1]) || line[at - 1] is '.' or ',' or ' '))
        {
            at--;
        }

        return at > 0 && at < line.Length && char.IsAsciiDigit(line[^1])
            && (char.GetUnicodeCategory(line[at - 1]) == UnicodeCategory.CurrencySymbol || (at > 2 && IsCapital(at - 1) && IsCapital(at - 2) && IsCapital(at - 3) && (at == 3 || !char.IsLetterOrDigit(line[at - 4]))));
    }

    private bool IsCapital(int at) => char.IsAsciiLetterUpper(line[at]);

    // "GFE<small>Services</small>": a capitalised word does not go on with one in capitals.
    private bool IsWordAfterCapitals(string text, int at) =>
        line.Length > 1 && char.IsUpper(line[^1]) && char.IsUpper(line[^2]) && at + 1 < text.Length && char.IsUpper(text[at]) && char.IsLower(text[at + 1]);

    /// <summary>Ends the open line, if there is one.</summary>
    public void Flush()
    {
        if (line.Length > 0)
        {
            var text = line.ToString().Trim();
            if (text.Length > 0)
            {
                var last = lastFragment.End == line.Length ? lastFragment.Start : 0;
                lines.Add(new OutlineLine(text, lineBox, Heading, Math.Min(firstFragment, text.Length), Math.Min(last, text.Length), Excluded: false) { Icons = icons, IsDisguised = isDisguised });
            }

            line.Clear();
            icons = null;
        }

        Heading = 0;
        isDisguised = false;
        firstFragment = 0;
        lastFragment = default;
        pendingSpace = false;
    }
}
