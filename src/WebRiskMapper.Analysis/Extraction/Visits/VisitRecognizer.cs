using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Visits;

/// <summary>Reads whether guests are received (incall) and whether the person travels to them (outcall).</summary>
internal sealed class VisitRecognizer(LexiconMatcher lexicons) : IRecognizer
{
    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        bool? incall = null;
        bool? outcall = null;
        foreach (var hit in AdLexicon.Hits(lexicons, ad.Text, ad.Language))
        {
            switch (hit.Concept)
            {
                case "visit:incall":
                    incall = Merge(incall, !Negation.Precedes(ad.Text, hit.Span.Start));
                    break;
                case "visit:outcall":
                    outcall = Merge(outcall, !Negation.Precedes(ad.Text, hit.Span.Start));
                    break;
                case "incall_only":
                    incall = true;
                    outcall ??= false;
                    break;
            }
        }

        // A field that asks where to meet is answered in full: what it leaves out is not offered.
        var field = ad.Fields.FirstOrDefault(f => f.Label == FieldLabel.VisitType && f.Span is not null);
        if (field is not null && (incall, outcall) is (true, null) or (null, true))
        {
            (incall, outcall) = (incall ?? false, outcall ?? false);
        }

        return draft with { Incall = incall, Outcall = outcall };
    }

    // A refusal is the more exact statement: "outcall: no" says outcall first.
    private static bool Merge(bool? before, bool offered) => (before ?? true) && offered;
}
