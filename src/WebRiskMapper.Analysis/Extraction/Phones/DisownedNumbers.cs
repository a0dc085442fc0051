namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>
/// Takes out numbers that the ad itself gives up: "my old number 0660 … is no longer mine" (<c>models/contact-words.csv</c>). Such words speak of the
/// number next to them in their sentence. Where no other number is left they may mean something else, and it stays.
/// </summary>
internal sealed class DisownedNumbers(FieldWords words) : IRecognizer
{
    private const string Disowned = "disowned";

    /// <summary>Characters between the words and their number.</summary>
    private const int Reach = 48;

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var phones = draft.Contacts.Where(c => c is { Kind: ContactKind.Phone, Span: not null }).ToList();
        if (phones.Select(p => p.Value).Distinct(StringComparer.Ordinal).Take(2).Count() < 2)
        {
            return draft;
        }

        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hit in words.Match(FieldWordList.Contacts, ad.Text, ad.Language))
        {
            if (string.Equals(hit.Kind, Disowned, StringComparison.Ordinal)
                && phones.Select(p => (p.Value, Distance: DistanceOf(ad.Text, hit.Span, p.Span!.Value))).Where(p => p.Distance <= Reach).OrderBy(p => p.Distance).FirstOrDefault().Value is { } number)
            {
                given.Add(number);
            }
        }

        return given.Count == 0 || phones.TrueForAll(p => given.Contains(p.Value))
            ? draft
            : draft with { Contacts = [.. draft.Contacts.Where(c => c.Kind != ContactKind.Phone || !given.Contains(c.Value))] };
    }

    private static int DistanceOf(string text, TextSpan words, TextSpan number)
    {
        var (start, end) = number.Start >= words.End ? (words.End, number.Start) : (number.End, words.Start);
        if (end < start)
        {
            return 0;
        }

        var gap = text.AsSpan(start, end - start);
        return LineText.EndsSentence(gap) ? int.MaxValue : gap.Length;
    }
}
