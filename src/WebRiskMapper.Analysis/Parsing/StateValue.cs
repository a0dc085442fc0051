using System.Text.Json;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// A value of embedded state. Some frameworks write their state as one flat array, in which each part names the others by their places
/// (devalue, as in Nuxt's <c>__NUXT_DATA__</c>): those places are followed here, so that both kinds read alike.
/// </summary>
internal readonly struct StateValue
{
    private const int MostHops = 8;

    private readonly JsonElement element;
    private readonly JsonElement[]? table;

    private StateValue(JsonElement element, JsonElement[]? table)
    {
        this.element = element;
        this.table = table;
    }

    public JsonValueKind Kind => element.ValueKind;

    public static StateValue Root(JsonElement root)
    {
        if (!IsFlat(root))
        {
            return new StateValue(root, null);
        }

        JsonElement[] parts = [.. root.EnumerateArray()];
        return Resolve(parts, 0);
    }

    public JsonElement.ObjectEnumerator Properties() => element.EnumerateObject();

    public JsonElement.ArrayEnumerator Items() => element.EnumerateArray();

    public int Count => element.GetArrayLength();

    /// <summary>A property's or item's value.</summary>
    public StateValue Of(JsonElement child) =>
        table is null ? new StateValue(child, null)
        : child.ValueKind == JsonValueKind.Number && child.TryGetInt32(out var place) ? Resolve(table, place)
        : new StateValue(default, null);

    /// <summary>A string or number as text, trimmed; null for anything else.</summary>
    public string? Plain() => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()?.Trim(),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    private static StateValue Resolve(JsonElement[] table, int place)
    {
        for (var hop = 0; hop < MostHops && place >= 0 && place < table.Length; hop++)
        {
            var found = table[place];
            if (found.ValueKind != JsonValueKind.Array || found.GetArrayLength() == 0 || found[0].ValueKind != JsonValueKind.String)
            {
                return new StateValue(found, table);
            }

            // ["Reactive", 5] wraps what stands at 5; ["Date", "2026-05-01T…"] is a date.
            if (found.GetArrayLength() != 2)
            {
                return default;
            }

            if (found[1].ValueKind != JsonValueKind.Number || !found[1].TryGetInt32(out place))
            {
                return new StateValue(found[1], null);
            }
        }

        return default;
    }

    // The first part names others by their places only.
    private static bool IsFlat(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() < 3)
        {
            return false;
        }

        var first = root[0];
        if (first.ValueKind == JsonValueKind.Array)
        {
            return first.GetArrayLength() == 2 && first[0].ValueKind == JsonValueKind.String && first[1].ValueKind == JsonValueKind.Number;
        }

        return first.ValueKind == JsonValueKind.Object && first.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.Number);
    }
}
