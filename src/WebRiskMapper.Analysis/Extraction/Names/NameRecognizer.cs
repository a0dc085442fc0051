using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Names;

/// <summary>Reads working names: from a label, from "my name is", from a title that opens with one ("Anna, 25").</summary>
internal sealed class NameRecognizer(AdLexicon lexicons, Gazetteer places, NameWords words) : IRecognizer
{
    private const string Cue = "cue:name";
    private const string Label = "label:";
    private const int LongestName = 30;

    /// <summary>Georgian has no capitals: there a single word of such a length stands for a capitalised one, unless it is one of these.</summary>
    private const int ShortestGeorgian = 3;
    private const int LongestGeorgian = 15;

    private static readonly string[] NoGeorgianName = ["ვარ", "რომ", "ჩემი", "არის", "და", "მე"];

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var names = new List<string>();
        foreach (var field in ad.Fields)
        {
            if (field.Label == FieldLabel.Name)
            {
                // A form asks for a name, and for more behind it; "Anna, 25 years" answers.
                if (field.Value.AsSpan().ContainsAnyInRange('0', '9') || !lexicons.Hits(field.Value, ad.Language).Any(h => h.Concept.StartsWith(Label, StringComparison.Ordinal)))
                {
                    AddAll(field.Value, names);
                }
            }
        }

        var hits = lexicons.Hits(ad.Text, ad.Language);
        foreach (var hit in hits)
        {
            if (string.Equals(hit.Concept, Cue, StringComparison.Ordinal) && (NameAt(ad.Text.AsSpan(hit.Span.End)) ?? GeorgianBefore(ad.Text, hit.Span)) is { } introduced
                && !SaysOrigin(ad.Text, hit.Span.End, introduced, hits) && !SaysOtherwise(introduced, ad) && !words.IsDenied(ad.Text, hit.Span, ad.Language))
            {
                names.Add(introduced);
            }
        }

        if (names.Count == 0)
        {
            names.AddRange(words.Introductions(ad.Text, ad.Language).Select(i => i.IsEnd ? NameEndingAt(ad.Text, i.Position) : NameAt(ad.Text.AsSpan(i.Position))).OfType<string>()
                .Where(name => MayBeName(name, ad) && !SaysOtherwise(name, ad)).Take(1));
        }

        if (names.Count == 0 && UncuedName.Signed(ad.Text, before => words.EndsAsSigned(before, ad.Language)).FirstOrDefault(word => MayBeName(word, ad)) is { } signature)
        {
            names.Add(signature);
        }

        if (names.Count == 0 && FactsLine.FirstParts(ad.Text).FirstOrDefault(part => IsWholeName(part, ad)) is { } listed)
        {
            names.Add(listed);
        }

        if (names.Count == 0 && ((ad.Heading is { } heading ? TitleName(heading, ad) : null) ?? (ad.Title is { } title ? TitleName(title, ad) : null)) is { } titled)
        {
            names.Add(titled);
        }

        if (names.Count == 1 && (JoinedTo(names[0], ad.Heading, ad) ?? JoinedTo(names[0], ad.Title, ad)) is { } second)
        {
            names.Add(second);
        }

        if (names.Count == 0 && UncuedName.Signatures(ad.Text).FirstOrDefault(word => MayBeName(word, ad) && !SaysOtherwise(word, ad)) is { } signed)
        {
            names.Add(signed);
        }

        return draft with { Names = [.. names.Distinct(StringComparer.OrdinalIgnoreCase)] };
    }

    // "Anna | 25 | 168 cm": one capitalised word that is no city and that no lexicon knows.
    private bool IsWholeName(string part, AdText ad) =>
        part.Length is >= 2 and <= LongestName && (IsGeorgian(part[0]) ? string.Equals(GeorgianAt(part), part, StringComparison.Ordinal) : EndOfCapitalised(part, 0) == part.Length)
        && MayBeName(part, ad);

    private static void AddAll(string value, List<string> names)
    {
        foreach (var part in value.Split(['&', '+', '/', ',', ';']))
        {
            var end = part.AsSpan().IndexOfAny("(|0123456789\n\t");
            var name = (end < 0 ? part : part[..end]).Trim().Trim('"', '\'', '«', '»', '“', '”', '*', '.', '!', '-', ' ');
            if (name.Length is > 1 and <= LongestName && name.Any(char.IsLetter) && name.Count(char.IsWhiteSpace) <= 2)
            {
                names.Add(name);
            }
        }
    }

    // One or two capitalised words; a second one only when it directly follows.
    private static string? NameAt(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && text[start] is ' ' or ':' or '"' or '“' or '«' or '\u00A0')
        {
            start++;
        }

        if (start < text.Length && IsGeorgian(text[start]))
        {
            return GeorgianAt(text[start..]);
        }

        var end = EndOfCapitalised(text, start);
        if (end - start is < 2 or > LongestName)
        {
            return null;
        }

        if (end + 1 < text.Length && text[end] == ' ' && EndOfCapitalised(text, end + 1) is var second && second - end > 3 && second - start <= LongestName)
        {
            end = second;
        }

        return text[start..end].ToString();
    }

    // "Femke hier": one capitalised word right before.
    private static string? NameEndingAt(string text, int end)
    {
        var start = end;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] is '-' or '’'))
        {
            start--;
        }

        return end - start is >= 3 and <= 15 && EndOfCapitalised(text, start) == end ? text[start..end] : null;
    }

    private static int EndOfCapitalised(ReadOnlySpan<char> text, int start)
    {
        if (start >= text.Length || !char.IsUpper(text[start]))
        {
            return start;
        }

        var end = start;
        while (end < text.Length && (WordChars.IsPart(text[end]) || (text[end] is '-' or '’' or '\'' && end + 1 < text.Length && char.IsLetter(text[end + 1]))) && !char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end;
    }

    // "Jsem Češka" says so only as a whole, since without accents the word alone has other meanings.
    private static bool SaysOrigin(string text, int cueEnd, string candidate, IReadOnlyList<LexiconHit> hits)
    {
        var start = text.IndexOf(candidate, cueEnd, StringComparison.Ordinal);
        var span = new TextSpan(start, candidate.Length);
        return start >= 0 && hits.Any(h => IsOrigin(h) && h.Span.Overlaps(span));
    }

    // "I am Polish", "Olen Tallinnas": a nationality, another word of a lexicon or a city tells no name. Cities that women are named
    // after may well be one.
    private bool SaysOtherwise(string candidate, AdText ad)
    {
        var space = candidate.IndexOf(' ', StringComparison.Ordinal);
        var word = space < 0 ? candidate : candidate[..space];
        return lexicons.Hits(word, ad.Language).Any(h => h.Span.Length == word.Length && (IsOrigin(h) || (space < 0 && !h.Concept.StartsWith("cue:", StringComparison.Ordinal))))
            || places.IsLikelyCity(word, ad.Language, ad.Site.MarketCountries)
            || (space > 0 && places.IsLikelyCity(candidate, ad.Language, ad.Site.MarketCountries));
    }

    private static bool IsOrigin(LexiconHit hit) =>
        hit.Concept.StartsWith("nationality:", StringComparison.Ordinal) || hit.Concept.StartsWith("ethnicity:", StringComparison.Ordinal);

    private static bool IsGeorgian(char c) => c is >= '\u10D0' and <= '\u10FF';

    private static string? GeorgianAt(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && IsGeorgian(text[end]))
        {
            end++;
        }

        var word = text[..end].ToString();
        return end is >= ShortestGeorgian and <= LongestGeorgian && !NoGeorgianName.Contains(word, StringComparer.Ordinal) ? word : null;
    }

    // "ანა მქვია": the verb may stand last.
    private static string? GeorgianBefore(string text, TextSpan cue)
    {
        if (!text.AsSpan(cue.Start, cue.Length).EndsWith("მქვია", StringComparison.Ordinal))
        {
            return null;
        }

        var rest = text.AsSpan(0, cue.Start).TrimEnd(' ');
        var start = rest.Length;
        while (start > 0 && IsGeorgian(rest[start - 1]))
        {
            start--;
        }

        return start < rest.Length ? GeorgianAt(rest[start..]) : null;
    }

    // "Anna, 25", "ANNA (27) Wien", "Anna - Graz", or the name alone; and a word that the text below uses as a name too. A word
    // that any lexicon knows is not a name.
    private string? TitleName(string title, AdText ad)
    {
        for (var start = 0; start < title.Length; start++)
        {
            if (!char.IsLetter(title[start]) || (start > 0 && char.IsLetterOrDigit(title[start - 1])))
            {
                continue;
            }

            var opens = !HasLetterOrDigit(title.AsSpan(0, start));
            if (IsGeorgian(title[start]))
            {
                // Without capitals only an age behind it makes the first word a name.
                var georgian = opens ? GeorgianAt(title.AsSpan(start)) : null;
                if (georgian is not null && title.AsSpan(start + georgian.Length).TrimStart(" ,(-–|") is [>= '1' and <= '9', ..] && MayBeName(georgian, ad))
                {
                    return georgian;
                }

                continue;
            }

            var end = EndOfCapitalised(title, start);
            if (end - start is < 3 or > 15 || !MayBeName(title[start..end], ad))
            {
                continue;
            }

            var word = title[start..end];
            var below = ad.Text.AsSpan(Math.Min(title.Length, ad.Text.Length));
            var (apart, last) = (IsSetApart(title.AsSpan(end).TrimStart()), !HasLetter(title.AsSpan(end)));
            if ((opens && apart) || UncuedName.IsSigned(word, below) || ((opens || !IsInCapitals(title)) && UncuedName.OpensSentence(word, below))
                || ((opens || apart || last) && UncuedName.IsInSentence(word, below, ad.Language) && !SaysOtherwise(word, ad)))
            {
                return word;
            }
        }

        return null;
    }

    // "Sara & Tea - two friends".
    private string? JoinedTo(string name, string? title, AdText ad)
    {
        var at = title?.IndexOf(name, StringComparison.OrdinalIgnoreCase) ?? -1;
        var next = at >= 0 ? words.NextJoined(title!, at + name.Length) : -1;
        return next >= 0 && EndOfCapitalised(title, next) is var end && end - next is >= 3 and <= 15 && MayBeName(title![next..end], ad) ? title[next..end] : null;
    }

    private bool MayBeName(string word, AdText ad) =>
        !words.IsNobody(word, ad.Language)
        && !ad.Fields.Any(f => f.Label is FieldLabel.City or FieldLabel.Country && f.Value.Contains(word, StringComparison.OrdinalIgnoreCase))
        && lexicons.Hits(word, ad.Language).Count == 0
        && !places.IsLikelyCity(word, language: null, ad.Site.MarketCountries);

    // "Sexy Girl New In Town": every word of the title is written as a name is.
    private static bool IsInCapitals(string title) =>
        title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).All(w => char.IsUpper(w[0]));

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLetterOrDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSetApart(ReadOnlySpan<char> rest) =>
        rest.IsEmpty || rest[0] is ',' or '(' or '-' or '–' or '—' or '|' or '/' or ':' or '·' or '•' || char.IsAsciiDigit(rest[0]) || char.IsSurrogate(rest[0]) || char.GetUnicodeCategory(rest[0]) == System.Globalization.UnicodeCategory.OtherSymbol;
}
