namespace WebRiskMapper.Analysis.Extraction.Payments;

/// <summary>
/// Reads how an ad wants to be paid, as codes such as <c>cash</c>, <c>bank_transfer</c>, <c>crypto</c>. Words with other meanings ("bar",
/// "card", "transfer") count only behind a word for payment or beside another means of payment.
/// </summary>
internal sealed class PaymentRecognizer(FieldWords words) : IRecognizer
{
    /// <summary>How far behind a word for payment a weak word may stand, in characters.</summary>
    private const int CueDistance = 80;

    /// <summary>Characters within which a refusal has an object of its own behind it.</summary>
    private const int LongestObject = 12;

    private static readonly string[] Codes =
        ["cash", "card", "bank_transfer", "paypal", "revolut", "wise", "mobile_payment", "money_transfer", "crypto", "gift_card", "prepaid_voucher"];

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var hits = words.Match(FieldWordList.Payments, ad.Text, ad.Language);
        if (hits.Count == 0)
        {
            return draft;
        }

        var means = Longest(hits);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var wasRefused = false;
        var counted = false;
        for (var i = 0; i < means.Count; i++)
        {
            var joint = i == 0 ? Joint.None : Between(ad.Text, means[i - 1].Span, means[i].Span);
            // "No PayPal or crypto" refuses both; "no cards, cash only" does not refuse cash.
            wasRefused = words.Negation.RulesOut(ad.Text, means[i].Span, ad.Language) || IsRefusedBehind(ad, means, i) || (wasRefused && joint == Joint.Word);
            var besideStrong = (joint != Joint.None && counted) || (i + 1 < means.Count && means[i + 1].Kind is "strong" && Between(ad.Text, means[i].Span, means[i + 1].Span) != Joint.None);
            counted = means[i].Kind is "strong" || besideStrong || IsAnnounced(ad.Text, means[i].Span, hits);
            if (counted)
            {
                (wasRefused ? refused : found).Add(means[i].Code);
            }
        }

        found.ExceptWith(refused);
        return found.Count == 0 ? draft : draft with { PaymentChannels = [.. Codes.Where(found.Contains)] };
    }

    private enum Joint
    {
        None,
        Sign,
        Word,
    }

    // "Карты не беру", "Karte geht leider nicht"; but "cash not cards" refuses what comes next.
    private bool IsRefusedBehind(AdText ad, List<FieldHit> means, int i)
    {
        var end = words.Negation.EndOfRefusal(ad.Text, means[i].Span.End, ad.Language);
        if (end < 0 || i + 1 == means.Count)
        {
            return end >= 0;
        }

        var next = means[i + 1].Span.Start;
        return next >= end && (next - end > LongestObject || ad.Text.AsSpan(end, next - end).IndexOfAny("\n,;.!?") >= 0);
    }

    // Of readings that overlap the longest, and of equal ones the strong one.
    private static List<FieldHit> Longest(IReadOnlyList<FieldHit> hits)
    {
        var means = new List<FieldHit>();
        foreach (var hit in hits.Where(h => h.Kind is "strong" or "weak"))
        {
            if (means.Count == 0 || !means[^1].Span.Overlaps(hit.Span))
            {
                means.Add(hit);
            }
            else if (hit.Span.Length > means[^1].Span.Length || (hit.Span.Length == means[^1].Span.Length && hit.Kind is "strong"))
            {
                means[^1] = hit;
            }
        }

        return means;
    }

    private static Joint Between(string text, TextSpan first, TextSpan second)
    {
        var gap = text.AsSpan(first.End, Math.Max(0, second.Start - first.End));
        if (gap.Length > 12 || gap.IndexOfAny("\n.!?") >= 0)
        {
            return Joint.None;
        }

        return LineText.Words(gap) switch
        {
            0 => gap.Trim(" \u00A0").IsEmpty ? Joint.None : gap.Contains('/') ? Joint.Word : Joint.Sign,
            1 => Joint.Word,
            _ => Joint.None,
        };
    }

    private static bool IsAnnounced(string text, TextSpan span, IReadOnlyList<FieldHit> hits)
    {
        foreach (var cue in hits)
        {
            if (cue.Kind is not "cue" || cue.Span.End > span.Start || span.Start - cue.Span.End > CueDistance)
            {
                continue;
            }

            var gap = text.AsSpan(cue.Span.End, span.Start - cue.Span.End);
            // "Payment" may be a heading with its answers in the lines below, one short line each.
            if (gap.IndexOfAny(".!?") < 0 && (!gap.Contains('\n') || (LineText.OpensField(text, cue.Span.Start) && LineText.Around(text, span.Start).Length <= 30)))
            {
                return true;
            }
        }

        return false;
    }
}
