using System.Runtime.InteropServices;
using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Selectors that name one element by its tag, id and classes, such as <c>#trap</c>, <c>.a.b</c> and <c>p.a</c>, found by class and by id.
/// A selector that also asks what the element stands in, or in what state it is, is left out.
/// </summary>
internal sealed class StyleRules
{
    private const string Combinators = " :>[+~*\t\r\n";

    private readonly Dictionary<string, List<Selector>> byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> exceptions = new(StringComparer.Ordinal);

    /// <param name="Tag">Empty for any.</param>
    /// <param name="Names">Ids with "#" and classes with "."; at least one.</param>
    private sealed record Selector(string Tag, string[] Names);

    public void Add(ReadOnlySpan<char> selector)
    {
        selector = WithoutScope(selector);
        var first = selector.IndexOfAny('.', '#');
        if (first < 0 || selector.ContainsAny(Combinators))
        {
            return;
        }

        var read = new Selector(selector[..first].ToString(), NamesIn(selector));
        ref var sharing = ref CollectionsMarshal.GetValueRefOrAddDefault(byName, read.Names[0], out _);
        (sharing ??= []).Add(read);
    }

    // ".was[data-v-4be1]": frameworks mark the elements of a component, and the rules that are for them.
    private static ReadOnlySpan<char> WithoutScope(ReadOnlySpan<char> selector) =>
        selector.IndexOf('[') is > 0 and var mark && selector[^1] == ']' && selector[mark..] is var scope && !scope.Contains('=')
        && (scope.StartsWith("[data-v-", StringComparison.Ordinal) || scope.StartsWith("[data-astro-cid-", StringComparison.Ordinal) || scope.StartsWith("[_ngcontent-", StringComparison.Ordinal))
            ? selector[..mark]
            : selector;

    /// <summary>A selector of a rule that does otherwise: each class and id in it may be of an element that a script changes.</summary>
    public void AddException(ReadOnlySpan<char> selector)
    {
        var known = exceptions.GetAlternateLookup<ReadOnlySpan<char>>();
        while (NextName(ref selector) is { IsEmpty: false } name)
        {
            known.Add(name);
        }
    }

    /// <summary>Drops the selectors of which each name is excepted. To be called once, after the last sheet.</summary>
    public void Settle()
    {
        foreach (var (name, sharing) in byName)
        {
            sharing.RemoveAll(s => Array.TrueForAll(s.Names, exceptions.Contains));
            if (sharing.Count == 0)
            {
                byName.Remove(name);
            }
        }
    }

    /// <param name="classes">What the element's <c>class</c> says, or null.</param>
    public bool Match(IElement element, string? classes) => MatchById(element) || MatchByClass(element, classes);

    public bool MatchById(IElement element) => byName.Count > 0 && element.GetAttribute("id") is { } id && IsMatch(element, '#', id);

    /// <param name="classes">What the element's <c>class</c> says, or null.</param>
    public bool MatchByClass(IElement element, string? classes)
    {
        if (byName.Count == 0 || classes is null)
        {
            return false;
        }

        foreach (var range in classes.AsSpan().SplitAny(' ', '\t', '\n'))
        {
            if (IsMatch(element, '.', classes.AsSpan(range)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMatch(IElement element, char sign, ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Length >= 100)
        {
            return false;
        }

        Span<char> key = stackalloc char[name.Length + 1];
        key[0] = sign;
        name.CopyTo(key[1..]);
        return byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var sharing) && sharing.Exists(s => Matches(element, s));
    }

    private static bool Matches(IElement element, Selector selector) =>
        (selector.Tag.Length == 0 || string.Equals(selector.Tag, element.LocalName, StringComparison.OrdinalIgnoreCase))
        && Array.TrueForAll(selector.Names, n => n[0] == '#' ? string.Equals(element.Id, n[1..], StringComparison.Ordinal) : element.ClassList.Contains(n[1..]));

    // "a.b#c > .d" holds ".b", "#c" and ".d".
    private static string[] NamesIn(ReadOnlySpan<char> selector)
    {
        var names = new List<string>();
        while (NextName(ref selector) is { IsEmpty: false } name)
        {
            names.Add(name.ToString());
        }

        return [.. names];
    }

    private static ReadOnlySpan<char> NextName(ref ReadOnlySpan<char> selector)
    {
        var start = selector.IndexOfAny('.', '#');
        if (start < 0)
        {
            return default;
        }

        var length = selector[(start + 1)..].IndexOfAny(".#" + Combinators) is var end and >= 0 ? end + 1 : selector.Length - start;
        var name = selector.Slice(start, length);
        selector = selector[(start + length)..];
        return name;
    }
}
