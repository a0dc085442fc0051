using System.Globalization;

namespace WebRiskMapper.Pipeline;

/// <summary>One thing that is wrong with what a person handed in, said so that it can be mended without guessing.</summary>
/// <param name="File">Path as the person gave it, or <c>&lt;stdin&gt;</c>.</param>
/// <param name="Line">1-based line, or null when the file as a whole is meant.</param>
/// <param name="Field">Name of the field or column, or null.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record InputProblem(string File, int? Line, string? Field, string Message, string? Remedy = null)
{
    /// <summary><c>file:line: field 'x': message; remedy</c>.</summary>
    public override string ToString()
    {
        var line = Line is { } n ? string.Create(CultureInfo.InvariantCulture, $":{n}") : "";
        var field = Field is null ? "" : $" field '{Field}':";
        var remedy = Remedy is null ? "" : $"; {Remedy}";
        return $"{File}{line}:{field} {Message}{remedy}";
    }
}

/// <summary>
/// What a person handed in can't be used. Thrown before anything is changed; commands print every problem and end with
/// exit code 2.
/// </summary>
public sealed class BadInputException(IReadOnlyList<InputProblem> problems)
    : Exception(string.Join('\n', problems.Select(p => p.ToString())))
{
    public BadInputException(InputProblem problem)
        : this([problem])
    {
    }

    public IReadOnlyList<InputProblem> Problems { get; } = problems;
}
