namespace WebRiskMapper.Analysis.Extraction;

/// <summary>Where an ad says it is.</summary>
/// <param name="CityId">GeoNames id, or null when only the country is known.</param>
/// <param name="City">GeoNames international name.</param>
/// <param name="Country">ISO alpha-2.</param>
/// <param name="Confidence">Between 0 and 1; below 0.5 an ad counts as not located.</param>
/// <param name="Method">How it was found: <c>label</c>, <c>structured</c>, <c>text</c>, <c>url</c>, <c>phone</c>, <c>market</c>.</param>
public sealed record Place(int? CityId, string? City, string? Country, double Confidence, string Method)
{
    /// <summary>From here on an ad counts as located.</summary>
    private const double Located = 0.5;

    public static Place Unknown { get; } = new(null, null, null, 0, "none");

    /// <summary>The city's GeoNames id; null where the ad does not count as located there.</summary>
    public int? LocatedCity() => Confidence >= Located ? CityId : null;

    /// <summary>The country, ISO alpha-2; null where the ad does not count as located there.</summary>
    public string? LocatedCountry() => Confidence >= Located ? Country : null;
}
