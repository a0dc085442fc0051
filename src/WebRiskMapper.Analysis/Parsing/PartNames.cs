using System.Collections.Frozen;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What a part of a page is for, as its class or id may say.</summary>
internal enum PagePart
{
    /// <summary>Menus, footers, notices.</summary>
    Frame,

    /// <summary>Links to networks; the advertiser's own names may stand there in plain text.</summary>
    Network,

    /// <summary>Other ads.</summary>
    Related,

    /// <summary>What clients and other visitors write.</summary>
    Reviews,

    /// <summary>A contribution to a thread.</summary>
    Post,

    /// <summary>What a forum puts below everything that somebody writes.</summary>
    Signature,

    /// <summary>A part of the content, of which what follows in a name is a part: "card-footer" is the foot of a card, not of the page.</summary>
    Component,

    /// <summary>A column beside the content; the advertiser's facts may stand there too.</summary>
    Side,

    /// <summary>Links to elsewhere, and a frame where there are any; else what is on offer, as in "menu-item" of a price list.</summary>
    Menu,
}

/// <summary>The words that sites in many languages build the names of classes and ids of (<c>models/part-names.csv</c>). Thread-safe.</summary>
internal sealed class PartNames
{
    private const string Path = "models/part-names.csv";
    private const int Longest = 100;

    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> parts;

    private PartNames(FrozenDictionary<string, int> parts)
    {
        this.parts = parts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <exception cref="FormatException">A row names no known part.</exception>
    public static PartNames Load(ModelFiles files)
    {
        var bits = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in ReferenceCsv.Rows(files, Path, "part", "names"))
        {
            if (!Enum.TryParse<PagePart>(row[0], ignoreCase: true, out var part))
            {
                throw new FormatException($"{Path}: the part '{row[0]}' is not known; the parts are {string.Join(", ", Enum.GetNames<PagePart>())}.");
            }

            foreach (var name in row[1].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                bits[name] = bits.GetValueOrDefault(name) | Bit(part);
            }
        }

        return new PartNames(bits.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Notes of each box the parts that its class and id name.</summary>
    public void Mark(PageOutline outline)
    {
        foreach (var box in outline.Boxes)
        {
            var named = new PartSet(Of(box.Element.ClassName) | Of(box.Element.Id));
            box.Parts = named.Has(PagePart.Menu) && box.EndAnchor > box.FirstAnchor ? new PartSet(named.Bits | Bit(PagePart.Frame)) : named;
        }
    }

    private int Of(string? names)
    {
        if (string.IsNullOrEmpty(names))
        {
            return 0;
        }

        var found = 0;
        Span<char> lower = stackalloc char[Math.Min(names.Length, Longest)];
        names.AsSpan(0, lower.Length).ToLowerInvariant(lower);
        foreach (var range in names.AsSpan(0, lower.Length).SplitAny(' ', '\t', '\n'))
        {
            var inComponent = false;
            for (var start = range.Start.Value; start < range.End.Value;)
            {
                var end = start;
                while (end < range.End.Value && names[end] is not ('-' or '_') && (end == start || !char.IsUpper(names[end]) || char.IsUpper(names[end - 1])))
                {
                    end++;
                }

                var part = parts.TryGetValue(lower[start..end], out var own) ? own & ~Bit(PagePart.Post) : 0;
                // In "itemFooter" the hump says less than a dash does: only others' words are told by it.
                var isHump = start > range.Start.Value && names[start - 1] is not ('-' or '_');
                found |= inComponent || isHump ? part & (Bit(PagePart.Related) | Bit(PagePart.Reviews) | Bit(PagePart.Signature)) : part;
                inComponent |= (part & Bit(PagePart.Component)) != 0;
                start = end < range.End.Value && names[end] is '-' or '_' ? end + 1 : end;
            }

            // The head and the foot of a post are no posts.
            found |= parts.TryGetValue(lower[range], out var whole) ? whole & ~Bit(PagePart.Component) : 0;
        }

        return found;
    }

    internal static int Bit(PagePart part) => 1 << (int)part;
}

internal readonly record struct PartSet(int Bits)
{
    public bool Has(PagePart part) => (Bits & PartNames.Bit(part)) != 0;
}
