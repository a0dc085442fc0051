using System.Globalization;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Families.HeldBack;

/// <summary>
/// The parts of an ad that the held-back layouts place themselves: contacts that stand outside the text, prices by duration and visit.
/// A part is empty when the site doesn't label that field; the ad's text then tells it.
/// </summary>
internal static class AdParts
{
    private static readonly Field[] Contacts = [Field.Phone, Field.Email, Field.Handle];

    public static string? Html(this AdView view, Field key) => view.Fields.FirstOrDefault(f => f.Key == key)?.Html;

    public static bool Has(this AdView view, Field key) => view.Fields.Any(f => f.Key == key);

    /// <summary>The label of the site for a field, encoded; there whether or not the ad states the field.</summary>
    public static string Label(this AdView view, Field key) => Markup.Text(view.Style.Labels[key]);

    /// <summary>The labelled fields in the site's order, without contacts and the given ones.</summary>
    public static IEnumerable<FieldView> Facts(this AdView view, params Field[] without) =>
        view.Fields.Where(f => !Contacts.Contains(f.Key) && !without.Contains(f.Key));

    public static IEnumerable<PhoneTruth> Phones(this AdView view) => view.Ad.Phones.Where(p => !p.InText);

    public static IEnumerable<string> Emails(this AdView view) => view.Ad.Emails.Where(e => !e.InText).Select(e => Markup.Text(e.Written));

    public static IEnumerable<string> Handles(this AdView view) => view.Ad.Handles.Where(h => !h.InText).Select(h => h.Id);

    /// <summary>Where a link to the number leads: to a messenger if the ad says so, otherwise <c>tel:</c>.</summary>
    public static string Href(this PhoneTruth phone) => phone.ShowsDigits() ? "tel:" + phone.E164 : phone.Written;

    /// <summary>False for a number that stands in the target of a link only.</summary>
    public static bool ShowsDigits(this PhoneTruth phone) => phone.Writing is not (PhoneWriting.TelLink or PhoneWriting.WhatsAppLink);

    /// <summary>The visible words of a link to the number that hides its digits.</summary>
    public static string Caption(this PhoneTruth phone, AdView view) =>
        phone.Writing == PhoneWriting.WhatsAppLink ? "WhatsApp" : Markup.Text(view.Style.Language.Chrome.CallMe);

    public static IReadOnlyList<PriceTruth> Prices(this AdView view) => view.Has(Field.Price) ? view.Ad.Prices : [];

    /// <summary>Columns of a price table: whether outcall; one null where the ad doesn't tell the two apart.</summary>
    public static IReadOnlyList<bool?> Visits(this AdView view) => [.. view.Prices().Select(p => p.Outcall).Distinct()];

    /// <summary>Rows of a price table, in minutes.</summary>
    public static IReadOnlyList<int> Durations(this AdView view) => [.. view.Prices().Select(p => p.Minutes).Distinct()];

    public static PriceTruth? Price(this AdView view, int minutes, bool? outcall) =>
        view.Prices().FirstOrDefault(p => p.Minutes == minutes && p.Outcall == outcall);

    /// <summary>Name of a kind of visit, encoded; empty where the ad doesn't tell the two apart.</summary>
    public static string Visit(this AdView view, bool? outcall) => outcall switch
    {
        true => Markup.Text(view.Style.Language.Outcall),
        false => Markup.Text(view.Style.Language.Incall),
        null => "",
    };

    /// <summary>A duration as programmers abbreviate it: "30 min", "2 h".</summary>
    public static string Short(int minutes) =>
        minutes % 60 == 0 ? Number(minutes / 60) + " h" : Number(minutes) + " min";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An amount without its currency: "150", "40 000".</summary>
    public static string Plain(decimal amount) => amount.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    /// <summary>The date of posting for a <c>datetime</c> attribute, with the attribute; empty when the page shows none.</summary>
    public static string DateAttribute(this AdView view) =>
        view.Ad.PostedAt is { } day ? $" datetime=\"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"" : "";
}
