using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Services;

/// <summary>Reads the services offered, by the lexicons' <c>service:…</c> terms; a service that the ad rules out does not count.</summary>
internal sealed class ServiceRecognizer(ServiceCatalogue catalogue, LexiconMatcher lexicons) : IRecognizer
{
    private const string Prefix = "service:";

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var offered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hit in AdLexicon.Hits(lexicons, ad.Text, ad.Language))
        {
            if (hit.Concept.StartsWith(Prefix, StringComparison.Ordinal) && !Negation.Precedes(ad.Text, hit.Span.Start))
            {
                offered.Add(hit.Concept[Prefix.Length..]);
            }
        }

        return draft with { Services = [.. catalogue.Codes.Where(offered.Contains)] };
    }
}
