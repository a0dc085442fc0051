using System.Text;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>
/// Turns an ad with contacts in clear into what may be stored: contacts as keyed HMACs, contacts and names in title and text
/// replaced by what they were. What merely looks like a contact is masked as well, found by the recognisers or not.
/// </summary>
public sealed class AdMasker(ContactKey key)
{
    // Services that are addressed by a phone number share the phone's pseudonym, so that one number is one contact.
    private static readonly string[] AddressedByPhone = ["phone", "whatsapp", "viber", "signal", "telegram", "sms", "imessage", "wechat", "line"];

    /// <param name="adId">The ad's identity within the deployment.</param>
    public StoredAd Mask(ExtractedAd ad, long adId, int siteId, int platformId)
    {
        var masks = MasksOf(ad.Text, ad.Contacts.Where(c => c.Span is not null).Select(c => new Mask(c.Span.GetValueOrDefault(), TagOf(c))), ad);
        return new StoredAd
        {
            AdId = adId,
            SiteId = siteId,
            PlatformId = platformId,
            Title = MaskedTitle(ad, masks),
            Text = Apply(ad.Text, masks),
            Language = ad.Language,
            LanguageSupported = ad.LanguageSupported,
            Contacts = [.. ad.Contacts.Select(Pseudonymised).Distinct()],
            Prices = ad.Prices,
            Ages = ad.Ages,
            NameKeys = [.. ad.Names.Select(key.PseudonymOfName).Distinct(StringComparer.Ordinal)],
            Nationalities = ad.Nationalities,
            Ethnicities = ad.Ethnicities,
            Services = ad.Services,
            Incall = ad.Incall,
            Outcall = ad.Outcall,
            Place = ad.Place,
            PostedAt = ad.PostedAt,
            ImageCount = ad.ImageCount,
            ImageFingerprints = ad.ImageFingerprints,
            SubstitutionRate = ad.SubstitutionRate,
            ReviewSigns = ad.ReviewSigns is { } read ? read with { Signs = [.. read.Signs.Select(s => s with { Words = Apply(s.Words, MasksOf(s.Words, [], ad)) })] } : null,
            AgencyOperatorNamed = ad.AgencyOperatorNamed,
        };
    }

    private StoredContact Pseudonymised(ExtractedContact contact)
    {
        var isNumber = IsNumber(contact.Value) && (contact.Kind == ContactKind.Phone || AddressedByPhone.Contains(contact.Service, StringComparer.Ordinal));
        var kind = isNumber ? ContactKind.Phone : contact.Kind;
        return new StoredContact(kind, contact.Service, key.Pseudonym(kind, contact.Value), key.Version, contact.Country, contact.Obfuscated);
    }

    private static bool IsNumber(string value) => value.Length > 6 && value[0] == '+' && value.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string TagOf(ExtractedContact contact) => contact.Kind switch
    {
        ContactKind.Phone => "[phone]",
        ContactKind.Email => "[email]",
        ContactKind.Wallet => "[wallet]",
        _ => IsNumber(contact.Value) ? "[phone]" : "[handle]",
    };

    private static List<Mask> MasksOf(string text, IEnumerable<Mask> known, ExtractedAd ad)
    {
        var masks = known.Where(m => m.Span.Start >= 0 && m.Span.Length > 0 && m.Span.End <= text.Length).ToList();
        foreach (var contact in ad.Contacts)
        {
            masks.AddRange(MentionFinder.Exact(text, contact.Value).Select(s => new Mask(s, TagOf(contact))));
        }

        masks.AddRange(ContactShapes.In(text));
        foreach (var name in ad.Names)
        {
            masks.AddRange(MentionFinder.Name(text, name).Select(s => new Mask(s, "[name]")));
        }

        // Agencies and companies stay in memory as names do; a firm may be called after a person.
        foreach (var firm in new[] { ad.Agency, ad.Operator }.OfType<string>())
        {
            masks.AddRange(MentionFinder.Exact(text, firm).Select(s => new Mask(s, "[name]")));
        }

        return Merge(masks);
    }

    // Where masks overlap, everything they cover goes, under the tag of the one that was added first.
    private static List<Mask> Merge(List<Mask> masks)
    {
        var merged = new List<Mask>();
        foreach (var (mask, _) in masks.Select((m, i) => (m, i)).OrderBy(m => m.m.Span.Start).ThenBy(m => m.i))
        {
            if (merged.Count > 0 && merged[^1].Span.End > mask.Span.Start)
            {
                var last = merged[^1];
                var earlier = masks.IndexOf(mask) < masks.FindIndex(m => string.Equals(m.Tag, last.Tag, StringComparison.Ordinal) && m.Span.Start >= last.Span.Start) ? mask.Tag : last.Tag;
                var end = Math.Max(last.Span.End, mask.Span.End);
                merged[^1] = new Mask(new TextSpan(last.Span.Start, end - last.Span.Start), earlier);
            }
            else
            {
                merged.Add(mask);
            }
        }

        return merged;
    }

    private static string? MaskedTitle(ExtractedAd ad, List<Mask> masks)
    {
        if (ad.Title is not { } title)
        {
            return null;
        }

        return ad.Text.StartsWith(title, StringComparison.Ordinal)
            ? Apply(title, [.. masks.Where(m => m.Span.Start < title.Length).Select(m => m with { Span = new TextSpan(m.Span.Start, Math.Min(m.Span.End, title.Length) - m.Span.Start) })])
            : Apply(title, MasksOf(title, [], ad));
    }

    private static string Apply(string text, List<Mask> masks)
    {
        if (masks.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var position = 0;
        foreach (var mask in masks)
        {
            masked.Append(text, position, mask.Span.Start - position).Append(mask.Tag);
            position = mask.Span.End;
        }

        return masked.Append(text, position, text.Length - position).ToString();
    }
}

/// <summary>A part of a text and what stands in its place.</summary>
internal readonly record struct Mask(TextSpan Span, string Tag);
