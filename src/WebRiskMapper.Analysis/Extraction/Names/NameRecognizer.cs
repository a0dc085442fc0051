using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Names;

/// <summary>Reads working names: from a label, from "my name is", from a title that opens with one ("Anna, 25").</summary>
internal sealed class NameRecognizer(LexiconMatcher lexicons) : IRecognizer
{
    private const string Cue = "cue:name";
    private const int LongestName = 30;

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var names = new List<string>();
        foreach (var field in ad.Fields)
        {
            if (field.Label == FieldLabel.Name)
            {
                AddAll(field.Value, names);
            }
        }

        foreach (var hit in lexicons.Match(ad.Text, ad.Language))
        {
            if (string.Equals(hit.Concept, Cue, StringComparison.Ordinal) && NameAt(ad.Text.AsSpan(hit.Span.End)) is { } introduced)
            {
                names.Add(introduced);
            }
        }

        if (names.Count == 0 && ad.Title is { } title && TitleName(title, ad) is { } titled)
        {
            names.Add(titled);
        }

        return draft with { Names = [.. names.Distinct(StringComparer.OrdinalIgnoreCase)] };
    }

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

    private static int EndOfCapitalised(ReadOnlySpan<char> text, int start)
    {
        if (start >= text.Length || !char.IsUpper(text[start]))
        {
            return start;
        }

        var end = start;
        while (end < text.Length && (Folding.IsWordChar(text[end]) || (text[end] is '-' or '’' or '\'' && end + 1 < text.Length && char.IsLetter(text[end + 1]))) && !char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end;
    }

    // "Anna, 25", "ANNA (27) Wien", "Anna - Graz", or the name alone. A word that any lexicon knows is not a name.
    private string? TitleName(string title, AdText ad)
    {
        var end = EndOfCapitalised(title, 0);
        if (end is < 3 or > 15 || ad.Fields.Any(f => f.Label is FieldLabel.City or FieldLabel.Country && f.Value.StartsWith(title[..end], StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var rest = title.AsSpan(end).TrimStart();
        var isSetApart = rest.IsEmpty || rest[0] is ',' or '(' or '-' or '–' or '—' or '|' or '/' or ':' or '·' or '•' || char.IsAsciiDigit(rest[0]);
        if (!isSetApart || AdLexicon.Hits(lexicons, title[..end], ad.Language).Any())
        {
            return null;
        }

        return title[..end];
    }
}
