using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace WebRiskMapper.Analysis.Extraction.Wallets;

/// <summary>Recognises addresses of crypto-currencies by their checksums; a string that only looks like one is refused.</summary>
internal static class WalletAddress
{
    private const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const string Bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const uint Bech32Constant = 1;
    private const uint Bech32mConstant = 0x2bc830a3;

    /// <summary>The chain (<c>btc</c>, <c>ltc</c>, <c>doge</c>, <c>tron</c>, <c>eth</c>, <c>xmr</c>) and the normalised address, or null.</summary>
    public static (string Chain, string Address)? Parse(string text)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return IsEthereum(text) ? ("eth", text.ToLowerInvariant()) : null;
        }

        foreach (var (prefix, chain) in (ReadOnlySpan<(string, string)>)[("bc1", "btc"), ("ltc1", "ltc")])
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return IsBech32(text, prefix.Length - 1) ? (chain, text.ToLowerInvariant()) : null;
            }
        }

        if (text.Length is 95 or 106)
        {
            return IsMonero(text) ? ("xmr", text) : null;
        }

        return text.Length is >= 26 and <= 35 && Base58CheckVersion(text) is { } version
            ? version switch
            {
                0x00 or 0x05 => ("btc", text),
                0x30 or 0x32 => ("ltc", text),
                0x1E or 0x16 => ("doge", text),
                0x41 => ("tron", text),
                _ => null,
            }
            : null;
    }

    private static int? Base58CheckVersion(string text)
    {
        var number = BigInteger.Zero;
        foreach (var c in text)
        {
            var digit = Base58.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            number = (number * 58) + digit;
        }

        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        Span<byte> payload = stackalloc byte[25];
        payload.Clear();
        if (bytes.Length > payload.Length)
        {
            return null;
        }

        bytes.CopyTo(payload[(payload.Length - bytes.Length)..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(payload[..21], hash);
        SHA256.HashData(hash, hash);
        // Leading zero bytes are written as leading ones; a mismatch is another string with the same number.
        var zeros = text.Length - text.AsSpan().TrimStart('1').Length;
        return hash[..4].SequenceEqual(payload[21..]) && zeros == payload.Length - bytes.Length ? payload[0] : null;
    }

    /// <summary>BIP 173 and BIP 350.</summary>
    private static bool IsBech32(string text, int prefixLength)
    {
        var lower = text.ToLowerInvariant();
        if (text.Length is < 14 or > 90 || (!string.Equals(lower, text, StringComparison.Ordinal) && !string.Equals(text.ToUpperInvariant(), text, StringComparison.Ordinal)))
        {
            return false;
        }

        var check = 1u;
        for (var i = 0; i < prefixLength; i++)
        {
            check = Polymod(check, lower[i] >> 5);
        }

        check = Polymod(check, 0);
        for (var i = 0; i < prefixLength; i++)
        {
            check = Polymod(check, lower[i] & 31);
        }

        for (var i = prefixLength + 1; i < lower.Length; i++)
        {
            var value = Bech32.IndexOf(lower[i], StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            check = Polymod(check, value);
        }

        return check is Bech32Constant or Bech32mConstant;
    }

    private static uint Polymod(uint check, int value)
    {
        ReadOnlySpan<uint> generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var top = check >> 25;
        check = ((check & 0x1ffffff) << 5) ^ (uint)value;
        for (var i = 0; i < 5; i++)
        {
            check ^= ((top >> i) & 1) == 1 ? generator[i] : 0;
        }

        return check;
    }

    /// <summary>EIP-55: in an address of mixed case, the case of each letter is a bit of the hash of its lower-case form.</summary>
    private static bool IsEthereum(string text)
    {
        var hex = text[2..];
        if (hex.Length != 40 || !hex.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        if (!hex.Any(char.IsAsciiLetterUpper) || !hex.Any(char.IsAsciiLetterLower))
        {
            // A repeated digit is a placeholder, not an address.
            return hex.Distinct().Count() > 4;
        }

        var hash = Keccak256.Hash(Encoding.ASCII.GetBytes(hex.ToLowerInvariant()));
        for (var i = 0; i < hex.Length; i++)
        {
            var nibble = i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15;
            if (char.IsAsciiLetter(hex[i]) && char.IsAsciiLetterUpper(hex[i]) != nibble >= 8)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Monero writes eleven base-58 digits for each eight bytes; the last four bytes are a Keccak checksum.</summary>
    private static bool IsMonero(string text)
    {
        if (text[0] is not ('4' or '8'))
        {
            return false;
        }

        var bytes = new List<byte>(80);
        for (var at = 0; at < text.Length; at += 11)
        {
            var block = text.AsSpan(at, Math.Min(11, text.Length - at));
            var size = block.Length switch { 11 => 8, 7 => 5, _ => 0 };
            UInt128 number = 0;
            foreach (var c in block)
            {
                var digit = Base58.IndexOf(c, StringComparison.Ordinal);
                if (digit < 0)
                {
                    return false;
                }

                number = (number * 58) + (uint)digit;
            }

            if (size == 0 || number >> (size * 8) != 0)
            {
                return false;
            }

            for (var i = size - 1; i >= 0; i--)
            {
                bytes.Add((byte)(number >> (i * 8)));
            }
        }

        var all = bytes.ToArray();
        return Keccak256.Hash(all.AsSpan(0, all.Length - 4)).AsSpan(0, 4).SequenceEqual(all.AsSpan(all.Length - 4));
    }
}
