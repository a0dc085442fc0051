using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Finds the plain click or form that passes an "I am over 18" gate, and refuses every gate that asks for more.</summary>
internal static class AgeGate
{
    private static readonly string[] AcceptNames =
        ["accept", "agree", "enter", "confirm", "yes", "over18", "adult", "age", "allow", "ok", "18", "einwilligung", "bestaetigen", "entrar", "entrer", "oui", "si", "evet", "da"];

    private static readonly string[] RefuseNames = ["no", "leave", "exit", "decline", "reject", "under", "refuse", "cancel"];

    /// <summary>The action that a visitor who is of age would take, or null when there is none or it asks for more than a click.</summary>
    public static AgeGateAction? Find(PageOutline outline, PageWords words, Uri page)
    {
        if (outline.Controls.Any(AsksForMore))
        {
            return null;
        }

        return FromForms(outline, words, page) ?? FromLinks(outline, words, page) ?? FromScript(outline, words, page);
    }

    // A password, a date of birth, a document, a captcha: not a plain click.
    private static bool AsksForMore(IElement control) =>
        control.LocalName is "input" && (control.GetAttribute("type")?.ToLowerInvariant() ?? "text") is "password" or "date" or "file" or "text" or "email" or "tel" or "number";

    private static AgeGateAction? FromForms(PageOutline outline, PageWords words, Uri page)
    {
        foreach (var form in outline.Forms)
        {
            var submits = form.QuerySelectorAll("button, input[type=submit], input[type=image]").Where(b => b.GetAttribute("type")?.ToLowerInvariant() is not ("button" or "reset")).ToList();
            var accept = submits.Find(b => Accepts(Wording(b), words)) ?? (submits.Count == 1 && !Refuses(Wording(submits[0]), words) ? submits[0] : null);
            if (accept is null)
            {
                continue;
            }

            var action = accept.GetAttribute("formaction") ?? form.GetAttribute("action");
            if (PageAddress.Resolve(page, string.IsNullOrWhiteSpace(action) ? page.AbsoluteUri : action) is not { } target)
            {
                continue;
            }

            var fields = Fields(form, accept);
            var isPost = string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase);
            return isPost
                ? new AgeGateAction(target, GateMethod.Post, fields, null)
                : new AgeGateAction(WithQuery(target, fields), GateMethod.Get, fields, null);
        }

        return null;
    }

    private static List<KeyValuePair<string, string>> Fields(IElement form, IElement accept)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var control in form.QuerySelectorAll("input, button"))
        {
            if (control.GetAttribute("name") is not { Length: > 0 } name)
            {
                continue;
            }

            var type = control.LocalName is "button" ? "submit" : control.GetAttribute("type")?.ToLowerInvariant() ?? "text";
            var isSent = type switch
            {
                "hidden" => true,
                // "Remember me" and "I am over 18" boxes are ticked, as the visitor would.
                "checkbox" => true,
                "radio" => control.HasAttribute("checked"),
                _ => ReferenceEquals(control, accept),
            };
            if (isSent)
            {
                fields.Add(KeyValuePair.Create(name, control.GetAttribute("value") ?? (type is "checkbox" ? "on" : "")));
            }
        }

        return fields;
    }

    private static Uri WithQuery(Uri target, List<KeyValuePair<string, string>> fields) =>
        new UriBuilder(target) { Query = string.Join('&', fields.Select(f => Uri.EscapeDataString(f.Key) + "=" + Uri.EscapeDataString(f.Value))) }.Uri;

    private static AgeGateAction? FromLinks(PageOutline outline, PageWords words, Uri page)
    {
        foreach (var anchor in outline.Anchors)
        {
            if (anchor.Target is { } target && Accepts(anchor.Text, words) && string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase))
            {
                return new AgeGateAction(target, GateMethod.Get, [], CookieOf(anchor.Element));
            }
        }

        return null;
    }

    // A button or "#" link that only sets a cookie: the page is then asked for again.
    private static AgeGateAction? FromScript(PageOutline outline, PageWords words, Uri page)
    {
        foreach (var element in outline.Controls.Concat(outline.Anchors.Select(a => a.Element)))
        {
            if (CookieOf(element) is { } cookie && Accepts(Wording(element), words))
            {
                return new AgeGateAction(page, GateMethod.Get, [], cookie);
            }
        }

        return null;
    }

    private static string? CookieOf(IElement element)
    {
        var script = element.GetAttribute("onclick");
        var at = script?.IndexOf("document.cookie", StringComparison.Ordinal) ?? -1;
        if (script is null || at < 0)
        {
            return null;
        }

        var open = script.IndexOfAny(['\'', '"'], at);
        if (open < 0)
        {
            return null;
        }

        var end = script.IndexOfAny([';', script[open]], open + 1);
        var cookie = end < 0 ? "" : script[(open + 1)..end].Trim();
        return cookie.IndexOf('=', StringComparison.Ordinal) > 0 && cookie.Length < 200 ? cookie : null;
    }

    private static string Wording(IElement control) =>
        (control.GetAttribute("value") is { Length: > 1 } value && control.LocalName is "input" ? value : control.TextContent) is { Length: > 0 } text
            ? text.Trim()
            : control.GetAttribute("name") ?? control.GetAttribute("id") ?? "";

    private static bool Accepts(string wording, PageWords words)
    {
        var found = words.Find(wording);
        return !found.Is(PageWord.GateRefuse) && !Refuses(wording, words)
            && (found.Is(PageWord.GateAccept) || (found.OpensWith(PageWord.GateAccept) && wording.Length < 60)
                || Array.Exists(AcceptNames, n => string.Equals(n, wording, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool Refuses(string wording, PageWords words) =>
        words.Find(wording).OpensWith(PageWord.GateRefuse) || Array.Exists(RefuseNames, n => string.Equals(n, wording, StringComparison.OrdinalIgnoreCase));
}
