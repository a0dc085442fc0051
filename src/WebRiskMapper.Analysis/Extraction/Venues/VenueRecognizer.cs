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
    private const int LongestJoint = 16;
    private const int MostJointWords = 3;

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
                if (LineText.OpensField(ad.Text, hit.Span.Start) && (LineText.ValueAfter(ad.Text, hit.Span.End) ?? ToQuestion(ad.Text, hit.Span.End)) is { Length: > 0 and <= LongestAnswer } value)
                {
                    Answer(ad, value, hits, meeting, found);
                }
            }
            else if ((hit.Kind is "strong" || IsMetAt(hit, hits, meeting)) && !IsRuledOut(ad, hit.Span, meeting) && (hit.Code is Car || !meeting.IsClients(hit.Span)))
            {
                found.Add(hit.Code);
            }
        }

        foreach (var hit in hits)
        {
            // "In a hotel or in the car": what an "or" joins to a venue is one too.
            if (hit.Kind is "weak" or "strong" && found.Count > 0 && !found.Contains(hit.Code) && !meeting.IsPossessive(hit.Span) && !IsPartOfOther(hit, hits)
                && hits.Any(h => found.Contains(h.Code) && h.Kind is "weak" or "strong" && IsJoined(ad.Text, h.Span, hit.Span))
                && !IsRuledOut(ad, hit.Span, meeting) && !meeting.Says(MeetingWords.Goes, denied: false, hit.Span) && (hit.Code is Car || !meeting.IsClients(hit.Span)))
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

    // A few words such as "or in the"; no comma.
    private static bool IsJoined(string text, TextSpan first, TextSpan second)
    {
        var (start, end) = first.Start < second.Start ? (first.End, second.Start) : (second.End, first.Start);
        return end > start && end - start <= LongestJoint && text.AsSpan(start, end - start) is var gap && gap.IndexOfAny("\n.,;!?()") < 0 && LineText.Words(gap) is > 0 and <= MostJointWords;
    }

    // "Where do we meet? In a hotel in Uppsala."
    private static TextSpan? ToQuestion(string text, int end)
    {
        var start = end;
        while (start < text.Length && text[start] is ' ' or '?' or '՞' or '։')
        {
            start++;
        }

        var stop = start + text.AsSpan(start).IndexOfAny("\n.,!?։");
        return text.AsSpan(end, start - end).ContainsAny("?՞։") && stop > start ? new TextSpan(start, stop - start) : null;
    }

    private void Answer(AdText ad, TextSpan value, IReadOnlyList<FieldHit> hits, MeetingWords meeting, HashSet<string> found)
    {
        foreach (var hit in hits)
        {
            if (hit.Kind is "weak" && hit.Span.Start >= value.Start && hit.Span.End <= value.End && !IsPartOfOther(hit, hits) && !words.Negation.RulesOut(ad.Text, hit.Span, ad.Language)
                && !meeting.Says(MeetingWords.Goes, denied: false, hit.Span) && !meeting.IsClients(hit.Span))
            {
                found.Add(hit.Code);
            }
        }
    }

    private static bool IsPartOfOther(FieldHit hit, IReadOnlyList<FieldHit> hits) =>
        hits.Any(h => h.Kind is "strong" && h.Span.Overlaps(hit.Span) && h.Span.Length > hit.Span.Length);
}
