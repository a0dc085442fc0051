using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Profiles;

namespace WebRiskMapper.Analysis;

/// <summary>What a researcher stated about a site in <c>seeds/platforms</c>: hints for reading its pages, never proof.</summary>
/// <param name="Host">Host name in lower case, without a port.</param>
/// <param name="MarketCountries">ISO 3166-1 alpha-2 codes the site sells into, most important first; may be empty.</param>
/// <param name="Language">ISO 639-1 code the site is mostly written in, or null.</param>
public sealed record SiteContext(string Host, IReadOnlyList<string> MarketCountries, string? Language)
{
    /// <summary>What the site is likely written in: as stated, else where neighbouring countries write almost alike the language of the first market; null where nothing tells.</summary>
    public string? LanguageHint => Language ?? MarketCountries.FirstOrDefault() switch { "RS" or "ME" => "sr", "HR" => "hr", "BA" => "bs", _ => null };

    /// <summary>What is known of the site's template; null while nothing is.</summary>
    public SiteProfile? Profile
    {
        get;
        init
        {
            field = value;
            Template = value is null ? null : new ProfiledText(value);
        }
    }

    /// <summary>Whether parsed pages are to tell where each of their lines stands, so that a profile can be learnt from them.</summary>
    public bool WithLayout { get; init; }

    internal ProfiledText? Template { get; private init; }
}
