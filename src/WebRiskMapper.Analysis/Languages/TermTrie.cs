using System.Runtime.InteropServices;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>
/// Finds many terms in one pass over a text: a character trie entered at each start of a word. A term matches
/// whole words, ignoring case and diacritics; spaces, hyphens and apostrophes are the same to it, a line break is not;
/// <c>*</c> after a word's beginning stands for any ending. Immutable and thread-safe.
/// </summary>
internal sealed class TermTrie
{
    private const char Separator = ' ';
    private const char AnyEnding = '*';

    /// <summary>Latin, Greek, Cyrillic and Armenian letters find their first node in an array, others in a dictionary.</summary>
    private const int CommonLetters = 0x590;

    // The children of a node stand side by side in both arrays, so that looking for a letter reads one short run of memory.
    private readonly Node[] nodes;
    private readonly char[] letters;
    private readonly int[] firstCommon = new int[CommonLetters];
    private readonly Dictionary<char, int> firstOther = [];

    /// <param name="terms">Terms, each with the group it stands for, a number of the caller's choice.</param>
    /// <exception cref="ArgumentException">A term has no letter, digit or symbol.</exception>
    public TermTrie(IEnumerable<(string Term, int Group)> terms)
    {
        var root = new Draft();
        foreach (var (term, group) in terms)
        {
            root.Add(term, group);
        }

        (nodes, letters) = Lay(root);
        foreach (var node in Enumerable.Range(nodes[0].FirstChild, nodes[0].Children))
        {
            if (letters[node] < CommonLetters)
            {
                firstCommon[letters[node]] = node;
            }
            else
            {
                firstOther.Add(letters[node], node);
            }
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
            if ((isWord ? !insideWord : !WordChars.IsSeparator(c) && !WordChars.IsIgnorable(c)) && First(FoldedText.Fold(c)) is var first and > 0)
            {
                Walk(text, i, i + 1, first, hits, hits.Count);
            }

            insideWord = isWord || (insideWord && WordChars.IsIgnorable(c));
        }
    }

    private void Walk(ReadOnlySpan<char> text, int start, int position, int node, List<(int Group, TextSpan Span)> hits, int firstOfStart)
    {
        while (true)
        {
            if (nodes[node].Groups.Length > 0 && AtWordEnd(text, position))
            {
                Report(node, start, position, hits, firstOfStart);
            }

            if (nodes[node].AnyEnding is var any and > 0)
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
            if (WordChars.IsSeparator(text[position - 1]))
            {
                next = Separator;
                while (position < text.Length && WordChars.IsSeparator(text[position]))
                {
                    position++;
                }
            }

            node = Child(node, next);
            if (node < 0)
            {
                return;
            }
        }
    }

    private void Report(int node, int start, int end, List<(int Group, TextSpan Span)> hits, int firstOfStart)
    {
        foreach (var group in nodes[node].Groups)
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

    private int First(char letter) => letter < CommonLetters ? firstCommon[letter] : firstOther.GetValueOrDefault(letter);

    private int Child(int node, char letter)
    {
        var first = nodes[node].FirstChild;
        var at = letters.AsSpan(first, nodes[node].Children).IndexOf(letter);
        return at < 0 ? -1 : first + at;
    }

    /// <summary>Writes the trie out, the children of a node one after the other; node 0 is the root.</summary>
    private static (Node[] Nodes, char[] Letters) Lay(Draft root)
    {
        var order = new List<(Draft Draft, char Letter)> { (root, '\0') };
        var laid = new List<Node>();
        for (var i = 0; i < order.Count; i++)
        {
            var draft = order[i].Draft;
            var first = order.Count;
            order.AddRange(draft.Children.Select(c => (c.Value, c.Key)));
            var any = draft.Children.Keys.ToList().IndexOf(AnyEnding);
            laid.Add(new Node(first, draft.Children.Count, any < 0 ? 0 : first + any, [.. draft.Groups]));
        }

        return ([.. laid], [.. order.Select(o => o.Letter)]);
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

    private readonly record struct Node(int FirstChild, int Children, int AnyEnding, int[] Groups);

    /// <summary>A node while terms are added.</summary>
    private sealed class Draft
    {
        public SortedDictionary<char, Draft> Children { get; } = [];

        public List<int> Groups { get; } = [];

        public void Add(string term, int group)
        {
            var node = this;
            var spaced = true;
            foreach (var c in term)
            {
                if (WordChars.IsIgnorable(c) || (WordChars.IsSeparator(c) && spaced))
                {
                    continue;
                }

                spaced = WordChars.IsSeparator(c);
                node = node.Child(spaced ? Separator : FoldedText.Fold(c));
            }

            if (node == this)
            {
                throw new ArgumentException("A term needs at least one letter, digit or symbol.", nameof(term));
            }

            if (!node.Groups.Contains(group))
            {
                node.Groups.Add(group);
            }
        }

        private Draft Child(char letter)
        {
            if (!Children.TryGetValue(letter, out var child))
            {
                Children.Add(letter, child = new Draft());
            }

            return child;
        }
    }
}
