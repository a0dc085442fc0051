using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Places;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Reads the constant text and the slots of a group of near-duplicate ads: all are aligned to the one that says most of what the others
/// say, and what most of them repeat is constant where that makes the shorter description (as InfoShield, doi 10.1145/3563040, with one
/// backbone for a multiple alignment). Immutable and thread-safe.
/// </summary>
public sealed class TemplateReader
{
    /// <summary>More ads of a template teach nothing new.</summary>
    public const int MostAds = 40;

    private const double MostOfAColumn = 0.6;
    private const int LongestName = 3;

    private const int YoungestStated = 18;
    private const int OldestStated = 60;

    private readonly OwnCity cities;
    private readonly List<TemplateToken> backbone;

    /// <summary>Per token of the backbone: null where it is constant.</summary>
    private readonly SlotKind?[] columns;

    /// <summary>Constant columns after which the author's words are a name.</summary>
    private readonly HashSet<int> namesAfter = [];

    private TemplateReader(IReadOnlyList<StoredAd> ads, List<List<TemplateToken>> tokens, int best, OwnCity cities)
    {
        this.cities = cities;
        backbone = tokens[best];
        var matches = tokens.ConvertAll(t => TokenAlignment.Align(backbone, t));
        columns = new SlotKind?[backbone.Count];
        var kinds = new List<TemplateToken>?[backbone.Count];
        for (var ad = 0; ad < tokens.Count; ad++)
        {
            for (var i = 0; i < matches[ad].Length; i++)
            {
                if (matches[ad][i] is >= 0 and var column)
                {
                    (kinds[column] ??= []).Add(tokens[ad][i]);
                }
            }
        }

        var bits = Math.Log2(tokens.SelectMany(t => t).Select(t => t.Code).Distinct().Count()) + 1;
        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = KindOf(kinds[column]!, tokens.Count, bits);
        }

        FindAges(ads, kinds);

        FindNames(ads, tokens, matches);
        Template = new TextTemplate(ads.Count, Saving(tokens, matches, bits), Parts(ads[best].Text));
    }

    public TextTemplate Template { get; }

    /// <summary>Null when there are fewer than two ads, or when they share so little that a template explains nothing.</summary>
    /// <param name="ads">Ads of one group of near-duplicates; the first <see cref="MostAds"/> are read.</param>
    public static TemplateReader? Read(IEnumerable<StoredAd> ads, OwnCity cities)
    {
        List<StoredAd> sample = [.. ads.Take(MostAds)];
        if (sample.Count < 2)
        {
            return null;
        }

        var tokens = sample.ConvertAll(a => TemplateTokens.Of(a, cities));
        var carriers = tokens.SelectMany(t => t.Select(x => x.Code).Distinct()).CountBy(c => c).ToDictionary();
        var best = Enumerable.Range(0, tokens.Count).MaxBy(i => tokens[i].Sum(t => t.Kind is not null || carriers[t.Code] * 2 > sample.Count ? 1.0 : -0.5));
        var reader = new TemplateReader(sample, tokens, best, cities);
        return reader.Template.Saving > 0 ? reader : null;
    }

    /// <summary>What fills the template's slots in an ad, in the order of the text.</summary>
    public IReadOnlyList<SlotFill> Fill(StoredAd ad)
    {
        var tokens = TemplateTokens.Of(ad, cities);
        return Fill(ad.Text, tokens, TokenAlignment.Align(backbone, tokens)).ConvertAll(f => f.Fill.Kind == SlotKind.Text && namesAfter.Contains(f.After) ? f.Fill with { Kind = SlotKind.Name } : f.Fill);
    }

    // A number is what most ads use it for; one that all ads repeat, as the minutes of a price, is constant.
    private static SlotKind? KindOf(List<TemplateToken> column, int ads, double bits)
    {
        var kind = column.Where(t => t.Kind is not null).CountBy(t => t.Kind!.Value).OrderByDescending(k => k.Value).ThenBy(k => k.Key).FirstOrDefault();
        var present = (double)column.Count / ads;
        var isCertain = kind.Value >= column.Count * MostOfAColumn;
        if (kind.Value > 0 && !(present > 0.5 && (!isCertain || kind.Key == SlotKind.Number) && column.TrueForAll(t => t.Word == column[0].Word)))
        {
            return isCertain ? kind.Key : SlotKind.Number;
        }

        var flags = present is <= 0 or >= 1 ? 0 : -ads * ((present * Math.Log2(present)) + ((1 - present) * Math.Log2(1 - present)));
        return present > 0.5 && bits + flags < column.Count * bits ? null : SlotKind.Text;
    }

    // Numbers of grown-up years that change from ad to ad, where no age was read elsewhere in them.
    private void FindAges(IReadOnlyList<StoredAd> ads, List<TemplateToken>?[] kinds)
    {
        if (ads.Count(a => a.Ages.Count > 0) * 2 > ads.Count)
        {
            return;
        }

        var candidates = Enumerable.Range(0, columns.Length)
            .Where(c => columns[c] == SlotKind.Number && kinds[c]!.Count * 2 > ads.Count && kinds[c]!.TrueForAll(t => t.Number is >= YoungestStated and <= OldestStated) && kinds[c]!.Select(t => t.Number).Distinct().Count() > 1)
            .ToList();
        if (candidates is [var only])
        {
            columns[only] = SlotKind.Age;
        }
    }

    // Each run of an author's words with the constant column before it.
    private List<(SlotFill Fill, int After)> Fill(string text, List<TemplateToken> tokens, int[] match)
    {
        var fills = new List<(SlotFill Fill, int After)>();
        var (after, run) = (-1, false);
        for (var i = 0; i < tokens.Count; i++)
        {
            var column = match[i];
            if (column >= 0 && columns[column] is null)
            {
                (after, run) = (column, false);
                continue;
            }

            var kind = column >= 0 && columns[column] is { } slot and not SlotKind.Text ? slot : tokens[i].Kind ?? (column < 0 ? InsteadOf(tokens, match, i) : null) ?? SlotKind.Text;
            if (kind == SlotKind.Text && tokens[i].IsSign && !run)
            {
                continue;
            }

            var span = tokens[i].Span;
            if (kind is SlotKind.Text or SlotKind.City && fills.Count > 0 && fills[^1].Fill.Kind == kind && fills[^1].After == after && (run || IsBlank(text, fills[^1].Fill.Span.End, span.Start)))
            {
                fills[^1] = (fills[^1].Fill with { Span = new TextSpan(fills[^1].Fill.Span.Start, span.End - fills[^1].Fill.Span.Start) }, after);
            }
            else
            {
                fills.Add((new SlotFill(kind, span), after));
            }

            run = kind == SlotKind.Text;
        }

        return fills;
    }

    // A name or city that was not recognised stands where other ads have theirs.
    private SlotKind? InsteadOf(List<TemplateToken> tokens, int[] match, int at)
    {
        var (first, last) = (at, at);
        while (first > 0 && match[first - 1] < 0)
        {
            first--;
        }

        while (last + 1 < match.Length && match[last + 1] < 0)
        {
            last++;
        }

        if (last - first >= LongestName || tokens[at].IsSign)
        {
            return null;
        }

        var from = first == 0 ? 0 : match[first - 1] + 1;
        var to = last + 1 == match.Length ? columns.Length : match[last + 1];
        return to - from == 1 && columns[from] is SlotKind.Name or SlotKind.City ? columns[from] : null;
    }

    private static bool IsBlank(string text, int start, int end) => text.AsSpan(start, end - start).IsWhiteSpace();

    // An ad says its name several times, and another ad another name in the same places.
    private void FindNames(IReadOnlyList<StoredAd> ads, List<List<TemplateToken>> tokens, List<int[]> matches)
    {
        var said = new List<(int Ad, int After, string Words)>();
        for (var ad = 0; ad < ads.Count; ad++)
        {
            var text = ads[ad].Text;
            said.AddRange(Fill(text, tokens[ad], matches[ad])
                .Select(f => (ad, f.After, Words: text.Substring(f.Fill.Span.Start, f.Fill.Span.Length), f.Fill.Kind))
                .Where(f => f.Kind == SlotKind.Text && f.Words.Count(c => c == ' ') < LongestName)
                .Select(f => (f.ad, f.After, f.Words)));
        }

        var repeated = said.GroupBy(s => (s.Ad, s.Words)).Where(g => g.Select(s => s.After).Distinct().Skip(1).Any()).SelectMany(g => g).ToHashSet();
        foreach (var place in said.GroupBy(s => s.After))
        {
            var names = place.Where(s => repeated.Contains(s) && char.IsUpper(s.Words[0])).ToList();
            if (names.Count >= place.Count() * MostOfAColumn && names.Select(n => n.Words).Distinct(StringComparer.Ordinal).Skip(1).Any())
            {
                namesAfter.Add(place.Key);
            }
        }
    }

    private double Saving(List<List<TemplateToken>> tokens, List<int[]> matches, double bits)
    {
        var constants = columns.Count(c => c is null);
        var alone = tokens.Sum(t => t.Count) * bits;
        var together = constants * bits;
        for (var ad = 0; ad < tokens.Count; ad++)
        {
            var shared = matches[ad].Count(c => c >= 0 && columns[c] is null);
            together += (tokens[ad].Count - shared) * bits;
            together += constants == shared ? 0 : Math.Log2(constants + 1) * (constants - shared);
        }

        return alone <= 0 ? 0 : 1 - (together / alone);
    }

    private List<TemplatePart> Parts(string text)
    {
        var parts = new List<TemplatePart>();
        var (end, after) = (0, -1);
        for (var column = 0; column < columns.Length; column++)
        {
            var span = backbone[column].Span;
            var blank = column > 0 && span.Start > end ? " " : "";
            end = span.End;
            if (columns[column] is { } read)
            {
                var slot = read == SlotKind.Text && namesAfter.Contains(after) ? SlotKind.Name : read;
                if (parts.Count > 0 && parts[^1].Slot == slot)
                {
                    continue;
                }

                AddConstant(parts, blank);
                parts.Add(new TemplatePart(null, slot));
            }
            else
            {
                after = column;
                AddConstant(parts, blank + text.Substring(span.Start, span.Length));
            }
        }

        return parts;
    }

    private static void AddConstant(List<TemplatePart> parts, string text)
    {
        if (text.Length > 0)
        {
            if (parts.Count > 0 && parts[^1].Constant is { } before)
            {
                parts[^1] = new TemplatePart(before + text, null);
            }
            else
            {
                parts.Add(new TemplatePart(text, null));
            }
        }
    }
}
