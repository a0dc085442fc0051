using System.Globalization;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What the declarations of one style, an element's own or a rule's, do to text: whether they draw it, and in which order.</summary>
/// <param name="IsHidden">Not drawn, drawn without size, or drawn off the screen.</param>
/// <param name="IsReversed">Letters and digits are drawn from right to left, whatever they are.</param>
/// <param name="IsRowReversed">The parts of a row are drawn from the last to the first.</param>
/// <param name="IsStruck">A line is drawn through the text.</param>
/// <param name="IsCrossed">A cross is drawn as the text of what the style is for.</param>
/// <param name="SetsDrawing">Something here may hide or show; a rule of colours alone says nothing of either.</param>
/// <param name="Columns">The columns of a grid; 0 where none are given, or as many as there is room for.</param>
internal readonly record struct DrawnStyle(bool IsHidden, bool IsReversed, bool IsRowReversed, bool IsStruck, bool IsCrossed, bool SetsDrawing, int Columns)
{
    private const string GridColumns = "grid-template-columns";

    /// <summary>So far away from the page's edge, in pixels, nothing is seen.</summary>
    private const double OffScreen = 500;

    /// <summary>The same in hundredths of the screen.</summary>
    private const double OffScreenShare = 90;

    /// <summary>The pages of a show are moved aside by their width, and come back.</summary>
    private const double BeyondSlides = 5000;

    /// <summary>A box of one pixel shows no letter.</summary>
    private const double NoSize = 1;

    [Flags]
    private enum Signs
    {
        None = 0,
        Absolute = 1,
        Off = 2,
        Clipped = 4,
        NoBox = 8,
        Faded = 16,
        Moves = 32,
        Overrides = 64,
        RightToLeft = 128,
        Hidden = 256,
        Drawing = 512,
        Grows = 1024,
        RowReversed = 2048,
        Struck = 4096,
        Crossed = 8192,
    }

    public static DrawnStyle Of(ReadOnlySpan<char> style)
    {
        var signs = Signs.None;
        var columns = 0;
        while (!style.IsEmpty)
        {
            var end = style.IndexOf(';');
            var rule = end < 0 ? style : style[..end];
            style = end < 0 ? default : style[(end + 1)..];
            var colon = rule.IndexOf(':');
            if (colon > 0)
            {
                var property = rule[..colon].Trim();
                var value = rule[(colon + 1)..].Trim();
                signs |= Read(property, value);
                columns = property.Length == GridColumns.Length && Is(property, GridColumns) ? ColumnsOf(value) : columns;
            }
        }

        // What fades or unfolds does so in front of the visitor: a script shows it as soon as he scrolls or clicks. What grows takes the room that is left in its row.
        var isHidden = signs.HasFlag(Signs.Hidden)
            || (signs.HasFlag(Signs.Absolute) && signs.HasFlag(Signs.Off))
            || (signs.HasFlag(Signs.Clipped) && signs.HasFlag(Signs.NoBox) && (signs & (Signs.Moves | Signs.Grows)) == Signs.None)
            || (signs.HasFlag(Signs.Faded) && !signs.HasFlag(Signs.Moves));
        return new DrawnStyle(isHidden, signs.HasFlag(Signs.Overrides) && signs.HasFlag(Signs.RightToLeft), signs.HasFlag(Signs.RowReversed), signs.HasFlag(Signs.Struck), signs.HasFlag(Signs.Crossed), signs.HasFlag(Signs.Drawing), columns);
    }

    // By length first: most properties of most pages have nothing to do with this.
    private static Signs Read(ReadOnlySpan<char> property, ReadOnlySpan<char> value) => property.Length switch
    {
        3 when Is(property, "top") => Moved(value),
        4 when Is(property, "left") => Moved(value),
        4 when Is(property, "flex") => Signs.Grows,
        4 when Is(property, "clip") => Signs.Drawing | (OpensWith(value, "rect") && AreNothing(value) ? Signs.Hidden : Signs.None),
        5 when Is(property, "right") => Moved(value),
        5 when Is(property, "width") => Sized(value),
        6 when Is(property, "bottom") => Moved(value),
        6 when Is(property, "height") => Sized(value),
        7 when Is(property, "display") => Signs.Drawing | (OpensWith(value, "none") ? Signs.Hidden : Signs.None),
        7 when Is(property, "content") => IsCross(value) ? Signs.Crossed : Signs.None,
        7 when Is(property, "opacity") => Signs.Drawing | (Length(value) == 0 ? Signs.Faded : Signs.None),
        8 when Is(property, "overflow") => OpensWith(value, "hidden") || OpensWith(value, "clip") ? Signs.Clipped : Signs.None,
        8 when Is(property, "position") => OpensWith(value, "absolute") || OpensWith(value, "fixed") ? Signs.Absolute : Signs.None,
        9 when Is(property, "font-size") => Signs.Drawing | (Length(value) == 0 ? Signs.Hidden : Signs.None),
        9 when Is(property, "max-width") => Sized(value),
        9 when Is(property, "transform") => Signs.Drawing | Transformed(value),
        9 when Is(property, "clip-path") => Signs.Drawing | (IsClippedAway(value) ? Signs.Hidden : Signs.None),
        9 when Is(property, "direction") => OpensWith(value, "rtl") ? Signs.RightToLeft : Signs.None,
        9 when Is(property, "flex-grow") => Signs.Grows,
        9 when Is(property, "flex-flow") => RowOrder(value),
        9 when Is(property, "animation") => Signs.Moves,
        10 when Is(property, "max-height") => Sized(value),
        10 when Is(property, "visibility") => Signs.Drawing | (OpensWith(value, "hidden") || OpensWith(value, "collapse") ? Signs.Hidden : Signs.None),
        10 when Is(property, "transition") => Signs.Moves,
        11 when Is(property, "text-indent") => Signs.Drawing | (IsAway(value) ? Signs.Hidden : Signs.None),
        11 when Is(property, "margin-left") => Moved(value),
        12 when Is(property, "unicode-bidi") => OpensWith(value, "bidi-override") || OpensWith(value, "isolate-override") ? Signs.Overrides : Signs.None,
        14 when Is(property, "flex-direction") => RowOrder(value),
        15 or 20 when OpensWith(property, "text-decoration") => value.Contains("line-through", StringComparison.OrdinalIgnoreCase) ? Signs.Struck : Signs.None,
        18 when Is(property, "content-visibility") => Signs.Drawing | (OpensWith(value, "hidden") ? Signs.Hidden : Signs.None),
        19 when OpensWith(property, "transition-") => Signs.Moves,
        _ => Signs.None,
    };

    // "1fr 1fr", "auto minmax(4rem, 1fr) 5rem", "7rem repeat(3, 1fr)"; "repeat(auto-fit, 10rem)" tells none.
    private static int ColumnsOf(ReadOnlySpan<char> value)
    {
        const string Repeat = "repeat(";
        var columns = 0;
        var depth = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (depth == 0 && !char.IsWhiteSpace(value[i]) && value[i] is not ('[' or '!') && (i == 0 || char.IsWhiteSpace(value[i - 1]) || value[i - 1] is ']'))
            {
                var times = OpensWith(value[i..], Repeat) ? Length(value[(i + Repeat.Length)..].TrimStart()) : 1;
                if (double.IsNaN(times) || OpensWith(value[i..], "none") || OpensWith(value[i..], "subgrid"))
                {
                    return 0;
                }

                columns += (int)times;
            }

            depth += value[i] is '(' or '[' ? 1 : value[i] is ')' or ']' ? -1 : 0;
        }

        return columns;
    }

    private static Signs RowOrder(ReadOnlySpan<char> value) => value.Contains("row-reverse", StringComparison.OrdinalIgnoreCase) ? Signs.RowReversed : Signs.None;

    // As letters or by their numbers, "✖" and "\\2716".
    private static bool IsCross(ReadOnlySpan<char> value) =>
        value.Trim("\"' ") is "✕" or "✖" or "✗" or "✘" or "❌" or "⊘" || value.Trim("\"' ").TrimStart('\\') is "2715" or "2716" or "2717" or "2718" or "274c" or "274C";

    private static Signs Moved(ReadOnlySpan<char> value) => Signs.Drawing | (IsAway(value) ? Signs.Off : Signs.None);

    private static Signs Sized(ReadOnlySpan<char> value) => Signs.Drawing | (Length(value) is >= 0 and <= NoSize && (Length(value) == 0 || HasUnit(value, "px")) ? Signs.NoBox : Signs.None);

    // "scale(0)", "scale3d(0,0,0)", "translateX(-9999px)"; the slides of a show stand a hundred per cent aside.
    private static Signs Transformed(ReadOnlySpan<char> value)
    {
        while (value.IndexOf('(') is var open and > 0)
        {
            var name = value[..open].Trim();
            var close = value.IndexOf(')');
            var values = close > open ? value[(open + 1)..close] : value[(open + 1)..];
            if (OpensWith(name, "scale") && Length(values.TrimStart()) == 0)
            {
                return Signs.Faded;
            }

            if (OpensWith(name, "translate"))
            {
                foreach (var range in values.Split(','))
                {
                    if (!values[range].Contains('%') && Math.Abs(Length(values[range].Trim())) >= BeyondSlides)
                    {
                        return Signs.Hidden;
                    }
                }
            }

            value = close > open ? value[(close + 1)..] : default;
        }

        return Signs.None;
    }

    private static bool IsClippedAway(ReadOnlySpan<char> value) =>
        (OpensWith(value, "inset(") && HasUnit(value, "%") && Length(value["inset(".Length..]) >= 50) || (OpensWith(value, "circle(") && Length(value["circle(".Length..]) == 0);

    // "rect(0,0,0,0)", "rect(1px 1px 1px 1px)".
    private static bool AreNothing(ReadOnlySpan<char> value)
    {
        var inside = value[(value.IndexOf('(') + 1)..];
        foreach (var range in inside.SplitAny(' ', ',', ')'))
        {
            var one = inside[range].Trim();
            if (!one.IsEmpty && one[0] != '!' && !OpensWith(one, "important") && !(Length(one) is >= 0 and <= NoSize))
            {
                return false;
            }
        }

        return inside.Length > 0;
    }

    private static bool IsAway(ReadOnlySpan<char> value) =>
        Length(value) is var length && (length <= -OffScreen || (length <= -OffScreenShare && (HasUnit(value, "vw") || HasUnit(value, "vh"))));

    private static bool HasUnit(ReadOnlySpan<char> value, ReadOnlySpan<char> unit) => value.Contains(unit, StringComparison.OrdinalIgnoreCase);

    private static bool OpensWith(ReadOnlySpan<char> value, ReadOnlySpan<char> word) => value.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static bool Is(ReadOnlySpan<char> property, ReadOnlySpan<char> name) => property.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The number that the value begins with, in whatever unit, or NaN.</summary>
    private static double Length(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAnyExcept("+-.0123456789");
        return double.TryParse(end < 0 ? value : value[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }
}
