namespace WebRiskMapper.Analysis.Extraction;

/// <summary>When an ad says that one can come or call.</summary>
/// <param name="Always">Day and night: "24/7".</param>
/// <param name="Days">The days stated, Monday first; empty when none is.</param>
/// <param name="From">Local time at which the first hours stated begin, or null.</param>
/// <param name="To">Local time at which they end, or null. Earlier than <paramref name="From"/>: after midnight; 24:00 is 00:00.</param>
public sealed record Availability(bool Always, IReadOnlyList<DayOfWeek> Days, TimeOnly? From, TimeOnly? To);
