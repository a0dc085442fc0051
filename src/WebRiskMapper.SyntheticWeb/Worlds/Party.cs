using WebRiskMapper.SyntheticWeb.Phones;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Worlds;

/// <summary>One entity of a world: who advertises, how they are reached, and what their ads have in common.</summary>
/// <param name="Phones">Numbers that personas point at.</param>
/// <param name="Borrowed">A number that others use too, such as a switchboard's, beside the party's own; or null.</param>
/// <param name="Start">Day of the world on which the first ad may be posted.</param>
/// <param name="Recycled">A number of hers was somebody else's before.</param>
/// <param name="Text">Key of the text that all its ads are written from; null when each persona has a text of her own.</param>
/// <param name="OneImageSet">All personas show the same images.</param>
/// <param name="OnePriceList">All personas ask the same.</param>
internal sealed record Party(
    int Id,
    EntityKind Kind,
    string Country,
    IReadOnlyList<Persona> Personas,
    IReadOnlyList<(NumberPlan Plan, string Significant)> Phones,
    string? Email,
    string? Telegram,
    string? AgencyName,
    (NumberPlan Plan, string Significant)? Borrowed,
    int Start,
    bool Recycled,
    long? Text,
    WritingStyle Style,
    bool OneImageSet,
    bool OnePriceList);
