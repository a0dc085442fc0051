namespace WebRiskMapper.Analysis.Extraction.Emails;

/// <summary>Finds e-mail addresses in an ad's text, fields and <c>mailto:</c> links, also written as "name (at) domain (dot) com".</summary>
public sealed class EmailRecognizer : IRecognizer
{
    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        ArgumentNullException.ThrowIfNull(ad);
        ArgumentNullException.ThrowIfNull(draft);
        List<ExtractedContact> found = [];
        foreach (var match in EmailScanner.Find(ad.Text))
        {
            found.Add(Contact(match, new TextSpan(match.Start, match.End - match.Start)));
        }

        foreach (var field in ad.Fields)
        {
            if (field is { Label: FieldLabel.Email, Span: null })
            {
                AddNew(found, field.Value);
            }
        }

        foreach (var link in ad.ContactLinks)
        {
            if (link.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            {
                AddNew(found, Uri.UnescapeDataString(link["mailto:".Length..]));
            }
        }

        return found.Count == 0 ? draft : draft with { Contacts = ContactOccurrences.Agree([.. draft.Contacts, .. found]) };
    }

    private static void AddNew(List<ExtractedContact> found, string text)
    {
        foreach (var match in EmailScanner.Find(text))
        {
            if (!found.Exists(c => string.Equals(c.Value, match.Address, StringComparison.Ordinal)))
            {
                found.Add(Contact(match, span: null));
            }
        }
    }

    private static ExtractedContact Contact(EmailMatch match, TextSpan? span) =>
        new(ContactKind.Email, "email", match.Address, null, match.Obfuscated, match.Obfuscated ? 0.85 : 0.98, span);
}
