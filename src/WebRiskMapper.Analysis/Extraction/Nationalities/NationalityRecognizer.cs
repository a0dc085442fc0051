using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Nationalities;

/// <summary>
/// Reads stated nationalities and ethnicity terms. "I speak Russian", "Swedish massage" and the languages of a label are
/// not statements about the person.
/// </summary>
internal sealed class NationalityRecognizer(FieldWords words, AdLexicon lexicons, TerritoryNames territories) : IRecognizer
{
    private const string Nationality = "nationality:";
    private const string Ethnicity = "ethnicity:";
    private const string Speaks = "cue:speaks";
    private const string Self = "cue:name";

    /// <summary>Between "I am" and the people: "I am Anna, Irish".</summary>
    private const int MostWordsBetween = 2;
    private const int LongestPreposition = 4;

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

        foreach (var people in words.Match(FieldWordList.Peoples, ad.Text, ad.Language))
        {
            if (people.Kind is "origin")
            {
                if ((people.Code is "behind" ? territories.EndingAt(ad.Text, people.Span.Start, ad.Language) : territories.StartingAt(ad.Text, people.Span.End, ad.Language)) is { } country)
                {
                    nationalities.Add(country);
                }
            }
            else if ((people.Kind is "person" || FactsLine.IsPart(ad.Text, people.Span) || IsSaidOfSelf(ad.Text, people.Span, hits)) && IsStatement(new LexiconHit(Nationality + people.Code, people.Span), hits, ad))
            {
                nationalities.Add(people.Code);
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
        foreach (var part in value.Split([',', '/', ';', '|', '\n', '\t', '+', '&', '(', ')']))
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

            // The lexicons know the peoples that ads name most; the others are listed, or go by their country's name.
            if (isNationality && nationalities.Count == known && words.MatchValue(FieldWordList.Peoples, part, language) is { Count: > 0 } peoples)
            {
                nationalities.AddRange(peoples.Select(p => p.Code).Distinct(StringComparer.Ordinal));
            }
            else if ((territories.Find(part) ?? (isNationality && nationalities.Count == known ? territories.FindByStem(part) ?? AfterPreposition(part) : null)) is { } country)
            {
                nationalities.Add(country);
            }
        }
    }

    // "iz Srbije", "from Serbia".
    private string? AfterPreposition(string part) =>
        part.Trim() is var words && words.IndexOf(' ', StringComparison.Ordinal) is > 0 and <= LongestPreposition and var blank ? territories.Find(words[(blank + 1)..]) ?? territories.FindByStem(words[(blank + 1)..]) : null;

    private static bool IsSaidOfSelf(string text, TextSpan people, List<LexiconHit> hits)
    {
        foreach (var hit in hits)
        {
            if (string.Equals(hit.Concept, Self, StringComparison.Ordinal) && hit.Span.End <= people.Start && people.Start - hit.Span.End <= 40
                && text.AsSpan(hit.Span.End, people.Start - hit.Span.End) is var gap && !LineText.EndsSentence(gap) && LineText.Words(gap) < MostWordsBetween)
            {
                return true;
            }
        }

        return false;
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
