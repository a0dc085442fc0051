namespace WebRiskMapper.Analysis.Extraction.Wallets;

/// <summary>Finds addresses of Bitcoin, Litecoin, Dogecoin, Ethereum, TRON (which carries most USDT) and Monero whose checksum holds; of the chains that carry USDT, the token where the line names it.</summary>
public sealed class WalletRecognizer : IRecognizer
{
    private const int ShortestAddress = 14;

    /// <summary>How far before an address the name of its token counts, in characters.</summary>
    private const int TokenDistance = 40;

    /// <summary>How far behind it: "(USDT)".</summary>
    private const int TokenBehind = 12;

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        ArgumentNullException.ThrowIfNull(ad);
        ArgumentNullException.ThrowIfNull(draft);
        List<ExtractedContact>? found = null;
        Scan(ad.Text, inText: true, ref found);
        foreach (var link in ad.ContactLinks)
        {
            Scan(link, inText: false, ref found);
        }

        return found is null ? draft : draft with { Contacts = [.. draft.Contacts, .. found] };
    }

    private static void Scan(string text, bool inText, ref List<ExtractedContact>? found)
    {
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end - i >= ShortestAddress && WalletAddress.Parse(text[i..end]) is var (chain, address))
            {
                (found ??= []).Add(new ExtractedContact(ContactKind.Wallet, chain is "eth" or "tron" && NamesUsdt(text, i, end) ? "usdt" : chain, address, null, Obfuscated: false, 0.99, inText ? new TextSpan(i, end - i) : null));
            }

            i = end + 1;
        }
    }

    private static bool NamesUsdt(string text, int start, int end)
    {
        var before = text.AsSpan(Math.Max(0, start - TokenDistance), Math.Min(start, TokenDistance));
        before = before[(before.LastIndexOf('\n') + 1)..];
        // "USDT T… ETH 0x…": the name that stands next is the address's own.
        var usdt = Math.Max(before.LastIndexOf("usdt", StringComparison.OrdinalIgnoreCase), before.LastIndexOf("tether", StringComparison.OrdinalIgnoreCase));
        var behind = text.AsSpan(end, Math.Min(TokenBehind, text.Length - end));
        behind = behind.IndexOf('\n') is var line and >= 0 ? behind[..line] : behind;
        return (usdt >= 0 && !IsAddressAfter(before[usdt..])) || (usdt < 0 && behind.TrimStart().StartsWith("(usdt", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsAddressAfter(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(' '))
        {
            if (text[range].Length >= ShortestAddress)
            {
                return true;
            }
        }

        return false;
    }
}
