using System.Diagnostics.CodeAnalysis;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// Lets the ads of a run, all of which are held at once, share what is equal in them: a party's ads have its contacts, names and prices, a
/// city's ads the city's name. Read one by one, each ad would hold them again. Not thread-safe.
/// </summary>
public sealed class SharedAdParts
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<Place> _places = [];
    private readonly HashSet<int[]> _ages = new(new SameElements<int>());
    private readonly HashSet<Price[]> _prices = new(new SameElements<Price>());
    private readonly HashSet<string[]> _lists = new(new SameElements<string>());
    private readonly HashSet<StoredContact[]> _contacts = new(new SameElements<StoredContact>());

    /// <summary>The same ad without its title, which linking and scoring never read.</summary>
    public StoredAd Share(StoredAd ad) => ad with
    {
        Title = null,
        Text = Known(_words, ad.Text),
        Language = Word(ad.Language),
        Contacts = Known(_contacts, [.. ad.Contacts], c => c with { Service = Word(c.Service), Hmac = Word(c.Hmac), Country = Word(c.Country) }),
        Prices = Known(_prices, [.. ad.Prices], p => p with { Currency = Word(p.Currency) }),
        Ages = Known(_ages, [.. ad.Ages]),
        NameKeys = Words(ad.NameKeys),
        Nationalities = Words(ad.Nationalities),
        Ethnicities = Words(ad.Ethnicities),
        Services = Words(ad.Services),
        Place = Known(_places, ad.Place),
        ImageFingerprints = Words(ad.ImageFingerprints),
    };

    private string[] Words(IReadOnlyList<string> words) => Known(_lists, [.. words], Word);

    [return: NotNullIfNotNull(nameof(word))]
    private string? Word(string? word) => word is null ? null : Known(_words, word);

    /// <param name="share">Of a list that is new, each element with shared parts.</param>
    private static T[] Known<T>(HashSet<T[]> known, T[] list, Func<T, T> share)
    {
        if (list.Length == 0)
        {
            return [];
        }

        if (known.TryGetValue(list, out var same))
        {
            return same;
        }

        for (var i = 0; i < list.Length; i++)
        {
            list[i] = share(list[i]);
        }

        known.Add(list);
        return list;
    }

    private static T Known<T>(HashSet<T> known, T value)
    {
        if (known.TryGetValue(value, out var same))
        {
            return same;
        }

        known.Add(value);
        return value;
    }

    private sealed class SameElements<T> : IEqualityComparer<T[]>
    {
        public bool Equals(T[]? x, T[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(T[] list)
        {
            var hash = new HashCode();
            foreach (var element in list)
            {
                hash.Add(element);
            }

            return hash.ToHashCode();
        }
    }
}
