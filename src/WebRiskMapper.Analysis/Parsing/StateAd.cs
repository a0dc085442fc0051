using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>An object of embedded state that may be the page's ad: what its keys name, still to be held against the page.</summary>
internal sealed class StateAd
{
    private const int FewestFields = 3;
    private const int MostValues = 80;
    private const int LongestValue = 120;
    private const int LongestTitle = 200;
    private const int LongestText = 20_000;
    private const int ShortestText = 40;

    private uint fields;

    public string? Title { get; private set; }

    /// <summary>The ad's words without markup, one block per line.</summary>
    public string? Text { get; private set; }

    public List<LabelledValue> Values { get; } = [];

    public List<string> Images { get; } = [];

    /// <summary>ISO code or sign that the amounts are in, when it is stated beside them.</summary>
    public string? Currency { get; private set; }

    /// <summary>One of several of its kind, such as related ads.</summary>
    public bool InList { get; set; }

    /// <summary>Whether the object, without what it is part of, reads like an ad.</summary>
    public bool IsOne => Distinct >= FewestFields && Told > 0 && (Title is not null || Text is not null || Has(StateKey.Name));

    /// <summary>Has words of its own, as an ad has and a seller or a place has not.</summary>
    public bool HasWords => Title is not null || Text is not null;

    /// <summary>Nothing else on a site has a text, a title or name, and two more of the things that ads tell.</summary>
    public bool IsUnmistakable =>
        Text is { Length: >= ShortestText } && (Title is not null || Has(StateKey.Name)) && Told >= 2;

    /// <summary>Different fields told, dates and the like aside.</summary>
    private int Distinct => BitOperations.PopCount(fields & ~Bit(StateKey.Other) & ~Bit(StateKey.Images) & ~Bit(StateKey.Posted) & ~Bit(StateKey.Updated) & ~Bit(StateKey.Country) & ~Bit(StateKey.Currency));

    private int Told => BitOperations.PopCount(fields & (Bit(StateKey.Age) | Bit(StateKey.Phone) | Bit(StateKey.Handle) | Bit(StateKey.Email) | Bit(StateKey.City) | Bit(StateKey.Price) | Bit(StateKey.Services) | Bit(StateKey.Nationality) | Bit(StateKey.SpokenLanguages)));

    public bool Has(StateKey key) => (fields & Bit(key)) != 0;

    /// <summary>Whether two objects tell much the same things, as the members of a list do.</summary>
    public bool IsLike(StateAd other) => BitOperations.PopCount(fields & other.fields) >= 0.6 * BitOperations.PopCount(fields | other.fields);

    /// <summary>Takes one value in; what cannot be a value of the field is left out.</summary>
    public void Add(StateKey key, string value)
    {
        if (value.Length == 0 || Values.Count >= MostValues)
        {
            return;
        }

        switch (key)
        {
            case StateKey.Title when value.Length <= LongestTitle && value.Any(char.IsLetter):
                Title ??= value;
                break;
            case StateKey.Text when value.Length > 1 && value.Any(char.IsLetter):
                var words = WithoutMarkup(value.Length > LongestText ? value[..LongestText] : value);
                Text = Text is null || words.Length > Text.Length ? words : Text;
                break;
            case StateKey.Currency when value.Length <= 8 && !value.Any(char.IsAsciiDigit):
                Currency ??= value;
                break;
            case StateKey.Images when value.Length < 500 && (value.Contains('/') || value.Contains('.')):
                Images.Add(value);
                break;
            default:
                if (Label(key, value) is not { } label || value.Length > LongestValue)
                {
                    return;
                }

                Values.Add(new LabelledValue(label, label is FieldLabel.Posted or FieldLabel.Updated ? Date(value) : value, null));
                break;
        }

        fields |= Bit(key);
    }

    /// <summary>Takes in what a part such as the place or the contact tells.</summary>
    public void Merge(StateAd part)
    {
        Title ??= part.Title;
        Text ??= part.Text;
        Currency ??= part.Currency;
        // A place has a name too, and it is nobody's.
        var named = !Has(StateKey.Name) && (part.Has(StateKey.Phone) || part.Has(StateKey.Age));
        Values.AddRange(part.Values.Where(v => named || v.Label != FieldLabel.Name));
        Images.AddRange(part.Images);
        fields |= named ? part.fields : part.fields & ~Bit(StateKey.Name);
    }

    /// <summary>Amounts that say nothing of their currency are in the one stated beside them.</summary>
    public void PriceAll()
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i].Label == FieldLabel.Price && Currency is not null && Values[i].Value.Length > 0 && char.IsAsciiDigit(Values[i].Value[^1]))
            {
                Values[i] = Values[i] with { Value = $"{Values[i].Value} {Currency}" };
            }
        }
    }

    private static FieldLabel? Label(StateKey key, string value)
    {
        var digits = value.Count(char.IsAsciiDigit);
        return key switch
        {
            StateKey.Name when value.Any(char.IsLetter) && value.Length <= 60 => FieldLabel.Name,
            StateKey.Age when digits == 2 && value.Length <= 20 => FieldLabel.Age,
            StateKey.City when value.Any(char.IsLetter) => FieldLabel.City,
            StateKey.Country when value.Any(char.IsLetter) => FieldLabel.Country,
            StateKey.Phone when digits is >= 7 and <= 15 && value.Length <= 40 => FieldLabel.Phone,
            StateKey.Email when value.Contains('@') => FieldLabel.Email,
            StateKey.Handle => FieldLabel.Handle,
            StateKey.Price when digits > 0 => FieldLabel.Price,
            StateKey.Posted when digits >= 4 => FieldLabel.Posted,
            StateKey.Updated when digits >= 4 => FieldLabel.Updated,
            StateKey.Nationality when value.Any(char.IsLetter) => FieldLabel.Nationality,
            StateKey.SpokenLanguages when value.Any(char.IsLetter) => FieldLabel.SpokenLanguages,
            StateKey.Services when value.Any(char.IsLetter) => FieldLabel.Services,
            StateKey.Availability when value.Any(char.IsLetterOrDigit) => FieldLabel.Availability,
            _ => null,
        };
    }

    // Seconds or milliseconds since 1970 are dates too; React writes "$D" before one.
    private static string Date(string value)
    {
        value = value.StartsWith("$D", StringComparison.Ordinal) ? value[2..] : value;
        return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (number > 100_000_000_000 ? number / 1000 : number) is > 900_000_000 and < 4_200_000_000 and var seconds
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : value;
    }

    // Enough for what editors write: blocks become lines, everything else in angle brackets goes.
    private static string WithoutMarkup(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length; i++)
        {
            var end = html[i] == '<' && i + 1 < html.Length && (char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!') ? html.IndexOf('>', i) : -1;
            if (end < 0)
            {
                text.Append(html[i]);
                continue;
            }

            var tag = html.AsSpan(i + 1, end - i - 1).TrimStart('/');
            if (tag.StartsWith("br", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("p", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("li", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("div", StringComparison.OrdinalIgnoreCase))
            {
                text.Append('\n');
            }

            i = end;
        }

        return string.Join('\n', WebUtility.HtmlDecode(text.ToString()).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static uint Bit(StateKey key) => 1u << (int)key;
}
