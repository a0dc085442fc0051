using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Profiles;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Reads a page by what is known of its site's template.</summary>
internal sealed class ProfiledText(SiteProfile profile)
{
    private readonly Dictionary<(string Path, string Lead), ProfileRegion> regions = profile.Regions.GroupBy(r => (r.Path, r.Lead)).ToDictionary(g => g.Key, g => g.First());

    /// <summary>
    /// Takes out the lines that hold the site's own contact. Its other words stay: without them every page would look changed to the first
    /// crawl that knows the profile.
    /// </summary>
    /// <param name="layout">Of the same lines.</param>
    public void RemoveContacts(List<OutlineLine> lines, List<LayoutLine> layout)
    {
        var kept = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var isFixed = lines[i].Heading is not 1 && At(layout[i]) is { Kind: RegionKind.Fixed, Field: not null, Text: { } text } && string.Equals(layout[i].TextHash, text, StringComparison.Ordinal);
            if (!isFixed)
            {
                (lines[kept], layout[kept]) = (lines[i], layout[i]);
                kept++;
            }
        }

        lines.RemoveRange(kept, lines.Count - kept);
        layout.RemoveRange(kept, layout.Count - kept);
    }

    /// <summary>Labels what stands where a field is known to stand, unless the page labels it itself.</summary>
    public void AddFields(List<LabelledValue> pairs, IReadOnlyList<LayoutLine> layout)
    {
        var ages = new List<LabelledValue>();
        foreach (var line in layout)
        {
            foreach (var (place, part) in line.Facts())
            {
                if (regions.GetValueOrDefault(place) is { Kind: RegionKind.Field, Field: { } shaped } && FieldShape.IsFoundByShape(shaped) && FieldShape.Fits(shaped, line.Text.AsSpan(part.Start, part.Length)))
                {
                    Add(shaped == FieldLabel.Age ? ages : pairs, pairs, line, shaped, part);
                }
            }

            if (At(line) is { Kind: RegionKind.Field, Field: { } field } && !FieldShape.IsFoundByShape(field) && Whole(line) is { Length: > 0 } whole)
            {
                Add(pairs, pairs, line, field, whole);
            }
        }

        // Of two numbers in the age's place one is something else.
        if (ages.DistinctBy(a => a.Value).Count() == 1)
        {
            pairs.Add(ages[0]);
        }
    }

    private static void Add(List<LabelledValue> to, List<LabelledValue> known, LayoutLine line, FieldLabel field, TextSpan part)
    {
        var span = new TextSpan(line.Start + part.Start, part.Length);
        if (!known.Exists(p => p.Span is { } other && other.Overlaps(span)))
        {
            to.Add(new LabelledValue(field, line.Text.Substring(part.Start, part.Length), span));
        }
    }

    private static TextSpan Whole(LayoutLine line)
    {
        var value = line.Text.AsSpan(line.Value);
        var lead = value.Length - value.TrimStart(" \t:：-–—|").Length;
        return new TextSpan(line.Value + lead, value[lead..].TrimEnd().Length);
    }

    private ProfileRegion? At(LayoutLine line)
    {
        foreach (var place in line.Places)
        {
            if (regions.TryGetValue(place, out var region))
            {
                return region;
            }
        }

        return null;
    }
}
