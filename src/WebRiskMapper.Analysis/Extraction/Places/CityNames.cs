namespace WebRiskMapper.Analysis.Extraction.Places;

/// <summary>The one name by which a city is stored, whatever it is called: "Wien" and "Vienna", "Odesa" and "Odessa". Thread-safe.</summary>
public sealed class CityNames
{
    private readonly Gazetteer gazetteer;

    private CityNames(ModelFiles files)
    {
        gazetteer = new Gazetteer(files);
    }

    /// <exception cref="FormatException">A table is malformed; the message names line and column.</exception>
    public static CityNames Load(ModelFiles files) => files.Shared(static f => new CityNames(f));

    /// <summary>The stored name of the country's largest city that is called so; the name itself where none is known.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public string Of(string name, string country) =>
        gazetteer.Cities(Gazetteer.Key(name)).Where(c => c.Country == country).MaxBy(c => c.Population)?.Name ?? name;
}
