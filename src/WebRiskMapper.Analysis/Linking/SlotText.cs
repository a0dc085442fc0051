using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// An ad's text reduced to what a template keeps: masked contacts and names, numbers and the ad's own city become one
/// slot token, so that "[name], 22, Vienna, 150" and "[name], 24, Graz, 180" read the same.
/// </summary>
internal static class SlotText
{
    private const ulong Slot = 0x9E3779B97F4A7C15;

    /// <summary>By character, its small form; 0 for what is neither a letter nor a digit. Every character of every ad is looked up.</summary>
    private static readonly char[] SmallLetters =
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => char.IsLetterOrDigit((char)c) ? char.ToLowerInvariant((char)c) : '\0')];

    private const ulong HashStart = 14695981039346656037UL;
    private const ulong HashFactor = 1099511628211;

    /// <summary>Fewer letters must be a whole word of the city's name.</summary>
    private const int ShortestPrefix = 5;

    /// <summary>Appends hashes of the text's tokens in order; runs of slots collapse into one.</summary>
    public static void Tokens(StoredAd ad, List<ulong> tokens)
    {
        tokens.Clear();
        var text = ad.Text.AsSpan();
        var initials = CityInitials(ad);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '[')
            {
                var close = text[i..].IndexOf(']');
                if (close is > 0 and < 12)
                {
                    AddSlot(tokens);
                    i += close + 1;
                    continue;
                }
            }

            var small = SmallLetters[text[i]];
            if (small == 0)
            {
                i++;
                continue;
            }

            var start = i;
            var digits = false;
            var hash = HashStart;
            do
            {
                digits |= char.IsDigit(text[i]);
                hash = (hash ^ small) * HashFactor;
                i++;
            }
            while (i < text.Length && (small = SmallLetters[text[i]]) != 0);

            if (digits || (Initial(text[start]) & initials) != 0 && IsOwnCity(ad, text[start..i]))
            {
                AddSlot(tokens);
            }
            else
            {
                tokens.Add(Mix(hash));
            }
        }
    }

    /// <summary>Hashes of neighbouring token pairs, distinct and sorted: the set whose overlap measures likeness.</summary>
    public static ulong[] Shingles(List<ulong> tokens)
    {
        if (tokens.Count < 2)
        {
            return [];
        }

        var shingles = new ulong[tokens.Count - 1];
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            shingles[i] = Shingle(tokens[i], tokens[i + 1]);
        }

        Array.Sort(shingles);
        var distinct = 1;
        for (var i = 1; i < shingles.Length; i++)
        {
            if (shingles[i] != shingles[i - 1])
            {
                shingles[distinct++] = shingles[i];
            }
        }

        return shingles[..distinct];
    }

    public static ulong Shingle(ulong token, ulong next) => Mix((token * 31) + next);

    /// <summary>One number for the whole slotted text; equal for ads that differ only in their slots.</summary>
    public static ulong Fingerprint(List<ulong> tokens)
    {
        var hash = 17UL;
        foreach (var token in tokens)
        {
            hash = Mix(hash ^ token);
        }

        return hash;
    }

    /// <summary>The finaliser of SplitMix64: every input bit reaches every output bit.</summary>
    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    private static void AddSlot(List<ulong> tokens)
    {
        if (tokens.Count == 0 || tokens[^1] != Slot)
        {
            tokens.Add(Slot);
        }
    }

    /// <summary>A bit for each letter that a word of the city's name begins with: few words of an ad need a closer look.</summary>
    private static ulong CityInitials(StoredAd ad)
    {
        var city = ad.Place.City.AsSpan();
        var initials = 0UL;
        for (var i = 0; i < city.Length; i++)
        {
            if (i == 0 || !char.IsLetter(city[i - 1]))
            {
                initials |= Initial(city[i]);
            }
        }

        return initials;
    }

    private static ulong Initial(char c) => 1UL << (char.ToUpperInvariant(c) & 63);

    /// <summary>Whether a word is, or begins, a word of the name of the ad's city.</summary>
    public static bool IsOwnCity(StoredAd ad, ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || ad.Place.City is not { } city)
        {
            return false;
        }

        var at = city.AsSpan().IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsLetter(city[at - 1])) && (word.Length >= ShortestPrefix || at + word.Length == city.Length || !char.IsLetter(city[at + word.Length]));
    }

    /// <summary>One number for a word, in capitals or not.</summary>
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = HashStart;
        foreach (var c in word)
        {
            hash = (hash ^ char.ToLowerInvariant(c)) * HashFactor;
        }

        return Mix(hash);
    }
}
