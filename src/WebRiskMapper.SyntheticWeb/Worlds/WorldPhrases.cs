using System.Text;
using WebRiskMapper.SyntheticWeb.Population;

namespace WebRiskMapper.SyntheticWeb.Worlds;

/// <summary>
/// What the ads of the worlds say in one language: a second stock of invented phrases, none of which stands in the synthetic web, so that nothing
/// which was tuned on one is measured on it. <c>(a|b)</c> stands for either; slots are those of <see cref="Languages.SiteLanguage"/>,
/// and <c>{site}</c>. Adult and non-graphic.
/// </summary>
internal sealed class WorldPhrases
{
    private const string Prefix = "Phrases.";
    private const int MostOfAKind = 2;
    private readonly Dictionary<string, string[]> bySection;

    private WorldPhrases(string code, Dictionary<string, string[]> sections) => (Code, bySection) = (code, sections);

    /// <summary>By ISO 639-1 code.</summary>
    public static IReadOnlyDictionary<string, WorldPhrases> ByLanguage { get; } = typeof(WorldPhrases).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(n => Read(n[Prefix.Length..], n))
        .ToDictionary(p => p.Code, StringComparer.Ordinal);

    public string Code { get; }

    public IReadOnlyCollection<string> Sections => bySection.Keys;

    /// <summary>The phrases of a section such as <c>opening first</c>; empty when it has none.</summary>
    public string[] this[string section] => bySection.GetValueOrDefault(section, []);

    /// <summary>One phrase with its alternatives, hobbies and traits decided; slots that each ad fills stay.</summary>
    public string Decide(string phrase, Dice dice)
    {
        var text = new StringBuilder(phrase.Length);
        var (hobbies, traits) = (dice.Several(this["hobby"], MostOfAKind), dice.Several(this["trait"], MostOfAKind));
        for (var i = 0; i < phrase.Length; i++)
        {
            if (phrase[i] == '(')
            {
                var end = phrase.IndexOf(')', i);
                text.Append(dice.Pick(phrase[(i + 1)..end].Split('|')));
                i = end;
            }
            else if (phrase.AsSpan(i).StartsWith("{hobby}"))
            {
                text.Append(hobbies[0]);
                hobbies.RemoveAt(0);
                i += "{hobby}".Length - 1;
            }
            else if (phrase.AsSpan(i).StartsWith("{trait}"))
            {
                text.Append(traits[0]);
                traits.RemoveAt(0);
                i += "{trait}".Length - 1;
            }
            else
            {
                text.Append(phrase[i]);
            }
        }

        return text.ToString();
    }

    /// <summary>Any phrase of the section, decided.</summary>
    public string Any(string section, Dice dice) => Decide(dice.Pick(this[section]), dice);

    private static WorldPhrases Read(string code, string resource)
    {
        using var reader = new StreamReader(typeof(WorldPhrases).Assembly.GetManifestResourceStream(resource)!);
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                sections.Add(section = line.Trim('[', ']'), []);
            }
            else if (line.Length > 0)
            {
                sections[section].Add(line);
            }
        }

        return new WorldPhrases(code, sections.ToDictionary(s => s.Key, s => s.Value.ToArray(), StringComparer.Ordinal));
    }
}
