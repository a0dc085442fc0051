using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Population;

namespace WebRiskMapper.SyntheticWeb.Worlds;

/// <summary>The text that an author wrote once, with slots: everything in it is decided but what each ad fills in.</summary>
/// <param name="Fields">Sentence per field, in the author's order: age, nationality, city, services, price.</param>
internal sealed record WorldRecipe(string Title, string Opening, IReadOnlyList<string> Sentences, IReadOnlyList<(string Field, string Sentence)> Fields, string Contact, string Messenger, string Closing)
{
    private static readonly string[] AllFields = ["age", "nationality", "city", "services", "price"];

    public static WorldRecipe Draw(int seed, long text, WorldPhrases phrases, Voice voice)
    {
        var dice = new Dice(seed, "world recipe/" + phrases.Code, text);
        var speaker = voice switch { Voice.FirstPerson => "first", Voice.Plural => "plural", _ => "third" };
        return new WorldRecipe(
            phrases.Any("title", dice),
            phrases.Any("opening " + speaker, dice),
            [.. dice.Several(phrases["sentence " + speaker], dice.Between(4, 7)).Select(s => phrases.Decide(s, dice))],
            [.. dice.Several(AllFields, AllFields.Length).Select(f => (f, phrases.Any(f, dice)))],
            phrases.Any("contact", dice),
            phrases.Any("messenger", dice),
            phrases.Any("closing " + speaker, dice));
    }
}
