using System.Globalization;
using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// What a page shows in fields of a form that no visitor fills in: values that can't be changed, and price lists to choose from. What forms
/// ask for, such as filters and the text of a message, is no content.
/// </summary>
internal static class FormValues
{
    private const int MostOptions = 16;
    private const int LongestOption = 60;
    private const int LongestValue = 120;
    private const int FewestRates = 2;

    /// <summary>The value of a field that can't be changed; null for any other.</summary>
    public static string? OfInput(IElement input) =>
        IsFixed(input) && input.GetAttribute("type") is null or "text" or "tel" or "number" && input.GetAttribute("value") is { Length: > 0 and <= LongestValue } value
        && !value.Contains("://", StringComparison.Ordinal) ? value : null;

    /// <summary>The text of a box that can't be changed; null for any other.</summary>
    public static string? OfTextArea(IElement area) => IsFixed(area) ? area.TextContent : null;

    /// <summary>Options that each name a duration and its price, "30 min - 80 €"; none where fewer than two do.</summary>
    public static List<string> RatesOf(IElement select)
    {
        var rates = new List<(string Text, string First, string Second)>();
        var options = 0;
        foreach (var option in select.QuerySelectorAll("option"))
        {
            if (++options > MostOptions)
            {
                return [];
            }

            var text = option.TextContent.Trim();
            text = option.GetAttribute("data-price") is { Length: > 0 and <= 12 } price && char.IsAsciiDigit(price[0]) ? $"{text}: {price}" : text;
            if (text.Length <= LongestOption && TwoNumbers(text) is { } numbers)
            {
                rates.Add((text, numbers.First, numbers.Second));
            }
        }

        return rates.Count >= FewestRates && rates.Count >= options - 1 && rates.Select(r => r.Second).Distinct(StringComparer.Ordinal).Count() == rates.Count && !AreRanges(rates) ? rates.ConvertAll(r => r.Text) : [];
    }

    private static bool IsFixed(IElement field) => field.HasAttribute("readonly") || field.HasAttribute("disabled");

    // "18 to 25", "26 to 35": each goes on where the one before ended.
    private static bool AreRanges(List<(string Text, string First, string Second)> rates)
    {
        for (var i = 1; i < rates.Count; i++)
        {
            if (int.TryParse(rates[i - 1].Second, CultureInfo.InvariantCulture, out var end) && int.TryParse(rates[i].First, CultureInfo.InvariantCulture, out var start) && start < end)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The two numbers of a text, with a word between them.</summary>
    private static (string First, string Second)? TwoNumbers(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (first < 0)
        {
            return null;
        }

        var between = first + LengthOfNumber(text, first);
        var second = text.AsSpan(between).IndexOfAnyInRange('0', '9');
        return second > 0 && text.AsSpan(between, second).ContainsAnyInRange('A', '\uD7FF')
            ? (text[first..between], text.Substring(between + second, LengthOfNumber(text, between + second)))
            : null;
    }

    private static int LengthOfNumber(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length - at : length;
    }
}
