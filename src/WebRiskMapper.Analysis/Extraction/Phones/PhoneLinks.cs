namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>Links that carry a phone number: <c>tel:</c>, <c>sms:</c>, WhatsApp, Viber, Signal, Telegram by number.</summary>
internal static class PhoneLinks
{
    /// <summary>The number in the link as text, with "+" where the link's form is international; null when it carries none.</summary>
    public static string? NumberIn(string link)
    {
        var text = Uri.UnescapeDataString(link.Trim());
        foreach (var scheme in (string[])["tel:", "sms:", "smsto:", "callto:"])
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return UpTo(text[scheme.Length..].TrimStart('/'), '?', ';');
            }
        }

        foreach (var marker in (string[])["wa.me/", "phone=", "number=", "signal.me/#p/", "t.me/+"])
        {
            var at = text.IndexOf(marker, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                var number = UpTo(text[(at + marker.Length)..], '?', '&').Trim();
                return number.Length > 0 && (char.IsAsciiDigit(number[0]) || number[0] == '+') ? "+" + number.TrimStart('+', '0') : null;
            }
        }

        return null;
    }

    private static string UpTo(string text, char first, char second)
    {
        var end = text.IndexOfAny([first, second]);
        return end < 0 ? text : text[..end];
    }
}
