using System.Text;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What a page shows, made ready for asking whether it shows this.</summary>
internal sealed class VisibleText(string text)
{
    private const int Short = 24;
    private const int Compared = 60;
    private const int PhoneEnd = 7;

    private readonly string folded = FoldedText.Fold(text);
    private string? letters;
    private string? digits;

    /// <summary>Whether the page shows the words: short ones as whole words, of long ones the beginning, whatever spaces and signs are between.</summary>
    public bool Shows(string words)
    {
        var sought = FoldedText.Fold(words.Trim());
        if (sought.Length <= Short)
        {
            return sought.Length > 0 && HasWord(sought);
        }

        var compact = Letters(sought);
        return compact.Length > 0 && (letters ??= Letters(folded)).Contains(compact.Length > Compared ? compact[..Compared] : compact, StringComparison.Ordinal);
    }

    /// <summary>Whether the page shows the value of a field, in whatever way numbers are written.</summary>
    public bool Shows(LabelledValue value) => value.Label switch
    {
        FieldLabel.Age => Numbers(value.Value).Any(HasWord),
        FieldLabel.Phone => ShowsPhone(value.Value),
        FieldLabel.Price => Numbers(value.Value).Where(n => n.Length > 1).DefaultIfEmpty("").MaxBy(n => n.Length) is { Length: > 0 } amount && Written(amount).Any(HasWord),
        FieldLabel.Handle => value.Value.LastIndexOf(' ') is var space && value.Value.Length - space > 3 && Shows(value.Value[(space + 1)..].TrimStart('@')),
        FieldLabel.SpokenLanguages or FieldLabel.Services => value.Value.Split(',', StringSplitOptions.TrimEntries).All(Shows),
        _ => Shows(value.Value),
    };

    /// <summary>Whether a number is shown with its end hidden: "0664 12x xxx", "+43 664 ***".</summary>
    public bool ShowsMaskedNumber()
    {
        for (var i = 3; i + 1 < folded.Length; i++)
        {
            if (folded[i] is 'x' or '*' or '•' or '…' or '_' && (folded[i + 1] == folded[i] || folded[i] == '…'))
            {
                var from = Math.Max(0, i - 8);
                if (folded.AsSpan(from, i - from).ContainsAnyInRange('0', '9') && folded.AsSpan(from, i - from).TrimEnd(" -./x*•_") is [.., >= '0' and <= '9'] before && Count(before) >= 2)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool ShowsPhone(string number)
    {
        var own = string.Concat(number.Where(char.IsAsciiDigit));
        digits ??= string.Concat(folded.Where(char.IsAsciiDigit));
        return own.Length >= PhoneEnd && digits.Contains(own[^PhoneEnd..], StringComparison.Ordinal);
    }

    // 1500 is written "1 500", "1.500", "1,500" or "1'500" too, and 150.00 is 150.
    private static IEnumerable<string> Written(string amount)
    {
        yield return amount;
        if (amount.Length > 3)
        {
            foreach (var mark in (char[])[' ', '.', ',', '\'', '\u00A0', '\u202F', '’'])
            {
                yield return amount[..^3] + mark + amount[^3..];
            }
        }
    }

    // Whole numbers, their decimals left out.
    private static IEnumerable<string> Numbers(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsAsciiDigit(value[i]))
            {
                var start = i;
                while (i < value.Length && char.IsAsciiDigit(value[i]))
                {
                    i++;
                }

                yield return value[start..i];
                if (i + 1 < value.Length && value[i] == '.' && char.IsAsciiDigit(value[i + 1]))
                {
                    i += value.AsSpan(i + 1).IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : value.Length;
                }
            }
        }
    }

    private bool HasWord(string word)
    {
        for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (IsEdge(at - 1, word[0]) && IsEdge(at + word.Length, word[^1]))
            {
                return true;
            }
        }

        return false;
    }

    // "25" stands in "25y", not in "250".
    private bool IsEdge(int at, char next) =>
        at < 0 || at >= folded.Length || !WordChars.IsPart(folded[at]) || (char.IsAsciiDigit(next) && !char.IsAsciiDigit(folded[at]));

    private static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return count;
    }

    private static string Letters(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (WordChars.IsPart(c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }
}
