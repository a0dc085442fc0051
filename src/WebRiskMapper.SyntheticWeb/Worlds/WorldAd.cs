using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Worlds;

public enum SlotKind
{
    Name,
    Age,
    City,
    Price,
}

/// <summary>A part of an ad's text that changes from ad to ad of one template.</summary>
/// <param name="Written">As it stands in the title or text, contacts and names in clear; a city both by itself and as "in the city".</param>
public sealed record SlotTruth(SlotKind Kind, string Written);

/// <summary>An ad of a <see cref="World"/> with everything that is true of it. It never was a page.</summary>
/// <param name="Truth">What it says, and whose it is. Every contact stands in the text.</param>
/// <param name="Template">Ads with the same number were written from one text, with other words in the slots.</param>
/// <param name="Slots">What fills the slots of the template here.</param>
/// <param name="Images">Keys of its images; equal keys are the same image.</param>
public sealed record WorldAd(AdTruth Truth, long Template, IReadOnlyList<SlotTruth> Slots, IReadOnlyList<string> Images);
