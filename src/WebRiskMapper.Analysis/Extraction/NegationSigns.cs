using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// Crosses and ticks beside terms: "❌ massage ✅ dinner", "massage ✗". A line that opens with a sign has its signs before the terms,
/// any other behind them.
/// </summary>
internal sealed class NegationSigns
{
    /// <summary>Of what may stand between a term and its sign.</summary>
    private const int LongestPhrase = 40;
    private const int MostWords = 3;

    private readonly string[] no;
    private readonly string[] yes;

    private NegationSigns(string[] no, string[] yes)
    {
        this.no = no;
        this.yes = yes;
    }

    public static NegationSigns Load(ModelFiles files)
    {
        var rows = ReferenceCsv.Rows(files, NegationWords.Path, "kind", "words").ToLookup(r => r[0], r => r[1].Split('|'), StringComparer.Ordinal);
        return new NegationSigns([.. rows["no_sign"].SelectMany(w => w)], [.. rows["yes_sign"].SelectMany(w => w)]);
    }

    public bool IsNo(string value) => no.Contains(Trimmed(value).ToString(), StringComparer.Ordinal);

    public bool IsYes(string value) => yes.Contains(Trimmed(value).ToString(), StringComparer.Ordinal);

    public bool RuleOut(string text, TextSpan term)
    {
        var line = LineText.Around(text, term.Start);
        var before = Trimmed(text.AsSpan(line.Start, term.Start - line.Start));
        if (Opens(no, before) || Opens(yes, before))
        {
            return Closes(no, before);
        }

        var end = Math.Min(line.End, term.End);
        var behind = Trimmed(text.AsSpan(end, line.End - end).TrimStart(":- \t"));
        return Opens(no, behind) || IsDeniedByCell(text.AsSpan(end, line.End - end)) || EndsPhrase(text.AsSpan(end, line.End - end)) || (behind is ['○' or '◯' or '☐' or '⚪', ..] && text.AsSpan().IndexOfAny('●', '◉', '☑') >= 0);
    }

    // "At yours / hotel	✘": the next cell answers this one.
    private bool IsDeniedByCell(ReadOnlySpan<char> rest) => rest.IndexOf('\t') is var border and >= 0 && Opens(no, Trimmed(rest[border..]));

    // "Hosting at my place ✘": the next sign is a no, and nothing but a few words stand between.
    private bool EndsPhrase(ReadOnlySpan<char> rest)
    {
        rest = rest[..Math.Min(rest.Length, LongestPhrase)];
        var (at, other) = (Next(no, rest), Next(yes, rest));
        var phrase = at < 0 ? default : rest[..at];
        return at >= 0 && (other < 0 || other > at) && phrase.IndexOfAny(",.;:|/!?()+\t") < 0 && LineText.Words(phrase) <= MostWords;
    }

    private static int Next(string[] signs, ReadOnlySpan<char> text)
    {
        var first = -1;
        foreach (var sign in signs)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }

        return first;
    }

    private static bool Opens(string[] signs, ReadOnlySpan<char> text)
    {
        foreach (var sign in signs)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Closes(string[] signs, ReadOnlySpan<char> text)
    {
        foreach (var sign in signs)
        {
            if (text.EndsWith(sign, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Without blanks, the borders of cells, and the variation selectors that make a sign an emoji.
    private static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && (text[0] is ' ' or '\t' or '\u00A0' || WordChars.IsIgnorable(text[0])))
        {
            text = text[1..];
        }

        while (!text.IsEmpty && (text[^1] is ' ' or '\t' or '\u00A0' || WordChars.IsIgnorable(text[^1])))
        {
            text = text[..^1];
        }

        return text;
    }
}
