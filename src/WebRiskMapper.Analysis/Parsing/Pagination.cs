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
