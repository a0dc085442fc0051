using WebRiskMapper.Analysis.Extraction.Prices;

namespace WebRiskMapper.Analysis.Extraction.Persons;

/// <summary>A person and where in the ad's text the name (and the age) stand.</summary>
internal readonly record struct PlacedPerson(Person Person, TextSpan Span);

/// <summary>
/// Tells which prices are whose: those that stand between a person's name and the next person's. Where any of them has none, the
/// prices are for all.
/// </summary>
internal sealed class PersonPrices(PriceRecognizer prices)
{
    /// <summary>The persons with their prices, by position; null where the text doesn't price each of them.</summary>
    public IReadOnlyList<Person>? Assign(AdText ad, ExtractedAd draft, IReadOnlyList<PlacedPerson> persons)
    {
        if (draft.Prices.Count < 2 || persons.Count < 2)
        {
            return null;
        }

        var placed = persons.OrderBy(p => p.Span.Start).ToList();
        var owners = new List<Person>();
        var lines = 0;
        for (var i = 0; i < placed.Count; i++)
        {
            var start = placed[i].Span.End;
            var end = i + 1 < placed.Count ? placed[i + 1].Span.Start : EndOfLast(ad.Text, start, lines);
            if (end < start)
            {
                return null;
            }

            var own = In(ad, draft, new TextSpan(start, end - start));
            if (own.Count == 0)
            {
                return null;
            }

            lines = Math.Max(lines, ad.Text.AsSpan(start, end - start).Count('\n'));
            owners.Add(placed[i].Person with { Prices = own });
        }

        return owners;
    }

    // The last person's part has as many lines as those before.
    private static int EndOfLast(string text, int start, int lines)
    {
        var end = LineText.Around(text, start).End;
        // A part that ends where the next name begins ends with a line break.
        for (var line = 1; line < lines && end < text.Length; line++)
        {
            end = LineText.Around(text, end + 1).End;
        }

        return end;
    }

    // The part is read as an ad of its own, and what it gives must be among the ad's prices.
    private IReadOnlyList<Price> In(AdText ad, ExtractedAd draft, TextSpan part)
    {
        bool IsInside(TextSpan? span) => span is { } s && s.Start >= part.Start && s.End <= part.End;
        TextSpan Shifted(TextSpan? span) => new(span!.Value.Start - part.Start, span.Value.Length);
        var text = ad with
        {
            Text = ad.Text.Substring(part.Start, part.Length),
            Fields = [.. ad.Fields.Where(f => IsInside(f.Span)).Select(f => f with { Span = Shifted(f.Span) })],
        };
        var contacts = draft.Contacts.Where(c => IsInside(c.Span)).Select(c => c with { Span = Shifted(c.Span) });
        var read = prices.Recognize(text, draft with { Text = text.Text, Contacts = [.. contacts], Prices = [] }).Prices;
        return [.. read.Where(p => draft.Prices.Any(known => known.Amount == p.Amount && string.Equals(known.Currency, p.Currency, StringComparison.Ordinal)))];
    }
}
