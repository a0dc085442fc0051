using System.Text;

namespace WebRiskMapper.Analysis.Extraction.Places;

/// <summary>
/// A rough common spelling for names in Cyrillic, Greek and romanised Latin, in which "Харків", "Kharkiv" and "Charkiw"
/// meet. It merges sounds freely and is used only for names that are not found as written.
/// </summary>
internal static class SoundSkeleton
{
    private const string Cyrillic = "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяђјљњћџѓќѕў";

    private static readonly string[] CyrillicSounds =
    [
        "a", "b", "v", "g", "g", "d", "e", "e", "z", "z", "i", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c", "c", "s", "s", "", "i", "", "e", "iu", "ia", "d", "i", "l", "n", "c", "dz", "g", "k", "dz", "u",
    ];

    private const string Greek = "αβγδεζηθικλμνξοπρστυφχψω";

    private static readonly string[] GreekSounds =
    [
        "a", "v", "g", "d", "e", "z", "i", "t", "i", "k", "l", "m", "n", "ks", "o", "p", "r", "s", "t", "i", "f", "h", "ps", "o",
    ];

    /// <summary>Digraphs of romanisation, longest first.</summary>
    private static readonly (string From, string To)[] Latin =
    [
        ("shch", "s"), ("sch", "s"), ("zh", "z"), ("kh", "h"), ("ch", "c"), ("sh", "s"), ("ts", "c"), ("cz", "c"), ("sz", "s"), ("rz", "z"), ("ph", "f"), ("th", "t"), ("ou", "u"), ("ye", "e"), ("yo", "o"), ("ei", "i"), ("ai", "e"), ("oi", "i"),
        ("y", "i"), ("j", "i"), ("w", "v"), ("x", "ks"), ("q", "k"), ("'", ""),
    ];

    /// <param name="key">A name folded by <see cref="Gazetteer.Key"/>.</param>
    public static string Of(string key)
    {
        var sounds = new StringBuilder(key.Length + 4);
        var other = false;
        foreach (var c in key)
        {
            var cyrillic = Cyrillic.IndexOf(c, StringComparison.Ordinal);
            var greek = cyrillic < 0 ? Greek.IndexOf(c, StringComparison.Ordinal) : -1;
            other |= cyrillic >= 0 || greek >= 0;
            sounds.Append(cyrillic >= 0 ? CyrillicSounds[cyrillic] : greek >= 0 ? GreekSounds[greek] : c.ToString());
        }

        var text = sounds.ToString();
        if (!other)
        {
            foreach (var (from, to) in Latin)
            {
                text = text.Replace(from, to, StringComparison.Ordinal);
            }
        }
        else
        {
            text = text.Replace("oi", "i", StringComparison.Ordinal).Replace("ei", "i", StringComparison.Ordinal).Replace("ai", "e", StringComparison.Ordinal);
        }

        return WithoutDoubles(text);
    }

    private static string WithoutDoubles(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (result.Length == 0 || result[^1] != c)
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
