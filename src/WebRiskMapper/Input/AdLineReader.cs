using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Pipeline;

namespace WebRiskMapper.Input;

/// <summary>
/// Reads ads as JSON Lines. The whole input is read and judged before anything is done with it: every problem is
/// reported with its file, line and field, and one problem refuses the input.
/// </summary>
/// <param name="file">Names the input in problems.</param>
/// <param name="currencies">The ISO 4217 codes that prices may have.</param>
internal sealed class AdLineReader(string file, IReadOnlySet<string> currencies)
{
    private const int MostProblemsShown = 20;

    private static readonly HashSet<string> KnownFields = new(StringComparer.Ordinal)
    {
        "id", "url", "platform", "country", "language", "title", "text", "phones", "emails", "handles", "prices", "ages", "city", "posted_at",
    };

    private readonly List<InputProblem> problems = [];
    private readonly SortedSet<string> unknownFields = new(StringComparer.Ordinal);

    /// <summary>Names of fields that were seen and are not used; not a reason to refuse the input.</summary>
    public IReadOnlyCollection<string> UnknownFields => unknownFields;

    public IReadOnlyList<AdLine> Read(Stream input)
    {
        // Latin-1 maps every byte to one character, so lines are split as they are and each is judged as UTF-8 by itself.
        using var reader = new StreamReader(input, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
        var ads = new List<AdLine>();
        var firstLineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            var bytes = Encoding.Latin1.GetBytes(line);
            if (number == 1 && bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            {
                bytes = bytes[Encoding.UTF8.Preamble.Length..];
            }

            if (bytes.All(b => b is (byte)' ' or (byte)'\t'))
            {
                continue;
            }

            if (ReadLine(bytes, number) is { } ad)
            {
                if (!firstLineOf.TryAdd(ad.Id, number))
                {
                    Report(number, "id", $"'{ad.Id}' stands on line {firstLineOf[ad.Id].ToString(CultureInfo.InvariantCulture)} already", "give every ad an id of its own");
                }

                ads.Add(ad);
            }

            if (problems.Count >= MostProblemsShown)
            {
                Report(number, null, $"stopped reading after {MostProblemsShown.ToString(CultureInfo.InvariantCulture)} problems", null);
                break;
            }
        }

        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }

        return ads.Count > 0
            ? ads
            : throw new BadInputException(new InputProblem(file, null, null, "there is no ad in the input", "give one JSON object a line, with at least id and text"));
    }

    private AdLine? ReadLine(byte[] line, int number)
    {
        if (!Utf8.IsValid(line))
        {
            Report(number, null, "the line is not UTF-8", "convert the input, for example with iconv");
            return null;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException e)
        {
            var column = (e.BytePositionInLine ?? 0) + 1;
            Report(number, null, $"not valid JSON at byte {column.ToString(CultureInfo.InvariantCulture)}", "give one JSON object a line");
            return null;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                Report(number, null, $"expected an object, found {JsonFields.Kind(document.RootElement)}", "give one JSON object a line");
                return null;
            }

            var before = problems.Count;
            var ad = ReadObject(document.RootElement, number);
            return problems.Count == before ? ad : null;
        }
    }

    private AdLine ReadObject(JsonElement json, int line)
    {
        foreach (var property in json.EnumerateObject())
        {
            if (!KnownFields.Contains(property.Name))
            {
                unknownFields.Add(property.Name);
            }
        }

        var fields = new JsonFields(json, (field, message, remedy) => Report(line, field, message, remedy));
        return new AdLine(
            line,
            fields.RequiredText("id"),
            fields.RequiredText("text"),
            fields.Text("title"),
            fields.Url("url"),
            fields.Text("platform"),
            fields.CountryCode("country"),
            fields.LanguageCode("language"),
            fields.Text("city"),
            fields.List("phones", (e, f) => fields.TextOf(e, f)),
            fields.List("emails", (e, f) => fields.TextOf(e, f)),
            fields.List("handles", (e, f) => HandleOf(fields, e, f)),
            fields.List("prices", (e, f) => PriceOf(fields, e, f)),
            fields.List("ages", (e, f) => fields.WholeNumberOf(e, f, 1, 120)).OfType<int>().ToList(),
            fields.Date("posted_at"));
    }

    private static GivenHandle? HandleOf(JsonFields fields, JsonElement element, string field) =>
        fields.Nested(element, field) is { } handle
            ? new GivenHandle(handle.RequiredText("service").ToLowerInvariant(), handle.RequiredText("id"))
            : null;

    private Price? PriceOf(JsonFields fields, JsonElement element, string field) =>
        fields.Nested(element, field) is { } price
            ? new Price(price.Amount("amount"), price.CurrencyCode("currency", currencies), price.WholeNumber("minutes", 1, 100_000), null)
            : null;

    private void Report(int line, string? field, string message, string? remedy) =>
        problems.Add(new InputProblem(file, line, field, message, remedy));
}
