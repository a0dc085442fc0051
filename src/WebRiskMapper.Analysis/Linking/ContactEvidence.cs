using System.Runtime.InteropServices;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// How much a shared contact says about common control. A private phone says much; a number that many otherwise unrelated
/// parties use says little, the more so when each of them also has a contact of its own (arXiv 2507.10743: without
/// damping, phone links join a market into one component).
/// </summary>
internal sealed class ContactEvidence
{
    private const int PlatformWideFrom = 8;
    private const double PlatformWideShare = 0.3;

    private readonly double[] _weights;

    private ContactEvidence(KeyIndex index, ContactKind[] kinds, double[] weights, IReadOnlySet<string> hubs) =>
        (Index, Kinds, _weights, Hubs) = (index, kinds, weights, hubs);

    public KeyIndex Index { get; }

    public ContactKind[] Kinds { get; }

    /// <summary>Contacts that lost so much weight that they no longer link by themselves.</summary>
    public IReadOnlySet<string> Hubs { get; }

    /// <summary>Log-odds that two ads which share the contact are under one control.</summary>
    public double Weight(int contact) => _weights[contact];

    public bool Links(int contact) => _weights[contact] >= LinkWeights.Strong;

    public static ContactEvidence Weigh(IReadOnlyList<StoredAd> ads, int[] templateOf, KeyIndex images, LinkParameters parameters)
    {
        var carried = KeyIndex.Build(ads, static (ad, keys) => keys.AddRange(ad.Contacts.Select(c => c.Hmac)));
        var index = FormerOwners.Divide(carried, KindsOf(ads, carried), ads, templateOf, images);
        var kinds = KindsOf(ads, index);
        var weights = new double[index.Count];
        var hubs = new HashSet<string>(StringComparer.Ordinal);
        var wide = new bool[index.Count];
        for (var contact = 0; contact < wide.Length; contact++)
        {
            wide[contact] = IsPlatformWide(ads, index.AdsOf(contact), parameters);
        }

        var scratch = new PartyCount(ads, index, wide, templateOf, images);
        for (var contact = 0; contact < index.Count; contact++)
        {
            var carriers = index.AdsOf(contact);
            weights[contact] = BaseWeight(kinds[contact]);
            if (carriers.Length < 3)
            {
                continue;
            }

            var (parties, ownShare) = scratch.Count(contact);
            weights[contact] -= Math.Log(parties) * (LinkWeights.CrowdSlope + LinkWeights.OwnContactSlope * ownShare);
            if (wide[contact])
            {
                weights[contact] -= LinkWeights.PlatformWide * ownShare;
            }

            if (weights[contact] < LinkWeights.Strong)
            {
                hubs.Add(index.Name(contact));
            }
        }

        return new ContactEvidence(index, kinds, weights, hubs);
    }

    private static ContactKind[] KindsOf(IReadOnlyList<StoredAd> ads, KeyIndex index)
    {
        var kinds = new ContactKind[index.Count];
        for (var contact = 0; contact < kinds.Length; contact++)
        {
            var first = ads[index.AdsOf(contact)[0]];
            kinds[contact] = first.Contacts.First(c => string.Equals(c.Hmac, index.Name(contact), StringComparison.Ordinal)).Kind;
        }

        return kinds;
    }

    private static double BaseWeight(ContactKind kind) => kind switch
    {
        ContactKind.Phone => LinkWeights.Phone,
        ContactKind.Email => LinkWeights.Email,
        ContactKind.Handle => LinkWeights.Handle,
        _ => LinkWeights.Wallet,
    };

    private static bool IsPlatformWide(IReadOnlyList<StoredAd> ads, ReadOnlySpan<int> carriers, LinkParameters parameters)
    {
        if (carriers.Length < PlatformWideFrom)
        {
            return false;
        }

        var here = new Dictionary<int, int>();
        foreach (var ad in carriers)
        {
            here[ads[ad].PlatformId] = here.GetValueOrDefault(ads[ad].PlatformId) + 1;
        }

        return here.Any(p => p.Value >= PlatformWideFrom && p.Value >= PlatformWideShare * parameters.AdsOn(p.Key));
    }

    /// <summary>
    /// Counts the parties among a contact's ads that nothing but this contact ties together. Other contacts and images tie. A text, a persona or
    /// a price list ties those who have no contact of their own; of those who have, two of the three must agree, or the persona and the city,
    /// in a good part of the ads of either, because agencies buy the same text, names repeat, and of ten companions here and ten there some two are alike.
    /// </summary>
    private sealed class PartyCount(IReadOnlyList<StoredAd> ads, KeyIndex contacts, bool[] platformWide, int[] templateOf, KeyIndex images)
    {
        private const ulong Unknown = 0;

        /// <summary>Of a party's ads at least one in so many must show what is to tie it to another.</summary>
        private const int ShownByOneIn = 4;

        private readonly Dictionary<int, int> _carriersOfOther = [];
        private readonly Dictionary<(char Kind, ulong Key), int> _firstWith = [];
        private readonly List<(int Item, char Kind, ulong Key)> _shown = [];
        private readonly Dictionary<(int Party, char Kind, ulong Key), int> _showing = [];

        /// <returns>The number of parties, and the share of them with a contact of their own.</returns>
        public (int Parties, double OwnShare) Count(int contact)
        {
            var carriers = contacts.AdsOf(contact);
            CountOtherContacts(contact, carriers);
            _firstWith.Clear();
            _shown.Clear();
            var sets = new DisjointSets(carriers.Length);
            var hasOwn = new bool[carriers.Length];
            for (var i = 0; i < carriers.Length; i++)
            {
                var ad = carriers[i];
                foreach (var other in contacts.KeysOf(ad))
                {
                    // A contact on most of the same ads is the same board's second line, and a platform's own number stands on everybody's: neither
                    // proves anything about the parties.
                    if (other != contact && _carriersOfOther[other] * 2 <= Math.Max(carriers.Length, 4) && !(platformWide[other] && contacts.AdsOf(other).Length > carriers.Length))
                    {
                        hasOwn[i] = true;
                        Tie(sets, 'c', (ulong)other, i);
                    }
                }

                foreach (var image in images.KeysOf(ad))
                {
                    Tie(sets, 'i', (ulong)image, i);
                }

                var (template, persona, prices) = (SlotText.Mix((ulong)templateOf[ad] + 1), PersonaOf(ads[ad]), PricesOf(ads[ad]));
                if (hasOwn[i])
                {
                    Show('x', template, persona, i);
                    Show('y', template, prices, i);
                    Show('z', persona, prices, i);
                    Show('w', persona, ads[ad].Place.LocatedCity() is { } city ? SlotText.Mix((ulong)city) : Unknown, i);
                }
                else
                {
                    Tie(sets, 't', template, i);
                    if (persona != Unknown)
                    {
                        Tie(sets, 'n', persona, i);
                    }
                }
            }

            TieOwners(sets, hasOwn);
            var ownByParty = new Dictionary<int, bool>();
            for (var i = 0; i < carriers.Length; i++)
            {
                var party = sets.Find(i);
                ownByParty[party] = ownByParty.GetValueOrDefault(party) || hasOwn[i];
            }

            return (ownByParty.Count, ownByParty.Values.Count(own => own) / (double)ownByParty.Count);
        }

        private void CountOtherContacts(int contact, ReadOnlySpan<int> carriers)
        {
            _carriersOfOther.Clear();
            foreach (var ad in carriers)
            {
                foreach (var other in contacts.KeysOf(ad))
                {
                    if (other != contact)
                    {
                        _carriersOfOther[other] = _carriersOfOther.GetValueOrDefault(other) + 1;
                    }
                }
            }
        }

        /// <summary>The working name with the age, as one key.</summary>
        private static ulong PersonaOf(StoredAd ad) =>
            ad.NameKeys is [var name, ..] ? SlotText.Mix(SlotText.Hash(name) ^ (ulong)(ad.Ages is [var age, ..] ? age : 0)) : Unknown;

        /// <summary>The price list as one key, whatever its order; a single price is no list.</summary>
        private static ulong PricesOf(StoredAd ad)
        {
            if (ad.Prices.Count < 2)
            {
                return Unknown;
            }

            var key = 0ul;
            foreach (var price in ad.Prices)
            {
                key += SlotText.Mix((ulong)(price.Amount * 100) ^ ((ulong)(uint)(price.Minutes ?? -1) << 32));
            }

            return key;
        }

        private void Show(char kind, ulong one, ulong other, int item)
        {
            if (one != Unknown && other != Unknown)
            {
                _shown.Add((item, kind, SlotText.Mix(one) + other));
            }
        }

        /// <summary>Ties those who have contacts of their own, by what enough of their ads show.</summary>
        private void TieOwners(DisjointSets sets, bool[] hasOwn)
        {
            var size = new int[hasOwn.Length];
            for (var i = 0; i < hasOwn.Length; i++)
            {
                size[sets.Find(i)] += hasOwn[i] ? 1 : 0;
            }

            _showing.Clear();
            foreach (var (item, kind, key) in _shown)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_showing, (sets.Find(item), kind, key), out _)++;
            }

            _shown.RemoveAll(s => _showing[(sets.Find(s.Item), s.Kind, s.Key)] * ShownByOneIn < size[sets.Find(s.Item)]);
            foreach (var (item, kind, key) in _shown)
            {
                Tie(sets, kind, key, item);
            }
        }

        private void Tie(DisjointSets sets, char kind, ulong key, int item)
        {
            if (!_firstWith.TryAdd((kind, key), item))
            {
                sets.Union(_firstWith[(kind, key)], item);
            }
        }
    }
}
