using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Dashboard.Figures;

/// <summary>Outcomes of pages in words.</summary>
internal static class OutcomeText
{
    public static string Of(int outcome) => (FetchOutcome)outcome switch
    {
        FetchOutcome.Ok => "Read",
        FetchOutcome.NotModified => "Unchanged since the last run",
        FetchOutcome.Redirected => "Redirected elsewhere",
        FetchOutcome.RobotsDenied => "Not fetched: robots rules",
        FetchOutcome.Gone => "Gone",
        FetchOutcome.Blocked => "Blocked by the site",
        FetchOutcome.AgeGate => "Behind an age gate",
        FetchOutcome.TooLarge => "Too large",
        FetchOutcome.Timeout => "No answer in time",
        FetchOutcome.Dns => "Name not resolved",
        FetchOutcome.Tls => "TLS failure",
        FetchOutcome.ServerError => "Server error",
        FetchOutcome.Trap => "Not fetched: generated without end",
        FetchOutcome.RefusedByPolicy => "Not fetched: policy",
        FetchOutcome.Connection => "Connection failed",
        FetchOutcome.Throttled => "Asked to slow down",
        FetchOutcome.ClientError => "Refused by the site",
        FetchOutcome.Login => "Behind a login: not entered",
        FetchOutcome.Quarantined => "Sealed by the safety stop",
        FetchOutcome.NotDue => "Not asked again: listed as before, seldom changes",
        FetchOutcome.NotRendered => "Not rendered by the browser",
        FetchOutcome.Unreadable => "Not read: a fault of this program",
        _ => $"Outcome {outcome}",
    };

    /// <summary>The name in JSON, the same as everywhere else in the system.</summary>
    public static string Code(int outcome) => Enum.IsDefined((FetchOutcome)outcome) ? ((FetchOutcome)outcome).Code() : $"outcome-{outcome}";
}
