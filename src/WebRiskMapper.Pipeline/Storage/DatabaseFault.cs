using Npgsql;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>Tells a database that is away for a moment from a statement that is wrong.</summary>
internal static class DatabaseFault
{
    /// <summary>
    /// Whether the same work may succeed later: the server is restarting, the connection broke, another transaction was in the way.
    /// EF Core wraps what Npgsql throws, so the inner exceptions are asked too.
    /// </summary>
    public static bool IsPassing(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            // Npgsql does not count the end of its session by a shutdown as transient; for a worker that outlives restarts it is.
            if (exception is NpgsqlException { IsTransient: true }
                or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown })
            {
                return true;
            }
        }

        return false;
    }
}
