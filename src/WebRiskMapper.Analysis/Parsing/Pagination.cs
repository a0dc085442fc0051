namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Tells whether a page is one of a numbered series.</summary>
internal static class Pagination
{
    public static bool IsOn(PageOutline outline, PageWords words)
    {
        var numbers = 0;
        foreach (var anchor in outline.Anchors)
        {
            if (anchor.Target is null)
            {
                continue;
            }

            if (anchor.Element.GetAttribute("rel") is "next" or "prev" || words.Find(anchor.Text).Is(PageWord.Next))
            {
                return true;
            }

            numbers += anchor.Text.Length is > 0 and <= 3 && anchor.Text.All(char.IsAsciiDigit) ? 1 : 0;
        }

        return numbers >= 2;
    }
}

/// <summary>Tells whether a page sets a test that only people should pass. Such a test is never solved.</summary>
internal static class Captcha
{
    private static readonly string[] Signs = ["captcha", "turnstile", "challenge-form", "cf-challenge", "challenge-platform", "are-you-human", "px-captcha"];

    public static bool IsOn(PageOutline outline)
    {
        foreach (var frame in outline.Frames)
        {
            if (Mentions(frame))
            {
                return true;
            }
        }

        foreach (var control in outline.Controls)
        {
            if (Mentions(control.GetAttribute("name")) || Mentions(control.Id))
            {
                return true;
            }
        }

        foreach (var box in outline.Boxes)
        {
            if (Mentions(box.Element.ClassName) || Mentions(box.Element.Id))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(string? text) =>
        !string.IsNullOrEmpty(text) && Array.Exists(Signs, s => text.Contains(s, StringComparison.OrdinalIgnoreCase));
}
