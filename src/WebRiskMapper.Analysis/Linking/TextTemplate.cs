using System.Text;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>What fills a slot of a template.</summary>
public enum SlotKind
{
    Name,
    Age,
    City,
    Price,

    /// <summary>A masked phone, e-mail, handle or wallet.</summary>
    Contact,

    /// <summary>A number that is none of the ad's fields.</summary>
    Number,

    /// <summary>Words of the author's choice.</summary>
    Text,
}

/// <summary>A piece of a template: what all its ads say, or a slot.</summary>
/// <param name="Constant">Null for a slot.</param>
/// <param name="Slot">Null for a constant.</param>
public sealed record TemplatePart(string? Constant, SlotKind? Slot);

/// <summary>What fills a slot in one ad.</summary>
/// <param name="Span">In the ad's stored text, where names and contacts are masked.</param>
public sealed record SlotFill(SlotKind Kind, TextSpan Span);

/// <summary>The text that several ads were made from: its constant words and its slots, in order.</summary>
/// <param name="Ads">Ads that it was read from.</param>
/// <param name="Saving">Share of the ads' description length that the template saves, 0 to 1: how much of their text is the template's.</param>
public sealed record TextTemplate(int Ads, double Saving, IReadOnlyList<TemplatePart> Parts)
{
    /// <summary>On one line, slots in braces: <c>New in {city}: {name}, {age}. {price} per hour.</c></summary>
    public override string ToString()
    {
        var words = new StringBuilder();
        foreach (var part in Parts)
        {
            words.Append(part.Constant ?? $"{{{part.Slot.ToString()!.ToLowerInvariant()}}}");
        }

        return words.ToString();
    }
}
