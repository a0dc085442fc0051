using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Phones;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Telephone numbers that stand in an attribute or in a concealed part of the page until a click shows them.</summary>
internal static class ConcealedNumbers
{
    private const int FewestDigits = 7;
    private const int MostDigits = 15;
    private const int LongestScript = 400;
    private const int FewestInCaption = 9;
    private const int LongestCaption = 160;
    private const int LongestConcealed = 80;
    private const int LongestPart = 12;
    private const string Marks = " +-./()\u00A0";

    private static readonly string[] PartNames = ["prefix", "suffix", "rest", "part", "area", "local", "head", "tail", "first", "second", "last", "start", "end", "num", "phone", "tel", "code"];

    /// <summary>
    /// The number in an attribute that is named for it, such as <c>data-phone</c>, in quotes in one that is script, or behind a word such as
    /// "call" in one that is shown or read out; null where there is none.
    /// </summary>
    public static string? In(string name, string value)
    {
        if (value.Length is <= FewestDigits or > LongestScript)
        {
            return null;
        }

        if (name.StartsWith("data-", StringComparison.Ordinal))
        {
            // Nothing but a hidden number is one in base64.
            return IsNamed(name) && IsNumber(value) ? value
                : (value[0] == '+' && IsDialled(value)) || value.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? value.Replace("tel:", "", StringComparison.OrdinalIgnoreCase)
                : Encoded(value, IsNamed(name));
        }

        if (name is "aria-label" or "title")
        {
            return value.Length <= LongestConcealed ? InLabel(value) : null;
        }

        return IsScript(name) || (name is "href" && value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) ? Quoted(value) : null;
    }

    /// <summary>Whether an attribute holds a script.</summary>
    public static bool IsScript(string name) =>
        name[0] is '@' or ':' || name.StartsWith("on", StringComparison.Ordinal) || name.StartsWith("x-", StringComparison.Ordinal) || name.StartsWith("v-", StringComparison.Ordinal) || name.EndsWith("click", StringComparison.Ordinal);

    // "Call 926 114 883" is announced; a number alone must be dialled from abroad, since times and counts are shown so too.
    private static string? InLabel(string label)
    {
        var start = label.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return null;
        }

        start -= start > 0 && label[start - 1] is '+' or '(' ? 1 : 0;
        var end = label.AsSpan(start).IndexOfAnyExcept("0123456789" + Marks);
        var number = (end < 0 ? label.AsSpan(start) : label.AsSpan(start, end)).TrimEnd(" -./(");
        return IsNumber(number) && (number[0] == '+' || PhoneContext.HasCue(FoldedText.Fold(label), start)) ? number.ToString() : null;
    }

    /// <summary>The number in a small part of a page that no visitor sees before a click: nothing but a number, or a link that calls.</summary>
    public static string? InConcealed(IElement element)
    {
        IParentNode root = element is IHtmlTemplateElement template ? template.Content : element;
        var text = ((INode)root).TextContent.AsSpan().Trim();
        if (text.Length > LongestConcealed)
        {
            return null;
        }

        foreach (var link in root.QuerySelectorAll("a[href]"))
        {
            if (PhoneLinks.NumberIn(link.GetAttribute("href") ?? "") is { } number && IsNumber(number))
            {
                return number;
            }
        }

        return IsDialled(text) ? text.ToString() : null;
    }

    // Digits and their separators alone, dialled from abroad or with a trunk prefix.
    private static bool IsDialled(ReadOnlySpan<char> text) => text.Length > FewestDigits && text[0] is '+' or '0' or '(' && IsNumber(text) && IsPlain(text);

    /// <summary>The number that base64 hides; null when it is none.</summary>
    /// <param name="isNamed">The attribute's name says that it is one.</param>
    private static string? Encoded(ReadOnlySpan<char> value, bool isNamed = false) =>
        Base64Text.Of(value, LongestConcealed) is { } text && (IsDialled(text) || (isNamed && IsNumber(text) && IsPlain(text))) ? text : null;

    /// <summary>The number in a picture's alternative text, "Anna, Wien +43 660 1234567"; null where there is none.</summary>
    public static string? InCaption(string text)
    {
        for (var i = 0; i + FewestInCaption <= text.Length && text.Length <= LongestCaption; i++)
        {
            if (text[i] is '+' or '0' && (i == 0 || text[i - 1] is ' ' or ':' or '('))
            {
                var end = text.AsSpan(i).IndexOfAnyExcept("0123456789" + Marks);
                var number = (end < 0 ? text.AsSpan(i) : text.AsSpan(i, end)).TrimEnd(" -./(");
                if (number.Length >= FewestInCaption && IsNumber(number))
                {
                    return number.ToString();
                }
            }
        }

        return null;
    }

    // "phone: '644 …'", "showPhone('644 …')".
    private static bool IsNamedPhone(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" :=(\"'");
        var start = before.Length;
        while (start > 0 && (char.IsAsciiLetterOrDigit(before[start - 1]) || before[start - 1] is '_' or '$' or '.'))
        {
            start--;
        }

        var name = before[start..];
        return name.Contains("phone", StringComparison.OrdinalIgnoreCase) || name.Contains("mobil", StringComparison.OrdinalIgnoreCase) || name.Contains("whatsapp", StringComparison.OrdinalIgnoreCase)
            || name.Equals("tel", StringComparison.OrdinalIgnoreCase) || name.StartsWith("telef", StringComparison.OrdinalIgnoreCase) || name.Equals("call", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsNamed(string name) =>
        name is "data-number" or "data-contact" or "data-call" or "data-cell" or "data-gsm" or "data-msisdn" || name.Contains("telef", StringComparison.Ordinal) || name.Contains("phone", StringComparison.Ordinal) || name.Contains("mobile", StringComparison.Ordinal) || name.Contains("whatsapp", StringComparison.Ordinal)
        || name.EndsWith("-tel", StringComparison.Ordinal);

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits is >= FewestDigits and <= MostDigits;
    }

    /// <summary>The number whose parts stand in attributes of their own, <c>data-prefix="0660" data-rest="1234567"</c>, in the order in which they stand; null where there is none.</summary>
    public static string? InParts(IElement element)
    {
        StringBuilder? number = null;
        var parts = 0;
        foreach (var attribute in element.Attributes)
        {
            if (attribute.LocalName.StartsWith("data-", StringComparison.Ordinal) && attribute.Value is { Length: >= 2 and <= LongestPart } value && IsPlain(value) && NamesPart(attribute.LocalName))
            {
                number = (number ?? new StringBuilder()).Append(value);
                parts++;
            }
        }

        // Without the trunk prefix the page itself must show how the number begins.
        return parts >= 2 && number!.ToString() is var whole && IsNumber(whole) && whole.Count(char.IsAsciiDigit) >= FewestInCaption
            && (IsDialled(whole) || element.TextContent.Contains(whole[..3], StringComparison.Ordinal)) ? whole : null;
    }

    // "data-rest", "data-b", "data-p3".
    private static bool NamesPart(string name) =>
        name.Length == "data-a".Length || (name.Length == "data-p1".Length && char.IsAsciiDigit(name[^1])) || Array.Exists(PartNames, n => name.Contains(n, StringComparison.Ordinal));

    // "show('+43 660 1234567')", "atob('KzQz…')".
    private static string? Quoted(string script)
    {
        for (var open = script.AsSpan().IndexOfAny('\'', '"'); open >= 0 && open + 1 < script.Length;)
        {
            var length = script.AsSpan(open + 1).IndexOf(script[open]);
            if (length < 0)
            {
                return null;
            }

            var inside = script.AsSpan(open + 1, length);
            inside = inside.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? inside["tel:".Length..] : inside;
            if (IsDialled(inside) || (inside.Length > FewestDigits && IsNumber(inside) && IsPlain(inside) && IsNamedPhone(script.AsSpan(0, open))))
            {
                return inside.ToString();
            }

            if (script.Contains("atob", StringComparison.Ordinal) && Encoded(inside) is { } decoded)
            {
                return decoded;
            }

            var next = open + length + 2;
            var found = next < script.Length ? script.AsSpan(next).IndexOfAny('\'', '"') : -1;
            open = found < 0 ? -1 : next + found;
        }

        return null;
    }

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && !Marks.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
