namespace WebRiskMapper.Analysis.Extraction;

/// <summary>Brings the occurrences of one contact in an ad to one statement.</summary>
internal static class ContactOccurrences
{
    /// <summary>A contact that is also written plainly is not hidden: all its occurrences are marked obfuscated, or none.</summary>
    public static IReadOnlyList<ExtractedContact> Agree(IReadOnlyList<ExtractedContact> contacts)
    {
        if (!contacts.Any(c => c.Obfuscated))
        {
            return contacts;
        }

        var plain = contacts.Where(c => !c.Obfuscated).Select(c => (c.Service, c.Value)).ToHashSet();
        return [.. contacts.Select(c => c.Obfuscated && plain.Contains((c.Service, c.Value)) ? c with { Obfuscated = false } : c)];
    }
}
