using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What a gate's form sends when a visitor who is of age ticks what it asks and presses the button.</summary>
internal static class GateFields
{
    public static List<KeyValuePair<string, string>> Of(IElement form, IElement accept, PageWords words)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var boxes = form.QuerySelectorAll("input[type=checkbox]").Length;
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var control in form.QuerySelectorAll("input, button"))
        {
            if (control.GetAttribute("name") is not { Length: > 0 } name || control.HasAttribute("disabled"))
            {
                continue;
            }

            var type = control.LocalName is "button" ? "submit" : control.GetAttribute("type")?.ToLowerInvariant() ?? "text";
            var isSent = type switch
            {
                "hidden" => true,
                // "I am over 18" is ticked, "Send me news" is not.
                "checkbox" => boxes == 1 || control.HasAttribute("checked") || control.HasAttribute("required") || Affirms(LabelOf(form, control), words),
                "radio" => ReferenceEquals(Choice(form, name, words), control) && chosen.Add(name),
                _ => ReferenceEquals(control, accept),
            };
            if (isSent)
            {
                fields.Add(KeyValuePair.Create(name, control.GetAttribute("value") ?? (type is "checkbox" or "radio" ? "on" : "")));
            }
        }

        return fields;
    }

    private static IElement? Choice(IElement form, string name, PageWords words)
    {
        var group = form.QuerySelectorAll("input[type=radio]").Where(r => string.Equals(r.GetAttribute("name"), name, StringComparison.Ordinal)).ToList();
        return group.Find(r => Affirms(LabelOf(form, r), words)) ?? group.Find(r => r.HasAttribute("checked"));
    }

    private static bool Affirms(string label, PageWords words)
    {
        var found = words.Find(label);
        return !found.OpensWith(PageWord.GateRefuse) && (found.Has(PageWord.Gate) || found.OpensWith(PageWord.GateAccept));
    }

    private static string LabelOf(IElement form, IElement control)
    {
        for (var parent = control.ParentElement; parent is not null && !ReferenceEquals(parent, form); parent = parent.ParentElement)
        {
            if (parent.LocalName is "label")
            {
                return parent.TextContent.Trim();
            }
        }

        var label = control.Id is { Length: > 0 } id ? form.QuerySelectorAll("label").FirstOrDefault(l => string.Equals(l.GetAttribute("for"), id, StringComparison.Ordinal)) : null;
        return (label?.TextContent ?? control.NextSibling?.TextContent ?? "").Trim();
    }
}
