namespace WebRiskMapper.Analysis.Extraction.Ages;

/// <summary>How surely an age is that of the person advertised.</summary>
internal enum AgeBond
{
    None,

    /// <summary>In brackets behind some capitalised word: "Ida (23)", but also "Centre (41)" in a menu.</summary>
    Bracketed,

    /// <summary>With a word for years, of whomever: "Ida, 23 years".</summary>
    Said,

    /// <summary>Behind a capitalised word of the title: "Ida 23", but also "SIZE 37" beside "23 YEARS".</summary>
    Titled,

    /// <summary>In the title with a word for years, or where the title's name stands.</summary>
    Named,

    /// <summary>Under an age label, or of the person herself: "I'm 23".</summary>
    Own,
}

/// <summary>An age that a text states.</summary>
/// <param name="At">Where its number stands.</param>
internal readonly record struct FoundAge(int Age, int At, AgeBond Bond)
{
    private const int Adult = 18;

    /// <summary>
    /// Those of the persons advertised. Where the ad says an age under a label or of itself, other ages are of those beside it: reviewers,
    /// neighbours in a list. Nothing under 18 is left out so, because the safety stop needs it.
    /// </summary>
    /// <param name="hasField">A labelled field has said one.</param>
    public static IEnumerable<int> OfAdvertised(string text, List<FoundAge> found, bool hasField)
    {
        var strongest = hasField ? AgeBond.Own : found.Count == 0 ? AgeBond.None : found.Max(f => f.Bond);
        return found.Where(f => f.Age < Adult || f.Bond is AgeBond.Own or AgeBond.Named || f.Bond == strongest || (f.Bond == AgeBond.Titled && !found.Exists(n => n.Bond == AgeBond.Named))
                || (f.Bond == AgeBond.Said && (strongest < AgeBond.Own || found.Exists(own => own.Bond == AgeBond.Own && InOneLine(text, own.At, f.At)))))
            .Select(f => f.Age);
    }

    private static bool InOneLine(string text, int one, int other) =>
        text.AsSpan(Math.Min(one, other), Math.Abs(one - other)).IndexOf('\n') < 0;
}
