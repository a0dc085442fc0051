using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Services;

/// <summary>Reads the services offered, by the lexicons' <c>service:…</c> terms; a service that the ad rules out does not count.</summary>
internal sealed class ServiceRecognizer(ServiceCatalogue catalogue, LexiconMatcher lexicons) : IRecognizer
{
    private const string Prefix = "service:";

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var offered = new HashSet<string>(StringComparer.Ordinal);
        var hits = AdLexicon.Hits(lexicons, ad.Text, ad.Language).Where(h => h.Concept.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        foreach (var hit in hits)
        {
            // "Tantric massage" is one service, not two: the longer term says it exactly.
            if (!Negation.Precedes(ad.Text, hit.Span.Start) && !hits.Exists(h => h.Span.Length > hit.Span.Length && h.Span.Overlaps(hit.Span)))
            {
                offered.Add(hit.Concept[Prefix.Length..]);
            }
        }

        return draft with { Services = [.. catalogue.Codes.Where(offered.Contains)] };
    }
}
