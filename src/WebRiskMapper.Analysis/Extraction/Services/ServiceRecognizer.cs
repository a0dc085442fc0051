using System.Collections.Frozen;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Services;

/// <summary>Reads the services offered, by the lexicons' <c>service:…</c> terms; a service that the ad rules out does not count.</summary>
internal sealed class ServiceRecognizer(ServiceCatalogue catalogue, FieldWords words, AdLexicon lexicons) : IRecognizer
{
    private const string Prefix = "service:";

    /// <summary>What stands between the two words of one service: "accompagnement en voyage", "Dinner-Begleitung", "tantric massage".</summary>
    private static readonly FrozenSet<string> Joints = new[]
    {
        "", "-", "for", "to", "with", "of", "en", "au", "aux", "a", "à", "de", "du", "des", "d'", "pour", "para", "di", "da", "per", "zum", "zur", "für", "beim", "im", "auf", "na", "do", "в", "на", "для", "σε", "για", "στο",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var offered = new HashSet<string>(StringComparer.Ordinal);
        var hits = lexicons.Hits(ad.Text, ad.Language).Where(h => h.Concept.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        foreach (var hit in hits)
        {
            // "Tantric massage" is one service, not two: the longer term says it exactly.
            if (!words.Negation.RulesOut(ad.Text, hit.Span, ad.Language) && !hits.Exists(h => h.Span.Length > hit.Span.Length && h.Span.Overlaps(hit.Span))
                && !(IsGeneric(hit) && (IsOther(ad, hit.Span) || hits.Exists(h => IsSpecifiedBy(ad.Text, hit, h)))))
            {
                offered.Add(hit.Concept[Prefix.Length..]);
            }
        }

        return draft with { Services = [.. catalogue.Codes.Where(offered.Contains)] };
    }

    /// <summary>Words that are part of other services' names, and of agencies' names.</summary>
    private static bool IsGeneric(LexiconHit hit) => hit.Concept is "service:escort" or "service:massage";

    private static bool IsSpecifiedBy(string text, LexiconHit generic, LexiconHit other)
    {
        if (string.Equals(generic.Concept, other.Concept, StringComparison.Ordinal))
        {
            return false;
        }

        var (first, second) = generic.Span.Start < other.Span.Start ? (generic.Span, other.Span) : (other.Span, generic.Span);
        var joints = Joints.GetAlternateLookup<ReadOnlySpan<char>>();
        return second.Start >= first.End && !text.AsSpan(first.End, second.Start - first.End).Contains('\n') && joints.Contains(text.AsSpan(first.End, second.Start - first.End).Trim());
    }

    /// <summary>In the value of a field about something else, such as the agency's name.</summary>
    private static bool IsOther(AdText ad, TextSpan span)
    {
        foreach (var field in ad.Fields)
        {
            if (field.Label is FieldLabel.Other or FieldLabel.Name && field.Span is { } value && value.Overlaps(span))
            {
                return true;
            }
        }

        return false;
    }
}
