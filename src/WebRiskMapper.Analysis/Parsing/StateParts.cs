using System.Globalization;
using System.Text.Json;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Reads one object of embedded state with the parts that belong to it: place, contact, attributes, rates.</summary>
internal sealed class StateParts(StateKeys keys)
{
    private const int MaximumDepth = 3;
    private const int MostItems = 40;

    /// <summary>Flat state may name the same part again and again: what is read is counted, not what is written.</summary>
    private const int MostProperties = 200_000;

    private int left = MostProperties;

    public StateAd Read(StateValue value) => Read(value, 0);

    private StateAd Read(StateValue value, int depth)
    {
        var ad = new StateAd();
        foreach (var property in value.Properties())
        {
            if (--left < 0)
            {
                break;
            }

            var key = keys.Find(property);
            var child = value.Of(property.Value);
            if (key == StateKey.Elsewhere)
            {
                continue;
            }

            if (key is not (StateKey.None or StateKey.List) && AddField(ad, key, property, child, depth))
            {
                continue;
            }

            if (depth < MaximumDepth && child.Kind == JsonValueKind.Object && key != StateKey.List)
            {
                // What reads like an ad by itself is looked at by itself.
                if (Read(child, depth + 1) is var part && !(part.IsOne && part.HasWords))
                {
                    ad.Merge(part);
                }
            }
            else if (child.Kind == JsonValueKind.Array)
            {
                AddAttributes(ad, child, depth);
            }
        }

        if (depth == 0)
        {
            ad.PriceAll();
        }

        return ad;
    }

    /// <returns>False for a value whose kind is none of the field's.</returns>
    private bool AddField(StateAd ad, StateKey key, JsonProperty property, StateValue value, int depth)
    {
        switch (value.Kind)
        {
            case JsonValueKind.String or JsonValueKind.Number:
                ad.Add(key, key == StateKey.Price ? Amount(property.Name, value.Plain()) : key == StateKey.Handle ? $"{property.Name}: {value.Plain()}" : value.Plain() ?? "");
                return true;
            case JsonValueKind.Object when depth <= MaximumDepth && key == StateKey.Price:
                AddPrices(ad, value, depth);
                return true;
            case JsonValueKind.Object when IsShown(key):
                if (Display(value) is { } shown)
                {
                    ad.Add(key, shown);
                    return key != StateKey.City;
                }

                return false;
            case JsonValueKind.Array when IsShown(key) || key is StateKey.Price or StateKey.Images:
                AddItems(ad, key, value, depth);
                return true;
            default:
                return false;
        }
    }

    private static bool IsShown(StateKey key) =>
        key is StateKey.City or StateKey.Country or StateKey.Phone or StateKey.Email or StateKey.Nationality or StateKey.SpokenLanguages or StateKey.Services or StateKey.Age or StateKey.Title or StateKey.Text or StateKey.Name or StateKey.Posted or StateKey.Updated;

    private void AddItems(StateAd ad, StateKey key, StateValue array, int depth)
    {
        var all = new List<string>();
        foreach (var item in array.Items().Take(left < 0 ? 0 : MostItems))
        {
            left--;
            var value = array.Of(item);
            if (value.Kind == JsonValueKind.Object && key == StateKey.Price)
            {
                AddPrices(ad, value, depth + 1);
            }
            else if ((value.Kind == JsonValueKind.Object ? Display(value) : value.Plain()) is { Length: > 0 } shown)
            {
                all.Add(shown);
            }
        }

        if (key is StateKey.SpokenLanguages or StateKey.Services)
        {
            ad.Add(key, string.Join(", ", all));
        }
        else
        {
            all.ForEach(v => ad.Add(key, v));
        }
    }

    /// <summary>The words or the number that an object such as a city with its id shows.</summary>
    private string? Display(StateValue value)
    {
        foreach (var property in value.Properties())
        {
            if (keys.Has(property, StateRole.Display) && value.Of(property.Value).Plain() is { Length: > 0 } shown)
            {
                return shown;
            }
        }

        return null;
    }

    /// <summary>One price with its duration and currency, or a price for each of several durations.</summary>
    /// <param name="place">What it is a price for, "incall", where the key above tells.</param>
    private void AddPrices(StateAd ad, StateValue value, int depth, string? place = null)
    {
        left -= 10;
        string? amount = null;
        string? duration = null;
        string? currency = null;
        var others = new List<(string Name, string Number)>();
        foreach (var property in value.Properties())
        {
            var child = value.Of(property.Value);
            var plain = child.Plain();
            if (keys.Find(property) == StateKey.Currency)
            {
                currency = plain;
            }
            else if (keys.Has(property, StateRole.Duration) && plain is not null)
            {
                duration = child.Kind == JsonValueKind.Number ? Time(plain) : plain;
            }
            else if (amount is null && plain is not null && plain.Any(char.IsAsciiDigit) && !property.Name.Any(char.IsAsciiDigit) && (keys.Has(property, StateRole.Amount) || keys.Find(property) == StateKey.Price))
            {
                amount = plain;
            }
            else if (plain is { Length: <= 12 } && plain.Contains("call", StringComparison.OrdinalIgnoreCase))
            {
                place = plain;
            }
            else if (plain is not null && child.Kind == JsonValueKind.String && keys.Has(property, StateRole.Label))
            {
                duration ??= plain;
            }
            else if (plain is { Length: >= 2 and <= 12 } && (char.IsAsciiDigit(plain[0]) || (char.IsAsciiDigit(plain[1]) && char.GetUnicodeCategory(plain[0]) == UnicodeCategory.CurrencySymbol)) && !property.Name.Contains("id", StringComparison.OrdinalIgnoreCase))
            {
                others.Add((property.Name, plain));
            }
            else if (child.Kind is JsonValueKind.Object && depth < MaximumDepth)
            {
                AddPrices(ad, child, depth + 1, property.Name.Contains("call", StringComparison.OrdinalIgnoreCase) ? Words(property.Name) : place);
            }
            else if (child.Kind is JsonValueKind.Array && depth < MaximumDepth)
            {
                AddItems(ad, StateKey.Price, child, depth + 1);
            }
        }

        if (currency is not null)
        {
            ad.Add(StateKey.Currency, currency);
        }

        if (amount is not null)
        {
            others.Insert(0, ("", amount));
        }

        foreach (var (name, number) in others)
        {
            ad.Add(StateKey.Price, string.Join(' ', new[] { duration, place, name.Length == 0 ? null : Words(name), number, currency }.Where(p => p is { Length: > 0 })));
        }
    }

    /// <summary>"attributes": [{"label": "Age", "value": "25"}, …].</summary>
    private void AddAttributes(StateAd ad, StateValue array, int depth)
    {
        if (depth >= MaximumDepth)
        {
            return;
        }

        foreach (var item in array.Items().Take(left < 0 ? 0 : MostItems))
        {
            left--;
            var pair = array.Of(item);
            if (pair.Kind != JsonValueKind.Object)
            {
                return;
            }

            StateKey? label = null;
            string? shown = null;
            foreach (var property in pair.Properties())
            {
                var value = pair.Of(property.Value);
                if (label is null or StateKey.None && keys.Has(property, StateRole.Label) && value.Plain() is { } name)
                {
                    label = keys.Find(name);
                }
                else if (shown is null && keys.Has(property, StateRole.Value))
                {
                    shown = value.Kind == JsonValueKind.Object ? Display(value) : value.Plain();
                }
            }

            if (label is { } known and not (StateKey.None or StateKey.List or StateKey.Elsewhere or StateKey.Title or StateKey.Text) && shown is not null)
            {
                ad.Add(known, shown);
            }
        }
    }

    // Numbers of one digit count hours, others minutes.
    private static string Time(string number) =>
        !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var time) ? number
        : time < 10 ? $"{number} h"
        : time > 90 && time % 60 == 0 ? $"{(time / 60).ToString(CultureInfo.InvariantCulture)} h"
        : $"{number} min";

    // "price_1h" and "hourlyRate" tell the duration.
    private static string Amount(string name, string? number) =>
        number is null ? "" : name.Contains("hour", StringComparison.OrdinalIgnoreCase) ? "1 h " + number : name.Any(char.IsAsciiDigit) ? $"{Words(name)} {number}" : number;

    /// <summary>"incall_1h" and "halfHour" as words.</summary>
    private static string Words(string key)
    {
        var words = new System.Text.StringBuilder(key.Length + 4);
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] is '_' or '-' or '.')
            {
                words.Append(' ');
            }
            else
            {
                words.Append(i > 0 && char.IsUpper(key[i]) && char.IsLower(key[i - 1]) ? " " : "").Append(char.ToLowerInvariant(key[i]));
            }
        }

        return words.ToString();
    }
}
