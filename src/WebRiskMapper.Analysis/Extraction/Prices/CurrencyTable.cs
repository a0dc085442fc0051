namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>How far a written form can be trusted to be a currency.</summary>
internal enum CurrencyFormKind
{
    /// <summary>Also an ordinary word or unit ("km", "с"): counts beside a number, in an ad only where the market uses the currency.</summary>
    Loose,

    /// <summary>Counts beside a number.</summary>
    Word,

    /// <summary>Counts anywhere in a price.</summary>
    Sign,

    /// <summary>An ISO 4217 code; it outranks a sign on the other side of the number.</summary>
    Code,
}

/// <summary>A way of writing a currency, from <c>models/currencies.csv</c>.</summary>
/// <param name="Also">Other currencies written alike ("$", "kr"), from which the market chooses.</param>
internal sealed record CurrencyForm(string Iso, IReadOnlyList<string> Also, CurrencyFormKind Kind)
{
    /// <summary>The currency meant, given the currencies used in the site's markets.</summary>
    public string IsoFor(IReadOnlyList<string> marketCurrencies)
    {
        foreach (var currency in marketCurrencies)
        {
            if (string.Equals(currency, Iso, StringComparison.Ordinal) || Also.Contains(currency, StringComparer.Ordinal))
            {
                return currency;
            }
        }

        return Iso;
    }
}

/// <summary>A currency found at <c>[Start, End)</c>.</summary>
internal readonly record struct CurrencyMention(CurrencyForm Form, int Start, int End);

/// <summary>Finds written currencies next to a position.</summary>
internal sealed class CurrencyTable
{
    private const int MostBlanks = 4;

    private readonly Dictionary<string, CurrencyForm>.AlternateLookup<ReadOnlySpan<char>> _forms;
    private readonly HashSet<char> _firstCharacters = [];
    private readonly HashSet<char> _lastCharacters = [];
    private readonly int _longest;

    public CurrencyTable(ModelFiles files)
    {
        const string path = "models/currencies.csv";
        var forms = new Dictionary<string, CurrencyForm>(StringComparer.Ordinal);
        foreach (var row in ReferenceCsv.Rows(files, path, "written", "iso", "also", "kind"))
        {
            var kind = Enum.TryParse<CurrencyFormKind>(row[3], ignoreCase: true, out var parsed)
                ? parsed
                : throw new FormatException($"{path}: '{row[0]}' has the kind '{row[3]}'; use loose, word, sign or code.");
            forms.Add(row[0], new CurrencyForm(row[1], row[2].Split('|', StringSplitOptions.RemoveEmptyEntries), kind));
            _firstCharacters.Add(row[0][0]);
            _lastCharacters.Add(row[0][^1]);
            _longest = Math.Max(_longest, row[0].Length);
        }

        _forms = forms.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The longest currency that starts at <paramref name="at"/>, after at most two blanks.</summary>
    /// <param name="lower">The text in lower case.</param>
    public CurrencyMention? After(ReadOnlySpan<char> lower, int at)
    {
        var start = EndOfNoCents(lower, at);
        for (var blanks = 0; start < lower.Length && blanks < MostBlanks && IsBlank(lower[start]); blanks++)
        {
            start++;
        }

        return StartingAt(lower, start);
    }

    /// <summary>Where a sign for "no cents" at <paramref name="at"/> ends: ",-", ",--", ".-", ":-", ",="; <paramref name="at"/> where there is none.</summary>
    public static int EndOfNoCents(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at] is not (',' or '.' or ':'))
        {
            return at;
        }

        var end = at + 1;
        while (end < text.Length && end - at < 4 && text[end] is '-' or '–' or '—' or '=')
        {
            end++;
        }

        return end > at + 1 && (end == text.Length || !char.IsAsciiDigit(text[end])) ? end : at;
    }

    /// <summary>The longest currency that ends at <paramref name="at"/>, before at most two blanks or a colon.</summary>
    public CurrencyMention? Before(ReadOnlySpan<char> lower, int at)
    {
        var end = at;
        while (end > 0 && at - end < 2 && IsBlank(lower[end - 1]))
        {
            end--;
        }

        if (end == 0 || !_lastCharacters.Contains(lower[end - 1]))
        {
            return null;
        }

        for (var length = Math.Min(_longest, end); length > 0; length--)
        {
            var start = end - length;
            if (!(char.IsLetter(lower[start]) && start > 0 && IsWordPart(lower[start - 1])) && _forms.TryGetValue(lower[start..end], out var form))
            {
                return new CurrencyMention(form, start, end);
            }
        }

        return null;
    }

    public CurrencyMention? StartingAt(ReadOnlySpan<char> lower, int start)
    {
        if (start >= lower.Length || !_firstCharacters.Contains(lower[start]))
        {
            return null;
        }

        for (var length = Math.Min(_longest, lower.Length - start); length > 0; length--)
        {
            var end = start + length;
            if (!(char.IsLetter(lower[end - 1]) && end < lower.Length && IsWordPart(lower[end])) && _forms.TryGetValue(lower[start..end], out var form))
            {
                return new CurrencyMention(form, start, end);
            }
        }

        return null;
    }

    private static bool IsBlank(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\t';

    private static bool IsWordPart(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
