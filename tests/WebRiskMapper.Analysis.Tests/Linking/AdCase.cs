using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Tests.Linking;

/// <summary>Short invented ads: a valid one from <see cref="Of"/>, and each test changes one thing.</summary>
internal static class AdCase
{
    public static StoredAd Of(long id, string? phone = null, string text = "", string? name = null, int? age = null, int platform = 1) => new()
    {
        AdId = id,
        SiteId = platform,
        PlatformId = platform,
        Text = text,
        Language = "en",
        LanguageSupported = true,
        Contacts = phone is null ? [] : [Phone(phone)],
        NameKeys = name is null ? [] : [name],
        Ages = age is { } years ? [years] : [],
        Place = Vienna,
    };

    public static StoredContact Phone(string key, string? country = "AT", bool obfuscated = false) =>
        new(ContactKind.Phone, "phone", key, 1, country, obfuscated);

    public static StoredContact Handle(string key, string service = "telegram") =>
        new(ContactKind.Handle, service, key, 1, null, false);

    public static Place Vienna { get; } = new(2761369, "Vienna", "AT", 0.9, "label");
    public static Place Graz { get; } = new(2778067, "Graz", "AT", 0.9, "label");
    public static Place Linz { get; } = new(2772400, "Linz", "AT", 0.9, "label");
    public static Place Berlin { get; } = new(2950159, "Berlin", "DE", 0.9, "label");
    public static Place Hamburg { get; } = new(2911298, "Hamburg", "DE", 0.9, "label");
    public static Place Prague { get; } = new(3067696, "Prague", "CZ", 0.9, "label");

    /// <summary>A text of <paramref name="words"/> invented words, the same for the same seed.</summary>
    public static string Words(int seed, int words = 40)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));
    }

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, 3).Select(_ => "bdfgklmnprst"[random.Next(12)].ToString() + "aeiou"[random.Next(5)]));
}
