namespace WebRiskMapper.Analysis.Extraction.Visits;

/// <summary>Reads whether guests are received (incall) and whether the person travels to them (outcall).</summary>
internal sealed class VisitRecognizer(FieldWords words, AdLexicon lexicons) : IRecognizer
{
    /// <summary>A longer value is prose that mentions visits among other things.</summary>
    private const int LongestAnswer = 60;

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        (bool? Incall, bool? Outcall) stated = default;
        (bool? Incall, bool? Outcall) answer = default;
        var only = false;
        foreach (var hit in lexicons.Hits(ad.Text, ad.Language))
        {
            if (hit.Concept is not ("visit:incall" or "visit:outcall" or "incall_only"))
            {
                continue;
            }

            var field = FieldAt(ad, hit.Span);
            var asked = field is null ? Asked(ad, hit.Span) : null;
            var answered = asked is null ? null : words.Negation.Answer(asked.Value, ad.Language);
            if (asked is not null && answered is null)
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

            said = hit.Concept is "visit:outcall" ? (said.Incall, Merge(said.Outcall, offered)) : (Merge(said.Incall, offered), said.Outcall);
        }

        // A field that asks where to meet is answered in full: what it leaves out is not offered, whatever the prose suggests.
        var (incall, outcall) = answer is (true, null) or (null, true) ? (answer.Incall ?? false, answer.Outcall ?? false)
            : (answer.Incall ?? stated.Incall, answer.Outcall ?? stated.Outcall);
        if (only)
        {
            (incall, outcall) = (true, false);
        }

        return draft with { Incall = incall, Outcall = outcall };
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
