using System.Globalization;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Writing;

/// <summary>The constant part of a text: chosen sentences with all slots filled but <c>{name} {age} {in} {city}</c>.</summary>
internal sealed record Recipe(string Title, string Opening, IReadOnlyList<string> Sentences, string Closing)
{
    /// <summary>
    /// Independents have a text of their own (now and then reworded for another site), an agency varies its house style by persona,
    /// exploitation networks and spam have one template for everybody.
    /// </summary>
    public static Recipe Draw(int seed, AdDraft ad, SiteLanguage language)
    {
        var key = ad.Entity.Kind switch
        {
            EntityKind.Independent or EntityKind.Agency => ad.Persona.Id,
            _ => -1L - ad.Entity.Id,
        };
        if (ad.Entity.Kind == EntityKind.Independent && new Dice(seed, "reworded", (ad.Persona.Id * 4096L) + ad.Site.Id).Chance(0.25))
        {
            key = (key * 4096L) + ad.Site.Id + (1L << 40);
        }

        var dice = new Dice(seed, "recipe/" + language.Code, key);
        var phrases = language.Voices[ad.Persona.Voice];
        var count = ad.Entity.Kind switch { EntityKind.Independent => dice.Between(4, 8), EntityKind.Spam => 3, _ => dice.Between(3, 6) };
        return new Recipe(
            Fill(dice.Pick(language.Titles), language, dice),
            Fill(dice.Pick(phrases.Openings), language, dice),
            [.. dice.Several(phrases.Sentences, count).Select(s => Fill(s, language, dice))],
            dice.Pick(phrases.Closings));
    }

    public static string WithAd(string phrase, AdDraft ad, SiteLanguage language) => Capital(phrase
        .Replace("{name}", WorkingNames.In(ad.Persona.Name, language), StringComparison.Ordinal)
        .Replace("{age}", ad.Persona.Age.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{in}", ad.City.Located(language.Code, language.InFormat), StringComparison.Ordinal)
        .Replace("{city}", ad.City.Written(language.Code), StringComparison.Ordinal));

    private static string Fill(string phrase, SiteLanguage language, Dice dice)
    {
        if (!phrase.Contains('{', StringComparison.Ordinal))
        {
            return phrase;
        }

        var hobbies = dice.Several(language.Hobbies, 2);
        var traits = dice.Several(language.Traits, 2);
        return phrase
            .Replace("{hobby}", hobbies[0], StringComparison.Ordinal)
            .Replace("{hobby2}", hobbies[1], StringComparison.Ordinal)
            .Replace("{trait}", traits[0], StringComparison.Ordinal)
            .Replace("{trait2}", traits[1], StringComparison.Ordinal);
    }

    private static string Capital(string sentence) =>
        sentence.Length > 0 && char.IsLower(sentence[0]) ? char.ToUpperInvariant(sentence[0]) + sentence[1..] : sentence;
}
