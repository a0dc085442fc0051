using WebRiskMapper.SyntheticWeb.Population;

namespace WebRiskMapper.SyntheticWeb.Worlds;

/// <summary>Habits of one who writes: they stay when the words change.</summary>
/// <param name="Stop">Ends every sentence.</param>
/// <param name="Between">Stands between two sentences.</param>
/// <param name="Mark">Opens every paragraph; may be empty.</param>
/// <param name="Signature">Ends the text; may be empty.</param>
/// <param name="LowerCase">Sentences start in lower case.</param>
internal sealed record WritingStyle(string Stop, string Between, string Mark, string Signature, bool LowerCase)
{
    private static readonly string[] Stops = ["!", "!!", "...", "…", " .", "!.", " 🙂", "~"];
    private static readonly string[] Gaps = [" ", "\n", " – ", " * ", " / ", "  "];
    private static readonly string[] Marks = ["", "✿ ", "♥ ", "• ", "» ", "☆ ", "🌸 ", "— "];
    private static readonly string[] Signatures = ["", "xoxo", "***", "<3", ":-)", "mwah", "kiss kiss", "^^"];

    public static WritingStyle Plain { get; } = new(".", " ", "", "", false);

    /// <param name="odd">Chance that the writer has habits at all.</param>
    public static WritingStyle Draw(Dice dice, double odd) =>
        !dice.Chance(odd) ? Plain : new WritingStyle(dice.Pick(Stops), dice.Pick(Gaps), dice.Pick(Marks), dice.Pick(Signatures), dice.Chance(0.25));

    public string Paragraph(IEnumerable<string> sentences)
    {
        var written = sentences.Where(s => s.Length > 0).Select(s => Cased(s.EndsWith('.') ? s[..^1] + Stop : s)).ToList();
        return written.Count == 0 ? "" : Mark + string.Join(Between, written);
    }

    private string Cased(string sentence) => (LowerCase ? char.ToLowerInvariant(sentence[0]) : char.ToUpperInvariant(sentence[0])) + sentence[1..];
}
