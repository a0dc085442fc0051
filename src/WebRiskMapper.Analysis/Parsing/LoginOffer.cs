namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Tells a page that asks a visitor to log in without asking for a password: by a code that is sent, or by leading to the forms.</summary>
internal static class LoginOffer
{
    private static readonly string[] Fields = ["email", "tel", "text"];

    /// <param name="titleWording">What the page's title and heading announce.</param>
    public static bool Is(PageOutline outline, PageWords words, PageWordSet titleWording)
    {
        if (titleWording.Is(PageWord.Login) && outline.Forms.Any(f => f.QuerySelector("textarea, select, input[type=checkbox] ~ input[type=checkbox]") is null && f.QuerySelectorAll("input").Count(i => Array.Exists(Fields, t => string.Equals(t, i.GetAttribute("type") ?? "text", StringComparison.OrdinalIgnoreCase))) == 1))
        {
            return true;
        }

        // "Log in" and "Create an account", in the place of the content.
        return outline.Anchors.Where(a => a.Target is not null && !outline.Boxes[a.Box].Excluded && words.Find(a.Text).Is(PageWord.Login)).Select(a => a.Target).Distinct().Take(2).Count() == 2;
    }
}
