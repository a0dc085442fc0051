using System.Globalization;
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
        var scratch = new PartyCount(ads, index, templateOf, images);
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
            if (IsPlatformWide(ads, carriers, parameters))
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
        var here = new Dictionary<int, int>();
        foreach (var ad in carriers)
        {
            here[ads[ad].PlatformId] = here.GetValueOrDefault(ads[ad].PlatformId) + 1;
        }

        return here.Any(p => p.Value >= PlatformWideFrom && p.Value >= PlatformWideShare * parameters.AdsOn(p.Key));
    }

    /// <summary>Counts the parties among a contact's ads that nothing but this contact ties together.</summary>
    private sealed class PartyCount(IReadOnlyList<StoredAd> ads, KeyIndex contacts, int[] templateOf, KeyIndex images)
    {
        private readonly Dictionary<int, int> _carriersOfOther = [];
        private readonly Dictionary<(char Kind, int Key), int> _firstWith = [];
        private readonly Dictionary<string, int> _firstPersona = new(StringComparer.Ordinal);

        /// <returns>The number of parties, and the share of them with a contact of their own.</returns>
        public (int Parties, double OwnShare) Count(int contact)
        {
            var carriers = contacts.AdsOf(contact);
            CountOtherContacts(contact, carriers);
            _firstWith.Clear();
            _firstPersona.Clear();
            var sets = new DisjointSets(carriers.Length);
            var hasOwn = new bool[carriers.Length];
            for (var i = 0; i < carriers.Length; i++)
            {
                var ad = carriers[i];
                foreach (var other in contacts.KeysOf(ad))
                {
                    // A contact on most of the same ads is the same board's second line; it proves nothing about the parties.
                    if (other != contact && _carriersOfOther[other] * 2 <= Math.Max(carriers.Length, 4))
                    {
                        hasOwn[i] = true;
                        Tie(sets, 'c', other, i);
                    }
                }

                Tie(sets, 't', templateOf[ad], i);
                foreach (var image in images.KeysOf(ad))
                {
                    Tie(sets, 'i', image, i);
                }

                if (ads[ad].NameKeys is [var name, ..])
                {
                    var age = ads[ad].Ages is [var first, ..] ? first : 0;
                    TiePersona(sets, string.Create(CultureInfo.InvariantCulture, $"{name}/{age}"), i);
                }
            }

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

        private void Tie(DisjointSets sets, char kind, int key, int item)
        {
            if (!_firstWith.TryAdd((kind, key), item))
            {
                sets.Union(_firstWith[(kind, key)], item);
            }
        }

        private void TiePersona(DisjointSets sets, string persona, int item)
        {
            if (!_firstPersona.TryAdd(persona, item))
            {
                sets.Union(_firstPersona[persona], item);
            }
        }
    }
}
