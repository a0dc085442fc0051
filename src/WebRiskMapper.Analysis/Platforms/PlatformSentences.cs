namespace WebRiskMapper.Analysis.Platforms;

/// <summary>Reads what sentences of a site's own pages say about how it is run.</summary>
internal sealed class PlatformSentences(PlatformLexicon lexicon)
{
    /// <summary>Past this a sentence is a list without full stops: groups at its two ends have nothing to do with each other.</summary>
    private const int LongestSentence = 500;

    /// <summary>Which groups one sentence must hold. What stands first is said to be done, and may be denied.</summary>
    private static readonly (string Indicator, PlatformWord[] Groups, bool MayBeDenied)[] Rules =
    [
        ("PL01", [PlatformWord.Verify, PlatformWord.Age, PlatformWord.Advertiser], true),
        ("PL02", [PlatformWord.Verify, PlatformWord.Identity], true),
        ("PL03", [PlatformWord.Consent, PlatformWord.Depicted], false),
        ("PL04", [PlatformWord.Several], false),
        ("PL05", [PlatformWord.Limit], false),
        ("PL06", [PlatformWord.Moderate, PlatformWord.Before], true),
        ("PL08", [PlatformWord.Trafficking], false),
        ("PL09", [PlatformWord.Police, PlatformWord.Reach], false),
        ("PL10", [PlatformWord.Dsa], false),
        ("PL11", [PlatformWord.Operator], false),
        ("PL20", [PlatformWord.Boost], false),
    ];

    /// <summary>Each fact once, in the order of the indicators.</summary>
    /// <param name="language">ISO 639-1 code of the page's language, or null.</param>
    public IReadOnlyList<PlatformFact> Read(IEnumerable<string> lines, string? language)
    {
        var found = new HashSet<PlatformFact>();
        foreach (var line in lines)
        {
            foreach (var sentence in Sentences(line))
            {
                ReadSentence(line.AsSpan(sentence), language, found);
            }
        }

        // Who says both has exceptions in mind, and does it.
        found.RemoveWhere(f => f.Value == PlatformFact.Denied && found.Contains(f with { Value = PlatformFact.Present }));
        return [.. found.OrderBy(f => f.Indicator, StringComparer.Ordinal)];
    }

    private void ReadSentence(ReadOnlySpan<char> sentence, string? language, HashSet<PlatformFact> found)
    {
        var hits = lexicon.Match(sentence, language);
        if (hits.Count == 0)
        {
            return;
        }

        foreach (var (indicator, groups, mayBeDenied) in Rules)
        {
            if (Array.TrueForAll(groups, g => hits.Exists(h => h.Group == (int)g)) && AreApart(groups, hits))
            {
                var denied = hits.Exists(h => h.Group == (int)PlatformWord.Denial);
                if (!denied || mayBeDenied)
                {
                    found.Add(new PlatformFact(indicator, denied ? PlatformFact.Denied : PlatformFact.Present));
                }
            }
        }
    }

    // One word that belongs to two groups is not two words.
    private static bool AreApart(PlatformWord[] groups, List<(int Group, TextSpan Span)> hits)
    {
        if (groups.Length == 1)
        {
            return true;
        }

        var spans = groups.Select(g => hits.Where(h => h.Group == (int)g).Select(h => h.Span).ToList()).ToList();
        return spans[0].Exists(first => spans[1].Exists(second => !first.Overlaps(second)
            && (spans.Count == 2 || spans[2].Exists(third => !third.Overlaps(first) && !third.Overlaps(second)))));
    }

    private static List<Range> Sentences(string line)
    {
        var sentences = new List<Range>();
        var start = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var ends = line[i] is '!' or '?' or ';' or '։' || (line[i] == '.' && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1])));
            if (ends || i - start >= LongestSentence)
            {
                sentences.Add(start..(i + 1));
                start = i + 1;
            }
        }

        if (start < line.Length)
        {
            sentences.Add(start..);
        }

        return sentences;
    }
}
