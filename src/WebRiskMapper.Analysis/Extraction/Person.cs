namespace WebRiskMapper.Analysis.Extraction;

/// <summary>One person whom an ad advertises, as far as it says which age belongs to which name. In memory only, like every name.</summary>
/// <param name="Name">The working name as written, or null.</param>
/// <param name="Age">In years, or null when none is stated.</param>
public sealed record Person(string? Name, int? Age);
