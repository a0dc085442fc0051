using WebRiskMapper.SyntheticWeb.Phones;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Worlds;

/// <summary>The contacts of one ad, a line each: the persona's number, the number she borrows, the party's mail and messenger, the platform's own number.</summary>
internal sealed class WorldContacts
{
    public WorldContacts(WorldDraft draft, WorldRecipe recipe, Dice dice)
    {
        var (party, persona) = (draft.Party, draft.Persona);
        if (persona.Phone >= 0)
        {
            Add(draft, party.Phones[persona.Phone], persona.Writing, recipe.Contact, dice);
        }

        if (party.Borrowed is { } borrowed)
        {
            Add(draft, borrowed, PhoneWriting.International, recipe.Contact, dice);
        }

        if (party.Email is { } address)
        {
            var obscured = party.Kind != EntityKind.Agency && dice.Chance(0.3);
            var written = obscured ? address.Replace("@", " " + draft.Platform.Language.At + " ", StringComparison.Ordinal) : address;
            Emails.Add(new EmailTruth(address, written, obscured, InText: true));
            Lines.Add(With(recipe.Messenger, written));
        }

        if (party.Telegram is { } handle)
        {
            Handles.Add(new HandleTruth("telegram", handle, InText: true));
            Lines.Add(With(recipe.Messenger, "Telegram @" + handle));
        }

        if (draft.Platform.OwnNumber is { } own)
        {
            Add(draft, own, PhoneWriting.International, "{contact}", dice);
        }
    }

    public List<PhoneTruth> Phones { get; } = [];
    public List<EmailTruth> Emails { get; } = [];
    public List<HandleTruth> Handles { get; } = [];
    public List<string> Lines { get; } = [];

    private void Add(WorldDraft draft, (NumberPlan Plan, string Significant) number, PhoneWriting writing, string sentence, Dice dice)
    {
        var abroad = !string.Equals(number.Plan.Country, draft.Platform.Country, StringComparison.Ordinal);
        var phone = PhoneWriter.Write(number.Plan, number.Significant, writing, draft.Platform.Language.DigitWords, abroad, inText: true, dice);
        Phones.Add(phone);
        Lines.Add(With(sentence, phone.Written));
    }

    private static string With(string sentence, string contact) => sentence.Replace("{contact}", contact, StringComparison.Ordinal);
}
