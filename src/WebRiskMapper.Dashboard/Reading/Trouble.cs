using Microsoft.AspNetCore.Http;
using Npgsql;

namespace WebRiskMapper.Dashboard.Reading;

/// <summary>A failure told to the reader: what happened and what to try. Never the text of an exception, which may quote data.</summary>
internal sealed record Trouble(int Status, string Title, string What, IReadOnlyList<string> Try)
{
    public static Trouble Of(int status, string path) => status switch
    {
        StatusCodes.Status404NotFound => new(status, "Not found", $"There is nothing at {path}: the run, country or platform may not exist, or the run has no map.",
            ["Check the address.", "Start from the map and choose a run there."]),
        StatusCodes.Status405MethodNotAllowed => new(status, "Not possible", "The dashboard can only be read.", ["Use GET."]),
        _ => new(status, $"The request was refused ({status})", $"The request to {path} could not be understood.", ["Check the address.", "Start from the map."]),
    };

    public static Trouble Of(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction } =>
            Unavailable("The database has not been prepared for this version.", "Run “webrisk db migrate”, then reload this page."),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidParameterValue } =>
            Unavailable("The database does not let the dashboard act as the role webrisk_maps.", "Run “webrisk db migrate”, and make the login a member of webrisk_maps."),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } =>
            Unavailable("The database took longer than 15 seconds to answer.", "Reload this page; if it happens again, a run may be using the whole machine."),
        NpgsqlException => Unavailable("The database cannot be reached.", "Check that PostgreSQL is running (“webrisk db status”), then reload this page."),
        BadHttpRequestException bad => new(bad.StatusCode, "The request could not be understood", "A value in the address has the wrong form.", ["Check the address: a run is a whole number."]),
        _ => new(StatusCodes.Status500InternalServerError, "Something went wrong", "The dashboard met a fault of its own. Nothing was changed: it only reads.", ["Reload this page.", "If it happens again, look at the log of “webrisk serve”."]),
    };

    private static Trouble Unavailable(string what, string remedy) =>
        new(StatusCodes.Status503ServiceUnavailable, "The figures are not available right now", what + " Nothing was lost: the dashboard only reads.", [remedy]);
}
