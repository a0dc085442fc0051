using System.Text.Json;
using System.Text.Json.Serialization;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Platforms;

/// <summary>A group of words that facts about platforms are made of: a fact may need several groups in one sentence.</summary>
internal enum PlatformWord
{
    Advertiser,
    Verify,
    Age,
    Identity,
    Consent,
    Depicted,
    Moderate,
    Before,
    Several,
    Limit,
    Trafficking,
    Police,
    Reach,
    Dsa,
    Operator,
    Report,
    Boost,
    Denial,
    TermsPage,
    ContactPage,
    ImprintPage,
    PricePage,
    SignupPage,
}

/// <summary>Sentences that show, and sentences that do not show, one fact in one language.</summary>
internal sealed record PlatformSelfTest(string Id, IReadOnlyList<string> Yes, IReadOnlyList<string> No);

/// <summary>One file of <c>models/platform-facts/</c>.</summary>
/// <param name="Words">By group, in the spelling of <see cref="PlatformWord"/> with underscores; <c>*</c> stands for any ending.</param>
internal sealed record PlatformWordFile(string Language, IReadOnlyDictionary<string, IReadOnlyList<string>> Words, IReadOnlyList<PlatformSelfTest> Facts);

/// <summary>
/// The words by which sites tell how they are run, in each language together with English, which sites of all languages use for such pages
/// and in addresses. Thread-safe.
/// </summary>
internal sealed class PlatformLexicon
{
    public const string Folder = "models/platform-facts/";

    private const string Payments = "models/payment-words.csv";
    private const string Borrowed = "en";

    private static readonly int Groups = Enum.GetValues<PlatformWord>().Length;

    // One trie for all languages: a term's number is its language's place and its group.
    private readonly TermTrie words;
    private readonly List<string> languages;
    private readonly TermTrie payments;
    private readonly string[] means;

    private PlatformLexicon(IReadOnlyList<PlatformWordFile> files, IReadOnlyList<string[]> payments)
    {
        languages = [.. files.Select(f => f.Language)];
        words = new TermTrie(files.SelectMany((f, i) => Enum.GetValues<PlatformWord>().SelectMany(g => f.Words[NameOf(g)].Select(w => (w, (i * Groups) + (int)g)))));
        means = [.. payments.Select(r => r[0]).Distinct(StringComparer.Ordinal)];
        this.payments = new TermTrie(payments.SelectMany(r => r[1].Split('|').Select(w => (w, Array.IndexOf(means, r[0])))));
    }

    /// <exception cref="InvalidDataException">A file is malformed; the message names file and field.</exception>
    public static PlatformLexicon Load(ModelFiles files) => new(
        ReadAll(files),
        [.. ReferenceCsv.Rows(files, Payments, "kind", "code", "words").Where(r => r[0] is "strong").Select(r => r[1..])]);

    public static IReadOnlyList<PlatformWordFile> ReadAll(ModelFiles files) =>
        [.. files.Under(Folder).Where(p => p.EndsWith(".json", StringComparison.Ordinal)).Select(path => Read(path, files.Text(path)))];

    /// <exception cref="InvalidDataException">The file lacks a group or a self-test, or is none.</exception>
    public static PlatformWordFile Read(string path, string json)
    {
        PlatformWordFile file;
        try
        {
            file = JsonSerializer.Deserialize(json, PlatformJson.Default.PlatformWordFile) ?? throw new JsonException("the file is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}:{e.LineNumber + 1}: field '{e.Path}': {e.Message} Write it like the other files there.", e);
        }

        foreach (var group in Enum.GetValues<PlatformWord>())
        {
            if (!file.Words.TryGetValue(NameOf(group), out var words) || words.Count == 0)
            {
                throw new InvalidDataException($"{path}: the group '{NameOf(group)}' has no words.");
            }
        }

        if (file.Words.Keys.FirstOrDefault(k => !Enum.GetValues<PlatformWord>().Any(g => string.Equals(NameOf(g), k, StringComparison.Ordinal))) is { } unknown)
        {
            throw new InvalidDataException($"{path}: the group '{unknown}' is not known.");
        }

        return file.Facts.FirstOrDefault(f => f.Yes.Count == 0 || f.No.Count == 0) is { } untested
            ? throw new InvalidDataException($"{path}: fact '{untested.Id}': yes and no must each hold at least one line; add the missing self-test.")
            : file;
    }

    /// <summary>The groups found in a text, by position, in the language's words and in English; in all languages' when it has none of its own.</summary>
    public List<(int Group, TextSpan Span)> Match(ReadOnlySpan<char> text, string? language)
    {
        List<(int Group, TextSpan Span)> hits = [];
        words.Match(text, hits);
        if (hits.Count == 0)
        {
            return hits;
        }

        var own = language is null ? -1 : languages.IndexOf(language);
        var english = languages.IndexOf(Borrowed);
        return [.. hits.Where(h => own < 0 || h.Group / Groups == own || h.Group / Groups == english).Select(h => (h.Group % Groups, h.Span))];
    }

    /// <summary>Means of payment named in a text, as codes such as <c>card</c>; only words that have no other meaning.</summary>
    public IEnumerable<string> PaymentsIn(ReadOnlySpan<char> text)
    {
        List<(int Group, TextSpan Span)> hits = [];
        payments.Match(text, hits);
        return hits.Select(h => means[h.Group]).Distinct(StringComparer.Ordinal);
    }

    // TermsPage is written terms_page.
    private static string NameOf(PlatformWord group) => JsonNamingPolicy.SnakeCaseLower.ConvertName(group.ToString());
}

[JsonSerializable(typeof(PlatformWordFile))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
internal sealed partial class PlatformJson : JsonSerializerContext;
