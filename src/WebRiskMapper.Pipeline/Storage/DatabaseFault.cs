using Npgsql;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>Tells a database that is away for a moment from a statement that is wrong.</summary>
internal static class DatabaseFault
{
    /// <summary>SQLSTATE idle_in_transaction_session_timeout.</summary>
    private const string IdleInTransactionTimeout = "25P03";

    /// <summary>
    /// Whether the same work may succeed later: the server is restarting, the connection broke, another transaction was in the way.
    /// EF Core wraps what Npgsql throws, so the inner exceptions are asked too.
    /// </summary>
    public static bool IsPassing(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            // Npgsql does not count the end of its session by a shutdown, or by a limit after the worker was frozen, as transient; for a
            // worker that outlives both it is.
            if (exception is NpgsqlException { IsTransient: true }
                or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransactionTimeout })
            {
                return true;
            }
        }

        return false;
    }
}
