namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// How long this worker may rely on a lease without asking: a worker that was frozen past it may have been replaced, and must not send a
/// request when it wakes. Counts from before the claim or heartbeat was sent, and leaves a fifth of the lease as a margin.
/// </summary>
/// <param name="duration">How long the database keeps the lease without a heartbeat.</param>
/// <param name="askedAt">Time stamp from before the claim.</param>
internal sealed class LeaseTerm(TimeProvider time, TimeSpan duration, LeaseTerm.Moment askedAt)
{
    private readonly TimeSpan safe = duration * 0.8;
    private readonly Lock gate = new();
    private Moment confirmed = askedAt;

    /// <summary>False from shortly before the lease ends until a heartbeat has renewed it.</summary>
    public bool Holds
    {
        get
        {
            var now = Moment.Of(time);
            lock (gate)
            {
                // The steady clock stands still while the machine sleeps, the wall clock does not: the longer of the two counts.
                return time.GetElapsedTime(confirmed.Steady, now.Steady) < safe && now.Wall - confirmed.Wall < safe;
            }
        }
    }

    /// <param name="sent">From before the heartbeat was sent.</param>
    public void Renew(Moment sent)
    {
        lock (gate)
        {
            confirmed = sent;
        }
    }

    internal readonly record struct Moment(long Steady, DateTimeOffset Wall)
    {
        public static Moment Of(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());
    }
}
