using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Reads what a click's script would do where it is written as plain literals: a cookie that is set, an address that is gone to. Nothing is
/// run; what a script computes is not known, and then there is no action.
/// </summary>
internal sealed partial class GateScript(IElement root)
{
    /// <summary>This, and bounds inside the patterns, limit what a hostile script can cost; a limit by the wall's clock would fail where the machine is busy.</summary>
    private const int MostScript = 100_000;
    private const int LongestHandler = 3_000;

    /// <summary>Characters between the name of an element or function and the block that belongs to it.</summary>
    private const int NearestBlock = 120;

    private string? inline;

    private string Inline => inline ??= ReadInline();

    /// <summary>The cookie (<c>name=value</c>) that a click on the element sets, or null.</summary>
    public string? CookieOf(IElement element) => CookiesIn(HandlerOf(element)).FirstOrDefault();

    /// <summary>Where a click on the element goes, or null.</summary>
    public Uri? TargetOf(IElement element, Uri page) =>
        Location().Match(HandlerOf(element)) is { Success: true } match ? PageAddress.Resolve(page, match.Groups["url"].Value) : null;

    /// <summary>The one cookie that the page's own scripts set and name after age or consent, whatever triggers them; null when there are several.</summary>
    public string? OnlyAgeCookie()
    {
        var found = CookiesIn(Inline).Where(c => AgeName().IsMatch(c[..c.IndexOf('=', StringComparison.Ordinal)])).Distinct(StringComparer.Ordinal).ToList();
        return found is [var only] ? only : null;
    }

    private string ReadInline()
    {
        var text = new StringBuilder();
        foreach (var script in root.Owner?.Scripts ?? Enumerable.Empty<IElement>())
        {
            if (!script.HasAttribute("src") && text.Length < MostScript)
            {
                var own = script.TextContent;
                text.Append(own, 0, Math.Min(own.Length, MostScript - text.Length)).Append('\n');
            }
        }

        return text.ToString();
    }

    // The attribute's own script, the functions it calls, and what is attached to the element by its id.
    private string HandlerOf(IElement element)
    {
        var href = element.GetAttribute("href")?.TrimStart();
        var own = element.GetAttribute("onclick") ?? (href?.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) == true ? href : "");
        var handler = new StringBuilder(own).Append('\n');
        foreach (Match call in Call().Matches(own))
        {
            var name = call.Groups["name"].Value;
            Append(handler, "function " + name + "(");
            Append(handler, "function " + name + " (");
            Append(handler, name + " = ");
            Append(handler, name + "=");
        }

        if (element.Id is { Length: > 0 } id)
        {
            Append(handler, "'" + id + "'");
            Append(handler, "\"" + id + "\"");
            Append(handler, "#" + id + "'");
            Append(handler, "#" + id + "\"");
        }

        return handler.ToString();
    }

    private void Append(StringBuilder handler, string start)
    {
        var at = Inline.IndexOf(start, StringComparison.Ordinal);
        var open = at < 0 ? -1 : Inline.IndexOf('{', at, Math.Min(NearestBlock + start.Length, Inline.Length - at));
        if (open < 0)
        {
            return;
        }

        var depth = 0;
        var end = open;
        for (; end < Inline.Length && end - open < LongestHandler; end++)
        {
            depth += Inline[end] == '{' ? 1 : Inline[end] == '}' ? -1 : 0;
            if (depth == 0)
            {
                break;
            }
        }

        handler.Append(Inline, open, end - open).Append('\n');
    }

    private static IEnumerable<string> CookiesIn(string script)
    {
        foreach (Match match in Assignment().Matches(script))
        {
            if (!IsOpenEnded(script, match) && !Removal().IsMatch(match.Groups["rest"].Value))
            {
                yield return match.Groups["pair"].Value;
            }
        }

        foreach (Match match in Setter().Matches(script))
        {
            yield return match.Groups["name"].Value + "=" + match.Groups["value"].Value;
        }
    }

    // 'age=1' + suffix: only a literal that begins the next attribute leaves the value what it is.
    private static bool IsOpenEnded(string script, Match assignment)
    {
        var after = script.AsSpan(assignment.Index + assignment.Length).TrimStart();
        if (assignment.Groups["rest"].Length > 0 || after.IsEmpty || after[0] != '+')
        {
            return false;
        }

        var next = after[1..].TrimStart();
        return next.IsEmpty || next[0] is not ('\'' or '"') || !next[1..].TrimStart().StartsWith(";", StringComparison.Ordinal);
    }

    [GeneratedRegex("""document\s*\.\s*cookie\s*=\s*(?<quote>['"`])(?<pair>[^'"`;=\s]{1,80}=[^'"`;$\s]{1,120})(?<rest>;[^'"`]{0,200})?\k<quote>""", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Assignment();

    [GeneratedRegex("""(?:\$\.cookie|\bCookies\.set|\b(?!\w*(?:remove|delete|erase|get|Remove|Delete|Erase|Get))\w{0,30}[cC]ookie\w{0,30})\s*\(\s*(?<quote>['"])(?<name>[\w.-]{1,80})\k<quote>\s*,\s*(?:(?<open>['"])(?<value>[^'";\s]{1,120})\k<open>|(?<value>\d{1,9}|true))\s*[,)]""", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Setter();

    [GeneratedRegex("""max-age\s*=\s*(?:0|-)|\b19[67]\d\b""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Timeout.Infinite)]
    private static partial Regex Removal();

    [GeneratedRegex("""\blocation(?:\.href)?(?:\s*=\s*|\.(?:assign|replace)\s*\(\s*)(?<quote>['"`])(?<url>[^'"`$]{1,300})\k<quote>(?!\s*\+)""", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Location();

    [GeneratedRegex("""(?<![\w$.])(?<name>[A-Za-z_$][\w$]{0,60})\s*\(""", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Call();

    [GeneratedRegex("""age|adult|18|21|verif|gate|enter|warning|disclaim|major|mayor|confirm|consent|alter|wiek|vek|yas""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Timeout.Infinite)]
    private static partial Regex AgeName();
}
