using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>The state of a page of <see cref="NextShell"/>: the ad or the list, the ads beside it, and the platform's own contact.</summary>
internal static class NextState
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>JSON that may stand inside a script element.</returns>
    public static string Of(FrameView frame, AdView? ad, ListView? list)
    {
        var site = frame.Site;
        var props = new JsonObject
        {
            ["site"] = new JsonObject { ["name"] = site.Name, ["supportPhone"] = site.SupportPhone, ["supportEmail"] = Surroundings.Mail(site) },
        };
        if (ad is not null)
        {
            props["ad"] = Ad(ad);
            props["reviews"] = Array(Surroundings.Reviews(ad).Select(r => new JsonObject
            {
                ["author"] = r.Author,
                ["createdAt"] = Day(r.Day),
                ["rating"] = r.Stars,
                ["comment"] = r.Remark,
            }));
        }

        if (list is not null)
        {
            props["results"] = Array(list.Teasers.Select(Tile));
        }

        props["related"] = Array(frame.Related.Select(Tile));
        var state = new JsonObject
        {
            ["props"] = new JsonObject { ["pageProps"] = props, ["__N_SSP"] = true },
            ["page"] = ad is not null ? "/ad/[id]" : list is not null ? "/browse/[[...filter]]" : "/[page]",
            ["query"] = new JsonObject(),
            ["buildId"] = site.Style.Prefix + "-" + site.Style.Accent.ToString("x6", CultureInfo.InvariantCulture),
            ["locale"] = site.Language,
        };
        var json = state.ToJsonString(Relaxed).Replace("<", "\\u003c", StringComparison.Ordinal);

        // A page in a charset of one script writes other letters as character references, which a script element doesn't know.
        return site.Behaviours.Any(b => b.StartsWith("legacy-charset", StringComparison.Ordinal)) ? Escaped(json) : json;
    }

    private static JsonObject Ad(AdView view)
    {
        var (ad, language) = (view.Ad, view.Style.Language);
        return Known(
            ("id", 100_000 + (ad.Id * 13)),
            ("title", ad.Title),
            ("description", ad.Text),
            ("profile", Known(
                ("name", ad.Name),
                ("age", ad.Age),
                ("heightCm", ad.HeightCm),
                ("nationality", ad.Nationality is { } code ? language.Nationalities[code] : null),
                ("agency", ad.AgencyName))),
            ("location", Known(("city", ad.CityWritten), ("countryCode", ad.Country))),
            ("contact", Contact(ad)),
            ("prices", Array(ad.Prices.Select(p => Known(
                ("durationMinutes", p.Minutes),
                ("amount", p.Amount),
                ("currency", p.Currency),
                ("place", p.Outcall is { } outcall ? (outcall ? "OUTCALL" : "INCALL") : null))))),
            ("services", Array(AdWriter.ServiceNames(ad.Services, view.Site.Id, language).Select(s => JsonValue.Create(s)))),
            ("incall", ad.Incall),
            ("outcall", ad.Outcall),
            ("publishedAt", ad.PostedAt is { } posted ? Day(posted) : null),
            ("photos", Array(view.Images.Select(i => new JsonObject { ["url"] = i, ["width"] = 600, ["height"] = 800 }))));
    }

    private static JsonObject Contact(AdTruth ad)
    {
        // Numbers in the description have no field of their own.
        var phones = ad.Phones.Where(p => !p.InText).ToList();
        return Known(
            ("phone", phones.FirstOrDefault(p => p.Writing is not PhoneWriting.WhatsAppLink) is { } phone ? Known(("e164", phone.E164), ("display", phone.Writing is PhoneWriting.TelLink ? null : phone.Written)) : null),
            ("whatsapp", phones.FirstOrDefault(p => p.Writing is PhoneWriting.WhatsAppLink)?.Written),
            ("telegram", ad.Handles.FirstOrDefault(h => !h.InText)?.Id),
            ("email", ad.Emails.FirstOrDefault(e => !e.InText)?.Written));
    }

    private static JsonObject Tile(Teaser teaser) => Known(("href", teaser.Href), ("title", teaser.Title), ("age", teaser.Age), ("city", teaser.City), ("priceLabel", teaser.Price));

    private static JsonObject Known(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var known = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                known[name] = value;
            }
        }

        return known;
    }

    private static JsonArray Array(IEnumerable<JsonNode?> nodes) => [.. nodes];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T09:00:00.000Z";

    private static string Escaped(string json)
    {
        var text = new StringBuilder(json.Length * 2);
        foreach (var mark in json)
        {
            if (char.IsAscii(mark))
            {
                text.Append(mark);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)mark:x4}");
            }
        }

        return text.ToString();
    }
}
