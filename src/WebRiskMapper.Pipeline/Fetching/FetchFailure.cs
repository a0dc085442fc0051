using System.Net.Sockets;
using System.Security.Authentication;
using Polly.CircuitBreaker;
using Polly.Timeout;
using WebRiskMapper.Pipeline.Egress;

namespace WebRiskMapper.Pipeline.Fetching;

/// <summary>Turns what a connection can throw into an outcome. What is not listed is a bug and is not caught.</summary>
internal static class FetchFailure
{
    /// <summary>The outcome and its reason, or null when the exception is not a failure of the connection.</summary>
    public static (FetchOutcome Outcome, string Detail)? Classify(Exception exception) => exception switch
    {
        TimeoutRejectedException => (FetchOutcome.Timeout, "no complete answer in time"),
        BrokenCircuitException => (FetchOutcome.Connection, "the site failed repeatedly and is left alone for a moment"),
        OperationCanceledException { InnerException: TimeoutException } => (FetchOutcome.Timeout, "no connection in time"),
        InvalidDataException => (FetchOutcome.Connection, "the compressed body is damaged"),
        HttpRequestException e => Classify(e),
        IOException => (FetchOutcome.Connection, "the connection broke while the body was read"),
        SocketException e => Classify(e),
        _ => null,
    };

    /// <summary>A reset before any answer: worth one immediate second attempt, as the site may have closed an idle connection.</summary>
    public static bool IsReset(Exception exception) => exception is HttpRequestException e
        && (e.HttpRequestError == HttpRequestError.ResponseEnded || Find<SocketException>(e) is { SocketErrorCode: SocketError.ConnectionReset });

    private static (FetchOutcome Outcome, string Detail) Classify(HttpRequestException e)
    {
        if (Find<EgressRefusedException>(e) is { } refused)
        {
            return (FetchOutcome.RefusedByPolicy, refused.Message);
        }

        if (Find<UpstreamProxyException>(e) is { } proxy)
        {
            return (FetchOutcome.Connection, proxy.Message);
        }

        if (Find<AuthenticationException>(e) is not null || e.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return (FetchOutcome.Tls, "the TLS handshake or the certificate failed");
        }

        if (Find<SocketException>(e) is { } socket)
        {
            return Classify(socket);
        }

        return e.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => (FetchOutcome.Dns, "the name does not resolve"),
            HttpRequestError.ConfigurationLimitExceeded => (FetchOutcome.TooLarge, "the header is too large"),
            HttpRequestError.ResponseEnded => (FetchOutcome.Connection, "the connection ended before the answer was complete"),
            _ => (FetchOutcome.Connection, "the answer is not valid HTTP"),
        };
    }

    private static (FetchOutcome Outcome, string Detail) Classify(SocketException e) => e.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => (FetchOutcome.Dns, "the name does not resolve"),
        SocketError.TimedOut => (FetchOutcome.Timeout, "no connection in time"),
        SocketError.ConnectionRefused => (FetchOutcome.Connection, "the connection was refused"),
        SocketError.ConnectionReset => (FetchOutcome.Connection, "the connection was reset"),
        _ => (FetchOutcome.Connection, "no connection: " + e.SocketErrorCode.ToString()),
    };

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found)
            {
                return found;
            }
        }

        return null;
    }
}
