using System.Text;
using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// The number behind a button that shows it. What the button's attributes hold may be plain, in parts, in base64 or backwards; it counts
/// where the digits that the button already shows say so ("0664 12• •••"), or where the button offers a number and holds one.
/// </summary>
internal static class RevealedNumber
{
    private const int LongestButton = 80;
    private const int FewestShown = 2;

    /// <summary>Digits that must be shown of what an attribute holds that is meant for something else, such as <c>rel</c>.</summary>
    private const int FewestShownOfOther = 4;
    private const int FewestDigits = 7;
    private const int FewestHidden = 3;
    private const int MostDigits = 15;

    /// <summary>Digits of a whole number without a trunk prefix; nothing but a number is hidden so.</summary>
    private const int FewestEncoded = 9;
    private const int FewestMasks = 6;
    private const int LongestPart = 30;
    private const string Marks = " +-./()\u00A0";
    private const string Masks = "xXхХ*•●·…_#✱∗＊×";

    private static readonly string[] Names = ["phone", "telef", "nummer", "numer", "mobil", "whatsapp", "handy", "reveal", "cislo", "numero", "nomer"];

    /// <param name="reverses">Whether a script of the page turns texts round.</param>
    /// <returns>The number as its attributes hold it, brought into order; null where there is none.</returns>
    public static string? Of(IElement element, bool reverses)
    {
        var shown = Shown(element);
        var held = Held(element, shown.Length >= FewestShownOfOther);
        var offers = shown.Length < FewestShown && Offers(element);
        foreach (var candidate in held)
        {
            var digits = Digits(candidate);
            if (digits.Length is < FewestDigits or > MostDigits)
            {
                continue;
            }

            if (shown.Length >= FewestShown ? digits.StartsWith(shown, StringComparison.Ordinal) && digits.Length > shown.Length : offers && !reverses && (candidate[0] is '+' or '0' or '(' || (digits.Length >= FewestEncoded && IsEncoded(element, candidate))))
            {
                return candidate;
            }

            var turned = new string([.. candidate.Reverse()]);
            if (shown.Length >= FewestShown ? Digits(turned).StartsWith(shown, StringComparison.Ordinal) && digits.Length > shown.Length : offers && reverses && turned[0] is '+' or '0' or '(')
            {
                return turned;
            }
        }

        // An attribute may hold the whole number beside an id that is as long as what is hidden.
        return shown.Length >= FewestShownOfOther && Rest(element, reverses) is { } rest && shown.Length + rest.Length is >= FewestDigits and <= MostDigits ? shown + rest : null;
    }

    /// <summary>The digits in an attribute that are as many as the signs that hide a number's end, "28-37-****".</summary>
    private static string? Rest(IElement element, bool reverses)
    {
        var hidden = element.TextContent.Count(c => Masks.Contains(c, StringComparison.Ordinal));
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Value.Length == hidden && hidden >= FewestHidden && attribute.LocalName is not ("id" or "class" or "style" or "width" or "height") && attribute.Value.All(char.IsAsciiDigit))
            {
                return reverses ? new string([.. attribute.Value.Reverse()]) : attribute.Value;
            }
        }

        return null;
    }

    /// <summary>The attributes' values that are nothing but digits and their marks: each by itself, and those of one script, or of all attributes, one behind the other.</summary>
    /// <param name="inAny">Whether attributes count that are meant for something else.</param>
    private static List<string> Held(IElement element, bool inAny)
    {
        var held = new List<string>();
        var parts = new List<(string Name, string Value)>();
        foreach (var attribute in element.Attributes)
        {
            var (name, value) = (attribute.LocalName, attribute.Value);
            if (name.StartsWith("data-", StringComparison.Ordinal))
            {
                if (value.Length <= LongestPart && (IsPlain(value) ? value : Decoded(value)) is { } part)
                {
                    held.Add(part);
                    parts.Add((name, part));
                }
            }
            else if (inAny && IsOther(name) && value.Length <= LongestPart && IsPlain(value))
            {
                held.Add(value);
            }
            else if (ConcealedNumbers.IsScript(name) && value.AsSpan().ContainsAny('\'', '"'))
            {
                var arguments = Arguments(value);
                held.AddRange(arguments);
                if (arguments.Count > 1)
                {
                    held.Add(string.Join(' ', arguments));
                }
            }
        }

        if (parts.Count > 1)
        {
            held.Add(string.Join(' ', parts.Select(p => p.Value)));
            // "data-b" may stand before "data-a".
            held.Add(string.Join(' ', parts.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Value)));
        }

        return held;
    }

    private static bool IsEncoded(IElement element, string number) => element.Attributes.Any(a => string.Equals(Decoded(a.Value), number, StringComparison.Ordinal));

    /// <summary>Whether a value is as long as a number in base64, and of its signs.</summary>
    public static bool MayEncode(string value) => value.Length is >= 12 and <= LongestPart && value.Length % 4 == 0 && !value.AsSpan().ContainsAny(" -_.:#,/");

    private static string? Decoded(string value) => value.Length > 3 && Base64Text.Of(value, LongestPart) is { } text && IsPlain(text) ? text : null;

    /// <summary>Whether an attribute is free for any text, and scripts have kept numbers in it.</summary>
    public static bool IsOther(string name) => name is "rest" or "end" or "tail" or "rel" or "rev" or "alt" or "value" or "content" or "name" or "title" or "target";

    // "show(this, '31 24', '58 07')".
    private static List<string> Arguments(string script)
    {
        var found = new List<string>();
        for (var open = script.AsSpan().IndexOfAny('\'', '"'); open >= 0 && open + 1 < script.Length;)
        {
            var length = script.AsSpan(open + 1).IndexOf(script[open]);
            if (length < 0)
            {
                break;
            }

            var inside = script.AsSpan(open + 1, length);
            if (length is > 0 and <= LongestPart && IsPlain(inside))
            {
                found.Add(inside.ToString());
            }

            var next = open + length + 2;
            var following = next < script.Length ? script.AsSpan(next).IndexOfAny('\'', '"') : -1;
            open = following < 0 ? -1 : next + following;
        }

        return found;
    }

    /// <summary>The digits in front of what hides the others: of the button itself, or of what stands before a button that shows no digit.</summary>
    private static string Shown(IElement element)
    {
        var text = element.TextContent;
        if (text.Length > LongestButton)
        {
            return "";
        }

        var shown = BeforeMask(text);
        return shown.Length > 0 || text.AsSpan().ContainsAnyInRange('0', '9') || element.PreviousElementSibling is not { TextContent: { Length: <= LongestButton } before } ? shown : BeforeMask(before);
    }

    private static string BeforeMask(string text)
    {
        var mask = -1;
        for (var i = 1; i < text.Length; i++)
        {
            if ((Masks.Contains(text[i], StringComparison.Ordinal) && (Masks.Contains(text[i - 1], StringComparison.Ordinal) || text[i] == '…')) || (text[i] == '.' && text[i - 1] == '.'))
            {
                mask = text[i] == '…' ? i : i - 1;
                break;
            }
        }

        if (mask <= 0)
        {
            return "";
        }

        // "11• •••": a single sign may open what is hidden.
        while (mask > 1 && (Masks.Contains(text[mask - 1], StringComparison.Ordinal) || (text[mask - 1] is ' ' && Masks.Contains(text[mask - 2], StringComparison.Ordinal))))
        {
            mask--;
        }

        var from = mask;
        while (from > 0 && (char.IsAsciiDigit(text[from - 1]) || Marks.Contains(text[from - 1], StringComparison.Ordinal)))
        {
            from--;
        }

        return Digits(text.AsSpan(from, mask - from));
    }

    private static bool Offers(IElement element) =>
        Speaks(element.ClassName) || Speaks(element.Id) || (element.TextContent is { Length: > 2 and <= LongestButton } text && (Speaks(text) || text.Count(c => Masks.Contains(c, StringComparison.Ordinal)) >= FewestMasks));

    private static bool Speaks(string? names) => names is not null && Array.Exists(Names, n => names.Contains(n, StringComparison.OrdinalIgnoreCase));

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if (!Marks.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return digits > 1;
    }

    private static string Digits(ReadOnlySpan<char> text)
    {
        var digits = new StringBuilder(MostDigits);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits.Append(c);
            }
        }

        return digits.ToString();
    }
}
