using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Agencies;

/// <summary>
/// Reads who runs the ad or the site: the agency an ad names ("Agency: Velvet Nights", "Escortagentur Nachtfalter") and the company that
/// the page's foot names by its legal form. A name that the ad gives to a person is not an agency's.
/// </summary>
internal sealed class AgencyRecognizer(FieldWords words, AdLexicon lexicons) : IRecognizer
{
    private const int LongestName = 60;
    private const int MostWords = 5;

    /// <summary>What follows the name in a heading.</summary>
    private const string HeadingEnds = ",(|–—/•·";

    private static readonly string[] Houses = ["studio", "massage_parlour", "club", "brothel"];

    private readonly HashSet<string> none = words.Of(FieldWordList.Agencies, "none").Select(w => FoldedText.Fold(w.Word)).ToHashSet(StringComparer.Ordinal);
    private readonly TermTrie forms = new(words.Of(FieldWordList.Agencies, "form").Select(w => (w.Word, w.Code is "before" ? 1 : 0)));

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var agency = Agency(ad, draft);
        var company = CompanyIn(ad.Foot);
        return draft with { Agency = agency, Operator = company, AgencyOperatorNamed = agency is null && !SpeaksForAgency(ad) ? null : OperatorNamed(ad, company) };
    }

    /// <summary>A company with its legal form in the foot or in the ad itself. A text without a page's frame cannot tell.</summary>
    private bool? OperatorNamed(AdText ad, string? company) => ad.Foot.Count == 0 ? null : company is not null || CompanyIn(ad.Text.Split('\n')) is not null;

    private bool SpeaksForAgency(AdText ad) =>
        lexicons.Hits(ad.Text, ad.Language).Any(h => h.Concept is "agency_open" && !words.Negation.RulesOut(ad.Text, h.Span, ad.Language));

    private string? Agency(AdText ad, ExtractedAd draft)
    {
        var hits = words.Match(FieldWordList.Agencies, ad.Text, ad.Language);
        foreach (var hit in hits)
        {
            // "Haus- und Hotelbesuche" is a word in two halves.
            if (hit.Kind is "label" && !(hit.Span.End < ad.Text.Length && ad.Text[hit.Span.End] == '-') && LineText.OpensField(ad.Text, hit.Span.Start) && LineText.ValueAfter(ad.Text, hit.Span.End) is { } value
                && Accept(ad, draft, CompanyText.NameIn(ad.Text.AsSpan(value.Start, value.Length))) is { } labelled)
            {
                return labelled;
            }
        }

        foreach (var hit in hits)
        {
            if (hit.Kind is "agency" && !words.Negation.RulesOut(ad.Text, hit.Span, ad.Language)
                && (Accept(ad, draft, CompanyText.CapitalisedAfter(ad.Text, hit.Span.End, MostWords)) ?? Accept(ad, draft, NameBefore(ad.Text, hit.Span.Start))) is { } named)
            {
                return named;
            }
        }

        return Heading(ad, draft);
    }

    /// <summary>"Club Zafirella, Tilburg", "Salon: Mirvelka": what heads the ad of several persons is the house they work in.</summary>
    private string? Heading(AdText ad, ExtractedAd draft)
    {
        var line = LineText.Around(ad.Text, 0);
        var end = line.Length == 0 ? -1 : ad.Text.AsSpan(0, line.Length).IndexOfAny(HeadingEnds);
        var heading = ad.Text.AsSpan(0, end < 0 ? line.Length : end).Trim().ToString();
        if (draft.Persons.Count < 2 || heading.Length is 0 or > LongestName || heading.Any(char.IsAsciiDigit))
        {
            return null;
        }

        foreach (var house in words.Match(FieldWordList.Venues, ad.Text, ad.Language).Where(h => h.Kind is "strong" or "weak" && Houses.Contains(h.Code, StringComparer.Ordinal) && h.Span.End <= heading.Length))
        {
            var (before, after) = (heading[..house.Span.Start].Trim(), heading[house.Span.End..]);
            var isLabel = before.Length == 0 && after.TrimStart() is [':' or '՝', ..];
            var name = before.Length > 0 ? before : after.Trim(' ', ':', '՝', '„', '“', '”', '"', '«', '»');
            if ((before.Length == 0 || after.Trim().Length == 0) && name.Split(' ').All(word => word.Length > 0 && IsNameWord(word)) && Accept(ad, draft, name) is { } named)
            {
                return isLabel ? named : heading;
            }
        }

        return null;
    }

    // Georgian has no capitals.
    private static bool IsNameWord(string word) => char.IsUpper(word[0]) || word[0] is '„' or '“' or '"' or '«' or '&' or (>= '\u10D0' and <= '\u10FF');

    /// <summary>"Velvet Rose agency", "„Sidabrinė lapė“ agentūra". One word that opens its sentence has its capital from there.</summary>
    private static string? NameBefore(string text, int start)
    {
        if (CompanyText.CapitalisedBefore(text, start, MostWords) is not { } name)
        {
            return null;
        }

        var at = text.LastIndexOf(name, start - 1, StringComparison.Ordinal);
        var before = text.AsSpan(0, at).TrimEnd(" \"“„«");
        return name.Contains(' ', StringComparison.Ordinal) || text[at - 1 < 0 ? 0 : at - 1] is '"' or '“' or '„' or '«' || !(before.IsEmpty || before[^1] is '.' or '!' or '?' or '\n') ? name : null;
    }

    private string? Accept(AdText ad, ExtractedAd draft, string? name)
    {
        if (name is not { Length: >= 3 and <= LongestName } || name.Any(char.IsAsciiDigit) && !name.Any(char.IsLetter) || LineText.Words(name) > MostWords)
        {
            return null;
        }

        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var isAnswer = none.Contains(FoldedText.Fold(space < 0 ? name : name[..space]));
        var isPerson = draft.Names.Any(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        var isPlace = string.Equals(FoldedText.Fold(name), FoldedText.Fold(draft.Place.City ?? ""), StringComparison.Ordinal)
            || ad.Fields.Any(f => f.Label is FieldLabel.City or FieldLabel.Country && f.Value.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        // A single word that a lexicon knows is what the agency offers, not what it is called.
        var isTerm = LineText.Words(name) == 1 && lexicons.Hits(name, ad.Language).Any();
        return isAnswer || isPerson || isPlace || isTerm ? null : name;
    }

    private string? CompanyIn(IEnumerable<string> lines)
    {
        List<(int Group, TextSpan Span)> hits = [];
        foreach (var line in lines)
        {
            hits.Clear();
            forms.Match(line, hits);
            foreach (var (group, span) in hits)
            {
                // "AS" and "SA" are forms, "as" and "sa" are words; "s.r.o." can be nothing else.
                var form = line.Substring(span.Start, span.Length);
                if ((char.IsUpper(form[0]) || form.Contains('.', StringComparison.Ordinal))
                    && (group > 0 ? CompanyText.CapitalisedAfter(line, span.End, MostWords) : CompanyText.CapitalisedBefore(line, span.Start, MostWords)) is { } name)
                {
                    return group > 0 ? form + " " + name : name + " " + form;
                }
            }
        }

        return null;
    }
}
