using WebRiskMapper.Analysis.Extraction;
using System.Runtime.InteropServices;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>
/// Finds many terms in one pass over a text: a character trie entered at each start of a word. A term matches
/// whole words, ignoring case and diacritics; spaces, hyphens and apostrophes are the same to it, a line break is not;
/// <c>*</c> after a word's beginning stands for any ending. Immutable once built.
/// </summary>
internal sealed class TermTrie
{
    private const char Separator = ' ';
    private const char AnyEnding = '*';

    // Children of a node are a linked list: beyond the first letters a node has one or two, and a scan beats a hash.
    private readonly List<Node> nodes = [new Node('\0', -1, -1)];
    private readonly List<int[]> groupsAt = [[]];
    private readonly Dictionary<char, int> firstLetters = [];

    /// <summary>Adds a term that stands for <paramref name="group"/>, a number of the caller's choice.</summary>
    public void Add(string term, int group)
    {
        var node = 0;
        var spaced = true;
        foreach (var c in term)
        {
            if (WordChars.IsIgnorable(c))
            {
                continue;
            }

            if (IsSeparator(c))
            {
                if (!spaced)
                {
                    node = Extend(node, Separator);
                }

                spaced = true;
                continue;
            }

            node = Extend(node, FoldedText.Fold(c));
            spaced = false;
        }

        if (node == 0)
        {
            throw new ArgumentException("A term needs at least one letter, digit or symbol.", nameof(term));
        }

        if (!groupsAt[node].Contains(group))
        {
            groupsAt[node] = [.. groupsAt[node], group];
        }
    }

    /// <summary>Adds every hit to <paramref name="hits"/>, by start; of one group at one start only the longest.</summary>
    public void Match(ReadOnlySpan<char> text, List<(int Group, TextSpan Span)> hits)
    {
        var insideWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isWord = WordChars.IsPart(c);
            if (isWord ? !insideWord : !IsSeparator(c) && !WordChars.IsIgnorable(c))
            {
                Walk(text, i, i, 0, hits, hits.Count);
            }

            insideWord = isWord || (insideWord && WordChars.IsIgnorable(c));
        }
    }

    private void Walk(ReadOnlySpan<char> text, int start, int position, int node, List<(int Group, TextSpan Span)> hits, int firstOfStart)
    {
        while (true)
        {
            if (AtWordEnd(text, position))
            {
                Report(node, start, position, hits, firstOfStart);
            }

            if (Child(node, AnyEnding) is var any and > 0)
            {
                var end = EndOfWord(text, position);
                Report(any, start, end, hits, firstOfStart);
                Walk(text, start, end, any, hits, firstOfStart);
            }

            while (position < text.Length && WordChars.IsIgnorable(text[position]))
            {
                position++;
            }

            if (position >= text.Length)
            {
                return;
            }

            var next = FoldedText.Fold(text[position]);
            position++;
            if (IsSeparator(text[position - 1]))
            {
                next = Separator;
                while (position < text.Length && IsSeparator(text[position]))
                {
                    position++;
                }
            }

            node = node == 0 ? firstLetters.GetValueOrDefault(next, -1) : Child(node, next);
            if (node < 0)
            {
                return;
            }
        }
    }

    private void Report(int node, int start, int end, List<(int Group, TextSpan Span)> hits, int firstOfStart)
    {
        foreach (var group in groupsAt[node])
        {
            var span = new TextSpan(start, end - start);
            var known = CollectionsMarshal.AsSpan(hits)[firstOfStart..];
            var replaced = false;
            for (var i = 0; i < known.Length && !replaced; i++)
            {
                if (known[i].Group == group)
                {
                    replaced = true;
                    if (span.Length > known[i].Span.Length)
                    {
                        known[i].Span = span;
                    }
                }
            }

            if (!replaced)
            {
                hits.Add((group, span));
            }
        }
    }

    private int Extend(int node, char c)
    {
        var next = Child(node, c);
        if (next < 0)
        {
            next = nodes.Count;
            nodes.Add(new Node(c, -1, nodes[node].FirstChild));
            nodes[node] = nodes[node] with { FirstChild = next };
            groupsAt.Add([]);
            if (node == 0)
            {
                firstLetters.Add(c, next);
            }
        }

        return next;
    }

    private int Child(int node, char c)
    {
        var all = CollectionsMarshal.AsSpan(nodes);
        for (var child = all[node].FirstChild; child >= 0; child = all[child].NextSibling)
        {
            if (all[child].Letter == c)
            {
                return child;
            }
        }

        return -1;
    }

    private static bool AtWordEnd(ReadOnlySpan<char> text, int position) =>
        position >= text.Length || !WordChars.IsPart(text[position]) || (position > 0 && !WordChars.IsPart(text[position - 1]));

    private static int EndOfWord(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && (WordChars.IsPart(text[position]) || WordChars.IsIgnorable(text[position])))
        {
            position++;
        }

        return position;
    }

    private static bool IsSeparator(char c) =>
        c is ' ' or '\t' or '\u00A0' or '\u202F' or '\u2009' or '-' or '\u2010' or '\u2011' or '\u2013' or '\u2014' or '_' or '\'' or '\u2018' or '\u2019' or '\u02BC' or '`' or '\u00B4';

    private readonly record struct Node(char Letter, int FirstChild, int NextSibling);
}
