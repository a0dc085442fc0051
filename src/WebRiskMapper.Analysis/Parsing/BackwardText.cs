using System.Globalization;
using System.Text;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Text that stands backwards in a page's source and is drawn forwards, so that a visitor reads a number and a search finds none.</summary>
internal static class BackwardText
{
    private const char Override = '\u202E';
    private const char Pop = '\u202C';

    /// <summary>A number or an address; nobody writes a whole ad so.</summary>
    private const int Longest = 120;

    /// <summary>The text as it is drawn from right to left; null where that is the way its script is read, and where it is too long to be a number.</summary>
    public static string? Turned(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > Longest || HasRightToLeftLetter(trimmed))
        {
            return null;
        }

        // Letter by letter, as a reader counts them: a digit in a box is three characters.
        Span<char> turned = stackalloc char[trimmed.Length];
        var to = trimmed.Length;
        for (var rest = trimmed; !rest.IsEmpty;)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            to -= length;
            rest[..length].CopyTo(turned[to..]);
            turned[to] = Mirrored(turned[to]);
            rest = rest[length..];
        }

        return turned.ToString();
    }

    /// <summary>The text with the runs behind U+202E turned, and those marks left out.</summary>
    public static string AsDrawn(string text)
    {
        var mark = text.IndexOf(Override, StringComparison.Ordinal);
        if (mark < 0)
        {
            return text;
        }

        var drawn = new StringBuilder(text.Length);
        var from = 0;
        while (mark >= 0)
        {
            drawn.Append(text, from, mark - from);
            var end = text.AsSpan(mark + 1).IndexOfAny(Pop, '\n', Override);
            var inside = end < 0 ? text.AsSpan(mark + 1) : text.AsSpan(mark + 1, end);
            drawn.Append(Turned(inside) ?? inside);
            from = mark + 1 + inside.Length;
            from += from < text.Length && text[from] == Pop ? 1 : 0;
            mark = text.IndexOf(Override, from);
        }

        return drawn.Append(text, from, text.Length - from).ToString();
    }

    // Hebrew to Thaana, and the presentation forms of Hebrew and Arabic.
    private static bool HasRightToLeftLetter(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\u0590', '\u08FF') || text.ContainsAnyInRange('\uFB1D', '\uFDFF') || text.ContainsAnyInRange('\uFE70', '\uFEFC');

    private static char Mirrored(char letter) => letter switch
    {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        _ => letter,
    };
}
