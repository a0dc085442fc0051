using System.Collections.Frozen;
using System.Text;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>
/// Writes Cyrillic, Greek, Georgian and Armenian in Latin letters as people type it, not as libraries do: a letter has
/// several usual ways, and a writer keeps to one of them.
/// </summary>
internal static class Romanisation
{
    private const string Cyrillic =
        "а:a б:b в:v г:g д:d е:e ж:zh|j з:z и:i й:y|i|j к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h|kh ц:ts|c ч:ch ш:sh щ:sht ъ: ь: ы:y э:e ю:yu|ju я:ya|ja";

    private static readonly FrozenDictionary<string, FrozenDictionary<char, string[]>> Letters = new Dictionary<string, FrozenDictionary<char, string[]>>(StringComparer.Ordinal)
    {
        ["ru"] = Table(Cyrillic, "ё:e|yo|io в:v|v|w х:h|kh|x щ:sch|shch|sh ы:y|i ь:|' ю:yu|ju|u я:ya|ja|ia"),
        ["uk"] = Table(Cyrillic, "г:h|g ґ:g є:ye|ie и:y ж:zh і:i ї:yi|i х:kh|h щ:shch ю:yu|iu я:ya|ia"),
        ["bg"] = Table(Cyrillic, "ж:j|zh щ:sht ъ:a|u|y ь:i|y ю:iu|yu|u я:q|ia|ya"),
        ["mk"] = Table(Cyrillic, "ж:z|zh ѓ:gj|g ѕ:dz|z ј:j љ:lj|l њ:nj|n ќ:kj|k х:h ц:c ч:c|ch џ:dz|dj ш:s|sh"),
        ["sr"] = Table(Cyrillic, "ж:ž ђ:đ|dj ј:j љ:lj њ:nj ћ:ć х:h ц:c ч:č џ:dž ш:š"),
        ["kk"] = Table(Cyrillic, "ә:a|ä ғ:g ж:zh|j қ:q|k ң:n|ng ө:o|ö у:u|w ұ:u ү:u|ü һ:h х:h і:i щ:sh ш:sh ё:yo й:i|y ы:y"),
        ["el"] = Table("α:a β:v|b γ:g δ:d ε:e ζ:z η:i|h θ:th ι:i κ:k λ:l μ:m ν:n ξ:x|ks ο:o π:p ρ:r σ:s ς:s τ:t υ:y|i|u φ:f χ:x|h|ch ψ:ps ω:o|w", ""),
        ["ka"] = Table("ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh|j რ:r ს:s ტ:t უ:u ფ:f|p ქ:q|k ღ:g|gh ყ:y|q შ:sh ჩ:ch ც:c|ts ძ:dz|z წ:w|ts ჭ:ch|w ხ:x|kh ჯ:j ჰ:h", ""),
        ["hy"] = Table("ա:a բ:b գ:g դ:d ե:e զ:z է:e ը:y|@ թ:t ժ:zh|j ի:i լ:l խ:x|kh ծ:c|ts կ:k հ:h ձ:dz ղ:gh|x ճ:ch մ:m յ:y|j ն:n շ:sh ո:o|vo չ:ch պ:p ջ:j ռ:r ս:s վ:v տ:t ր:r ց:c|ts ւ:v|w փ:p ք:q|k օ:o ֆ:f և:ev|yev", ""),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Knows(string language) => Letters.ContainsKey(language);

    /// <summary>The text in small Latin letters; characters that the language's table lacks stay.</summary>
    public static string Write(string text, string language, Random random)
    {
        var habit = random.Next(6);
        var letters = Letters[language];
        var written = new StringBuilder(text.Length * 5 / 4);
        // Greek υ after ο and Armenian ւ after ո make one vowel.
        foreach (var c in text.ToLowerInvariant().Normalize().Replace("ού", "ου", StringComparison.Ordinal).Replace("ου", "ou", StringComparison.Ordinal).Replace("ու", "u", StringComparison.Ordinal))
        {
            var plain = letters.ContainsKey(c) ? c : Extraction.FoldedText.Fold(c);
            if (letters.TryGetValue(plain, out var ways))
            {
                written.Append(ways[habit % ways.Length]);
            }
            else
            {
                written.Append(c);
            }
        }

        return written.ToString();
    }

    /// <param name="letters">Letters with their ways of writing: <c>ж:zh|j</c>, parted by spaces.</param>
    /// <param name="own">What the language writes otherwise.</param>
    private static FrozenDictionary<char, string[]> Table(string letters, string own)
    {
        var table = new Dictionary<char, string[]>();
        foreach (var letter in (letters + " " + own).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            table[letter[0]] = letter[2..].Split('|');
        }

        return table.ToFrozenDictionary();
    }
}
