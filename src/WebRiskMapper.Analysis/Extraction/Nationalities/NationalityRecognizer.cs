using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Nationalities;

/// <summary>
/// Reads stated nationalities and ethnicity terms. "I speak Russian", "Swedish massage" and the languages of a label are
/// not statements about the person.
/// </summary>
internal sealed class NationalityRecognizer(AdLexicon lexicons, TerritoryNames territories) : IRecognizer
{
    private const string Nationality = "nationality:";
    private const string Ethnicity = "ethnicity:";
    private const string Speaks = "cue:speaks";

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var nationalities = new List<string>();
        var ethnicities = new List<string>();
        foreach (var field in ad.Fields)
        {
            if (field.Label is FieldLabel.Nationality or FieldLabel.Ethnicity)
            {
                FromLabel(field.Value, ad.Language, field.Label == FieldLabel.Nationality, nationalities, ethnicities);
            }
        }

        var hits = lexicons.Hits(ad.Text, ad.Language).ToList();
        foreach (var hit in hits)
        {
            if (hit.Concept.StartsWith(Nationality, StringComparison.Ordinal) && IsStatement(hit, hits, ad))
            {
                nationalities.Add(hit.Concept[Nationality.Length..]);
            }
            else if (hit.Concept.StartsWith(Ethnicity, StringComparison.Ordinal) && IsStatement(hit, hits, ad))
            {
                ethnicities.Add(hit.Concept[Ethnicity.Length..]);
            }
        }

        return draft with
        {
            Nationalities = [.. nationalities.Distinct(StringComparer.Ordinal)],
            Ethnicities = [.. ethnicities.Distinct(StringComparer.Ordinal)],
        };
    }

    private void FromLabel(string value, string? language, bool isNationality, List<string> nationalities, List<string> ethnicities)
    {
        foreach (var part in value.Split([',', '/', ';', '|', '\n', '+', '&', '(', ')']))
        {
            var known = nationalities.Count;
            foreach (var hit in lexicons.Hits(part, language))
            {
                if (hit.Concept.StartsWith(Nationality, StringComparison.Ordinal))
                {
                    nationalities.Add(hit.Concept[Nationality.Length..]);
                }
                else if (hit.Concept.StartsWith(Ethnicity, StringComparison.Ordinal))
                {
                    ethnicities.Add(hit.Concept[Ethnicity.Length..]);
                }
            }

            // The lexicons know the peoples that ads name most; the others go by their country's name.
            if ((territories.Find(part) ?? (isNationality && nationalities.Count == known ? territories.FindByStem(part) : null)) is { } country)
            {
                nationalities.Add(country);
            }
        }
    }

    private static bool IsStatement(LexiconHit hit, List<LexiconHit> hits, AdText ad)
    {
        foreach (var field in ad.Fields)
        {
            if (field.Label is FieldLabel.SpokenLanguages or FieldLabel.City or FieldLabel.Country && field.Span is { } span && span.Overlaps(hit.Span))
            {
                return false;
            }
        }

        foreach (var other in hits)
        {
            // A longer term around it means something else; "I speak" before it on the line makes it a language.
            var isPartOfOther = other.Span.Overlaps(hit.Span) && other.Span.Length > hit.Span.Length && !other.Concept.StartsWith("label:", StringComparison.Ordinal);
            var isSpoken = string.Equals(other.Concept, Speaks, StringComparison.Ordinal) && other.Span.End <= hit.Span.Start
                && ad.Text.AsSpan(other.Span.End, hit.Span.Start - other.Span.End).IndexOfAny('\n', '.', '!') < 0;
            if (isPartOfOther || isSpoken)
            {
                return false;
            }
        }

        return true;
    }
}
