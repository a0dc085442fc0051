namespace WebRiskMapper.SyntheticWeb.Places;

/// <param name="Country">ISO alpha-2.</param>
/// <param name="HourRate">Usual price of one hour, in units of <paramref name="Currency"/>.</param>
internal sealed record Market(string Country, string Currency, int HourRate, IReadOnlyList<City> Cities);

/// <summary>Countries (ISO alpha-2, main market first) and language of the sites, in order and then again from the start.</summary>
/// <param name="Covering">The first so many sites cover every country and every language; the next two mirror the first two.</param>
internal sealed record MarketPlan(int Covering, IReadOnlyList<(string[] Countries, string Language)> Sites)
{
    /// <summary>Every country of the plan, ascending.</summary>
    public IReadOnlyList<string> Countries { get; } = [.. Sites.SelectMany(s => s.Countries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>
/// A city by its GeoNames international name, and how pages write it. A spelling is <c>language:name</c> or, where the
/// language inflects, <c>language:name=phrase meaning "in the city"</c>.
/// </summary>
internal sealed class City
{
    private readonly Dictionary<string, (string Written, string? Located)> spellings = new(StringComparer.Ordinal);

    public City(string name, params string[] spellings)
    {
        Name = name;
        foreach (var spelling in spellings)
        {
            var text = spelling[3..].Split('=');
            this.spellings[spelling[..2]] = (text[0], text.Length > 1 ? text[1] : null);
        }
    }

    public string Name { get; }

    public string Written(string language) => spellings.TryGetValue(language, out var spelling) ? spelling.Written : Name;

    /// <summary>"In the city", such as "à Lyon"; <paramref name="format"/> is the language's usual phrase.</summary>
    public string Located(string language, string format) =>
        spellings.TryGetValue(language, out var spelling) && spelling.Located is { } phrase
            ? phrase
            : format.Replace("{0}", Written(language), StringComparison.Ordinal);
}
