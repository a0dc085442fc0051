namespace WebRiskMapper.Pipeline.Fetching.Robots;

/// <summary>Which crawler a <c>User-agent</c> line speaks to: names are compared by product token, without case (RFC 9309 section 2.2.1).</summary>
public static class RobotsAgent
{
    /// <summary>
    /// The product token of a User-Agent string: <c>WebRiskMapper</c> of <c>WebRiskMapper/0.1 (+https://…)</c>, <c>Examplebot</c> of
    /// <c>Mozilla/5.0 (compatible; Examplebot/2.1; …)</c>, a token as it is. Empty when there is none.
    /// </summary>
    public static string TokenOf(ReadOnlySpan<char> agent)
    {
        var rest = agent.Trim();
        const string Compatible = "compatible;";
        if (rest.StartsWith("Mozilla/", StringComparison.OrdinalIgnoreCase) && rest.IndexOf(Compatible, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            rest = rest[(at + Compatible.Length)..].TrimStart();
        }

        var end = rest.IndexOfAny("/ \t;,()");
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    /// <param name="value">Value of a <c>User-agent</c> line.</param>
    /// <param name="token">From <see cref="TokenOf"/>.</param>
    public static bool Names(ReadOnlySpan<char> value, string token)
    {
        if (token.Length == 0)
        {
            return false;
        }

        // A token of letters, '-' and '_' ends where they end; other crawlers' names hold digits or dots against the RFC.
        var name = PlainLength(token) == token.Length ? value[..PlainLength(value)] : TokenOf(value);
        return name.Equals(token, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the value is <c>*</c>, alone or before a blank.</summary>
    public static bool NamesAnyone(ReadOnlySpan<char> value) => value is ['*'] or ['*', ' ' or '\t', ..];

    private static int PlainLength(ReadOnlySpan<char> name)
    {
        var length = 0;
        while (length < name.Length && (char.IsAsciiLetter(name[length]) || name[length] is '-' or '_'))
        {
            length++;
        }

        return length;
    }
}
