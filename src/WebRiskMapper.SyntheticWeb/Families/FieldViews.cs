using System.Globalization;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>The labelled fields of an ad, in its site's order; what the ad does not state is left out.</summary>
internal static class FieldViews
{
    public static IReadOnlyList<FieldView> Of(AdTruth ad, SiteTruth site)
    {
        var style = site.Style;
        if (ad.SafetyFixture)
        {
            return [new FieldView(Field.Age, style.Labels[Field.Age], ad.Age!.Value.ToString(CultureInfo.InvariantCulture))];
        }

        var views = new List<FieldView>(style.Labelled.Count);
        foreach (var field in style.Labelled)
        {
            if (Value(ad, site, field) is { Length: > 0 } html)
            {
                views.Add(new FieldView(field, style.Labels[field], html));
            }
        }

        return views;
    }

    private static string? Value(AdTruth ad, SiteTruth site, Field field)
    {
        var style = site.Style;
        var language = style.Language;
        return field switch
        {
            Field.Name => Markup.Text(ad.Name),
            Field.Age => ad.Age?.ToString(CultureInfo.InvariantCulture),
            Field.City => Markup.Text(ad.CityWritten),
            Field.Phone => string.Join(", ", ad.Phones.Where(p => !p.InText).Select(p => Phone(p, language))),
            Field.Email => string.Join(", ", ad.Emails.Where(e => !e.InText).Select(e => $"<a href=\"mailto:{e.Written}\">{e.Written}</a>")),
            Field.Handle => string.Join(", ", ad.Handles.Where(h => !h.InText).Select(h => Handle(h, site))),
            Field.Price => string.Join("<br>", ad.Prices.Select(p => Markup.Text(PriceWriter.Line(p, language, style.PriceWriting)))),
            Field.Posted => Markup.Text(ad.PostedWritten),
            Field.Nationality => ad.Nationality is { } code ? language.Nationalities[code] : null,
            Field.Services => Markup.Text(string.Join(", ", AdWriter.ServiceNames(ad.Services, site.Id, language))),
            Field.VisitType => Visits(ad, language),
            Field.Agency => Markup.Text(ad.AgencyName),
            Field.Height => ad.HeightCm.ToString(CultureInfo.InvariantCulture) + (style.Language.Script == 1 ? " см" : " cm"),
            Field.AdNumber => (100_000 + (ad.Id * 13)).ToString(CultureInfo.InvariantCulture),
            Field.Photos => ad.ImageCount.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static string Phone(PhoneTruth phone, SiteLanguage language) => phone.Writing switch
    {
        PhoneWriting.TelLink => $"<a href=\"{phone.Written}\">{Markup.Text(language.Chrome.CallMe)}</a>",
        PhoneWriting.WhatsAppLink => $"<a href=\"{phone.Written}\">WhatsApp</a>",
        _ => Markup.Text(phone.Written),
    };

    private static string Handle(HandleTruth handle, SiteTruth site) =>
        site.Id % 2 == 0 ? $"<a href=\"https://t.me/{handle.Id}\">Telegram</a>" : "Telegram: @" + handle.Id;

    private static string? Visits(AdTruth ad, SiteLanguage language) => (ad.Incall, ad.Outcall) switch
    {
        (true, true) => Markup.Text($"{language.Incall} {language.And} {language.Outcall}"),
        (true, _) => Markup.Text(language.Incall),
        (_, true) => Markup.Text(language.Outcall),
        _ => null,
    };
}
