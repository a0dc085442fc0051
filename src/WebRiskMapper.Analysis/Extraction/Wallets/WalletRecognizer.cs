namespace WebRiskMapper.Analysis.Extraction.Wallets;

/// <summary>Finds addresses of Bitcoin, Litecoin, Dogecoin, Ethereum, TRON (which carries most USDT) and Monero whose checksum holds.</summary>
public sealed class WalletRecognizer : IRecognizer
{
    private const int ShortestAddress = 14;

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
                (found ??= []).Add(new ExtractedContact(ContactKind.Wallet, chain, address, null, Obfuscated: false, 0.99, inText ? new TextSpan(i, end - i) : null));
            }

            i = end + 1;
        }
    }
}
