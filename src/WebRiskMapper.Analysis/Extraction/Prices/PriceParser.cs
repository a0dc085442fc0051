namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>Reads one price out of a short text such as "Cena: 1 290,00 Kč" or "from $742.50".</summary>
public sealed class PriceParser
{
    private static readonly string[] FreeWords = ["free", "gratis", "kostenlos", "umsonst", "gratuit", "zdarma", "бесплатно", "безкоштовно", "ingyen", "ücretsiz", "δωρεάν", "za darmo"];

    private static readonly string[] MonthStarts = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "январ", "феврал", "апрел", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"];

    private readonly CurrencyTable _currencies;

    public PriceParser(ModelFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        _currencies = new CurrencyTable(files);
    }

    /// <summary>
    /// Returns the first amount that has a currency beside it, else the first amount, with its currency as written
    /// and as an ISO 4217 code (the most common one where a sign stands for several). Parts not found are null; "free" is 0.
    /// </summary>
    public (decimal? Amount, string? CurrencyAsWritten, string? IsoCode) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lower = text.ToLowerInvariant();
        WrittenNumber? first = null;
        foreach (var number in Numbers(lower))
        {
            if (CurrencyBeside(lower, number) is { } mention)
            {
                var joined = Joined(lower, number, mention);
                return (joined?.Value ?? number.Value, text[mention.Start..mention.End], mention.Form.Iso);
            }

            if (first is null && !IsPercentOrYear(lower, number))
            {
                first = number;
            }
        }

        var alone = CurrencyAnywhere(lower, anyKind: first is null && lower.Length <= 12);
        var written = alone is { } found ? text[found.Start..found.End] : null;
        if (first is { } amount)
        {
            return (amount.Value, written, alone?.Form.Iso);
        }

        var free = Array.Exists(FreeWords, word => lower.Contains(word, StringComparison.Ordinal));
        return (free ? 0m : null, written, alone?.Form.Iso);
    }

    internal CurrencyTable Currencies => _currencies;

    internal CurrencyForm? Euro => _currencies.StartingAt("€", 0)?.Form;

    internal static IEnumerable<WrittenNumber> Numbers(string lower)
    {
        for (var i = 0; i < lower.Length; i++)
        {
            var digit = WrittenNumber.Digit(lower[i]) >= 0;
            var mark = !digit && lower[i] is '.' or ',' && i + 1 < lower.Length && WrittenNumber.Digit(lower[i + 1]) >= 0 && (i == 0 || !char.IsLetterOrDigit(lower[i - 1]));
            if (!digit && !mark)
            {
                continue;
            }

            if (WrittenNumber.Read(lower, i) is { } number)
            {
                yield return number;
                i = number.End - 1;
            }
            else
            {
                while (i + 1 < lower.Length && WrittenNumber.Digit(lower[i + 1]) >= 0)
                {
                    i++;
                }
            }
        }
    }

    /// <summary>The currency beside a number: a code before a sign, and what stands after it before what stands ahead.</summary>
    /// <param name="from">Where the amount before it ends: what stands there is that one's.</param>
    internal CurrencyMention? CurrencyBeside(ReadOnlySpan<char> lower, WrittenNumber number, int from = 0)
    {
        var after = _currencies.After(lower, number.End);
        // "20 07 £120": a sign that touches the next digits is theirs.
        if (after is { } next && next.Start > number.End && next.End < lower.Length && WrittenNumber.Digit(lower[next.End]) >= 0 && char.GetUnicodeCategory(lower[next.Start]) == System.Globalization.UnicodeCategory.CurrencySymbol)
        {
            after = null;
        }

        var before = _currencies.Before(lower, number.Start) is { } ahead && ahead.Start >= from ? ahead : (CurrencyMention?)null;
        return (after, before) switch
        {
            (null, _) => before,
            (_, null) => after,
            ({ } a, { } b) when a.Form.Kind == CurrencyFormKind.Code && b.Form.Kind != CurrencyFormKind.Code => a,
            ({ } a, { } b) when b.Form.Kind == CurrencyFormKind.Code => b,
            // "$ 281.40 $ 265.70": the sign after belongs to the next number.
            ({ } a, { } b) => a.Form.Kind > b.Form.Kind ? a : b,
        };
    }

    /// <summary>"1250€600": a sign between two numbers without blanks is the decimal mark.</summary>
    private static WrittenNumber? Joined(string lower, WrittenNumber number, CurrencyMention mention)
    {
        if (mention.Start != number.End || mention.End >= lower.Length || char.IsLetter(lower[mention.Start]) || WrittenNumber.Digit(lower[mention.End]) < 0)
        {
            return null;
        }

        return WrittenNumber.Read("." + lower[mention.End..], 0) is { } cents && cents.End <= 4
            ? number with { Value = number.Value + cents.Value }
            : null;
    }

    private static bool IsPercentOrYear(string lower, WrittenNumber number)
    {
        if (number.End < lower.Length && lower[number.End] == '%')
        {
            return true;
        }

        return number.Value is >= 1950 and <= 2100 && number.End - number.Start == 4
            && Array.Exists(MonthStarts, month => lower.Contains(month, StringComparison.Ordinal));
    }

    private CurrencyMention? CurrencyAnywhere(string lower, bool anyKind)
    {
        for (var i = 0; i < lower.Length; i++)
        {
            if (i > 0 && char.IsLetterOrDigit(lower[i]) && char.IsLetterOrDigit(lower[i - 1]))
            {
                continue;
            }

            if (_currencies.StartingAt(lower, i) is { } mention
                && (mention.Form.Kind >= CurrencyFormKind.Sign && (mention.Form.Kind == CurrencyFormKind.Code || !char.IsLetter(lower[mention.Start]) || anyKind) || (anyKind && mention.End == lower.Length && mention.Start == 0)))
            {
                return mention;
            }
        }

        return null;
    }
}
