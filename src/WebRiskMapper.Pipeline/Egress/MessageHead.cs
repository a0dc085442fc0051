namespace WebRiskMapper.Pipeline.Egress;

/// <summary>Reads a message's head from a connection, and what arrived together with it.</summary>
internal static class MessageHead
{
    private const int FirstBuffer = 4096;

    /// <returns>The bytes up to and with the empty line, and the bytes after it; null when the connection ended or the head is longer than <paramref name="limit"/>.</returns>
    public static async Task<(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Surplus)?> ReadAsync(Stream connection, int limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[FirstBuffer];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length >= limit)
                {
                    return null;
                }

                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, limit));
            }

            var read = await connection.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return null;
            }

            // The empty line may straddle two reads.
            var from = Math.Max(0, length - 3);
            length += read;
            var end = buffer.AsSpan(from, length - from).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                end += from + 4;
                return (buffer.AsMemory(0, end), buffer.AsMemory(end, length - end));
            }
        }
    }
}
