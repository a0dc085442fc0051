namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Tells an article of the site's own, which may quote an ad as a specimen, from an ad: it says that it is one, stands in the folder of such
/// pages, and is parted by headings that are half sentences. Software for blogs says of every ad that it is an article: that alone proves nothing.
/// </summary>
internal static class ArticleShape
{
    private const int FewestSections = 3;
    private const int ManySections = 5;
    private const int WordsOfAHeading = 3;
    private const int ShortestProse = 60;

    public static bool Has(PageOutline outline, PageWords words, Uri page, bool describesArticle)
    {
        var sections = 0;
        for (var i = 0; i + 1 < outline.Lines.Count; i++)
        {
            var (line, next) = (outline.Lines[i], outline.Lines[i + 1]);
            sections += line is { Excluded: false, Heading: > 1 } && next is { Excluded: false, Heading: 0 } && next.Text.Length >= ShortestProse && (IsNumbered(line.Text) || line.Text.AsSpan().Trim().Count(' ') + 1 >= WordsOfAHeading) ? 1 : 0;
        }

        return words.StandsAmongServicePages(page) ? describesArticle || sections >= FewestSections : describesArticle && sections >= ManySections;
    }

    // "1. The heading", "2) Prices".
    private static bool IsNumbered(string heading)
    {
        var digits = 0;
        while (digits < heading.Length && char.IsAsciiDigit(heading[digits]))
        {
            digits++;
        }

        return digits is 1 or 2 && digits + 2 < heading.Length && heading[digits] is '.' or ')' && heading[digits + 1] == ' ';
    }
}
