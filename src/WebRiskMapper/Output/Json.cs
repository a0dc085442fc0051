using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebRiskMapper.Output;

/// <summary>The one way JSON leaves the command line: snake_case names and values, text readable in every script.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Lines = Options(indented: false);
    private static readonly JsonSerializerOptions Pretty = Options(indented: true);

    public static void WriteLine(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Lines));

    public static void WriteDocument(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Pretty));

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
    };
}
