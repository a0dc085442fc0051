using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Tells the owners of a phone number apart that had it one after another: numbers are given up and come to somebody else. The longer
/// nobody advertised with it, the less it says; where the name, the city or the text also changed over the pause, it says nothing.
/// </summary>
internal static class FormerOwners
{
    /// <summary>A number on more ads is no person's; comparing its owners would cost.</summary>
    private const int MostAds = 200;

    /// <summary>The index with a key of its own for each later owner.</summary>
    public static KeyIndex Divide(KeyIndex contacts, ContactKind[] kinds, IReadOnlyList<StoredAd> ads, int[] templateOf, KeyIndex images)
    {
        var divided = new List<(int Key, List<int> Ads)>();
        for (var contact = 0; contact < contacts.Count; contact++)
        {
            if (kinds[contact] == ContactKind.Phone && contacts.AdsOf(contact).Length is > 1 and <= MostAds)
            {
                foreach (var owner in Owners(contact).Skip(1))
                {
                    divided.Add((contact, owner));
                }
            }
        }

        return contacts.Divide(divided);

        List<List<int>> Owners(int contact)
        {
            var dated = new List<int>();
            var undated = new List<int>();
            foreach (var ad in contacts.AdsOf(contact))
            {
                (ads[ad].PostedAt is null ? undated : dated).Add(ad);
            }

            dated.Sort((a, b) => (ads[a].PostedAt, a).CompareTo((ads[b].PostedAt, b)));
            if (dated.Count == 0 || Days(dated[0], dated[^1]) < LinkWeights.PauseFrom)
            {
                return [];
            }

            var owners = new List<List<int>> { new() { dated[0] } };
            foreach (var (before, ad) in dated.Zip(dated.Skip(1)))
            {
                if (Days(before, ad) >= LinkWeights.PauseFrom && AfterPause(contact, owners[^1], Until(dated, ad), Days(before, ad)) < LinkWeights.Strong)
                {
                    owners.Add([]);
                }

                owners[^1].Add(ad);
            }

            if (owners.Count > 1)
            {
                // An ad without a date goes to whom it is most like, of equals to the latest.
                foreach (var ad in undated)
                {
                    Enumerable.Reverse(owners).MaxBy(owner => AfterPause(contact, owner, [ad], LinkWeights.PauseFrom))!.Add(ad);
                }
            }

            return owners;
        }

        int Days(int earlier, int later) => ads[later].PostedAt!.Value.DayNumber - ads[earlier].PostedAt!.Value.DayNumber;

        // Up to the next pause.
        List<int> Until(List<int> dated, int first)
        {
            var own = new List<int> { first };
            for (var i = dated.IndexOf(first) + 1; i < dated.Count && Days(own[^1], dated[i]) < LinkWeights.PauseFrom; i++)
            {
                own.Add(dated[i]);
            }

            return own;
        }

        double AfterPause(int contact, List<int> before, List<int> after, int days)
        {
            bool Share(Func<int, int, bool> same) => before.Exists(b => after.Exists(a => same(b, a)));
            if (Share((b, a) => Common(images.KeysOf(b), images.KeysOf(a), -1) || Common(contacts.KeysOf(b), contacts.KeysOf(a), contact)))
            {
                return LinkWeights.Phone;
            }

            var weight = LinkWeights.Phone - (LinkWeights.PauseSlope * Math.Log2(days / (double)LinkWeights.PauseUnit));
            weight -= before.Exists(b => ads[b].NameKeys.Count > 0) && after.Exists(a => ads[a].NameKeys.Count > 0) && !Share((b, a) => ads[b].NameKeys.Intersect(ads[a].NameKeys, StringComparer.Ordinal).Any()) ? LinkWeights.OtherName : 0;
            weight -= before.Exists(b => ads[b].Place.LocatedCity() is not null) && after.Exists(a => ads[a].Place.LocatedCity() is not null) && !Share((b, a) => ads[b].Place.LocatedCity() is { } city && city == ads[a].Place.LocatedCity()) ? LinkWeights.OtherCity : 0;
            return weight - (Share((b, a) => templateOf[b] == templateOf[a]) ? 0 : LinkWeights.OtherText);
        }
    }

    private static bool Common(ReadOnlySpan<int> keys, ReadOnlySpan<int> others, int except)
    {
        foreach (var key in keys)
        {
            if (key != except && others.Contains(key))
            {
                return true;
            }
        }

        return false;
    }
}
