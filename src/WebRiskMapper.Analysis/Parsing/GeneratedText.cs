using System.Text;
using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Words and digits that a page's styles draw before and behind an element's text, and that its markup lacks: <c>.dial::before { content: "+36 " }</c>,
/// <c>content: attr(data-unit)</c>, and the classes of utility libraries, <c>before:content-['+36_']</c>. Signs and icons are left out.
/// </summary>
internal sealed class GeneratedText
{
    private const int Longest = 60;
    private const string Property = "content";
    private const string Utility = "content-[";

    // By class.
    private readonly Dictionary<string, string> before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> after = new(StringComparer.Ordinal);
    private readonly bool hasUtilities;

    private GeneratedText(bool hasUtilities)
    {
        this.hasUtilities = hasUtilities;
    }

    /// <param name="sheets">The page's own style sheets.</param>
    /// <param name="html">The page's source, which tells whether a class states its own text.</param>
    public static GeneratedText Of(List<string> sheets, string html)
    {
        var generated = new GeneratedText(html.Contains(Utility, StringComparison.Ordinal));
        foreach (var sheet in sheets)
        {
            for (var at = sheet.IndexOf(Property, StringComparison.Ordinal); at >= 0; at = sheet.IndexOf(Property, at + 1, StringComparison.Ordinal))
            {
                // "justify-content: center" draws nothing.
                if (at > 0 && sheet[at - 1] is '{' or ';' or ' ' or '\n' or '\t' or '/')
                {
                    generated.ReadRule(sheet, at);
                }
            }
        }

        return generated;
    }

    // The rule that the property stands in, for one class.
    private void ReadRule(string sheet, int at)
    {
        var value = sheet.AsSpan(at + Property.Length).TrimStart();
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
                Set(isBefore ? before : after, name, value);
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

    /// <summary>What is drawn before the element's text, or behind it; null where nothing with a letter or digit is.</summary>
    public string? At(IElement element, bool isBefore)
    {
        var rules = isBefore ? before : after;
        if ((rules.Count == 0 && !hasUtilities) || element.GetAttribute("class") is not { Length: > 0 } names)
        {
            return null;
        }

        var lookup = rules.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in names.AsSpan().SplitAny(' ', '\t', '\n'))
        {
            var name = names.AsSpan(range);
            if (name.StartsWith(isBefore ? "before:content-[" : "after:content-[", StringComparison.Ordinal))
            {
                return Read(name[(name.IndexOf('[') + 1)..].TrimEnd(']').ToString().Replace('_', ' '), element);
            }

            if (lookup.TryGetValue(name, out var content))
            {
                return Read(content, element);
            }
        }

        return null;
    }

    /// <summary>The text of a <c>content</c> value: strings and attributes, one behind the other.</summary>
    private static string? Read(string content, IElement element)
    {
        var text = new StringBuilder();
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] is '"' or '\'' && content.IndexOf(content[i], i + 1) is > 0 and var end)
            {
                text.Append(content, i + 1, end - i - 1);
                i = end;
            }
            else if (content.AsSpan(i).StartsWith("attr(", StringComparison.Ordinal) && content.IndexOf(')', i) is > 0 and var close)
            {
                text.Append(element.GetAttribute(content[(i + "attr(".Length)..close].Trim()));
                i = close;
            }
        }

        return text.Length <= Longest && text.ToString() is var read && read.Any(char.IsLetterOrDigit) && !read.Contains('\\', StringComparison.Ordinal) ? read : null;
    }
}
