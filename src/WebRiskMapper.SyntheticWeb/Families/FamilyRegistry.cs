using WebRiskMapper.SyntheticWeb.Families.HeldBack;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>A family is one file and one line here.</summary>
internal static class FamilyRegistry
{
    public static IReadOnlyList<PageFamily> All { get; } =
    [
        new LabelTable(),
        new DefinitionList(),
        new Cards(),
        new JsonLd(),
        new DivSoup(),
        new NestedTables(),
        new NextShell(),
        new RdfaTable(),
        new RateMatrix(),
        new IconGrid(),
        new ForumThread(),
        new ShopProduct(),
        new TwoCopies(),
        new AgencySite(),
    ];

    /// <summary>
    /// Layouts for measuring only: extraction was written without a look at them, and nobody tunes it to them. A family that somebody
    /// tuned to belongs to <see cref="All"/> from then on.
    /// </summary>
    public static IReadOnlyList<PageFamily> HeldBack { get; } =
    [
        new Fichas(),
        new Reiter(),
        new Annonces(),
        new UtilityClasses(),
        new Ogloszenia(),
        new Ankety(),
        new Schede(),
        new WebForms(),
    ];

    public static IReadOnlyList<PageFamily> Of(FamilySet set) => set == FamilySet.HeldBack ? HeldBack : All;

    public static PageFamily Get(string name) => All.Concat(HeldBack).Single(f => string.Equals(f.Name, name, StringComparison.Ordinal));
}
