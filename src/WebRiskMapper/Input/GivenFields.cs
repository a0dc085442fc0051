using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Input;

/// <summary>
/// Lays the fields that a line states over what its text yielded: a stated field wins, contacts of both are kept.
/// Stated contacts are read by the same recognisers as text, so that one number has one pseudonym however it is written.
/// </summary>
internal sealed class GivenFields(AdExtractor extractor)
{
    public ExtractedAd Apply(AdLine line, SiteContext site, ExtractedAd read, DateTimeOffset now)
    {
        var stated = extractor.Extract(new AdText
        {
            Text = "",
            Fields =
            [
                .. line.Phones.Select(p => new LabelledValue(FieldLabel.Phone, p, null)),
                .. line.Emails.Select(e => new LabelledValue(FieldLabel.Email, e, null)),
                .. line.City is null ? Array.Empty<LabelledValue>() : [new LabelledValue(FieldLabel.City, line.City, null)],
            ],
            Language = line.Language,
            Site = site,
            FetchedAt = now,
        });
        var handles = line.Handles.Select(h => new ExtractedContact(ContactKind.Handle, h.Service, h.Id.TrimStart('@').ToLowerInvariant(), null, false, 1, null));
        return read with
        {
            Contacts = [.. read.Contacts, .. stated.Contacts.Concat(handles).Where(given => !read.Contacts.Any(c => c.Kind == given.Kind && c.Value == given.Value))],
            Prices = line.Prices.Count > 0 ? line.Prices : read.Prices,
            Ages = line.Ages.Count > 0 ? line.Ages : read.Ages,
            Place = line.City is null || stated.Place.CityId is null ? read.Place : stated.Place,
            PostedAt = line.PostedAt ?? read.PostedAt,
        };
    }
}
