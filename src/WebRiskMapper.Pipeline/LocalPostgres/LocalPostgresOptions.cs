namespace WebRiskMapper.Pipeline;

/// <summary>Where and how the private PostgreSQL cluster runs.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>Folder that holds the cluster, its password and its locks; created when missing. Hosts that name the same folder share one server.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>False turns fsync off: several times faster, and a power cut loses the cluster. For tests only.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>TCP port on 127.0.0.1; 0 takes the port of the last start when it is still free, else any free one.</summary>
    public int Port { get; init; }

    /// <summary>Folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; null searches PATH and the usual places.</summary>
    public string? BinDirectory { get; init; }

    /// <summary>How long to wait for another host's start or stop, and for the server to accept connections.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>The private cluster cannot run; the message says why and what to do about it.</summary>
public sealed class LocalPostgresException : Exception
{
    public LocalPostgresException(string message)
        : base(message)
    {
    }

    public LocalPostgresException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
