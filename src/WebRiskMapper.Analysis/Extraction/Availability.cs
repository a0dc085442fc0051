namespace WebRiskMapper.Analysis.Extraction;

/// <summary>When an ad says that one can come or call.</summary>
/// <param name="Always">Day and night: "24/7".</param>
/// <param name="Hours">Opening hours in the order stated, those with the same times together; empty when none are.</param>
public sealed record Availability(bool Always, IReadOnlyList<OpenHours> Hours);

/// <summary>Hours of one or more days.</summary>
/// <param name="Days">The days stated, Monday first; empty when none is.</param>
/// <param name="From">Local time at which the hours begin, or null.</param>
/// <param name="To">Local time at which they end, or null. Earlier than <paramref name="From"/>: after midnight; 24:00 is 00:00.</param>
public sealed record OpenHours(IReadOnlyList<DayOfWeek> Days, TimeOnly? From, TimeOnly? To);
