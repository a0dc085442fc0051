using WebRiskMapper.Analysis.Extraction.Visits;

namespace WebRiskMapper.Analysis.Extraction.Venues;

/// <summary>
/// Reads what kind of place one meets at, as codes such as <c>private_apartment</c>, <c>massage_parlour</c>, <c>brothel</c>. Words with
/// other meanings ("hotel", "studio", "home") count as the answer to a field that asks for the place, or where the ad says that the place is
/// the advertiser's own or that one meets there. Landmarks and the client's hotel are no venues. Premises say that guests are received.
/// </summary>
internal sealed class VenueRecognizer(FieldWords words, AdLexicon lexicons) : IRecognizer
{
    private const string MassageVenue = "massage_venue";
    private const string Hotel = "hotel";
    private const string Car = "car";
    private const int LongestAnswer = 60;

    private static readonly string[] Premises = ["studio", "massage_parlour", "club", "brothel"];

    private static readonly string[] Codes = ["private_apartment", Hotel, "studio", "massage_parlour", "club", "brothel", Car];

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var hits = words.Match(FieldWordList.Venues, ad.Text, ad.Language);
        var meeting = new MeetingWords(words, ad.Text, ad.Language);
        foreach (var hit in hits)
        {
            if (hit.Kind is "label")
            {
                if (LineText.OpensField(ad.Text, hit.Span.Start) && LineText.ValueAfter(ad.Text, hit.Span.End) is { Length: > 0 and <= LongestAnswer } value)
                {
                    Answer(ad, value, hits, found);
                }
            }
            else if ((hit.Kind is "strong" || IsMetAt(hit, hits, meeting)) && !IsRuledOut(ad, hit.Span, meeting) && (hit.Code is Car || !meeting.IsClients(hit.Span)))
            {
                found.Add(hit.Code);
            }
        }

        foreach (var hit in lexicons.Hits(ad.Text, ad.Language))
        {
            if (string.Equals(hit.Concept, MassageVenue, StringComparison.Ordinal) && !IsRuledOut(ad, hit.Span, meeting))
            {
                found.Add("massage_parlour");
            }
        }

        // Premises are there to be visited, whether the ad says "come" or only where they are.
        return found.Count == 0 ? draft : draft with { Venues = [.. Codes.Where(found.Contains)], Incall = draft.Incall ?? (Premises.Any(found.Contains) ? true : null) };
    }

    private bool IsRuledOut(AdText ad, TextSpan span, MeetingWords meeting) =>
        words.Negation.RulesOut(ad.Text, span, ad.Language) || meeting.IsLandmark(span)
        || meeting.Says(MeetingWords.Receives, denied: true, span) || meeting.Says(MeetingWords.Meets, denied: true, span)
        || meeting.Says(MeetingWords.Goes, denied: true, span) || meeting.Says(MeetingWords.Happens, denied: true, span);

    /// <summary>Whether the ad says of a word with other meanings that the place is its own, or that one meets there.</summary>
    private static bool IsMetAt(FieldHit hit, IReadOnlyList<FieldHit> hits, MeetingWords meeting)
    {
        // "Private" is a place only as an answer, a car only where the words say more.
        if (hit.Kind is not "weak" || hit.Code is Car || meeting.IsPossessive(hit.Span) || IsPartOfOther(hit, hits))
        {
            return false;
        }

        return meeting.IsOwn(hit.Span)
            || (hit.Code is Hotel ? meeting.IsMetAt(hit.Span) : meeting.Says(MeetingWords.Receives, denied: false, hit.Span) || meeting.Says(MeetingWords.Meets, denied: false, hit.Span));
    }

    private void Answer(AdText ad, TextSpan value, IReadOnlyList<FieldHit> hits, HashSet<string> found)
    {
        foreach (var hit in hits)
        {
            if (hit.Kind is "weak" && hit.Span.Start >= value.Start && hit.Span.End <= value.End && !IsPartOfOther(hit, hits) && !words.Negation.RulesOut(ad.Text, hit.Span, ad.Language))
            {
                found.Add(hit.Code);
            }
        }
    }

    private static bool IsPartOfOther(FieldHit hit, IReadOnlyList<FieldHit> hits) =>
        hits.Any(h => h.Kind is "strong" && h.Span.Overlaps(hit.Span) && h.Span.Length > hit.Span.Length);
}
