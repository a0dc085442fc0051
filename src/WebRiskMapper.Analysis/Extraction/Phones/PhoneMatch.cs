namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>A phone number found in a text, at <c>[Start, End)</c>.</summary>
internal sealed record PhoneMatch(PhoneNumber Number, int Start, int End, bool Obfuscated, double Confidence);

/// <summary>Which countries a number without a calling code may belong to, most likely first.</summary>
/// <param name="FromMarket">How many of the plans come from the site's market countries; the rest from the language.</param>
internal sealed record DialPrior(IReadOnlyList<PhonePlan> Plans, int FromMarket);
