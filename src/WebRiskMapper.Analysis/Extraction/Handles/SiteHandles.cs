namespace WebRiskMapper.Analysis.Extraction.Handles;

/// <summary>Handles that bear the site's name: its help desk's or its channel's, where the ad tells other contacts.</summary>
internal static class SiteHandles
{
    private const int ShortestName = 6;

    /// <param name="found">The ad's handles.</param>
    /// <param name="page">The ad's address; a site's first page may be about its owner.</param>
    public static void Remove(List<ExtractedContact> found, ExtractedAd draft, Uri? page)
    {
        if (page is null || found.Count == 0 || (page.AbsolutePath.Length <= 1 && page.Query.Length <= 1))
        {
            return;
        }

        var name = Letters(page.Host.Split('.').MaxBy(l => l.Length) ?? "");
        bool IsSites(ExtractedContact contact) => contact.Value[0] != '+' && Letters(contact.Value).Contains(name, StringComparison.OrdinalIgnoreCase);
        if (name.Length >= ShortestName && (draft.Contacts.Count > 0 || found.Exists(c => !IsSites(c))))
        {
            found.RemoveAll(IsSites);
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));
}
