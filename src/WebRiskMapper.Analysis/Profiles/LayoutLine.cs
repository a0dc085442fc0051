using System.Security.Cryptography;
using System.Text;

namespace WebRiskMapper.Analysis.Profiles;

/// <summary>A line of a page's own text and its place in the page's markup.</summary>
/// <param name="Path">See <see cref="ProfileRegion.Path"/>.</param>
/// <param name="Lead">The words that open the line, in lower case, such as a label; empty when none do.</param>
/// <param name="Above">The line above it, in lower case, where that may be its label: short, and no number in it; else null.</param>
/// <param name="Value">Where what follows the lead begins in <paramref name="Text"/>.</param>
/// <param name="Start">Where the line begins in the ad's text.</param>
public sealed record LayoutLine(string Path, string Lead, string? Above, int Value, string Text, int Start)
{
    private const int LongestPart = 40;

    private static readonly string[] Partings = ["\t", "|", "·", "•", ", "];

    /// <summary>What the line says, in a form that tells nobody what that is.</summary>
    internal string TextHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 16));

    /// <summary>The places that the line may be known as: its own, and, where no words open it, the one below the line above.</summary>
    internal IEnumerable<(string Path, string Lead)> Places
    {
        get
        {
            if (Lead.Length == 0 && Above is not null)
            {
                yield return (Path, ProfileRegion.Below + Above);
            }

            yield return (Path, Lead);
        }
    }

    /// <summary>
    /// The line's values, each with the places it may be known by: the line's, and, in a row of several cells, the cell behind the words of
    /// the one before.
    /// </summary>
    internal IEnumerable<((string Path, string Lead) Place, TextSpan Part)> Facts()
    {
        var before = default(TextSpan);
        foreach (var part in Parts())
        {
            if (before.Length > 0 && Text.AsSpan(before.End, part.Start - before.End).Contains('\t') && !Text.AsSpan(before.Start, before.Length).ContainsAnyInRange('0', '9'))
            {
                yield return ((Path, ProfileRegion.Below + Text.AsSpan(before.Start, before.Length).TrimEnd(" :").ToString().ToLowerInvariant()), part);
            }

            foreach (var place in Places)
            {
                yield return (place, part);
            }

            before = part;
        }
    }

    /// <summary>What follows the lead, cut at signs that part facts ("25 · 170 cm · Wien"); long parts are prose, and left out.</summary>
    internal IEnumerable<TextSpan> Parts()
    {
        for (var at = Value; at < Text.Length;)
        {
            var (end, next) = (Text.Length, Text.Length);
            foreach (var parting in Partings)
            {
                if (Text.IndexOf(parting, at, end - at, StringComparison.Ordinal) is >= 0 and var found)
                {
                    (end, next) = (found, found + parting.Length);
                }
            }

            var part = Text.AsSpan(at, end - at);
            var lead = part.Length - part.TrimStart(" :：-–—").Length;
            var trimmed = part[lead..].TrimEnd();
            if (trimmed.Length is > 0 and <= LongestPart)
            {
                yield return new TextSpan(at + lead, trimmed.Length);
            }

            at = next;
        }
    }
}
