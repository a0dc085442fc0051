namespace WebRiskMapper.Analysis.Extraction.Reviews;

/// <summary>
/// Reads in clients' reviews what indicators ask for, in the ad's language and in English. Of each review a concept counts once: a long
/// review is one witness, as a short one is.
/// </summary>
internal sealed class ReviewRecognizer(FieldWords words, AdLexicon lexicons) : IRecognizer
{
    private static readonly string[] Concepts = ["review_coercion", "bait_switch", "customer_flag"];

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        if (ad.Reviews.Count == 0)
        {
            return draft;
        }

        var signs = new List<ReviewSign>();
        for (var i = 0; i < ad.Reviews.Count; i++)
        {
            var review = ad.Reviews[i];
            signs.AddRange(lexicons.Hits(review, ad.Language)
                .Where(h => Concepts.Contains(h.Concept, StringComparer.Ordinal) && !words.Negation.RulesOut(review, h.Span, ad.Language))
                .OrderBy(h => h.Span.Start)
                .DistinctBy(h => h.Concept, StringComparer.Ordinal)
                .Select(h => new ReviewSign(h.Concept, i + 1, h.Span.Start, review.Substring(h.Span.Start, h.Span.Length))));
        }

        return signs.Count == 0 ? draft : draft with { ReviewSigns = new ReviewReading(ad.Reviews.Count, signs) };
    }
}
