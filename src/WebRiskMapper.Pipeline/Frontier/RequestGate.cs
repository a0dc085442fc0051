namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// How many requests of a worker are under way at once. Sites by the thousand may wait for their delays; were all of them asked in one
/// moment, their answers would pile up faster than they can be read, and time out.
/// </summary>
internal sealed class RequestGate(int most) : IDisposable
{
    private readonly SemaphoreSlim places = new(most);

    /// <returns>Gives the place back when disposed.</returns>
    public async Task<Place> EnterAsync(CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        return new Place(places);
    }

    public void Dispose() => places.Dispose();

    public readonly struct Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
