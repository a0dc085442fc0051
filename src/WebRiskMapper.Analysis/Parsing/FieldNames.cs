namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What the classes of content systems say of a field's parts.</summary>
internal static class FieldNames
{
    private const string Label = "label";

    /// <summary>Whether one of the classes names a field's label: "field-label", "profile__label"; a bare "label" is a badge in a widespread library.</summary>
    public static bool IsLabel(string? classes)
    {
        if (classes is null || !classes.Contains(Label, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var range in classes.AsSpan().SplitAny(' ', '\t', '\n'))
        {
            var name = classes.AsSpan(range);
            if (name.Length > Label.Length && name.EndsWith(Label, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
