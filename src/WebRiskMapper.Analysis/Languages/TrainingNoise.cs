using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>
/// Makes clean text look like what people write in advertisements: accents left out, foreign names and cities, English
/// phrases in any language. A model that learns from it gives such words no weight.
/// </summary>
internal sealed class TrainingNoise
{
    private const double AccentsDropped = 0.35;
    private const double StrangerAdded = 0.3;
    private const double DigraphsForAccents = 0.3;
    private const int LongestStranger = 3;

    private readonly string[][] strangers;

    /// <param name="strangers">Words and phrases that turn up in every language.</param>
    public TrainingNoise(IEnumerable<string> strangers)
    {
        this.strangers = [.. strangers.Select(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(s => s.Length is > 0 and <= LongestStranger)];
    }

    public static TrainingNoise None { get; } = new([]);

    /// <summary>The words as one text, noisy or not by chance. At most as many strange words come in as there are others.</summary>
    public string Apply(ReadOnlySpan<string> words, Random random)
    {
        if (strangers.Length == 0)
        {
            return string.Join(' ', words);
        }

        List<string> written = [.. words];
        if (random.NextDouble() < AccentsDropped)
        {
            var digraphs = random.NextDouble() < DigraphsForAccents;
            for (var i = 0; i < written.Count; i++)
            {
                written[i] = WithoutAccents(written[i], digraphs);
            }
        }

        if (words.Length > 1 && random.NextDouble() < StrangerAdded)
        {
            var stranger = strangers[random.Next(strangers.Length)];
            if (stranger.Length < words.Length)
            {
                written.InsertRange(random.Next(written.Count + 1), stranger);
            }
        }

        return string.Join(' ', written);
    }

    /// <param name="digraphs">Whether ä is written ae, å aa, and so on, instead of a.</param>
    internal static string WithoutAccents(string word, bool digraphs)
    {
        if (System.Text.Ascii.IsValid(word))
        {
            return word;
        }

        var written = new System.Text.StringBuilder(word.Length + 4);
        foreach (var c in word)
        {
            var lower = char.ToLowerInvariant(c);
            _ = (lower, digraphs) switch
            {
                ('ß', _) => written.Append("ss"),
                ('æ', _) => written.Append("ae"),
                ('ə', _) => written.Append('e'),
                ('ä', true) => written.Append("ae"),
                ('ö' or 'ø', true) => written.Append("oe"),
                ('ü', true) => written.Append("ue"),
                ('å', true) => written.Append("aa"),
                ('đ', true) => written.Append("dj"),
                // Kazakh typed on a Russian keyboard.
                ('ә', _) => written.Append('а'),
                ('ғ', _) => written.Append('г'),
                ('қ', _) => written.Append('к'),
                ('ң', _) => written.Append('н'),
                ('ө', _) => written.Append('о'),
                ('ұ' or 'ү', _) => written.Append('у'),
                ('һ', _) => written.Append('х'),
                _ => written.Append(FoldedText.Fold(lower)),
            };
        }

        return written.ToString();
    }
}
