namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// A bug in the reading of one page. Pages are hostile and endless, and a worker that ended at a bad one would meet the same page after
/// every restart; so this bug alone becomes an outcome, stored and counted where everybody sees it. The message is a
/// <see cref="FaultText"/>; the exception behind it is dropped, because its own message can quote the page.
/// </summary>
public sealed class UnreadablePageException : Exception
{
    private UnreadablePageException(string fault)
        : base(fault)
    {
    }

    /// <param name="read">Pure reading of a page: an effect that fails inside would pass for a bad page.</param>
    /// <exception cref="UnreadablePageException"><paramref name="read"/> threw.</exception>
    internal static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new UnreadablePageException(FaultText.Of(e));
        }
    }
}
