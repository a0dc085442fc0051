namespace WebRiskMapper.Analysis.Extraction.Visits;

/// <summary>A verb that says who goes where, or whether something takes place.</summary>
/// <param name="Code">"noun" for a word such as "outcalls", "general" for one such as "I do", which says where she goes only beside a hotel.</param>
/// <param name="Denied">"I don't travel", "не езжу", "gelmem".</param>
internal readonly record struct MeetingVerb(string Kind, string Code, bool Denied, TextSpan Span);

/// <summary>
/// The words of one ad that tell whose place is meant and who goes there (<c>models/visit-words.csv</c>). Verbs speak of what stands in
/// their own clause, since languages differ in where they put them: "I don't go to hotels", "в отели не езжу", "otele gelmem".
/// </summary>
internal sealed class MeetingWords
{
    public const string Receives = "receives";
    public const string Goes = "goes";
    public const string Meets = "meets";
    public const string Happens = "happens";

    private const string ClauseEnds = "\n\t.,!?;:|•·()…–—";

    /// <summary>Characters of a clause that are looked at on each side of a word.</summary>
    private const int LongestReach = 100;

    private const int LongestVerb = 30;

    /// <summary>Words of a clause that names a place and does not tell a story: "встречи у меня дома".</summary>
    private const int ShortClause = 4;

    /// <summary>Words between a possessive and its place: "in my lovely new flat".</summary>
    private const int MostAdjectives = 2;

    /// <summary>Words between a verb as general as "possible" and what it speaks of.</summary>
    private const int GeneralReach = 3;

    private readonly string text;
    private readonly IReadOnlyList<FieldHit> hits;
    private readonly List<MeetingVerb> verbs = [];
    private readonly List<FieldHit> refusals = [];

    public MeetingWords(FieldWords words, string text, string? language)
    {
        this.text = text;
        hits = words.Match(FieldWordList.Visits, text, language);
        foreach (var hit in hits)
        {
            if (hit.Kind is Receives or Goes or Meets or Happens)
            {
                var denied = hit.Code is "never" || words.Negation.DeniesVerb(text, hit.Span, language);
                verbs.Add(new MeetingVerb(hit.Kind, hit.Code, denied, hit.Span));
            }
            else if (hit.Kind is "refuses" && !words.Negation.Precedes(text, hit.Span.Start, language))
            {
                AddRefusal(hit);
            }
        }
    }

    public IReadOnlyList<MeetingVerb> Verbs => verbs;

    /// <summary>Phrases that refuse by themselves, with <c>incall</c> or <c>outcall</c> as their code; the longest where they overlap.</summary>
    public IReadOnlyList<FieldHit> Refusals => refusals;

    /// <summary>Whether a refusing phrase says more than the words at <paramref name="span"/> alone.</summary>
    public bool IsInRefusal(TextSpan span)
    {
        for (var i = FirstFrom(refusals, r => r.Span.Start, span.Start - LongestReach); i < refusals.Count && refusals[i].Span.Start <= span.Start; i++)
        {
            if (refusals[i].Span.End >= span.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether words that also say what somebody has stand there for that: "у меня одно дело", where nothing in the clause is about meeting.</summary>
    public bool IsHaving(TextSpan span)
    {
        if (!hits.Any(h => h.Kind is "having" && h.Span == span))
        {
            return false;
        }

        var clause = ClauseOf(span);
        return !verbs.Exists(v => v.Span.Overlaps(clause)) && !hits.Any(h => h.Kind is "there" or "yours" && h.Span.Overlaps(clause)) && LineText.Words(text.AsSpan(clause.Start, clause.Length)) > ShortClause;
    }

    /// <summary>The first of what is sorted by start that starts at <paramref name="position"/> or later.</summary>
    public static int FirstFrom<T>(IReadOnlyList<T> sorted, Func<T, int> start, int position)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = start(sorted[middle]) < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public TextSpan ClauseOf(TextSpan span)
    {
        var (start, first) = (span.Start, Math.Max(0, span.Start - LongestReach));
        while (start > first && !EndsClause(start - 1))
        {
            start--;
        }

        var (end, last) = (span.End, Math.Min(text.Length, span.End + LongestReach));
        while (end < last && !EndsClause(end))
        {
            end++;
        }

        return new TextSpan(start, end - start);
    }

    // A sign, a symbol such as a star, or a dash between blanks.
    private bool EndsClause(int at) => text[at] switch
    {
        '-' => at > 0 && text[at - 1] is ' ' && at + 1 < text.Length && text[at + 1] is ' ',
        '/' => at > 0 && text[at - 1] is '/',
        <= '\u007F' or (>= '\u00C0' and <= '\u1FFF') => ClauseEnds.Contains(text[at], StringComparison.Ordinal),
        var c => char.IsLowSurrogate(c) || ClauseEnds.Contains(c, StringComparison.Ordinal) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.OtherSymbol,
    };

    /// <summary>Whether a verb of <paramref name="kind"/> in the clause of <paramref name="span"/> says yes, or no.</summary>
    public bool Says(string kind, bool denied, TextSpan span)
    {
        var clause = ClauseOf(span);
        for (var i = FirstFrom(verbs, v => v.Span.Start, clause.Start); i < verbs.Count && verbs[i].Span.Start < clause.End; i++)
        {
            if (verbs[i].Denied == denied && verbs[i].Kind == kind && (kind is not Happens || IsClose(verbs[i].Span, span)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The verb that <paramref name="span"/> is a part of.</summary>
    public MeetingVerb? VerbAround(TextSpan span)
    {
        for (var i = FirstFrom(verbs, v => v.Span.Start, span.Start - LongestVerb); i < verbs.Count && verbs[i].Span.Start <= span.Start; i++)
        {
            if (verbs[i].Span.End >= span.End)
            {
                return verbs[i];
            }
        }

        return null;
    }

    /// <summary>Whether a verb stands in <paramref name="part"/>: "I come to you" is a sentence, "outcalls" an item of a list.</summary>
    public bool IsSentence(TextSpan part)
    {
        for (var i = FirstFrom(verbs, v => v.Span.Start, part.Start); i < verbs.Count && verbs[i].Span.Start < part.End; i++)
        {
            if (verbs[i] is { Code: not "noun", Kind: not Happens })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the clause is about calls, messages or money, which are received too.</summary>
    public bool IsAboutOther(TextSpan span) => InClause(span, h => h.Kind is "calls");

    /// <summary>Whether the place at <paramref name="place"/> is said to be the advertiser's own.</summary>
    public bool IsOwn(TextSpan place) => Owner(place) is "mine";

    /// <summary>Whether the place at <paramref name="place"/> is the client's: "your flat", "hemma hos dig".</summary>
    public bool IsClients(TextSpan place)
    {
        var owner = Owner(place);
        if (owner is not null)
        {
            return owner is "yours";
        }

        for (var i = FirstFrom(hits, h => h.Span.Start, place.Start - LongestVerb); i < hits.Count && hits[i].Span.Start <= place.End + 1; i++)
        {
            if (hits[i].Kind is "there" && hits[i].Span.End >= place.Start - 1 && !hits[i].Span.Overlaps(place))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the words at <paramref name="span"/> say whose a place is, as "private" does.</summary>
    public bool IsPossessive(TextSpan span)
    {
        var at = FirstFrom(hits, h => h.Span.Start, span.Start);
        return at < hits.Count && hits[at].Span.Start == span.Start && hits.Skip(at).TakeWhile(h => h.Span.Start == span.Start).Any(h => h.Kind is "mine");
    }

    /// <summary>Whether the verb nearest to <paramref name="place"/> in its clause says that one meets there: "we meet in a hotel or I come to you".</summary>
    public bool IsMetAt(TextSpan place)
    {
        var clause = ClauseOf(place);
        MeetingVerb? nearest = null;
        for (var i = FirstFrom(verbs, v => v.Span.Start, clause.Start); i < verbs.Count && verbs[i].Span.Start < clause.End; i++)
        {
            if (verbs[i].Kind is not Happens && (nearest is not { } other || Distance(verbs[i].Span, place) <= Distance(other.Span, place)))
            {
                nearest = verbs[i];
            }
        }

        return nearest is { Denied: false, Kind: Receives or Meets };
    }

    /// <summary>Whether the client's place, or the client, is named in the clause.</summary>
    public bool NamesClient(TextSpan span) => InClause(span, h => h.Kind is "yours" or "there");

    /// <summary>Whether the clause says "at mine", "here" or the like.</summary>
    public bool NamesOwnPlace(TextSpan span) => InClause(span, h => h.Kind is "here");

    /// <summary>Whether the place only tells the way: "next to the hotel", "otele yakın".</summary>
    public bool IsLandmark(TextSpan place)
    {
        for (var i = FirstFrom(hits, h => h.Span.Start, place.Start - LongestReach); i < hits.Count && hits[i].Span.Start <= place.End + 2; i++)
        {
            var hit = hits[i];
            if (hit.Kind is "near" && (hit.Code is "after" ? Words(place.End, hit.Span.Start) == 0 : Words(hit.Span.End, place.Start) is 0 or 1))
            {
                return true;
            }
        }

        return false;
    }

    private void AddRefusal(FieldHit hit)
    {
        if (refusals.Count == 0 || !refusals[^1].Span.Overlaps(hit.Span))
        {
            refusals.Add(hit);
        }
        else if (hit.Span.Length > refusals[^1].Span.Length)
        {
            refusals[^1] = hit;
        }
    }

    // The nearest possessive decides: "in my or your hotel". Romance and Balkan languages put it behind.
    private string? Owner(TextSpan place)
    {
        string? owner = null;
        for (var i = FirstFrom(hits, h => h.Span.Start, place.Start - LongestReach); i < hits.Count && hits[i].Span.Start <= place.End + 2; i++)
        {
            var hit = hits[i];
            if (hit.Kind is not ("mine" or "yours"))
            {
                continue;
            }

            if (Words(hit.Span.End, place.Start) is >= 0 and <= MostAdjectives)
            {
                owner = hit.Kind;
            }
            else if (Words(place.End, hit.Span.Start) == 0 && owner is null)
            {
                return hit.Kind;
            }
        }

        return owner;
    }

    private bool InClause(TextSpan span, Func<FieldHit, bool> wanted)
    {
        var clause = ClauseOf(span);
        for (var i = FirstFrom(hits, h => h.Span.Start, clause.Start); i < hits.Count && hits[i].Span.Start < clause.End; i++)
        {
            if (wanted(hits[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static int Distance(TextSpan first, TextSpan second) => Math.Max(0, Math.Max(second.Start - first.End, first.Start - second.End));

    private bool IsClose(TextSpan verb, TextSpan span) =>
        verb.Overlaps(span) || (verb.End <= span.Start ? Words(verb.End, span.Start) : Words(span.End, verb.Start)) is >= 0 and <= GeneralReach;

    /// <summary>Words from <paramref name="from"/> to <paramref name="to"/>; −1 where the second comes first or a clause ends between.</summary>
    private int Words(int from, int to)
    {
        if (to < from || to - from > LongestReach)
        {
            return -1;
        }

        var gap = text.AsSpan(from, to - from);
        return gap.IndexOfAny(ClauseEnds) >= 0 ? -1 : LineText.Words(gap);
    }
}
