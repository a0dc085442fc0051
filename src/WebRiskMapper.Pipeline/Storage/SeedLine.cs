using System.Globalization;
using System.Text.RegularExpressions;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>One line of a seed file. A value that does not fit becomes a problem of the table, and a stand-in is returned.</summary>
internal sealed partial record SeedLine(SeedTable Table, int LineNumber, IReadOnlyDictionary<string, string> Fields)
{
    public string? Optional(string field) => Fields[field] is { Length: > 0 } value ? value : null;

    public string Text(string field, string remedy = "fill it in")
    {
        var value = Fields[field];
        if (value.Length == 0)
        {
            Refuse(field, "the value is missing", remedy);
        }

        return value;
    }

    /// <summary>An upper-case code of so many letters.</summary>
    public string Code(string field, int letters)
    {
        var value = Text(field);
        if (value.Length > 0 && (value.Length != letters || !value.All(char.IsAsciiLetterUpper)))
        {
            Refuse(field, $"'{value}' is not a code of {letters} capital letters", "use the ISO code");
        }

        return value;
    }

    /// <summary>An ISO 639-1 code, or null when empty.</summary>
    public string? Language(string field)
    {
        var value = Optional(field);
        if (value is not null && !LanguagePattern().IsMatch(value))
        {
            Refuse(field, $"'{value}' is not a language code", "use the two small letters of ISO 639-1, such as 'de'");
        }

        return value;
    }

    public long? Whole(string field, long least, long most)
    {
        if (Optional(field) is not { } value)
        {
            return null;
        }

        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
        {
            Refuse(field, $"'{value}' is not a whole number from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}", "write digits only");
        }

        return number;
    }

    public double Number(string field, double least, double most)
    {
        var value = Text(field);
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !(number >= least && number <= most))
        {
            Refuse(field, $"'{value}' is not a number from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}", "write it with a decimal point");
        }

        return number;
    }

    /// <summary>Values between bars, in order, without empty ones.</summary>
    public IReadOnlyList<string> List(string field) => Fields[field].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public void Refuse(string field, string message, string remedy) => Table.Add(new InputProblem(Table.Path, LineNumber, field, message, remedy));

    [GeneratedRegex("^[a-z]{2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LanguagePattern();
}
