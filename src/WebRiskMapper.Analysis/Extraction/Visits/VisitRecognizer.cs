using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Visits;

/// <summary>Reads whether guests are received (incall) and whether the person travels to them (outcall).</summary>
internal sealed class VisitRecognizer(FieldWords words, AdLexicon lexicons) : IRecognizer
{
    /// <summary>A longer value is prose that mentions visits among other things.</summary>
    private const int LongestAnswer = 60;

    /// <summary>"and", "und", "или".</summary>
    private const int LongestJoint = 3;

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        (bool? Incall, bool? Outcall) stated = default;
        (bool? Incall, bool? Outcall) answer = default;
        var only = false;
        (bool? Incall, bool? Outcall) listed = default;
        var hits = lexicons.Hits(ad.Text, ad.Language);
        foreach (var hit in hits)
        {
            if (hit.Concept is not ("visit:incall" or "visit:outcall" or "incall_only"))
            {
                continue;
            }

            var field = FieldAt(ad, hit.Span);
            var asked = field is null ? Asked(ad, hit.Span) : null;
            var answered = asked is null ? null : words.Negation.Answer(asked.Value, ad.Language);
            // "incall outcall" above the city is no question.
            if (asked is { Span: { } value } && answered is null && hits.Any(h => IsVisit(h) && h.Span.Overlaps(value)))
            {
                continue;
            }

            only |= hit.Concept is "incall_only";
            var offered = answered ?? !words.Negation.RulesOut(ad.Text, hit.Span, ad.Language);
            ref var said = ref stated;
            if (field is { Label: FieldLabel.VisitType or FieldLabel.Availability or FieldLabel.City or FieldLabel.Other, Value.Length: <= LongestAnswer })
            {
                said = ref answer;
            }
            else if (asked is null && FillsPart(ad.Text, hit.Span, hits))
            {
                listed = hit.Concept is "visit:outcall" ? (listed.Incall, Merge(listed.Outcall, offered)) : (Merge(listed.Incall, offered), listed.Outcall);
            }

            said = hit.Concept is "visit:outcall" ? (said.Incall, Merge(said.Outcall, offered)) : (Merge(said.Incall, offered), said.Outcall);
        }

        // A field that asks where to meet is answered in full: what it leaves out is not offered, whatever the prose suggests.
        var (incall, outcall) = answer is (true, null) or (null, true) ? (answer.Incall ?? false, answer.Outcall ?? false)
            : (answer.Incall ?? stated.Incall, answer.Outcall ?? stated.Outcall);

        // So is a part of a line of facts that says nothing but where to meet, as far as nothing else is said.
        (incall, outcall) = listed is (true, null) or (null, true) ? (incall ?? false, outcall ?? false) : (incall, outcall);
        if (only)
        {
            (incall, outcall) = (true, false);
        }

        return draft with { Incall = incall, Outcall = outcall };
    }

    private static bool IsVisit(LexiconHit hit) => hit.Concept is "visit:incall" or "visit:outcall" or "incall_only";

    /// <summary>Whether the stretch between bars or line ends is made of words for visits and what joins them.</summary>
    private static bool FillsPart(string text, TextSpan span, IReadOnlyList<LexiconHit> hits)
    {
        var part = FactsLine.PartAround(text, span);
        if (part.Length > LongestAnswer)
        {
            return false;
        }

        var letters = 0;
        for (var i = part.Start; i < part.End; i++)
        {
            letters = char.IsLetter(text[i]) ? letters + 1 : 0;
            if (char.IsAsciiDigit(text[i]) || (letters > LongestJoint && !hits.Any(h => IsVisit(h) && i >= h.Span.Start && i < h.Span.End)))
            {
                return false;
            }
        }

        return true;
    }

    // A refusal is the more exact statement: "outcall: no" says outcall first.
    private static bool Merge(bool? before, bool offered) => (before ?? true) && offered;

    private static LabelledValue? FieldAt(AdText ad, TextSpan span)
    {
        foreach (var field in ad.Fields)
        {
            if (field.Span is { } value && value.Overlaps(span))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>The field whose label the words are. "Outcall: at my place": the label asks, only the value answers.</summary>
    private static LabelledValue? Asked(AdText ad, TextSpan span)
    {
        foreach (var field in ad.Fields)
        {
            if (field is { Label: FieldLabel.VisitType, Span: { } value }
                && ((value.Start >= span.End && IsBlank(ad.Text.AsSpan(span.End, value.Start - span.End)))
                    || (span.Start >= value.End && IsBlank(ad.Text.AsSpan(value.End, span.Start - value.End)) && EndsLine(ad.Text.AsSpan(span.End)))))
            {
                return field;
            }
        }

        return null;
    }

    private static bool IsBlank(ReadOnlySpan<char> gap) => gap.Length <= 8 && gap.Trim(" \t\n\r:–-/?·|").IsEmpty;

    private static bool EndsLine(ReadOnlySpan<char> rest) => rest.TrimStart(" :").IsEmpty || rest.TrimStart(" :")[0] == '\n';
}
