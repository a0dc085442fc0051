using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>One concept's terms in one language, with the sentences that prove them.</summary>
/// <param name="Concept">The name an indicator has in <c>models/indicators.csv</c>, or <c>service:…</c>, <c>label:…</c>, <c>nationality:…</c>, <c>ethnicity:…</c>, <c>visit:…</c>.</param>
/// <param name="Terms">Words and phrases; <c>*</c> stands for any ending of a word.</param>
/// <param name="Yes">Sentences in which the concept must be found.</param>
/// <param name="No">Sentences in which it must not be found.</param>
internal sealed record LexiconEntry(string Concept, IReadOnlyList<string> Terms, IReadOnlyList<string> Yes, IReadOnlyList<string> No);

/// <summary>The terms of one language: one file of <c>models/lexicons/</c>.</summary>
internal sealed record Lexicon(string Language, IReadOnlyList<LexiconEntry> Entries)
{
    public const string Folder = "models/lexicons/";

    public static IReadOnlyList<Lexicon> LoadAll(ModelFiles files) => files.Shared<IReadOnlyList<Lexicon>>(
        static f => [.. f.Under(Folder).Where(p => p.EndsWith(".json", StringComparison.Ordinal)).Select(path => Read(path, f.Text(path)))]);

    /// <exception cref="InvalidDataException">The file is not a lexicon; the message names file, line and field.</exception>
    public static Lexicon Read(string path, string json)
    {
        Lexicon lexicon;
        try
        {
            lexicon = JsonSerializer.Deserialize(json, LexiconJson.Default.Lexicon) ?? throw new JsonException("the file is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}:{e.LineNumber + 1}: field '{e.Path}': {e.Message} Write it like the other lexicons.", e);
        }

        if (!path.EndsWith("/" + lexicon.Language + ".json", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: field 'language': '{lexicon.Language}' does not match the file's name; name the file after its language.");
        }

        foreach (var entry in lexicon.Entries)
        {
            if (entry.Terms.Count == 0 || entry.Yes.Count == 0 || entry.No.Count == 0)
            {
                throw new InvalidDataException($"{path}: entry '{entry.Concept}': terms, yes and no must each hold at least one line; add the missing self-test.");
            }
        }

        return lexicon;
    }
}

[JsonSerializable(typeof(Lexicon))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
internal sealed partial class LexiconJson : JsonSerializerContext;
