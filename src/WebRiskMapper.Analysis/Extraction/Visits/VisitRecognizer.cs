using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Visits;

/// <summary>Reads whether guests are received (incall) and whether the person travels to them (outcall).</summary>
internal sealed class VisitRecognizer(FieldWords words, AdLexicon lexicons) : IRecognizer
{
    private const string Incall = "visit:incall";
    private const string Outcall = "visit:outcall";
    private const string Only = "incall_only";
    private const string Couples = "service:couples";

    /// <summary>A longer value is prose that mentions visits among other things.</summary>
    private const int LongestAnswer = 60;

    /// <summary>The rest of a label behind its verb.</summary>
    private const int LongestLabel = 32;

    /// <summary>"and", "und", "или".</summary>
    private const int LongestJoint = 3;

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        (bool? Incall, bool? Outcall) stated = default;
        (bool? Incall, bool? Outcall) answer = default;
        var only = false;
        var (onlyIn, onlyOut) = (false, false);
        (bool? Incall, bool? Outcall) listed = default;
        var hits = lexicons.Hits(ad.Text, ad.Language);
        var meeting = new MeetingWords(words, ad.Text, ad.Language);
        foreach (var hit in hits)
        {
            if (!IsVisit(hit) || IsAboutOther(ad, hit, meeting) || meeting.IsHaving(hit.Span))
            {
                continue;
            }

            if (meeting.IsInRefusal(hit.Span) && !words.Negation.IsOnly(ad.Text, hit.Span, ad.Language))
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

            if (hit.Concept is Only)
            {
                // "Only at my place" says both; "no outcalls" says nothing of the other.
                only |= hits.Any(h => h.Concept is Incall && h.Span.Overlaps(hit.Span));
                stated.Outcall = false;
                continue;
            }

            if (answered is null && NamesWhom(ad.Text, hit.Span, hits))
            {
                continue;
            }

            var offered = answered ?? !(words.Negation.RulesOut(ad.Text, hit.Span, ad.Language) || IsDenied(hit, meeting));
            if (offered && asked is null && words.Negation.IsOnly(ad.Text, hit.Span, ad.Language))
            {
                onlyIn |= hit.Concept is Incall;
                onlyOut |= hit.Concept is Outcall;
            }

            ref var said = ref stated;
            if (field is { Label: FieldLabel.VisitType or FieldLabel.Availability or FieldLabel.City or FieldLabel.Other, Value.Length: <= LongestAnswer })
            {
                said = ref answer;
            }
            else if (asked is null && FillsPart(ad.Text, hit.Span, hits, meeting))
            {
                listed = With(listed, hit.Concept, offered);
            }

            said = With(said, hit.Concept, offered);
        }

        stated = ByVerbs(ad, meeting, hits, stated);

        // A field that asks where to meet is answered in full: what it leaves out is not offered, whatever the prose suggests.
        var (incall, outcall) = answer is (true, null) or (null, true) ? (answer.Incall ?? false, answer.Outcall ?? false)
            : (answer.Incall ?? stated.Incall, answer.Outcall ?? stated.Outcall);

        // So is a part of a line of facts that says nothing but where to meet, as far as nothing else is said.
        (incall, outcall) = listed is (true, null) or (null, true) ? (incall ?? false, outcall ?? false) : (incall, outcall);
        // "Only my place or your hotel" leaves out neither.
        if (only || (onlyIn && outcall is not true))
        {
            (incall, outcall) = (true, false);
        }
        else if (onlyOut && incall is not true)
        {
            (incall, outcall) = (false, true);
        }

        return draft with { Incall = incall, Outcall = outcall };
    }

    /// <summary>What the verbs say of places in their clause, and the phrases that refuse by themselves.</summary>
    private (bool? Incall, bool? Outcall) ByVerbs(AdText ad, MeetingWords meeting, IReadOnlyList<LexiconHit> hits, (bool? Incall, bool? Outcall) said)
    {
        var venues = words.Match(FieldWordList.Venues, ad.Text, ad.Language);
        foreach (var verb in meeting.Verbs)
        {
            if (verb.Kind is MeetingWords.Happens)
            {
                // "At mine it isn't possible."
                said = verb.Denied && meeting.NamesOwnPlace(verb.Span) && !meeting.NamesClient(verb.Span) ? With(said, Incall, offered: false) : said;
                continue;
            }

            var goes = verb.Kind is MeetingWords.Goes;
            if (verb.Kind is MeetingWords.Goes or MeetingWords.Receives && AnswerTo(ad, verb.Span) is { } answer)
            {
                said = With(said, goes ? Outcall : Incall, answer && !verb.Denied);
                continue;
            }

            if (verb.Denied && NamesWhom(ad.Text, verb.Span, hits))
            {
                continue;
            }

            if (goes ? verb.Code is "" && meeting.NamesClient(verb.Span) : meeting.NamesOwnPlace(verb.Span))
            {
                said = With(said, goes ? Outcall : Incall, !verb.Denied);
                continue;
            }

            var clause = meeting.ClauseOf(verb.Span);
            for (var i = MeetingWords.FirstFrom(venues, v => v.Span.Start, clause.Start); i < venues.Count && venues[i].Span.End <= clause.End; i++)
            {
                if (venues[i].Kind is "strong" or "weak" && IsWhere(verb, venues[i], meeting))
                {
                    said = With(said, goes ? Outcall : Incall, !verb.Denied);
                }
            }
        }

        foreach (var refusal in meeting.Refusals)
        {
            if (NamesWhom(ad.Text, refusal.Span, hits))
            {
                continue;
            }

            var refused = refusal.Code is "outcall" ? Outcall : Incall;
            said = IsJoined(ad.Text, refusal.Span, refused, hits) ? said : With(said, refused, offered: false);
        }

        return said;
    }

    // "We don't receive couples" says whom, not where.
    private static bool NamesWhom(string text, TextSpan verb, IReadOnlyList<LexiconHit> hits)
    {
        foreach (var hit in hits)
        {
            var (start, end) = hit.Span.Start >= verb.End ? (verb.End, hit.Span.Start) : (hit.Span.End, verb.Start);
            if (hit.Concept is Couples && hit.Span.Overlaps(verb))
            {
                return true;
            }

            if (hit.Concept is Couples && end >= start && end - start <= LongestJoint + 2 && text.AsSpan(start, end - start).IndexOfAny(".!?:;,\n\t|/") < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Yes or no, where the verb is in a label: "Vyksta	Ne", "Pridem na dom / v hotel: ne".</summary>
    private bool? AnswerTo(AdText ad, TextSpan verb)
    {
        var line = LineText.Around(ad.Text, verb.Start);
        var mark = ad.Text.AsSpan(verb.End, line.End - verb.End).IndexOfAny(":\t.,;!?");
        if (mark >= 0 && ad.Text[verb.End + mark] is not (':' or '\t'))
        {
            return null;
        }

        if (mark is < 0 or > LongestLabel || LineText.Words(ad.Text.AsSpan(line.Start, verb.Start - line.Start)) > 1)
        {
            return null;
        }

        // The answer may stand below the label.
        var value = ad.Text.AsSpan(verb.End + mark + 1, line.End - verb.End - mark - 1).Trim(" \t");
        value = value.IsEmpty && line.End < ad.Text.Length ? ad.Text.AsSpan(line.End + 1, LineText.Around(ad.Text, line.End + 1).Length) : value;
        return value.Length is > 0 and <= LongestAnswer ? words.Negation.Answer(value.ToString(), ad.Language) : null;
    }

    // "Incall and outcall only" refuses neither.
    private static bool IsJoined(string text, TextSpan refusal, string refused, IReadOnlyList<LexiconHit> hits) => hits.Any(h => h.Concept == refused && h.Span.End <= refusal.Start
        && refusal.Start - h.Span.End <= LongestJoint + 2 && !LineText.EndsSentence(text.AsSpan(h.Span.End, refusal.Start - h.Span.End)));

    /// <summary>Whether the venue is where the verb leads: a hotel that one goes to, a place that is the advertiser's own or that guests are received in.</summary>
    private static bool IsWhere(MeetingVerb verb, FieldHit venue, MeetingWords meeting) =>
        !meeting.IsLandmark(venue.Span)
        && (verb.Kind is MeetingWords.Goes
            ? venue.Code is "hotel" && !meeting.IsOwn(venue.Span)
            : venue.Code is not "car" && !meeting.IsClients(venue.Span) && (verb.Kind is MeetingWords.Receives || meeting.IsOwn(venue.Span)));

    private static bool IsDenied(LexiconHit hit, MeetingWords meeting) =>
        meeting.Says(MeetingWords.Happens, denied: true, hit.Span)
        || (hit.Concept is Outcall ? meeting.Says(MeetingWords.Goes, denied: true, hit.Span) : meeting.Says(MeetingWords.Receives, denied: true, hit.Span) || meeting.Says(MeetingWords.Meets, denied: true, hit.Span));

    // "Принимаю" alone: cards and calls are received too, and what is not received is for the clause to say.
    private bool IsAboutOther(AdText ad, LexiconHit hit, MeetingWords meeting) =>
        hit.Concept is Incall && meeting.VerbAround(hit.Span) is { Kind: MeetingWords.Receives } verb
        && (verb.Denied || meeting.IsAboutOther(hit.Span) || words.Match(FieldWordList.Payments, ad.Text, ad.Language).Any(p => p.Kind is "strong" or "weak" && p.Span.Overlaps(meeting.ClauseOf(hit.Span))));

    private static (bool? Incall, bool? Outcall) With((bool? Incall, bool? Outcall) said, string concept, bool offered) =>
        concept is Outcall ? (said.Incall, Merge(said.Outcall, offered)) : (Merge(said.Incall, offered), said.Outcall);

    private static bool IsVisit(LexiconHit hit) => hit.Concept is Incall or Outcall or Only;

    /// <summary>Whether the stretch between bars or line ends is made of words for visits and what joins them, and is no sentence.</summary>
    private static bool FillsPart(string text, TextSpan span, IReadOnlyList<LexiconHit> hits, MeetingWords meeting)
    {
        var part = FactsLine.PartAround(text, span);
        if (part.Length > LongestAnswer || meeting.IsSentence(part))
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
