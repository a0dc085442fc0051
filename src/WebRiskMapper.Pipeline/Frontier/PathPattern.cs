namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>The pattern language of robots.txt: <c>*</c> stands for anything, a closing <c>$</c> for the end, otherwise a prefix matches.</summary>
internal static class PathPattern
{
    /// <summary>
    /// Greedy matching with one point of return, the latest star: linear in practice, quadratic at worst, never exponential.
    /// </summary>
    public static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var end = anchored ? pattern.Length - 1 : pattern.Length;
        int p = 0, t = 0, star = -1, mark = 0;
        while (true)
        {
            if (p == end && (!anchored || t == path.Length))
            {
                return true;
            }

            if (p < end && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < end && t < path.Length && pattern[p] == path[t])
            {
                p++;
                t++;
            }
            else if (star >= 0 && mark < path.Length)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }
    }
}
