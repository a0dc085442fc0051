namespace WebRiskMapper.Analysis.Linking;

/// <summary>The result of linking: parallel to the ads that went in.</summary>
/// <param name="EntityOf">Index of each ad's entity, 0-based and dense, numbered by the entity's first ad.</param>
/// <param name="PersonaOf">Index of each ad's persona within its entity, 0-based and dense.</param>
/// <param name="TemplateOf">Index of each ad's group of near-duplicate texts, 0-based and dense, numbered by the group's first ad; it may span entities.</param>
/// <param name="SlotTextOf">Equal for ads whose texts differ only in names, contacts, numbers and their own city; 0 for a text of fewer than twelve words.</param>
/// <param name="StyleOf">Equal for ads that are written in the same way, whatever their words; 0 where that is nothing out of the ordinary.</param>
/// <param name="ReasonsOf">Why each ad is in its entity, in words without any contact: <c>phone shared with 4 ads</c>.</param>
/// <param name="HubContacts">HMACs that were damped because too many unrelated personas share them (switchboards, support numbers).</param>
public sealed record EntityLinks(
    IReadOnlyList<int> EntityOf,
    IReadOnlyList<int> PersonaOf,
    IReadOnlyList<int> TemplateOf,
    IReadOnlyList<ulong> SlotTextOf,
    IReadOnlyList<ulong> StyleOf,
    IReadOnlyList<IReadOnlyList<string>> ReasonsOf,
    IReadOnlySet<string> HubContacts)
{
    public int EntityCount => EntityOf.Count == 0 ? 0 : EntityOf.Max() + 1;
}
