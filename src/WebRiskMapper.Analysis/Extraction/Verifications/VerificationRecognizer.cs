using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Verifications;

/// <summary>
/// Reads what a platform says it has checked: <c>photos_verified</c>, <c>age_verified</c>, <c>profile_verified</c>. A badge joins a word
/// for "verified" with what was verified, or is a line of its own; "verified clients only" and "not verified" are none.
/// </summary>
internal sealed class VerificationRecognizer(FieldWords words) : IRecognizer
{
    private static readonly string[] Codes = ["photos_verified", "age_verified", "profile_verified"];

    /// <summary>Words between "photos" and "verified": "Fotos wurden von uns geprüft".</summary>
    private const int MostWordsBetween = 3;

    /// <summary>What share of its line's letters the word alone must be to count as a badge.</summary>
    private const double ShareOfBadge = 0.6;

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var hits = words.Match(FieldWordList.Verification, ad.Text, ad.Language);
        if (!hits.Any(h => h.Kind is "verified"))
        {
            return draft;
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var verified in hits.Where(h => h.Kind is "verified"))
        {
            if (!words.Negation.RulesOut(ad.Text, verified.Span, ad.Language) && CodeOf(ad, verified.Span, hits) is { } code)
            {
                found.Add(code);
            }
        }

        return found.Count == 0 ? draft : draft with { Verifications = [.. Codes.Where(found.Contains)] };
    }

    private string? CodeOf(AdText ad, TextSpan verified, IReadOnlyList<FieldHit> hits)
    {
        var text = ad.Text;
        FieldHit? subject = null;
        var nearest = int.MaxValue;
        foreach (var hit in hits)
        {
            if (hit.Kind is "photos" or "age" or "profile" && Distance(text, verified, hit.Span) is { } distance && distance < nearest)
            {
                (subject, nearest) = (hit, distance);
            }
        }

        var last = subject is { } s && s.Span.Start > verified.Start ? s.Span : verified;
        if (IsDenied(text, last, hits) || (subject is { } first && words.Negation.RulesOut(text, first.Span, ad.Language)))
        {
            return null;
        }

        return subject is { } what ? what.Kind + "_verified" : IsBadge(text, verified, hits) ? "profile_verified" : null;
    }

    // Null when a sentence or a list's item ends between the two, or too many words stand there.
    private static int? Distance(string text, TextSpan verified, TextSpan subject)
    {
        if (verified.Overlaps(subject))
        {
            return null;
        }

        var (start, end) = verified.Start < subject.Start ? (verified.End, subject.Start) : (subject.End, verified.Start);
        var gap = text.AsSpan(start, end - start);
        var between = LineText.Words(gap);
        return gap.IndexOfAny("\n.!?;,|•·") < 0 && between <= (verified.Start < subject.Start ? 1 : MostWordsBetween) ? gap.Length : null;
    }

    // "Verified: no", "Photos verified ✗".
    private static bool IsDenied(string text, TextSpan last, IReadOnlyList<FieldHit> hits)
    {
        foreach (var hit in hits)
        {
            if (hit.Kind is "no" && hit.Span.Start >= last.End && hit.Span.Start - last.End <= 6 && LineText.Words(text.AsSpan(last.End, hit.Span.Start - last.End)) == 0)
            {
                return true;
            }
        }

        return false;
    }

    // "✓ Verified", "Verifiziert: ja": nothing else in the field but the answer.
    private static bool IsBadge(string text, TextSpan verified, IReadOnlyList<FieldHit> hits)
    {
        if (!LineText.OpensField(text, verified.Start) && !hits.Any(h => h.Kind is "yes" && h.Span.End <= verified.Start && verified.Start - h.Span.End <= 2))
        {
            return false;
        }

        var line = LineText.Around(text, verified.Start);
        var end = text.AsSpan(verified.End, line.End - verified.End).IndexOfAny("\t|•·,;");
        var stop = end < 0 ? line.End : verified.End + end;
        var letters = 0;
        for (var i = verified.Start; i < stop; i++)
        {
            letters += WordChars.IsPart(text[i]) ? 1 : 0;
        }

        return verified.Length >= ShareOfBadge * letters;
    }
}
