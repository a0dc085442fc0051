using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Figures;

/// <summary>The States a page may speak of, by ISO alpha-2 code.</summary>
internal sealed class Places(IReadOnlyList<Country> countries)
{
    public const string Unlocated = Presence.Unlocated;
    private readonly Dictionary<string, Country> _byCode = countries.ToDictionary(country => country.Iso2, StringComparer.Ordinal);

    public IReadOnlyList<Country> All => countries;

    public Country? Find(string iso2) => _byCode.GetValueOrDefault(iso2);

    public string Name(string iso2) => iso2 is Unlocated ? "Not located" : Find(iso2)?.Name ?? iso2;
}
