using System.Diagnostics;

namespace WebRiskMapper.Pipeline;

/// <summary>
/// Names a bug for tables and pages: the type of the exception and where in this program it arose. Never its message, which can quote
/// what was being read, and that can be a name or a phone number.
/// </summary>
internal static class FaultText
{
    private const int MostPlaces = 3;

    public static string Of(Exception exception)
    {
        var cause = exception.GetBaseException();
        var places = new StackTrace(cause).GetFrames()
            .Select(f => f.GetMethod())
            .Where(m => m?.DeclaringType?.Namespace?.StartsWith(nameof(WebRiskMapper), StringComparison.Ordinal) == true)
            .Take(MostPlaces)
            .Select(m => $"{Written(m!.DeclaringType!).Name}.{m.Name}");
        var state = cause is Npgsql.PostgresException { SqlState: var code } ? " " + code : "";
        return string.Join(" < ", places.Prepend(cause.GetType().Name + state));
    }

    /// <summary>The type as somebody wrote it: lambdas and async methods live in types of the compiler's own inside it.</summary>
    private static Type Written(Type type) => type.DeclaringType is { } outer && type.Name.StartsWith('<') ? Written(outer) : type;
}
