using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Selectors of an element by what it stands in, such as <c>.tel i</c> and <c>#no &gt; .x</c>: two simple ones, the outer with a class or an id.</summary>
internal sealed class NestedRules
{
    private const int Most = 64;
    private const int Farthest = 4;

    private readonly List<(string Tag, string Names, string Outer)> rules = [];

    public int Count => rules.Count;

    public void Add(ReadOnlySpan<char> selector)
    {
        var gap = selector.IndexOfAny(' ', '>');
        if (gap <= 0 || rules.Count >= Most)
        {
            return;
        }

        var outer = selector[..gap];
        var inner = selector[gap..].TrimStart(" >");
        if (inner.IsEmpty || inner.ContainsAny(" :>[+~*") || outer.ContainsAny(":[+~*") || outer.LastIndexOfAny('.', '#') is not 0)
        {
            return;
        }

        var names = inner.IndexOfAny('.', '#');
        if (names < 0 || (inner[names] == '.' && !inner[(names + 1)..].ContainsAny('.', '#')))
        {
            rules.Add(((names < 0 ? inner : inner[..names]).ToString(), names < 0 ? "" : inner[(names + 1)..].ToString(), outer.ToString()));
        }
    }

    public bool Match(IElement element)
    {
        foreach (var (tag, name, outer) in rules)
        {
            if ((tag.Length == 0 || string.Equals(tag, element.LocalName, StringComparison.OrdinalIgnoreCase)) && (name.Length == 0 || element.ClassList.Contains(name)) && StandsIn(element, outer))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StandsIn(IElement element, string outer)
    {
        var around = element.ParentElement;
        for (var i = 0; i < Farthest && around is not null; i++, around = around.ParentElement)
        {
            if (outer[0] == '#' ? string.Equals(around.Id, outer[1..], StringComparison.Ordinal) : around.ClassList.Contains(outer[1..]))
            {
                return true;
            }
        }

        return false;
    }
}
