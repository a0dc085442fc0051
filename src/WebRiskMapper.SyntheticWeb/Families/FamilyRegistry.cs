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
    ];

    public static PageFamily Get(string name) => All.Single(f => string.Equals(f.Name, name, StringComparison.Ordinal));
}
