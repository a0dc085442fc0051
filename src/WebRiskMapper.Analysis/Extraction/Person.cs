namespace WebRiskMapper.Analysis.Extraction;

/// <summary>One person whom an ad advertises, as far as it says what belongs to which name. In memory only, like every name.</summary>
/// <param name="Name">The working name as written, or null.</param>
/// <param name="Age">In years, or null when none is stated.</param>
public sealed record Person(string? Name, int? Age)
{
    /// <summary>The prices asked for this person: all of an ad for one, and of an ad for several those that it states for each; otherwise empty.</summary>
    public IReadOnlyList<Price> Prices { get; init; } = [];
}
