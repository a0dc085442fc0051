using System.Globalization;
using System.Text.Json;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Input;

/// <summary>Typed reading of one JSON object's fields; a field that can't be read is reported by its path and read as empty.</summary>
internal sealed class JsonFields(JsonElement json, Action<string, string, string> report, string path = "")
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mmK", "yyyy-MM-dd' 'HH:mm:ssK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
    ];

    public string RequiredText(string name)
    {
        var text = Text(name);
        if (text is null && !(json.TryGetProperty(name, out var e) && e.ValueKind is not JsonValueKind.Null))
        {
            report(path + name, "is missing", "every ad needs it");
        }
        else if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            report(path + name, "is empty", "give it a value");
        }

        return text ?? "";
    }

    public string? Text(string name)
    {
        if (!TryGet(name, out var element))
        {
            return null;
        }

        // An id is often a number in other people's files; its digits are its name.
        return name == "id" && element.ValueKind == JsonValueKind.Number ? element.GetRawText() : TextOf(element, path + name);
    }

    public string? TextOf(JsonElement element, string field)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            try
            {
                return element.GetString();
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, written as an escape: JSON by its grammar, and no text.
                report(field, "holds an escape that is no character", "write the character itself, or both halves of its pair");
                return null;
            }
        }

        report(field, $"expected a string, found {Kind(element)}", "put it in quotes");
        return null;
    }

    public Uri? Url(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        report(path + name, $"'{text}' is not an absolute http or https URL", "write it as https://host/path");
        return null;
    }

    public string? CountryCode(string name) => Code(name, "an ISO 3166-1 alpha-2 code such as AT", c => c.ToUpperInvariant(), IsoCountries.Codes.Contains);

    public string? LanguageCode(string name) =>
        Code(name, "an ISO 639-1 code such as de", c => c.ToLowerInvariant(), c => c.Length == 2 && c.All(char.IsAsciiLetterLower));

    public string? CurrencyCode(string name, IReadOnlySet<string> known) => Code(name, "an ISO 4217 code such as EUR", c => c.ToUpperInvariant(), known.Contains);

    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        // Only ISO 8601: 03/04/2026 is another day in every second country.
        if (DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return DateOnly.FromDateTime(time.UtcDateTime);
        }

        report(path + name, $"'{text}' is not a date", "write it as 2026-11-30");
        return null;
    }

    public decimal Amount(string name)
    {
        if (!TryGet(name, out var element))
        {
            report(path + name, "is missing", "give a number");
            return 0;
        }

        if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var amount) && amount >= 0)
        {
            return amount;
        }

        report(path + name, element.ValueKind == JsonValueKind.Number ? $"{element.GetRawText()} is out of range" : $"expected a number, found {Kind(element)}", "give a number of 0 or more, without quotes and currency sign");
        return 0;
    }

    public int? WholeNumber(string name, int least, int most) =>
        TryGet(name, out var element) ? WholeNumberOf(element, path + name, least, most) : null;

    public int? WholeNumberOf(JsonElement element, string field, int least, int most)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        var found = element.ValueKind == JsonValueKind.Number ? element.GetRawText() : Kind(element);
        report(field, string.Create(CultureInfo.InvariantCulture, $"expected a whole number from {least} to {most}, found {found}"), "give it without quotes");
        return null;
    }

    public IReadOnlyList<T> List<T>(string name, Func<JsonElement, string, T?> read)
    {
        if (!TryGet(name, out var element))
        {
            return [];
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            report(path + name, $"expected a list, found {Kind(element)}", "put it in square brackets");
            return [];
        }

        return [.. element.EnumerateArray()
            .Select((e, i) => read(e, string.Create(CultureInfo.InvariantCulture, $"{path}{name}[{i}]")))
            .OfType<T>()];
    }

    public JsonFields? Nested(JsonElement element, string field)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new JsonFields(element, report, field + ".");
        }

        report(field, $"expected an object, found {Kind(element)}", "put it in curly braces");
        return null;
    }

    public static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "null",
    };

    private string? Code(string name, string what, Func<string, string> normalise, Func<string, bool> isKnown)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (normalise(text) is var code && isKnown(code))
        {
            return code;
        }

        report(path + name, $"'{text}' is not {what}", "use the code");
        return null;
    }

    private bool TryGet(string name, out JsonElement element) =>
        json.TryGetProperty(name, out element) && element.ValueKind != JsonValueKind.Null;
}
