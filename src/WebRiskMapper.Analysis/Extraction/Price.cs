namespace WebRiskMapper.Analysis.Extraction;

/// <summary>One line of a price list.</summary>
/// <param name="Amount">In units of <paramref name="Currency"/>, never in cents.</param>
/// <param name="Currency">ISO 4217 code, or null when neither the text nor the market tells.</param>
/// <param name="Minutes">Duration bought, or null when not stated.</param>
/// <param name="Outcall">True for outcall, false for incall, null when not stated.</param>
public sealed record Price(decimal Amount, string? Currency, int? Minutes, bool? Outcall);
