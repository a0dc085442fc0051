using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Tells whether a page is what a search form answered, however few ads it found: the form stands on the page, and the page's address carries
/// what was filled into it.
/// </summary>
internal static class SearchAnswer
{
    private const int FewestFields = 2;

    private static readonly string[] Unwritten = ["hidden", "submit", "button", "image", "reset", "password", "file"];

    public static bool Is(PageOutline outline, Uri page)
    {
        if (page.Query.Length < FewestFields)
        {
            return false;
        }

        HashSet<string>? asked = null;
        foreach (var form in outline.Forms)
        {
            if (string.Equals(form.GetAttribute("method")?.Trim(), "post", StringComparison.OrdinalIgnoreCase) || form.QuerySelector("textarea, input[type=password]") is not null || !LeadsHere(form, page))
            {
                continue;
            }

            asked ??= [.. page.Query.TrimStart('?').Split('&').Where(f => !f.EndsWith('=')).Select(f => Uri.UnescapeDataString(f.Split('=')[0]))];
            var fields = form.QuerySelectorAll("input[name], select[name]").Where(IsFilledIn).Select(f => f.GetAttribute("name")!).Distinct(StringComparer.Ordinal).ToList();
            // A switch of language or order is a form too; it has one field, and nothing is written there.
            if (fields.Count(asked.Contains) is var known && (known >= FewestFields || (known == 1 && fields.Exists(f => asked.Contains(f) && IsWritten(form, f)))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LeadsHere(IElement form, Uri page) =>
        form.GetAttribute("action") is not { } action || string.IsNullOrWhiteSpace(action)
        || (PageAddress.Resolve(page, action) is { } target && string.Equals(target.AbsolutePath.TrimEnd('/'), page.AbsolutePath.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));

    private static bool IsFilledIn(IElement field) => !Array.Exists(Unwritten, t => string.Equals(t, field.GetAttribute("type"), StringComparison.OrdinalIgnoreCase));

    private static bool IsWritten(IElement form, string name) =>
        form.QuerySelectorAll("input[name]").Any(i => string.Equals(i.GetAttribute("name"), name, StringComparison.Ordinal) && i.GetAttribute("type")?.ToLowerInvariant() is null or "" or "text" or "search");
}
