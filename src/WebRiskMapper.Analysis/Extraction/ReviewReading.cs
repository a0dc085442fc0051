namespace WebRiskMapper.Analysis.Extraction;

/// <summary>What the clients' reviews on an ad's page say that indicators ask for. Nothing else of a review is kept, and nobody's name.</summary>
/// <param name="Count">Reviews on the page, at most <see cref="AdText.MostReviews"/>.</param>
/// <param name="Signs">By review, then by position; never empty.</param>
public sealed record ReviewReading(int Count, IReadOnlyList<ReviewSign> Signs);

/// <summary>Words of one review that say what an indicator asks for.</summary>
/// <param name="Concept">Name of the indicator: <c>review_coercion</c>, <c>bait_switch</c>, <c>customer_flag</c>.</param>
/// <param name="Review">Which of the page's reviews, from 1.</param>
/// <param name="Start">Where the words begin in that review, in UTF-16 code units.</param>
/// <param name="Words">The lexicon's term as the review writes it.</param>
public sealed record ReviewSign(string Concept, int Review, int Start, string Words);
