namespace WebRiskMapper.Analysis.Extraction.Venues;

/// <summary>
/// Reads what kind of place one meets at, as codes such as <c>private_apartment</c>, <c>massage_parlour</c>, <c>brothel</c>. Words with
/// other meanings ("hotel", "studio", "home") count only as the answer to a field that asks for the place.
/// </summary>
internal sealed class VenueRecognizer(FieldWords words, AdLexicon lexicons) : IRecognizer
{
    private const string MassageVenue = "massage_venue";
    private const int LongestAnswer = 60;

    private static readonly string[] Codes = ["private_apartment", "hotel", "studio", "massage_parlour", "club", "brothel", "car"];

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var hits = words.Match(FieldWordList.Venues, ad.Text, ad.Language);
        foreach (var hit in hits)
        {
            if (hit.Kind is "strong" && !words.Negation.RulesOut(ad.Text, hit.Span, ad.Language))
            {
                found.Add(hit.Code);
            }
            else if (hit.Kind is "label" && LineText.OpensField(ad.Text, hit.Span.Start) && LineText.ValueAfter(ad.Text, hit.Span.End) is { Length: > 0 and <= LongestAnswer } value)
            {
                Answer(ad, value, hits, found);
            }
        }

        foreach (var hit in lexicons.Hits(ad.Text, ad.Language))
        {
            if (string.Equals(hit.Concept, MassageVenue, StringComparison.Ordinal) && !words.Negation.RulesOut(ad.Text, hit.Span, ad.Language))
            {
                found.Add("massage_parlour");
            }
        }

        return found.Count == 0 ? draft : draft with { Venues = [.. Codes.Where(found.Contains)] };
    }

    private void Answer(AdText ad, TextSpan value, IReadOnlyList<FieldHit> hits, HashSet<string> found)
    {
        foreach (var hit in hits)
        {
            var isPartOfOther = hits.Any(h => h.Kind is "strong" && h.Span.Overlaps(hit.Span) && h.Span.Length > hit.Span.Length);
            if (hit.Kind is "weak" && hit.Span.Start >= value.Start && hit.Span.End <= value.End && !isPartOfOther && !words.Negation.RulesOut(ad.Text, hit.Span, ad.Language))
            {
                found.Add(hit.Code);
            }
        }
    }
}
