using System.Globalization;
using AngleSharp.Dom;
using WebRiskMapper.Analysis.Extraction.Prices;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// What a page shows in fields of a form that no visitor fills in: values that can't be changed or sent, choices that were made, and price
/// lists to choose from. What forms ask for, such as filters and the text of a message, is no content. One for each page.
/// </summary>
internal sealed class FormValues(RateText rates)
{
    private const int MostOptions = 16;
    private const int LongestOption = 60;
    private const int LongestValue = 120;
    private const int FewestRates = 2;
    private const int MostFields = 80;

    /// <summary>A form that shows an ad has several fields with words, and some with numbers; a filter has hardly any words.</summary>
    private const int FewestWords = 2;

    private const decimal SmallestAmount = 20;
    private const decimal AmountStep = 5;
    private const int SecondsPerMinute = 60;

    private static readonly string[] AmountNames = ["data-price", "data-cost", "data-rate", "data-preis", "data-prix", "data-precio"];

    private (IElement? Form, bool Shows) known;

    /// <summary>The value of a field that can't be changed; null for any other.</summary>
    public string? OfInput(IElement input) =>
        IsText(input) && ValueOf(input) is { } value && IsFixed(input) ? value : null;

    /// <summary>The text of a box that can't be changed; null for any other.</summary>
    public string? OfTextArea(IElement area) => IsFixed(area) ? area.TextContent : null;

    /// <summary>The option that was chosen, where that can't be changed or stands beside fields that can't; null for any other list.</summary>
    public string? OfSelect(IElement select) =>
        select.QuerySelector("option[selected]")?.TextContent.Trim() is { Length: > 0 and <= LongestOption } chosen && (IsFixed(select) || IsAmongFixed(select)) ? chosen : null;

    /// <summary>Whether the label is of a box that was left empty and can't be ticked: what it names is not offered. A rate of a price list is, whichever is ticked.</summary>
    public bool IsRefused(IElement label) => ChoiceOf(label) is { } choice && !choice.HasAttribute("checked") && (choice.HasAttribute("disabled") || choice.Closest("fieldset[disabled]") is not null) && rates.HasCurrency(label.TextContent) is null;

    /// <summary>Whether the label is about incall or outcall and nothing else.</summary>
    public bool NamesVisit(IElement label) => label.TextContent.Trim() is { Length: > 0 and <= LongestOption } text && rates.NamesVisit(text);

    /// <summary>What the choice that the label names costs, where its own attributes tell; null for any other label.</summary>
    public string? PriceOf(IElement label)
    {
        if (ChoiceOf(label) is not { } choice || rates.MinutesIn(label.TextContent) is null)
        {
            return null;
        }

        foreach (var name in AmountNames)
        {
            if (choice.GetAttribute(name) is { Length: > 0 } amount && char.IsAsciiDigit(amount[0]))
            {
                return amount;
            }
        }

        return choice.GetAttribute("value") is { Length: > 0 } value && IsPriced(choice) ? value : null;
    }

    /// <summary>Options that each name a duration and its price, "30 min - 80 €"; none where they are of another kind.</summary>
    public List<string> RatesOf(IElement select)
    {
        var found = new List<string>();
        var (options, withCurrency) = (0, 0);
        foreach (var option in select.QuerySelectorAll("option"))
        {
            if (++options > MostOptions)
            {
                return [];
            }

            var text = option.TextContent.Trim();
            text = option.GetAttribute("data-price") is { Length: > 0 and <= 12 } price && char.IsAsciiDigit(price[0]) ? $"{text}: {price}" : text;
            text = option.ParentElement is { LocalName: "optgroup" } group && group.GetAttribute("label") is { Length: > 0 } kind ? $"{text} ({kind})" : text;
            if (text.Length <= LongestOption && rates.HasCurrency(text) is { } hasCurrency)
            {
                found.Add(text);
                withCurrency += hasCurrency ? 1 : 0;
            }
            else if (options - found.Count > 1)
            {
                // The first option may say no more than "please choose".
                return [];
            }
        }

        return found.Count >= options - 1 && (withCurrency > 0 || found.Count >= FewestRates) && found.Distinct(StringComparer.Ordinal).Count() == found.Count ? found : [];
    }

    // The values of a group are amounts where each has a duration for its label, they grow with it, and are neither it nor the numbers of a list.
    private bool IsPriced(IElement choice)
    {
        var name = choice.GetAttribute("name");
        var (minutes, last) = (0, 0m);
        var members = 0;
        foreach (var label in (choice.Closest("fieldset, form, table, ul, body") ?? choice).QuerySelectorAll("label").Take(MostFields))
        {
            if (ChoiceOf(label) is not { } member || !string.Equals(member.GetAttribute("name"), name, StringComparison.Ordinal))
            {
                continue;
            }

            if (!decimal.TryParse(member.GetAttribute("value"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount < SmallestAmount || amount % AmountStep != 0
                || rates.MinutesIn(label.TextContent) is not { } duration || amount == duration || amount == duration * SecondsPerMinute || amount <= last || duration <= minutes)
            {
                return false;
            }

            (minutes, last) = (duration, amount);
            members++;
        }

        return members >= FewestRates;
    }

    /// <summary>The box or button that the label stands for, inside of it or right beside it.</summary>
    private static IElement? ChoiceOf(IElement label)
    {
        if (label.GetAttribute("for") is not { Length: > 0 } id)
        {
            return label.QuerySelector("input") is { } inside && IsChoice(inside) ? inside : null;
        }

        foreach (var beside in (ReadOnlySpan<IElement?>)[label.PreviousElementSibling, label.NextElementSibling, label.QuerySelector("input")])
        {
            if (beside is { LocalName: "input" } && IsChoice(beside) && string.Equals(beside.Id, id, StringComparison.Ordinal))
            {
                return beside;
            }
        }

        return null;
    }

    private static bool IsChoice(IElement input) => input.GetAttribute("type") is "radio" or "checkbox";

    private static bool IsText(IElement input) => input.GetAttribute("type") is null or "" or "text" or "tel" or "number" or "date" or "email";

    private static string? ValueOf(IElement input) =>
        input.GetAttribute("value") is { Length: > 0 and <= LongestValue } value && !value.Contains("://", StringComparison.Ordinal) ? value : null;

    // No attribute keeps a list from being changed that is also sent; the fields beside it tell that it shows a value.
    private static bool IsAmongFixed(IElement select)
    {
        var inputs = (select.Closest("fieldset, form") ?? select).QuerySelectorAll("input").Where(IsText).Take(MostFields).ToList();
        return inputs.Count >= FewestWords && inputs.TrueForAll(i => i.HasAttribute("readonly") || i.HasAttribute("disabled"));
    }

    private bool IsFixed(IElement field)
    {
        if (field.HasAttribute("readonly") || field.HasAttribute("disabled") || field.GetAttribute("aria-readonly") is "true")
        {
            return true;
        }

        for (var around = field.ParentElement; around is not null; around = around.ParentElement)
        {
            if (around.LocalName is "fieldset" && around.HasAttribute("disabled"))
            {
                return true;
            }

            if (around.LocalName is "form")
            {
                return Shows(around);
            }
        }

        return false;
    }

    /// <summary>Whether a form can't be sent and is filled in: it shows what somebody else wrote.</summary>
    private bool Shows(IElement form)
    {
        if (!ReferenceEquals(known.Form, form))
        {
            var fields = form.QuerySelectorAll("input, button").Take(MostFields).ToList();
            var values = fields.Where(f => f.LocalName is "input" && IsText(f)).Select(ValueOf).OfType<string>().ToList();
            known = (form, !fields.Exists(Sends) && values.Count(v => v.Any(char.IsLetter)) >= FewestWords && values.Exists(v => v.Any(char.IsAsciiDigit)));
        }

        return known.Shows;
    }

    private static bool Sends(IElement control) =>
        control.LocalName is "button" ? control.GetAttribute("type") is null or "" or "submit" : control.GetAttribute("type") is "submit" or "image" or "button";
}
