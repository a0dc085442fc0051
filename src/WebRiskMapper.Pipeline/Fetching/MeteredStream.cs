namespace WebRiskMapper.Pipeline.Fetching;

/// <summary>A body while it arrives: counted, cut off with its request, and an error beyond its limit. Owns what it reads from.</summary>
internal sealed class MeteredStream(Stream source, long limit, CancellationToken requestAborted) : Stream
{
    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <param name="cancellationToken">Not looked at: the request's own ends the reading, also for readers that know of none.</param>
    /// <exception cref="InvalidDataException">The source is damaged, or longer than the limit.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await source.ReadAsync(buffer, requestAborted);
            Count += read;
            return Count <= limit ? read : throw new InvalidDataException($"longer than {limit} bytes");
        }
        catch (InvalidOperationException e)
        {
            // What the Brotli stream says of damaged data.
            throw new InvalidDataException("damaged data", e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A body is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
