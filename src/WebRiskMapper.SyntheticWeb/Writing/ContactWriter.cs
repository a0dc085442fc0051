using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Phones;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Writing;

/// <summary>The contacts of one ad: in a labelled field, behind a link or in a sentence, as the site and the persona have it.</summary>
internal sealed class ContactWriter
{
    private readonly List<PhoneTruth> phones = [];
    private readonly List<EmailTruth> emails = [];
    private readonly List<HandleTruth> handles = [];
    private readonly List<string> sentences = [];

    public ContactWriter(AdDraft ad, SiteStyle style, Dice dice)
    {
        AddPhone(ad, style, dice);
        AddEmail(ad, style, dice);
        AddHandle(ad, style);
    }

    public IReadOnlyList<PhoneTruth> Phones => phones;
    public IReadOnlyList<EmailTruth> Emails => emails;
    public IReadOnlyList<HandleTruth> Handles => handles;

    /// <summary>What the description says about contacts.</summary>
    public IReadOnlyList<string> Sentences => sentences;

    private void AddPhone(AdDraft ad, SiteStyle style, Dice dice)
    {
        var persona = ad.Persona;
        if (persona.Phone < 0)
        {
            return;
        }

        var language = style.Language;
        var (plan, significant) = ad.Entity.Phones[persona.Phone];
        var writing = persona.Writing;
        var labelled = style.Labelled.Contains(Field.Phone);

        // Hidden numbers stand in the text; a site that labels phones takes the others as a field or a link.
        var inText = PhoneWriter.Obscured.Contains(writing) || !labelled || (writing is not (PhoneWriting.TelLink or PhoneWriting.WhatsAppLink) && dice.Chance(0.2));
        if (inText && writing is PhoneWriting.TelLink or PhoneWriting.WhatsAppLink && !labelled)
        {
            writing = PhoneWriting.International;
        }

        var abroad = !string.Equals(plan.Country, ad.Country, StringComparison.Ordinal);
        var phone = PhoneWriter.Write(plan, significant, writing, language.DigitWords, abroad, inText, dice);
        phones.Add(phone);
        if (inText)
        {
            sentences.Add(Contact(dice.Pick(language.ContactSentences), phone.Written));
        }
    }

    private void AddEmail(AdDraft ad, SiteStyle style, Dice dice)
    {
        if (ad.Entity.Email is not { } address)
        {
            return;
        }

        var obscured = ad.Entity.Kind != EntityKind.Agency && dice.Chance(0.4);
        var written = obscured ? address.Replace("@", " " + style.Language.At + " ", StringComparison.Ordinal) : address;
        var inText = obscured || !style.Labelled.Contains(Field.Email);
        emails.Add(new EmailTruth(address, written, obscured, inText));
        if (inText)
        {
            sentences.Add(Contact(style.Language.MessengerSentence, written));
        }
    }

    private void AddHandle(AdDraft ad, SiteStyle style)
    {
        if (ad.Entity.Telegram is not { } name)
        {
            return;
        }

        var inText = !style.Labelled.Contains(Field.Handle);
        handles.Add(new HandleTruth("telegram", name, inText));
        if (inText)
        {
            sentences.Add(Contact(style.Language.MessengerSentence, "Telegram @" + name));
        }
    }

    private static string Contact(string sentence, string contact) => sentence.Replace("{contact}", contact, StringComparison.Ordinal);
}
