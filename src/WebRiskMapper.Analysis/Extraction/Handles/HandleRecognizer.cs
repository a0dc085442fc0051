namespace WebRiskMapper.Analysis.Extraction.Handles;

/// <summary>
/// Finds messenger and profile handles: in links, after a messenger's name ("Telegram: @name"), and, for messengers that
/// are addressed by phone, from a phone number beside the name. Runs after the phone recogniser.
/// </summary>
public sealed class HandleRecognizer : IRecognizer
{
    private const int PhoneDistance = 30;
    internal const int ShortestHandle = 3;
    internal const int LongestHandle = 32;

    private readonly Messengers _messengers;

    public HandleRecognizer(ModelFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        _messengers = new Messengers(files);
    }

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        ArgumentNullException.ThrowIfNull(ad);
        ArgumentNullException.ThrowIfNull(draft);
        List<ExtractedContact> found = [];
        var folded = FoldedText.Fold(ad.Text);
        // A messenger whose handle is told is not addressed by the number that stands beside it.
        var byNumber = new List<MessengerMention>();
        var mentions = _messengers.Mentions(folded);
        foreach (var mention in mentions)
        {
            var told = HandleAfter(ad.Text, mention) ?? LabelledHandle.Of(ad, mention, mentions) ?? LabelledHandle.Nearby(ad.Text, mention);
            if (told is var (handle, span, sure))
            {
                Add(found, new ExtractedContact(ContactKind.Handle, mention.Service, handle, null, Obfuscated: false, sure ? 0.93 : 0.75, span));
            }

            if (mention.ByPhone && told is not { Sure: true })
            {
                byNumber.Add(mention);
            }
        }

        foreach (var link in LinksIn(ad))
        {
            ReadLink(link.Text, link.Start, found, draft);
        }

        foreach (var phone in draft.Contacts)
        {
            if (phone is { Kind: ContactKind.Phone, Span: { } span })
            {
                AddPhoneHandles(ad.Text, byNumber, phone, span, found);
            }
        }

        AddLoneHandles(ad.Text, mentions, found);
        SiteHandles.Remove(found, draft, ad.Url);
        return found.Count == 0 ? draft : draft with { Contacts = ContactOccurrences.Agree([.. draft.Contacts, .. found]) };
    }

    private static void Add(List<ExtractedContact> found, ExtractedContact contact)
    {
        if (!found.Exists(c => string.Equals(c.Service, contact.Service, StringComparison.Ordinal) && string.Equals(c.Value, contact.Value, StringComparison.Ordinal) && (c.Span == contact.Span || contact.Span is null)))
        {
            found.Add(contact);
        }
    }

    private static IEnumerable<(string Text, int? Start)> LinksIn(AdText ad)
    {
        foreach (var link in ad.ContactLinks)
        {
            yield return (link, null);
        }

        // Links written out in the text: "t.me/name", "instagram.com/name".
        for (var at = ad.Text.IndexOf('/'); at >= 0; at = ad.Text.IndexOf('/', at + 1))
        {
            var start = at;
            while (start > 0 && !char.IsWhiteSpace(ad.Text[start - 1]))
            {
                start--;
            }

            var end = at;
            while (end < ad.Text.Length && !char.IsWhiteSpace(ad.Text[end]))
            {
                end++;
            }

            yield return (ad.Text[start..end], start);
            at = Math.Min(end, ad.Text.Length - 1);
        }
    }

    private void ReadLink(string link, int? start, List<ExtractedContact> found, ExtractedAd draft)
    {
        foreach (var (service, marker) in (ReadOnlySpan<(string, string)>)[("whatsapp", "wa.me/"), ("whatsapp", "whatsapp"), ("viber", "viber:"), ("signal", "signal.me/"), ("telegram", "t.me/+")])
        {
            if (link.Contains(marker, StringComparison.OrdinalIgnoreCase))
            {
                if (Phones.PhoneLinks.NumberIn(link) is { } number && PhoneWith(draft, number) is { } phone)
                {
                    Add(found, new ExtractedContact(ContactKind.Handle, service, phone.Value, phone.Country, phone.Obfuscated, 0.97, null));
                }

                return;
            }
        }

        foreach (var (marker, service) in _messengers.Links)
        {
            var at = link.IndexOf(marker, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && char.IsLetterOrDigit(link[at]) && char.IsLetterOrDigit(link[at - 1])))
            {
                continue;
            }

            var from = at + marker.Length;
            from += from < link.Length && link[from] == '@' ? 1 : 0;
            var end = from;
            while (end < link.Length && IsHandle(link[end]))
            {
                end++;
            }

            var handle = link[from..end].TrimEnd('.');
            if (handle.Length is >= ShortestHandle and <= LongestHandle && !HandleWords.AreNone(handle))
            {
                var span = start is { } offset ? new TextSpan(offset + from, handle.Length) : (TextSpan?)null;
                Add(found, new ExtractedContact(ContactKind.Handle, service, handle.ToLowerInvariant(), null, Obfuscated: false, 0.97, span));
            }

            return;
        }
    }

    /// <summary>The contact that the phone recogniser made of the link's number.</summary>
    private static ExtractedContact? PhoneWith(ExtractedAd draft, string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        foreach (var contact in draft.Contacts)
        {
            if (contact.Kind == ContactKind.Phone && contact.Value.AsSpan(1).SequenceEqual(digits))
            {
                return contact;
            }
        }

        return null;
    }

    /// <summary>The handle that follows a messenger's name; <c>Sure</c> when it is marked by "@".</summary>
    private static (string Handle, TextSpan Span, bool Sure)? HandleAfter(string text, MessengerMention mention)
    {
        var at = mention.End;
        var colon = false;
        for (var steps = 0; steps < 4; steps++)
        {
            while (at < text.Length && at - mention.End < 16 && text[at] is ' ' or ':' or '=' or '-' or '–' or '.' or '(' or '➡' or '→' or '/' or '|' or '\t')
            {
                colon |= text[at] is ':' or '=' or '→' or '➡';
                at++;
            }

            var word = WordAt(text, at);
            if (word.Length == 0 || !HandleWords.IsFiller(word))
            {
                break;
            }

            colon |= word.Length == 2 || word.Length > 3;
            at += word.Length;
        }

        var marked = at < text.Length && text[at] == '@';
        at += marked ? 1 : 0;
        var end = at;
        while (end < text.Length && IsHandle(text[end]))
        {
            end++;
        }

        var handle = text[at..end].TrimEnd('.');
        if (handle.Length is < ShortestHandle or > LongestHandle || HandleWords.AreNone(handle) || !handle.Any(char.IsAsciiLetter) || (end < text.Length && text[end] == '@'))
        {
            return null;
        }

        // Without "@", only what is set off by a colon and alone on the line, or is no ordinary word, is a handle.
        var closes = at + handle.Length >= text.Length || text[at + handle.Length] is '\n' or '\r' or '\t' or ',' or ';' or ')' || (text[at + handle.Length] == ' ' && at + handle.Length + 1 < text.Length && !char.IsLetter(text[at + handle.Length + 1]));
        var odd = handle.Any(c => char.IsAsciiDigit(c) || c == '_');
        var dotted = at - mention.End == 1 && closes && handle.IndexOf('.', StringComparison.Ordinal) is > 1 and var dot && dot < handle.Length - 2;
        return marked || dotted || (odd && handle.Length >= 4 && handle.Any(char.IsAsciiLetter)) || (colon && closes && handle.Length >= 5) || (closes && LabelledHandle.FillsCell(text, mention, new TextSpan(at, handle.Length)))
            ? (handle.ToLowerInvariant(), new TextSpan(at, handle.Length), marked)
            : null;
    }

    private static ReadOnlySpan<char> WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return end < text.Length && (text[end] == '_' || char.IsDigit(text[end])) ? [] : text.AsSpan(at, end - at);
    }

    private static void AddPhoneHandles(string text, List<MessengerMention> mentions, ExtractedContact phone, TextSpan span, List<ExtractedContact> found)
    {
        foreach (var mention in mentions)
        {
            var gap = mention.End <= span.Start ? new TextSpan(mention.End, span.Start - mention.End) : new TextSpan(span.End, Math.Max(0, mention.Start - span.End));
            if (gap.Length <= PhoneDistance && text.AsSpan(gap.Start, gap.Length).IndexOf('\n') < 0)
            {
                Add(found, new ExtractedContact(ContactKind.Handle, mention.Service, phone.Value, phone.Country, phone.Obfuscated, Math.Round(phone.Confidence * 0.95, 3), span));
            }
        }
    }

    /// <summary>"@name" without a messenger's name right before it: of the one service that its line names, else of an unknown one, found so that it is masked.</summary>
    private static void AddLoneHandles(string text, List<MessengerMention> mentions, List<ExtractedContact> found)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var end = at + 1;
            while (end < text.Length && IsHandle(text[end]))
            {
                end++;
            }

            var handle = text[(at + 1)..end].TrimEnd('.');
            var free = at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or ':' or '[';
            var span = new TextSpan(at + 1, handle.Length);
            if (free && handle.Length is >= 4 and <= LongestHandle && handle.Any(char.IsAsciiLetter) && !found.Exists(c => (c.Span is { } other && other.Overlaps(span)) || (c.Service is not null && string.Equals(c.Value, handle, StringComparison.OrdinalIgnoreCase))))
            {
                var service = LabelledHandle.ServiceBeside(text, span, mentions, found);
                found.Add(new ExtractedContact(ContactKind.Handle, service ?? "handle", handle.ToLowerInvariant(), null, Obfuscated: false, service is null ? 0.5 : 0.8, span));
            }
        }
    }

    internal static bool IsHandle(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.';
}
