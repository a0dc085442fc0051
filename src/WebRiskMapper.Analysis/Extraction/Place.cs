namespace WebRiskMapper.Analysis.Extraction;

/// <summary>Where an ad says it is.</summary>
/// <param name="CityId">GeoNames id, or null when only the country is known.</param>
/// <param name="City">GeoNames international name.</param>
/// <param name="Country">ISO alpha-2.</param>
/// <param name="Confidence">Between 0 and 1; below 0.5 an ad counts as not located.</param>
/// <param name="Method">How it was found: <c>label</c>, <c>structured</c>, <c>text</c>, <c>url</c>, <c>phone</c>, <c>market</c>.</param>
public sealed record Place(int? CityId, string? City, string? Country, double Confidence, string Method)
{
    public static Place Unknown { get; } = new(null, null, null, 0, "none");
}
