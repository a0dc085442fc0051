using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;
using WebRiskMapper.Analysis.Tests.Linking;

namespace WebRiskMapper.Analysis.Tests.Scoring;

/// <summary>A set of ads of one market that must raise the indicator, and one that must not.</summary>
internal sealed record IndicatorCase(IReadOnlyList<StoredAd> Positive, IReadOnlyList<StoredAd> Negative);

/// <summary>
/// The self-tests of every indicator. Lexicon terms are played by the concept's own name in the text, so that the cases
/// test the indicator and not a lexicon.
/// </summary>
internal static class IndicatorCases
{
    /// <summary>Y05 ships with no terms; the cases use this invented one.</summary>
    public const string RestrictedTerm = "zzrestricted";

    private static readonly string[] Concepts =
    [
        "plural_voice", "third_person", "multi_provider", "trust_language", "client_screening", "always_available", "movement_language",
        "youth_language", "ethnicity_stated", "nationality_reference", "unconventional_acts", "unprotected", "tattoo_branding",
        "crypto_prepaid", "customer_flag", "opaque_processor", "agency_promise", "recruit_and_sell", "popup_venue", "massage_venue",
    ];

    public static IReadOnlyList<LexiconHit> Lexicon(StoredAd ad) =>
        [.. Concepts.Select(c => (Concept: c, At: ad.Text.IndexOf(c, StringComparison.Ordinal))).Where(c => c.At >= 0).Select(c => new LexiconHit(c.Concept, new TextSpan(c.At, c.Concept.Length)))];

    public static IReadOnlyDictionary<string, IndicatorCase> All { get; } = new Dictionary<string, IndicatorCase>(StringComparer.Ordinal)
    {
        ["C01"] = Term("plural_voice"),
        ["C02"] = Term("third_person"),
        ["C03"] = Change(a => a with { NameKeys = ["anna", "bea"] }, a => a with { NameKeys = ["anna"] }),
        ["C04"] = Term("trust_language"),
        ["C05"] = Term("client_screening"),
        ["C06"] = Change(a => a with { Incall = true, Outcall = false }, a => a with { Incall = true, Outcall = true }),
        ["C07"] = Change(a => a with { Text = "call 24/7" }, a => a with { Text = "call on 24.7." }),
        ["C08"] = Reviews("review_coercion"),
        ["C09"] = Reviews("bait_switch"),
        ["C10"] = Term("customer_flag"),
        ["M01"] = Term("movement_language"),
        ["M02"] = new(Tour("2026-01-01", "2026-01-20", "2026-02-10"), Tour("2026-01-01", "2026-06-20", "2026-12-10")),
        ["M03"] = new([.. Route("anna"), .. Route("bea")], [.. Route("anna")]),
        ["M04"] = Change(a => a with { Contacts = [AdCase.Phone("p", "RO")] }, a => a with { Contacts = [AdCase.Phone("p", "AT")] }),
        ["M05"] = new(Tour("2026-01-01", "2026-01-06", "2026-01-11", "2026-01-16"), Tour("2026-01-01", "2026-02-06", "2026-03-11", "2026-04-16")),
        ["Y01"] = Term("youth_language"),
        ["Y02"] = Change(a => a with { Ages = [20] }, a => a with { Ages = [23] }),
        ["Y04"] = new(Ages(21, 29), Ages(27, 28)),
        ["Y05"] = Change(a => a with { Text = $"some {RestrictedTerm} here" }, a => a with { Text = "some words here" }),
        ["E01"] = Change(a => a with { Ethnicities = ["latina"] }, a => a),
        ["E02"] = Change(a => a with { Nationalities = ["CZ"] }, a => a),
        ["E03"] = new(Nationalities("CZ", "BR"), Nationalities("CZ", "CZ")),
        ["E04"] = Change(a => a with { Nationalities = ["UA"] }, a => a with { Nationalities = ["CZ"] }),
        ["S01"] = Term("unconventional_acts"),
        ["S02"] = Term("unprotected"),
        ["S03"] = new([.. Market(), One() with { AdId = 99, Services = [.. Enumerable.Range(0, 12).Select(i => $"s{i}")] }], Market()),
        ["S05"] = Term("tattoo_branding"),
        ["P01"] = new([.. Market(), One() with { AdId = 99, Prices = [new Price(40, "EUR", 60, null)] }], Market()),
        ["P02"] = new(Crew(4, a => a with { Prices = TwoPrices }), Crew(4, a => a with { Prices = [new Price(100 + a.AdId, "EUR", 60, null), new Price(200 + a.AdId, "EUR", 120, null)] })),
        ["L01"] = new(Crew(3), Crew(2)),
        ["L02"] = new(Phones(4), Phones(2)),
        ["L03"] = new(Crew(3, a => a with { Contacts = [AdCase.Handle("h")] }), Crew(3)),
        ["L05"] = new(Sites(5), Sites(2)),
        ["L06"] = new(Crew(3, a => a with { ImageFingerprints = ["i"] }), Crew(3, a => a with { ImageFingerprints = [$"i{a.AdId}"] })),
        ["L07"] = new(Crew(6), Crew(3)),
        ["L08"] = new(Daily(6, everyDays: 0), Daily(6, everyDays: 3)),
        ["L09"] = new(Names("anna", "bea", "cleo", "dora"), Names("anna", "anna", "anna", "anna")),
        ["T01"] = new(Crew(3, a => a with { Text = AdCase.Words(1) }), Crew(3)),
        ["T02"] = new(Crew(3, a => a with { Text = Styled(a.Text) }), Crew(3)),
        ["T03"] = new(Cities(AdCase.Words(1), AdCase.Vienna, AdCase.Berlin, AdCase.Prague), Cities(AdCase.Words(1), AdCase.Vienna, AdCase.Vienna, AdCase.Vienna)),
        ["T04"] = new(Crew(4, a => a with { Text = $"{AdCase.Words(1)} {20 + a.AdId} years {AdCase.Words(2, 6)}" }), Crew(4, a => a with { Text = AdCase.Words(1) })),
        ["O01"] = Change(a => a with { Contacts = [AdCase.Phone("p", obfuscated: true)] }, a => a with { Contacts = [AdCase.Phone("p")] }),
        ["O03"] = Change(a => a with { SubstitutionRate = 0.08 }, a => a with { SubstitutionRate = 0.005 }),
        ["O04"] = Change(a => a with { Contacts = [AdCase.Handle("h")] }, a => a with { Contacts = [AdCase.Handle("h"), AdCase.Phone("p")] }),
        ["F01"] = Term("crypto_prepaid"),
        ["F03"] = Term("opaque_processor"),
        ["V01"] = new(Crew(2, a => a.AdId == 0 ? a with { Text = "recruit_and_sell" } : a), Crew(2)),
        ["V02"] = Term("agency_promise"),
        ["V03"] = new(Cities("popup_venue", AdCase.Vienna, AdCase.Graz), Cities("popup_venue", AdCase.Vienna, AdCase.Vienna)),
        ["V04"] = Change(a => a with { AgencyOperatorNamed = false }, a => a with { AgencyOperatorNamed = true }),
        ["V05"] = Change(a => a with { Text = "massage_venue", Services = ["massage", "oral"] }, a => a with { Text = "massage_venue", Services = ["massage"] }),
    };

    private static Price[] TwoPrices => [new(120, "EUR", 60, null), new(220, "EUR", 120, null)];

    /// <summary>The same words as one writer would set them: five to a sentence, each with the same odd end, and a sign-off.</summary>
    public static string Styled(string words) => "» " + string.Join("!! ~ ", words.Split(' ').Chunk(5).Select(sentence => string.Join(' ', sentence))) + "!! ~\n^^";

    private static StoredAd One() => AdCase.Of(1, "p", "an ordinary text", "anna", 30);

    private static IndicatorCase Term(string concept) => Change(a => a with { Text = $"we say {concept} here" }, a => a);

    /// <summary>Two of five reviews say it; the others' words say something else.</summary>
    private static IndicatorCase Reviews(string concept) => Change(
        a => a with { ReviewSigns = new ReviewReading(5, [new ReviewSign(concept, 2, 0, "a word"), new ReviewSign(concept, 4, 7, "a word")]) },
        a => a with { ReviewSigns = new ReviewReading(5, [new ReviewSign("other", 2, 0, "a word")]) });

    private static IndicatorCase Change(Func<StoredAd, StoredAd> positive, Func<StoredAd, StoredAd> negative) => new([positive(One())], [negative(One())]);

    /// <summary>Several personas on one phone, each with a text of its own.</summary>
    private static List<StoredAd> Crew(int personas, Func<StoredAd, StoredAd>? change = null) =>
        [.. Enumerable.Range(0, personas).Select(i => (change ?? (a => a))(AdCase.Of(i, "p", AdCase.Words(100 + i), $"n{i}", 21 + 3 * i)))];

    private static List<StoredAd> Tour(params string[] days)
    {
        Place[] places = [AdCase.Vienna, AdCase.Berlin, AdCase.Prague, AdCase.Graz];
        return [.. days.Select((d, i) => AdCase.Of(i, "p", AdCase.Words(i), "anna", 30) with { PostedAt = DateOnly.Parse(d), Place = places[i] })];
    }

    private static IEnumerable<StoredAd> Route(string name) =>
        Tour("2026-01-01", "2026-02-01", "2026-03-01").Select(a => a with { AdId = a.AdId + 10 * name.Length + name[0], NameKeys = [name] });

    private static List<StoredAd> Ages(params int[] ages) => [.. ages.Select((a, i) => AdCase.Of(i, "p", name: "anna", age: a))];

    private static List<StoredAd> Nationalities(params string[] codes) => [.. codes.Select((c, i) => AdCase.Of(i, "p", name: "anna", age: 30) with { Nationalities = [c] })];

    private static List<StoredAd> Phones(int count) =>
        [.. Enumerable.Range(0, count).Select(i => AdCase.Of(i, name: "anna", age: 30) with { Contacts = [AdCase.Phone($"p{i}"), AdCase.Handle("h")] })];

    private static List<StoredAd> Sites(int count) => [.. Enumerable.Range(0, count).Select(i => AdCase.Of(i, "p", AdCase.Words(i), "anna", 30, platform: i))];

    private static List<StoredAd> Daily(int count, int everyDays) =>
        [.. Enumerable.Range(0, count).Select(i => AdCase.Of(i, "p", AdCase.Words(i), "anna", 30) with { PostedAt = new DateOnly(2026, 1, 1).AddDays(i * everyDays) })];

    private static List<StoredAd> Names(params string[] names) =>
        [.. names.Select((n, i) => AdCase.Of(i, "p", AdCase.Words(i), n, 30) with { PostedAt = new DateOnly(2026, 1, 1).AddDays(30 * i) })];

    private static List<StoredAd> Cities(string text, params Place[] places) => [.. places.Select((p, i) => AdCase.Of(i, "p", text, "anna", 30) with { Place = p })];

    private static List<StoredAd> Market() =>
        [.. Enumerable.Range(0, 40).Select(i => AdCase.Of(i, $"m{i}", AdCase.Words(i), $"m{i}", 30) with { Prices = [new Price(140 + i, "EUR", 60, null)], Services = ["s0", "s1"] })];
}
