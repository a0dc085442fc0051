namespace WebRiskMapper.Output;

/// <summary>What is said of ads that the safety stop sealed: their id and the rule, never their content.</summary>
internal static class SealedNotice
{
    public static void Write(IReadOnlyList<(string Id, string Rule)> stopped)
    {
        foreach (var (id, rule) in stopped)
        {
            Console.Error.WriteLine($"webrisk: safety stop: ad '{id}' was sealed by rule {rule} and is neither linked nor scored. Report its source to the national hotline.");
        }
    }
}
