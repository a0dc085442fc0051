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
    public void RemoveContacts(List<OutlineLine> lines, IReadOnlyList<Box> boxes)
    {
        var places = PageLayout.Of(lines, new int[lines.Count], boxes);
        var kept = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var isFixed = lines[i].Heading is not 1 && At(places[i]) is { Kind: RegionKind.Fixed, Field: not null, Text: { } text } && string.Equals(places[i].TextHash, text, StringComparison.Ordinal);
            if (!isFixed)
            {
                lines[kept++] = lines[i];
            }
        }

        lines.RemoveRange(kept, lines.Count - kept);
    }

    /// <summary>Labels what stands where a field is known to stand, unless the page labels it itself.</summary>
    public void AddFields(List<LabelledValue> pairs, IReadOnlyList<LayoutLine> layout)
    {
        foreach (var line in layout)
        {
            if (At(line) is not { Kind: RegionKind.Field, Field: { } field } || pairs.Exists(p => p.Span is { } span && span.Start >= line.Start && span.Start < line.Start + line.Text.Length))
            {
                continue;
            }

            var value = line.Text.AsSpan(line.Value);
            var lead = value.Length - value.TrimStart(" \t:：-–—|").Length;
            var trimmed = value[lead..].TrimEnd();
            if (trimmed.Length > 0)
            {
                pairs.Add(new LabelledValue(field, trimmed.ToString(), new TextSpan(line.Start + line.Value + lead, trimmed.Length)));
            }
        }
    }

    private ProfileRegion? At(LayoutLine line) => regions.GetValueOrDefault((line.Path, line.Lead));
}
