using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Population;

namespace WebRiskMapper.SyntheticWeb.Writing;

/// <summary>Addresses of ads. They depend on nothing that an edit changes, so they are stable over generations.</summary>
internal static class AdPath
{
    public const string PrivateFolder = "/private/";

    public static string Of(AdDraft ad, bool disallowed)
    {
        var number = (10_000 + (ad.Local * 7) + (ad.Site.Id % 7)).ToString(CultureInfo.InvariantCulture);
        if (disallowed)
        {
            return PrivateFolder + number;
        }

        var name = Slug(WorkingNames.Latin(ad.Persona.Name));
        var city = Slug(ad.City.Name);
        return ad.Site.Style.Urls switch
        {
            UrlScheme.AdNumber => "/ad/" + number,
            UrlScheme.NameCityHtml => $"/escorts/{name}-{city}-{number}.html",
            UrlScheme.Query => "/view?id=" + number,
            UrlScheme.CityFolder => $"/{city}/{name}-{number}",
            UrlScheme.SlugFolder => $"/profile/{number}/{name}",
            _ => $"/listing/{number}/",
        };
    }

    public static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var mark in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(mark))
            {
                slug.Append(char.ToLowerInvariant(mark));
            }
            else if (mark is 'Ł' or 'ł')
            {
                // Has no decomposition.
                slug.Append('l');
            }
            else if (mark == ' ')
            {
                slug.Append('-');
            }
        }

        return slug.ToString();
    }
}
