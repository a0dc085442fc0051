using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Finds the state that an application left in its page: scripts of the type <c>application/json</c> (Next.js, Nuxt), assignments such as
/// <c>window.__INITIAL_STATE__ = {…}</c>, streamed parts of React, attributes such as <c>data-page</c>. It is read as JSON, never run.
/// </summary>
internal static class EmbeddedState
{
    /// <summary>Characters of state read per page: about ten times an ad's.</summary>
    private const int MostState = 600_000;

    private const int Shortest = 60;
    private const int MostAssignments = 4;
    private const string Stream = "self.__next_f.push(";

    private static readonly JsonReaderOptions ReaderOptions = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>The objects of all of the page's state that read like ads.</summary>
    public static List<StateAd> AdsIn(IReadOnlyList<IHtmlScriptElement> scripts, PageOutline outline, StateKeys keys)
    {
        StateAds? ads = null;
        var left = MostState;
        StringBuilder? stream = null;
        foreach (var script in scripts)
        {
            foreach (var json in In(script, ref stream))
            {
                Read(json, ref ads, ref left, keys);
            }
        }

        foreach (var part in (stream?.ToString() ?? "").Split('\n'))
        {
            // "1f:["$","div",null,{…}]": a part's number, then its JSON.
            if (part.IndexOf(':') is > 0 and < 8 and var colon && part.AsSpan(colon + 1).StartsWith("["))
            {
                Read(part.AsMemory(colon + 1), ref ads, ref left, keys);
            }
        }

        foreach (var (value, box) in outline.States)
        {
            if (box < 0 || !outline.Boxes[box].Excluded)
            {
                Read(value.AsMemory(), ref ads, ref left, keys);
            }
        }

        return ads?.Found ?? [];
    }

    /// <summary>Whether an attribute's value may be state: a JSON object with something in it.</summary>
    public static bool MayBe(ReadOnlySpan<char> value) => value.Length >= Shortest && value[0] == '{' && value[1..].TrimStart() is ['"', ..];

    private static List<ReadOnlyMemory<char>> In(IHtmlScriptElement script, ref StringBuilder? stream)
    {
        var type = script.Type;
        var isJson = type is not null && type.Contains("json", StringComparison.OrdinalIgnoreCase);
        if (isJson ? type!.Contains("ld+json", StringComparison.OrdinalIgnoreCase) : !string.IsNullOrEmpty(type) && !type.Contains("javascript", StringComparison.OrdinalIgnoreCase) && type is not "module"
            || script.HasAttribute("src"))
        {
            return [];
        }

        var text = script.Text;
        if (text.Length < Shortest)
        {
            return [];
        }

        if (isJson)
        {
            return [text.AsMemory()];
        }

        if (text.AsSpan().TrimStart().StartsWith(Stream))
        {
            Append(text, stream ??= new StringBuilder());
            return [];
        }

        return Assignments(text);
    }

    // self.__next_f.push([1,"…"]): pieces of one long text.
    private static void Append(string script, StringBuilder stream)
    {
        var start = script.IndexOf('[', script.IndexOf(Stream, StringComparison.Ordinal));
        if (start < 0 || stream.Length > MostState || !TryParse(script.AsMemory(start), out var piece))
        {
            return;
        }

        using (piece)
        {
            if (piece.RootElement.ValueKind == JsonValueKind.Array && piece.RootElement.GetArrayLength() == 2 && piece.RootElement[1].ValueKind == JsonValueKind.String)
            {
                stream.Append(piece.RootElement[1].GetString());
            }
        }
    }

    // An object, or a text that is parsed to one, given to a name.
    private static List<ReadOnlyMemory<char>> Assignments(string script)
    {
        var found = new List<ReadOnlyMemory<char>>();
        for (var at = script.IndexOf('=', StringComparison.Ordinal); at >= 0 && found.Count < MostAssignments; at = script.IndexOf('=', at + 1))
        {
            var value = script.AsSpan(at + 1).TrimStart();
            var start = script.Length - value.Length;
            if (MayBe(value))
            {
                found.Add(script.AsMemory(start));
                // What the object holds is no assignment; the next one stands behind it.
                at = Math.Max(at, script.IndexOf("};", start, StringComparison.Ordinal));
            }
            else if (value.StartsWith("JSON.parse(", StringComparison.Ordinal) && Literal(script, start + "JSON.parse(".Length) is { } literal && MayBe(literal))
            {
                found.Add(literal.AsMemory());
            }
        }

        return found;
    }

    /// <summary>The text of a JavaScript string that begins here; null where none does.</summary>
    private static string? Literal(string script, int start)
    {
        if (start >= script.Length || script[start] is not ('"' or '\'' or '`'))
        {
            return null;
        }

        var text = new StringBuilder();
        for (var i = start + 1; i < script.Length; i++)
        {
            if (script[i] == script[start])
            {
                return text.ToString();
            }

            if (script[i] != '\\' || i + 1 == script.Length)
            {
                text.Append(script[i]);
                continue;
            }

            i++;
            var length = script[i] switch { 'u' => 4, 'x' => 2, _ => 0 };
            if (length > 0 && i + length < script.Length && ushort.TryParse(script.AsSpan(i + 1, length), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += length;
            }
            else
            {
                text.Append(script[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var same => same });
            }
        }

        return null;
    }

    private static void Read(ReadOnlyMemory<char> json, ref StateAds? ads, ref int left, StateKeys keys)
    {
        if (json.Length < Shortest || json.Length > left || !TryParse(json, out var document))
        {
            return;
        }

        left -= json.Length;
        using (document)
        {
            (ads ??= new StateAds(keys)).Walk(StateValue.Root(document.RootElement));
        }
    }

    /// <summary>The value that the text begins with; what follows it, such as the rest of a script, is left out.</summary>
    private static bool TryParse(ReadOnlyMemory<char> json, out JsonDocument document)
    {
        document = null!;
        // Serializers of scripts write "undefined" where JSON has no word.
        var text = json.Span.Contains(":undefined", StringComparison.Ordinal) ? json.ToString().Replace(":undefined", ":null", StringComparison.Ordinal).AsMemory() : json;
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text.ToArray()), ReaderOptions);
            if (!reader.Read() || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                return false;
            }

            document = JsonDocument.ParseValue(ref reader);
            return true;
        }
        catch (JsonException)
        {
            // What is no JSON says nothing; the visible page still does.
            return false;
        }
    }
}
