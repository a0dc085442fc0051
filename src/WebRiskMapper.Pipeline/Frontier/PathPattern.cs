namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>The pattern language of robots.txt: <c>*</c> stands for anything, a closing <c>$</c> for the end, otherwise a prefix matches.</summary>
internal static class PathPattern
{
    /// <summary>
    /// The pieces between stars are looked for from left to right, each at its first place behind the one before: when they fit at all,
    /// they fit there, so nothing is tried twice.
    /// </summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        var anchored = pattern is [.., '$'];
        if (anchored)
        {
            pattern = pattern[..^1];
        }

        var star = pattern.IndexOf('*');
        if (star < 0)
        {
            return anchored ? path.SequenceEqual(pattern) : path.StartsWith(pattern);
        }

        if (!path.StartsWith(pattern[..star]))
        {
            return false;
        }

        path = path[star..];
        pattern = pattern[(star + 1)..];
        while ((star = pattern.IndexOf('*')) >= 0)
        {
            var at = path.IndexOf(pattern[..star]);
            if (at < 0)
            {
                return false;
            }

            path = path[(at + star)..];
            pattern = pattern[(star + 1)..];
        }

        return anchored ? path.EndsWith(pattern) : path.IndexOf(pattern) >= 0;
    }
}
