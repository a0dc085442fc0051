using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// The charset of a page that declares none: its text is read by each code page that it may be in, and the one wins that makes whole words of a
/// language which is written in it. What the site's market speaks breaks ties.
/// </summary>
internal sealed class CharsetGuess
{
    /// <summary>Bytes of text that are looked at: enough to tell languages.</summary>
    private const int SampleBytes = 1_500;

    /// <summary>What a language of the site is worth against another that the text resembles.</summary>
    private const double OfTheSite = 0.25;

    private const int Western = 1252;

    /// <summary>Code pages by the languages written in them. Western Europe's is every other language's.</summary>
    private static readonly (int CodePage, string[] Languages)[] Pages =
    [
        (1251, ["ru", "uk", "bg", "be", "mk", "sr", "kk", "ky", "mn"]),
        (1250, ["pl", "cs", "sk", "hu", "ro", "sl", "hr", "bs", "sr", "sq"]),
        (1253, ["el"]),
        (1254, ["tr", "az"]),
        (1257, ["lt", "lv", "et"]),
        (1255, ["he"]),
        (1256, ["ar"]),
        (28592, ["pl", "cs", "sk", "hu", "ro", "sl", "hr", "bs"]),
        (20866, ["ru"]),
    ];

    private static readonly FrozenSet<string> NotWestern = Pages.SelectMany(p => p.Languages).Except(["sq", "et"], StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Languages with a script of their own, in which any bytes read as theirs: asked for only where the site is known to speak one.</summary>
    private static readonly FrozenSet<string> AloneInScript = new[] { "el", "he", "ar" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly LanguageIdentifier languages;
    private readonly FrozenDictionary<string, string[]> spoken;

    private CharsetGuess(LanguageIdentifier languages, FrozenDictionary<string, string[]> spoken)
    {
        this.languages = languages;
        this.spoken = spoken;
    }

    /// <exception cref="FormatException">The table of States lacks a column; the message names it.</exception>
    public static CharsetGuess Load(ModelFiles files) => new(
        LanguageIdentifier.Load(files),
        ReferenceCsv.Rows(files, "seeds/reference/osce-states.csv", "iso2", "languages").ToFrozenDictionary(r => r[0], r => r[1].Split('|'), StringComparer.Ordinal));

    /// <param name="body">Bytes that are not UTF-8.</param>
    public Encoding Of(ReadOnlySpan<byte> body, SiteContext site)
    {
        var expected = site.MarketCountries.SelectMany(c => spoken.GetValueOrDefault(c, [])).Prepend(site.Language).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var sample = SampleOf(body);
        var best = (CodePage: Western, Odd: double.PositiveInfinity, Fit: double.NegativeInfinity);
        foreach (var (page, written) in Pages.Append((Western, [])))
        {
            if (written.Length > 0 && Array.TrueForAll(written, AloneInScript.Contains) && !written.Any(expected.Contains))
            {
                continue;
            }

            var text = CodePage(page).GetString(sample);
            var odd = OddShare(text);
            var fit = Fit(text, page, written, expected);
            // A tenth of the words spelt with signs inside is no language, however it reads.
            if (Math.Round(odd, 1) < Math.Round(best.Odd, 1) || (Math.Round(odd, 1) == Math.Round(best.Odd, 1) && fit - odd > best.Fit - best.Odd))
            {
                best = (page, odd, fit);
            }
        }

        return CodePage(best.CodePage);
    }

    private double Fit(string text, int page, string[] written, List<string> expected)
    {
        // The site's first language settles near ties between the languages of one script.
        var (language, confidence) = languages.Identify(text, expected.FirstOrDefault());
        if (language is null)
        {
            return written.Any(expected.Contains) ? OfTheSite : 0;
        }

        var isWrittenIn = page == Western ? !NotWestern.Contains(language) : written.Contains(language, StringComparer.Ordinal);
        return (isWrittenIn ? confidence : -confidence) + (written.Any(expected.Contains) || (page == Western && expected.Exists(e => !NotWestern.Contains(e))) ? OfTheSite : 0);
    }

    /// <summary>Of the words with letters beyond ASCII, the share that no language spells so: signs inside, scripts mixed, capitals behind small letters.</summary>
    private static double OddShare(string text)
    {
        var (odd, all) = (0, 0);
        foreach (var range in text.AsSpan().SplitAny(" \t\r\n,.;:!?()\"/<>&-+\u00A0"))
        {
            var word = text.AsSpan(range);
            if (!word.ContainsAnyExceptInRange('\0', '\u007F'))
            {
                continue;
            }

            all++;
            odd += IsOdd(word) ? 1 : 0;
        }

        return all == 0 ? 0 : (double)odd / all;
    }

    private static bool IsOdd(ReadOnlySpan<char> word)
    {
        var (hasLatin, hasOther, hasSign) = (false, false, false);
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (char.IsLetter(c))
            {
                var isOther = c >= '\u0370';
                hasLatin |= !isOther;
                hasOther |= isOther;
                if (i > 0 && char.IsUpper(c) && char.IsLower(word[i - 1]))
                {
                    return true;
                }
            }
            else
            {
                // Beside letters a quotation mark, a dash and a currency are no part of the word; "¶" and "±" are letters of another code page.
                hasSign |= c is >= '\u0080' and not ('€' or '£' or '§' or '°' or '²' or '³') && char.GetUnicodeCategory(c) is not (UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.DashPunctuation);
            }
        }

        return (hasLatin && hasOther) || (hasSign && (hasLatin || hasOther));
    }

    // Runs of text between tags that hold bytes beyond ASCII; scripts and style sheets have none or are few.
    private static byte[] SampleOf(ReadOnlySpan<byte> body)
    {
        var sample = new List<byte>(SampleBytes);
        while (!body.IsEmpty && sample.Count < SampleBytes)
        {
            var end = body.IndexOfAny((byte)'<', (byte)'>');
            var run = end < 0 ? body : body[..end];
            var isTag = end >= 0 && body[end] == '>';
            if (!isTag && run.ContainsAnyInRange((byte)0x80, (byte)0xFF))
            {
                sample.AddRange(run[..Math.Min(run.Length, SampleBytes)]);
                sample.Add((byte)' ');
            }

            body = end < 0 ? default : body[(end + 1)..];
        }

        return [.. sample];
    }

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number) ?? throw new InvalidOperationException($"Code page {number} is part of the runtime.");
}
