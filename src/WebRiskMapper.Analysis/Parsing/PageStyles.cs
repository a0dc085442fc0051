using System.Buffers;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// What a page's own style sheets say of the text: what they do not draw, draw backwards, cross out, set in columns, and the text that they
/// draw themselves. Read once, it serves every page with the same sheets.
/// </summary>
internal sealed class PageStyles
{
    private const int MostColumns = 8;
    private const string Content = "content";

    // Most sheets hide nothing and turn nothing round, and need not be read rule by rule.
    private static readonly SearchValues<string> Telling = SearchValues.Create(
        ["none", "hidden", ":-", ": -", "(0", "clip", "collapse", "override", "opacity", "font-size:0", "-reverse", "line-through", "template-columns", "content"], StringComparison.OrdinalIgnoreCase);

    private PageStyles()
    {
    }

    public StyleRules Hiding { get; } = new();

    public NestedRules Nested { get; } = new();

    public StyleRules Reversing { get; } = new();

    public StyleRules ReversingRows { get; } = new();

    public StyleRules Striking { get; } = new();

    public NestedRules NestedStriking { get; } = new();

    /// <summary>By the number of columns; null where no rule sets so many.</summary>
    public StyleRules?[] Columned { get; } = new StyleRules?[MostColumns + 1];

    /// <summary>The <c>content</c> drawn before the elements of a class.</summary>
    public Dictionary<string, string> Before { get; } = new(StringComparer.Ordinal);

    /// <summary>The <c>content</c> drawn behind the elements of a class.</summary>
    public Dictionary<string, string> After { get; } = new(StringComparer.Ordinal);

    public static PageStyles Of(List<string> sheets)
    {
        var styles = new PageStyles();
        foreach (var sheet in sheets)
        {
            styles.Read(sheet);
            styles.ReadContent(sheet);
        }

        styles.Hiding.Settle();
        return styles;
    }

    /// <summary>Rules for one element, without regard to what it stands in. What stands in <c>@media</c> and its like holds for some screens only.</summary>
    private void Read(string sheet)
    {
        if (!sheet.AsSpan().ContainsAny(Telling))
        {
            return;
        }

        var depth = 0;
        var start = 0;
        for (var i = sheet.AsSpan().IndexOfAny('{', '}'); i >= 0;)
        {
            if (sheet[i] == '}')
            {
                depth = Math.Max(0, depth - 1);
                start = i + 1;
            }
            else
            {
                var selectors = sheet.AsSpan(start, i - start);
                // A remark stands before the rule.
                selectors = selectors[(selectors.LastIndexOf("*/") is var remark and >= 0 ? remark + 2 : 0)..].Trim();
                start = i + 1;
                depth++;
                if (!selectors.StartsWith("@") && sheet.IndexOf('}', i) is var end and > 0)
                {
                    Add(selectors, DrawnStyle.Of(sheet.AsSpan(i + 1, end - i - 1)), isForAllScreens: depth == 1);
                }
            }

            var next = sheet.AsSpan(i + 1).IndexOfAny('{', '}');
            i = next < 0 ? -1 : i + 1 + next;
        }
    }

    private void Add(ReadOnlySpan<char> selectors, DrawnStyle style, bool isForAllScreens)
    {
        // Most rules are of colours and sizes.
        if (style == default)
        {
            return;
        }

        foreach (var range in selectors.Split(','))
        {
            var selector = selectors[range].Trim();
            if (style.IsHidden && isForAllScreens)
            {
                if (!IsForReaders(selector))
                {
                    Hiding.Add(selector);
                    Nested.Add(selector);
                }
            }
            else if (style.SetsDrawing)
            {
                Hiding.AddException(selector);
            }

            if (style.IsReversed && isForAllScreens)
            {
                Reversing.Add(selector);
            }

            if (style.IsRowReversed && isForAllScreens)
            {
                ReversingRows.Add(selector);
            }

            if (style.IsCrossed && isForAllScreens && selector.EndsWith(":before", StringComparison.Ordinal))
            {
                AddStriking(selector[..selector.IndexOf(':')]);
            }

            if (style.IsStruck && isForAllScreens)
            {
                AddStriking(selector);
            }

            if (style.Columns is > 1 and <= MostColumns && isForAllScreens)
            {
                (Columned[style.Columns] ??= new StyleRules()).Add(selector);
            }
        }
    }

    private void AddStriking(ReadOnlySpan<char> selector)
    {
        Striking.Add(selector);
        NestedStriking.Add(selector);
    }

    // Words for those who have the page read to them say what others see.
    private static bool IsForReaders(ReadOnlySpan<char> selector) =>
        selector.Contains("sr-only", StringComparison.Ordinal) || selector.Contains("visually", StringComparison.Ordinal) || selector.Contains("screen-reader-text", StringComparison.Ordinal);

    private void ReadContent(string sheet)
    {
        for (var at = sheet.IndexOf(Content, StringComparison.Ordinal); at >= 0; at = sheet.IndexOf(Content, at + 1, StringComparison.Ordinal))
        {
            // "justify-content: center" draws nothing.
            if (at > 0 && sheet[at - 1] is '{' or ';' or ' ' or '\n' or '\t' or '/')
            {
                ReadRule(sheet, at);
            }
        }
    }

    // The rule that the property stands in, for one class.
    private void ReadRule(string sheet, int at)
    {
        var value = sheet.AsSpan(at + Content.Length).TrimStart();
        var end = value.IndexOfAny(';', '}');
        var open = sheet.LastIndexOf('{', at);
        if (end <= 0 || value[0] != ':' || open < 0 || sheet.AsSpan(open, at - open).Contains('}'))
        {
            return;
        }

        value = value[1..end].Trim();
        var selectors = sheet.AsSpan(0, open);
        selectors = selectors[(selectors.LastIndexOfAny('}', '{', '/') + 1)..];
        foreach (var range in selectors.Split(','))
        {
            var one = selectors[range].Trim();
            var isBefore = one.EndsWith(":before", StringComparison.Ordinal);
            if (one.Length > 1 && one[0] == '.' && (isBefore || one.EndsWith(":after", StringComparison.Ordinal)) && one[1..one.IndexOf(':')] is var name && name.IndexOfAny(" .#>[+~") < 0)
            {
                Set(isBefore ? Before : After, name, value);
            }
        }
    }

    // Most of them are icons, which are no text.
    private static void Set(Dictionary<string, string> rules, ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (value.Contains('\\') || value is "''" or "\"\"" or "none")
        {
            rules.GetAlternateLookup<ReadOnlySpan<char>>().Remove(name);
        }
        else
        {
            rules[name.ToString()] = value.ToString();
        }
    }
}
