using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Finds the plain click or form that passes an "I am over 18" gate, and refuses every gate that asks for more: a birth date is a
/// statement about a person, and so is a name. What leads off the site, to an account or to a payment is never taken for the click.
/// </summary>
internal static class AgeGate
{
    /// <summary>A select with this many numbers asks for a day or a year.</summary>
    private const int NumbersOfADate = 20;

    private const int LongestWording = 60;

    /// <summary>Characters of what a site says of its cookies, at most, and of what stands beside a button, at least.</summary>
    private const int LongestNotice = 800;
    private const int LeastSaid = 15;

    private static readonly string[] AcceptNames =
        ["accept", "agree", "enter", "confirm", "yes", "over18", "adult", "age", "allow", "ok", "18", "einwilligung", "bestaetigen", "entrar", "entrer", "oui", "si", "evet", "da", "true", "1", "y"];

    // What an address, a class or an id calls the way in, whatever language the link is in.
    private static readonly string[] AcceptParts = ["accept", "agree", "enter", "confirm", "yes", "over18", "adult", "is18", "verified", "entrar", "entrer"];

    private static readonly string[] RefuseNames = ["no", "leave", "exit", "decline", "reject", "under", "refuse", "cancel", "false", "0", "n"];

    private static readonly string[] SearchNames = ["q", "s", "search", "query", "keyword", "keywords"];

    private static readonly string[] Commitments =
    [
        "login", "logon", "signin", "oauth", "register", "registration", "signup", "join", "subscribe", "subscription", "pay", "payment", "payments", "checkout",
        "billing", "purchase", "buy", "upgrade", "premium", "account", "anmelden", "registrieren", "inscription", "connexion", "registro", "registrazione", "rejestracja",
    ];

    /// <summary>The action that a visitor who is of age would take, or null when there is none or it asks for more than a click.</summary>
    public static AgeGateAction? Find(PageOutline outline, PageWords words, Uri page)
    {
        if (outline.Boxes.Count == 0 || outline.Controls.Any(AsksForMore) || AsksForADate(outline.Boxes[0].Element) || Captcha.IsOn(outline))
        {
            return null;
        }

        var script = new GateScript(outline.Boxes[0].Element);
        return FromForms(outline, words, page, script, isPlain: true)
            ?? FromLinks(outline, words, page, script)
            ?? FromScript(outline, words, page, script)
            ?? FromForms(outline, words, page, script, isPlain: false)
            ?? FromNamedLinks(outline, words, page, script);
    }

    /// <summary>Whether a button or link says that it leads past the gate, wherever it does lead.</summary>
    public static bool IsWayIn(IElement control, PageWords words) => Accepts(Wording(control), words) && !IsForCookies(control, words);

    // The button of the notice below or above the page: what stands beside it speaks of cookies, and of no age.
    private static bool IsForCookies(IElement control, PageWords words)
    {
        var own = control.TextContent.Length;
        var speaks = false;
        for (var around = control.ParentElement; around is { LocalName: not ("body" or "html" or "main") }; around = around.ParentElement)
        {
            var text = around.TextContent;
            if (text.Length > LongestNotice)
            {
                break;
            }

            var says = text.Length > own + LeastSaid ? words.Find(text) : default;
            if (says.Has(PageWord.Gate))
            {
                return false;
            }

            speaks |= says.Has(PageWord.Cookies);
        }

        return speaks;
    }

    // A password, a date of birth, a document: not a plain click.
    private static bool AsksForMore(IElement control) =>
        control.LocalName is "input" && TypeOf(control) is "password" or "date" or "month" or "file" or "text" or "email" or "tel" or "number" && !IsSearch(control);

    private static bool IsSearch(IElement control) => control.GetAttribute("name") is { } name && Names(SearchNames, name);

    private static bool AsksForADate(IElement root) =>
        root.QuerySelectorAll("select").Any(s => s.QuerySelectorAll("option").Count(o => o.TextContent.Trim() is { Length: > 0 } text && text.All(char.IsAsciiDigit)) >= NumbersOfADate);

    private static string TypeOf(IElement control) => control.GetAttribute("type")?.ToLowerInvariant() ?? (control.LocalName is "button" ? "submit" : "text");

    /// <param name="isPlain">Only buttons that say what they do; otherwise also the only button of the gate's own form.</param>
    private static AgeGateAction? FromForms(PageOutline outline, PageWords words, Uri page, GateScript script, bool isPlain)
    {
        foreach (var form in outline.Forms)
        {
            var submits = form.QuerySelectorAll("button, input[type=submit], input[type=image]").Where(b => TypeOf(b) is not ("button" or "reset")).ToList();
            var says = words.Find(form.TextContent);
            if (form.QuerySelector("select, textarea, input[type=search], input[type=text], input:not([type])") is not null
                || (!says.Has(PageWord.Gate) && form.TextContent.Contains("cookie", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var accept = isPlain
                ? submits.Find(b => Accepts(Wording(b), words)) ?? submits.Find(b => Names(AcceptNames, b.GetAttribute("value") ?? "") && !Refuses(Wording(b), words) && !Commits(Wording(b), words))
                : submits.Count == 1 && (says.Has(PageWord.Gate) || outline.Forms.Count == 1) && !Refuses(Wording(submits[0]), words) && !Commits(Wording(submits[0]), words) ? submits[0] : null;
            var action = accept?.GetAttribute("formaction") ?? form.GetAttribute("action");
            if (accept is null || PageAddress.Resolve(page, string.IsNullOrWhiteSpace(action) ? page.AbsoluteUri : action) is not { } target || !MayLead(page, target))
            {
                continue;
            }

            var fields = GateFields.Of(form, accept, words);
            var cookie = script.CookieOf(accept);
            return string.Equals(accept.GetAttribute("formmethod") ?? form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase)
                ? new AgeGateAction(target, GateMethod.Post, fields, cookie)
                : new AgeGateAction(WithQuery(target, fields), GateMethod.Get, fields, cookie);
        }

        return null;
    }

    private static Uri WithQuery(Uri target, IReadOnlyList<KeyValuePair<string, string>> fields) =>
        new UriBuilder(target) { Query = string.Join('&', fields.Select(f => Uri.EscapeDataString(f.Key) + "=" + Uri.EscapeDataString(f.Value))) }.Uri;

    // "I am over 18" says more than "Continue", which may be another link's.
    private static AgeGateAction? FromLinks(PageOutline outline, PageWords words, Uri page, GateScript script)
    {
        Anchor? found = null;
        foreach (var anchor in outline.Anchors)
        {
            if (anchor.Target is { } target && MayLead(page, target) && Accepts(anchor.Text, words) && !IsForCookies(anchor.Element, words))
            {
                if (anchor.Text.Contains("18", StringComparison.Ordinal) || words.Find(anchor.Text).Has(PageWord.Gate))
                {
                    return Click(anchor, target, script);
                }

                found ??= anchor;
            }
        }

        return found is { Target: { } first } ? Click(found, first, script) : null;
    }

    private static AgeGateAction Click(Anchor anchor, Uri target, GateScript script) => new(target, GateMethod.Get, [], script.CookieOf(anchor.Element));

    // The only link that an address, a class or an id calls the way in, in a language that is not known here.
    private static AgeGateAction? FromNamedLinks(PageOutline outline, PageWords words, Uri page, GateScript script)
    {
        var named = outline.Anchors.Where(a => a.Target is { } t && MayLead(page, t) && !Refuses(a.Text, words) && !Commits(a.Text, words)
            && Parts(t.AbsolutePath + "/" + a.Element.ClassName + "/" + a.Element.Id).Any(p => Names(AcceptParts, p))).ToList();
        return named is [{ Target: { } target }] ? Click(named[0], target, script) : null;
    }

    // A button or "#" link that only sets a cookie or goes to an address: after the first the page is asked for again.
    private static AgeGateAction? FromScript(PageOutline outline, PageWords words, Uri page, GateScript script)
    {
        var accepts = false;
        foreach (var element in outline.Controls.Concat(outline.Anchors.Where(a => a.Target is null).Select(a => a.Element)).Concat(outline.Boxes[0].Element.QuerySelectorAll("[onclick]")))
        {
            if (element.GetAttribute("href") is { } href && WebAddress.Resolve(href, page) is { } target && !MayLead(page, target))
            {
                continue;
            }

            if (!IsWayIn(element, words))
            {
                continue;
            }

            accepts = true;
            if (script.CookieOf(element) is { } cookie)
            {
                return new AgeGateAction(page, GateMethod.Get, [], cookie);
            }

            if (script.TargetOf(element, page) is { } goes && MayLead(page, goes))
            {
                return new AgeGateAction(goes, GateMethod.Get, [], null);
            }
        }

        return accepts && script.OnlyAgeCookie() is { } only ? new AgeGateAction(page, GateMethod.Get, [], only) : null;
    }

    /// <summary>An address of the page's own site that is no way to an account or a payment.</summary>
    private static bool MayLead(Uri page, Uri target) =>
        SiteOf(page).Equals(SiteOf(target), StringComparison.OrdinalIgnoreCase) && !Parts(target.AbsolutePath).Any(p => Names(Commitments, p));

    private static string SiteOf(Uri address) => address.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.IdnHost[4..] : address.IdnHost;

    // "/sign-in.php" is "sign", "in" and "signin".
    private static IEnumerable<string> Parts(string names)
    {
        foreach (var name in names.Split(['/', '.', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = name.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries);
            yield return string.Concat(parts);
            foreach (var part in parts)
            {
                yield return part;
            }
        }
    }

    private static string Wording(IElement control)
    {
        var text = control.LocalName is "input" && TypeOf(control) is not "image" && control.GetAttribute("value") is { Length: > 1 } value ? value : control.TextContent;
        return (string.IsNullOrWhiteSpace(text) ? control.GetAttribute("aria-label") ?? control.GetAttribute("alt") ?? control.QuerySelector("img")?.GetAttribute("alt") ?? control.GetAttribute("name") ?? control.Id ?? "" : text).Trim();
    }

    private static bool Accepts(string wording, PageWords words)
    {
        var found = words.Find(wording);
        return !found.Is(PageWord.GateRefuse) && !Refuses(wording, words) && !Commits(wording, words) && !wording.Contains("cookie", StringComparison.OrdinalIgnoreCase)
            && (found.Is(PageWord.GateAccept) || (found.OpensWith(PageWord.GateAccept) && wording.Length < LongestWording) || Names(AcceptNames, wording));
    }

    private static bool Refuses(string wording, PageWords words) => words.Find(wording).OpensWith(PageWord.GateRefuse) || Names(RefuseNames, wording);

    // "Вход" alone is the way in; "Вход на сайт" and "Yes, create my account" are not.
    private static bool Commits(string wording, PageWords words)
    {
        var found = words.Find(wording);
        return found.Has(PageWord.Payment) || (found.Has(PageWord.Login) && !found.Is(PageWord.GateAccept));
    }

    private static bool Names(string[] names, string name) => Array.Exists(names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
}
