using System.Collections.Frozen;

namespace WebRiskMapper.Analysis.Extraction.Places;

/// <summary>
/// Base forms of place names in languages that say "in" and "from" by an ending: "Turussa" → "turku", "Budapesten" → "budapest",
/// "Vilniuje" → "vilnius". The gazetteer tells which of them are names.
/// </summary>
internal static class CaseEndings
{
    private const int ShortestStem = 3;
    private const int ShortestName = 4;

    private static readonly FrozenDictionary<string, (string[] Endings, string[] Bases)[]> Forms =
        new Dictionary<string, (string[] Endings, string[] Bases)[]>(StringComparer.Ordinal)
        {
            ["fi"] = [(["ssa", "sta", "lla", "lta", "lle", "seen", "iin", "an", "on", "un", "en", "in", "n"], [""])],
            ["et"] = [(["sse", "st", "le", "lt", "ni", "ga", "s", "l"], [""])],
            ["hu"] = [(["ban", "ben", "bol", "rol", "nal", "nel", "tol", "hoz", "hez", "ott", "ett", "on", "en", "ba", "be", "ra", "re", "n", "i"], [""])],
            ["lt"] =
            [
                (["iuose"], ["iai"]), (["uose"], ["ai"]), (["iuje"], ["ius"]), (["uje"], ["us"]), (["oje"], ["a"]), (["eje"], ["e"]), (["yje"], ["is", "ys"]),
                (["iaus"], ["ius"]), (["aus"], ["us"]), (["io"], ["is", "ys"]), (["iu"], ["iai", "ius"]), (["os"], ["a"]), (["es"], ["e"]), (["o", "a", "e"], ["as"]), (["u"], ["ai", "us"]),
            ],
            ["lv"] = [(["as", "u", "ai"], ["a"]), (["es"], ["e"]), (["i"], ["s", "is"]), (["a"], ["s"])],
            ["tr"] = [(["daki", "deki", "nda", "nde", "dan", "den", "tan", "ten", "nin", "nun", "da", "de", "ta", "te", "ya", "ye", "in", "un", "a", "e"], [""])],
            ["az"] = [(["daki", "dəki", "dan", "dən", "nin", "nun", "da", "də", "ya", "yə", "in", "un", "a", "ə"], [""])],
            ["kk"] =
            [
                (["дағы", "дегі", "тағы", "тегі", "нан", "нен", "дан", "ден", "тан", "тен", "ның", "нің", "дың", "дің", "тың", "тің", "да", "де", "та", "те", "ға", "ге", "қа", "ке"], [""]),
            ],
            ["ka"] = [(["ში", "დან", "ზე", "ის", "ს"], ["", "ი", "ა", "ე"])],
            ["hy"] = [(["ում", "ից", "ով", "ին", "ի", "ան"], ["", "ա", "ի"])],
            ["sq"] = [(["es", "en", "in", "it", "e", "i", "a"], ["", "a", "e"])],
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Weak and strong consonants of Finnish before the last vowel: "Helsingissä" is Helsinki, "Lahdessa" Lahti.</summary>
    private static readonly (string Weak, string Strong)[] Grades = [("ng", "nk"), ("nn", "nt"), ("mm", "mp"), ("ll", "lt"), ("rr", "rt"), ("d", "t"), ("v", "p"), ("p", "pp"), ("t", "tt"), ("k", "kk")];

    /// <summary>The forms, and whether the ending is long enough to say "in" or "from" rather than to be part of another word.</summary>
    /// <param name="word">One word folded by <see cref="Gazetteer.Key"/>.</param>
    public static IEnumerable<(string Name, bool Locates)> BasesOf(string word, string? language)
    {
        if (language is null || !Forms.TryGetValue(language, out var forms))
        {
            yield break;
        }

        foreach (var (endings, bases) in forms)
        {
            foreach (var ending in endings)
            {
                if (word.Length - ending.Length < ShortestStem || !word.EndsWith(ending, StringComparison.Ordinal))
                {
                    continue;
                }

                var stem = word[..^ending.Length];
                foreach (var name in bases.Select(b => stem + b).Concat(language is "fi" or "et" ? Stems(stem, language is "fi") : []))
                {
                    if (name.Length >= ShortestName)
                    {
                        yield return (name, ending.Length > 1);
                    }
                }
            }
        }
    }

    // Finnic stems end in a vowel that the name may lack or have otherwise: "Wienissä", "Tallinnas", "Tampereella", "Rovaniemellä".
    private static IEnumerable<string> Stems(string stem, bool gradation)
    {
        yield return stem[..^1];
        if (!gradation)
        {
            yield break;
        }

        yield return stem[..^1] + "i";
        var (root, vowel) = (stem[..^1], stem[^1..]);
        foreach (var (weak, strong) in Grades)
        {
            if (root.EndsWith(weak, StringComparison.Ordinal))
            {
                yield return root[..^weak.Length] + strong + vowel;
                yield return root[..^weak.Length] + strong + "i";
            }
        }

        // A weak k is none at all: "Turussa" is Turku, "Seinäjoella" Seinäjoki.
        yield return root + "k" + vowel;
        yield return root + "ki";
    }
}
