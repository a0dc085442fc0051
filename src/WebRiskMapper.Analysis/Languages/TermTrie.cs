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
    private readonly ulong[] thirdLetters;
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
        thirdLetters = ThirdLetters(nodes, letters);
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
        for (var i = 0; i < text.Length;)
        {
            var start = i++;
            var what = WordChars.Of(text[start]);
            if ((what & WordClass.Part) != 0)
            {
                while (i < text.Length && (WordChars.Of(text[i]) & (WordClass.Part | WordClass.Ignorable)) != 0)
                {
                    i++;
                }
            }
            else if (what != WordClass.None)
            {
                continue;
            }

            if (MayBegin(text, start) && First(FoldedText.Fold(text[start])) is var first and > 0)
            {
                Walk(text, start, start + 1, first, hits, hits.Count);
            }
        }
    }

    /// <summary>Whether a term may begin with the next three letters; few words of a text get further. A term of one or two letters lets all of them pass.</summary>
    private bool MayBegin(ReadOnlySpan<char> text, int start)
    {
        if (start + 2 >= text.Length || ((WordChars.Of(text[start + 1]) | WordChars.Of(text[start + 2])) & (WordClass.Ignorable | WordClass.Separator)) != 0)
        {
            return true;
        }

        return (thirdLetters[Pair(FoldedText.Fold(text[start]), FoldedText.Fold(text[start + 1]))] & Bit(FoldedText.Fold(text[start + 2]))) != 0;
    }

    /// <summary>By the first two letters of terms, a bit of each third one.</summary>
    private static ulong[] ThirdLetters(Node[] nodes, char[] letters)
    {
        var thirds = new ulong[64 * 64];
        var root = nodes[0];
        for (var first = root.FirstChild; first < root.FirstChild + root.Children; first++)
        {
            if (nodes[first] is { Groups: not null } or { AnyEnding: > 0 })
            {
                thirds.AsSpan(Pair(letters[first], '\0'), 64).Fill(ulong.MaxValue);
            }

            for (var second = nodes[first].FirstChild; second < nodes[first].FirstChild + nodes[first].Children; second++)
            {
                thirds[Pair(letters[first], letters[second])] |= nodes[second] is { Groups: not null } or { AnyEnding: > 0 } ? ulong.MaxValue : nodes[second].ChildLetters;
            }
        }

        return thirds;
    }

    private static int Pair(char first, char second) => ((first & 63) << 6) | (second & 63);

    private void Walk(ReadOnlySpan<char> text, int start, int position, int node, List<(int Group, TextSpan Span)> hits, int firstOfStart)
    {
        while (true)
        {
            ref readonly var here = ref nodes[node];
            if (here.Groups is not null && AtWordEnd(text, position))
            {
                Report(node, start, position, hits, firstOfStart);
            }

            if (here.AnyEnding is var any and > 0)
            {
                var end = EndOfWord(text, position);
                Report(any, start, end, hits, firstOfStart);
                Walk(text, start, end, any, hits, firstOfStart);
            }

            var what = WordClass.None;
            while (position < text.Length && ((what = WordChars.Of(text[position])) & WordClass.Ignorable) != 0)
            {
                position++;
            }

            if (position >= text.Length)
            {
                return;
            }

            var next = FoldedText.Fold(text[position]);
            position++;
            if ((what & WordClass.Separator) != 0)
            {
                next = Separator;
                while (position < text.Length && WordChars.IsSeparator(text[position]))
                {
                    position++;
                }
            }

            // Most words of a text part from all terms within a few letters: one bit tells.
            if ((here.ChildLetters & Bit(next)) == 0)
            {
                return;
            }

            node = here.FirstChild;
            if (letters[node] != next)
            {
                var further = letters.AsSpan(node, here.Children).IndexOf(next);
                if (further < 0)
                {
                    return;
                }

                node += further;
            }
        }
    }

    private void Report(int node, int start, int end, List<(int Group, TextSpan Span)> hits, int firstOfStart)
    {
        foreach (var group in nodes[node].Groups ?? [])
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

    private static ulong Bit(char letter) => 1UL << (letter & 63);

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
            laid.Add(new Node(first, draft.Children.Count, any < 0 ? 0 : first + any, draft.Children.Keys.Aggregate(0UL, (bits, letter) => bits | Bit(letter)), draft.Groups.Count == 0 ? null : [.. draft.Groups]));
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

    /// <param name="ChildLetters">A bit of each letter that a child has, so that a letter without one has no child.</param>
    /// <param name="Groups">Of the terms that end here; null where none does.</param>
    private readonly record struct Node(int FirstChild, int Children, int AnyEnding, ulong ChildLetters, int[]? Groups);

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
