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
    private const string Utility = "content-[";

    private readonly PageStyles styles;
    private readonly bool hasUtilities;

    /// <param name="html">The page's source, which tells whether a class states its own text.</param>
    public GeneratedText(PageStyles styles, string html)
    {
        this.styles = styles;
        hasUtilities = html.Contains(Utility, StringComparison.Ordinal);
    }

    /// <summary>What is drawn before the element's text, or behind it; null where nothing with a letter or digit is.</summary>
    public string? At(IElement element, bool isBefore)
    {
        var rules = isBefore ? styles.Before : styles.After;
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
