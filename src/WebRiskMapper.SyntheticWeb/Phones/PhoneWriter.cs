using System.Text;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Phones;

/// <summary>Writes a number the ways people write it on such pages.</summary>
internal static class PhoneWriter
{
    public static IReadOnlyList<PhoneWriting> Plain { get; } =
    [
        PhoneWriting.International, PhoneWriting.InternationalZeros, PhoneWriting.National, PhoneWriting.NationalPunctuated,
        PhoneWriting.Compact, PhoneWriting.TelLink, PhoneWriting.WhatsAppLink,
    ];

    public static IReadOnlyList<PhoneWriting> Obscured { get; } =
    [
        PhoneWriting.Words, PhoneWriting.EmojiDigits, PhoneWriting.FullWidth, PhoneWriting.OddSeparators, PhoneWriting.LetterO,
    ];

    /// <param name="abroad">True when the reader is in another country: national writing would mislead, so the code is written.</param>
    public static PhoneTruth Write(
        NumberPlan plan, string significant, PhoneWriting writing, IReadOnlyList<string> digitWords, bool abroad, bool inText, Dice dice)
    {
        var e164 = plan.E164(significant);
        var digits = abroad ? "00" + plan.CallingCode + significant : plan.Trunk + significant;
        var written = writing switch
        {
            PhoneWriting.International => "+" + plan.CallingCode + " " + plan.Grouped(significant, ' '),
            PhoneWriting.InternationalZeros => (string.Equals(plan.CallingCode, "1", StringComparison.Ordinal) ? "+" : "00") + plan.CallingCode + " " + plan.Grouped(significant, ' '),
            PhoneWriting.TelLink => "tel:" + e164,
            PhoneWriting.WhatsAppLink => "https://wa.me/" + plan.CallingCode + significant,
            PhoneWriting.National when !abroad => plan.National(significant),
            PhoneWriting.NationalPunctuated when !abroad => Punctuated(plan, significant, dice),
            PhoneWriting.Compact when !abroad => plan.Trunk + significant,
            PhoneWriting.Words => Words(digits, digitWords, dice),
            PhoneWriting.EmojiDigits => Map(digits, digit => digit + "\uFE0F\u20E3"),
            PhoneWriting.FullWidth => Map(digits, digit => ((char)(digit - '0' + '\uFF10')).ToString()),
            PhoneWriting.LetterO when digits.Contains('0', StringComparison.Ordinal) => Groups(digits).Replace('0', 'O'),
            PhoneWriting.OddSeparators or PhoneWriting.LetterO => string.Join(dice.Pick(OddMarks), Chunks(digits, 2)),
            _ => "+" + plan.CallingCode + plan.Grouped(significant, ' '),
        };
        return new PhoneTruth(e164, written, writing, Obscured.Contains(writing), inText, plan.Country);
    }

    private static readonly string[] OddMarks = ["*", " _ ", " ~ ", "..", " | "];

    private static string Punctuated(NumberPlan plan, string significant, Dice dice) => plan.Country switch
    {
        "US" or "CA" => $"({significant[..3]}) {significant[3..6]}-{significant[6..]}",
        "DE" or "AT" => plan.Trunk + significant[..3] + "/" + significant[3..],
        "RS" or "ME" or "BA" => $"{plan.Trunk}{significant[..2]}/{significant[2..5]}-{significant[5..]}",
        "HU" => $"06-{significant[..2]}/{significant[2..5]}-{significant[5..]}",
        "SK" => $"{plan.Trunk}{significant[..3]}/{significant[3..6]} {significant[6..]}",
        "TR" => $"(0{significant[..3]}) {significant[3..6]} {significant[6..8]} {significant[8..]}",
        "UA" => $"(0{significant[..2]}) {significant[2..5]}-{significant[5..7]}-{significant[7..]}",
        "SE" => $"0{significant[..2]}-{significant[2..5]} {significant[5..7]} {significant[7..]}",
        "KZ" => $"8 ({significant[..3]}) {significant[3..6]}-{significant[6..8]}-{significant[8..]}",
        _ => plan.National(significant, dice.Chance(0.5) ? '.' : '-'),
    };

    /// <summary>Some digits as words, some as digits, the way people hide numbers from machines.</summary>
    private static string Words(string digits, IReadOnlyList<string> words, Dice dice)
    {
        var parts = new List<string>();
        foreach (var digit in digits)
        {
            parts.Add(dice.Chance(0.6) ? words[digit - '0'] : digit.ToString());
        }

        // At least one word stands in every such number; otherwise it would be a plain spaced one.
        parts[1] = words[digits[1] - '0'];
        return string.Join(' ', parts);
    }

    private static string Map(string digits, Func<char, string> write)
    {
        var text = new StringBuilder();
        foreach (var digit in digits)
        {
            text.Append(write(digit));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Chunks(string digits, int size) => digits.Chunk(size).Select(c => new string(c));

    private static string Groups(string digits) => string.Join(' ', Chunks(digits, 4));
}
