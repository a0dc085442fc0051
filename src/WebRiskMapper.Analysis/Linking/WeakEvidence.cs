using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>A pair of groups of ads that several kinds of weak evidence put under one control.</summary>
/// <param name="Reason">In words, without any contact or name.</param>
internal readonly record struct WeakLink(int GroupA, int GroupB, double Weight, string Reason);

/// <summary>
/// Finds networks whose ads share no private contact but agree in other ways: one text template, images, a damped
/// contact, a rare price list, a rare name. No kind suffices alone, because spam and copied texts share templates and
/// stock pictures share images; at least two kinds must agree and reach <see cref="LinkWeights.Joint"/> together.
/// </summary>
internal sealed class WeakEvidence
{
    [Flags]
    private enum Kinds
    {
        None = 0,
        Template = 1,
        Image = 2,
        Contact = 4,
        Prices = 8,
        Name = 16,
    }

    /// <summary>Something that several groups have in common.</summary>
    /// <param name="Key">The same from run to run.</param>
    private sealed record Shared(Kinds Kind, ulong Key, int[] Groups, double Weight);

    private readonly record struct Clue(long Pair, Kinds Kind, float Weight);

    private readonly GroupProfiles _profiles;
    private readonly Rarity _rarity;
    private readonly bool[] _touched;

    private WeakEvidence(GroupProfiles profiles, Rarity rarity, List<Shared> shared, ulong[] groupFingerprints, WeakMemory earlier)
    {
        (_profiles, _rarity) = (profiles, rarity);
        var evidence = EvidenceFingerprints(shared, groupFingerprints);
        _touched = Array.ConvertAll(evidence, e => !earlier.Evidence.Contains(e));
        Links = Kept(earlier, groupFingerprints);
        Links.AddRange(Judge(CluesOf(shared)));
        Links.Sort(static (x, y) => (x.GroupA, x.GroupB).CompareTo((y.GroupA, y.GroupB)));
        Memory = new WeakMemory([.. evidence], Links.ConvertAll(l => new RememberedLink(groupFingerprints[l.GroupA], groupFingerprints[l.GroupB], l.Weight, l.Reason)));
    }

    public List<WeakLink> Links { get; }

    /// <summary>By group: whether what it shares with others was weighed anew.</summary>
    public IReadOnlyList<bool> Touched => _touched;

    public WeakMemory Memory { get; }

    /// <param name="groupFingerprints">Of each group's ads.</param>
    public static WeakEvidence Find(
        IReadOnlyList<StoredAd> ads, int[] groupOf, ulong[] groupFingerprints, int[] templateOf, KeyIndex images, ContactEvidence contacts, LinkParameters parameters, WeakMemory earlier)
    {
        var profiles = new GroupProfiles(ads, groupOf);
        List<Shared> shared =
        [
            .. ByTemplate(ads, templateOf, groupOf),
            .. ByKey(ads, images, groupOf, Kinds.Image, (_, crowd) => LinkWeights.Image - LinkWeights.ImageCrowdSlope * Math.Log(crowd)),
            .. ByKey(ads, contacts.Index, groupOf, Kinds.Contact, (contact, _) => Math.Min(contacts.Weight(contact), LinkWeights.Strong)),
        ];
        shared.RemoveAll(s => s.Weight <= 0);
        return new WeakEvidence(profiles, parameters.RarityOr(profiles.Rarity), shared, groupFingerprints, earlier);
    }

    private static IEnumerable<Shared> ByTemplate(IReadOnlyList<StoredAd> ads, int[] templateOf, int[] groupOf)
    {
        var groups = new List<int>?[templateOf.Length == 0 ? 0 : templateOf.Max() + 1];
        var first = new int[groups.Length];
        Array.Fill(first, -1);
        for (var ad = 0; ad < templateOf.Length; ad++)
        {
            var template = templateOf[ad];
            if (first[template] < 0)
            {
                first[template] = ad;
            }
            else if (groupOf[first[template]] != groupOf[ad] || groups[template] is not null)
            {
                (groups[template] ??= [groupOf[first[template]]]).Add(groupOf[ad]);
            }
        }

        for (var template = 0; template < groups.Length; template++)
        {
            if (groups[template] is { } members)
            {
                int[] distinct = [.. members.Distinct()];
                yield return new Shared(Kinds.Template, (ulong)ads[first[template]].AdId, distinct, LinkWeights.Template - LinkWeights.TemplateCrowdSlope * Math.Log(distinct.Length));
            }
        }
    }

    private static IEnumerable<Shared> ByKey(IReadOnlyList<StoredAd> ads, KeyIndex index, int[] groupOf, Kinds kind, Func<int, int, double> weight)
    {
        var members = new List<int>();
        for (var key = 0; key < index.Count; key++)
        {
            members.Clear();
            foreach (var ad in index.AdsOf(key))
            {
                members.Add(groupOf[ad]);
            }

            if (members.Exists(m => m != members[0]))
            {
                int[] groups = [.. members.Distinct()];
                yield return new Shared(kind, SlotText.Mix(SlotText.Hash(index.Name(key)) ^ (ulong)ads[index.AdsOf(key)[0]].AdId), groups, weight(key, groups.Length));
            }
        }
    }

    /// <summary>
    /// Per group, of its ads and of all that it shares. Where two groups have both kept theirs, so has all that the two have in common; of keys
    /// that only neighbours are compared in, who else shares them counts too.
    /// </summary>
    private static ulong[] EvidenceFingerprints(List<Shared> shared, ulong[] groupFingerprints)
    {
        var evidence = (ulong[])groupFingerprints.Clone();
        foreach (var key in shared)
        {
            var fingerprint = SlotText.Mix(key.Key ^ SlotText.Mix((ulong)BitConverter.DoubleToInt64Bits(key.Weight) + (ulong)key.Kind));
            if (key.Groups.Length > LinkWeights.AllPairsUpTo)
            {
                foreach (var group in key.Groups)
                {
                    fingerprint += SlotText.Mix(groupFingerprints[group]);
                }
            }

            foreach (var group in key.Groups)
            {
                evidence[group] += SlotText.Mix(fingerprint);
            }
        }

        return evidence;
    }

    /// <summary>Earlier links between groups that have kept all they share; the others are judged again.</summary>
    private List<WeakLink> Kept(WeakMemory earlier, ulong[] groupFingerprints)
    {
        if (earlier.Links.Count == 0)
        {
            return [];
        }

        var groupOf = new Dictionary<ulong, int>(groupFingerprints.Length);
        for (var group = 0; group < groupFingerprints.Length; group++)
        {
            groupOf.Add(groupFingerprints[group], group);
        }

        var kept = new List<WeakLink>();
        foreach (var link in earlier.Links)
        {
            if (groupOf.TryGetValue(link.A, out var a) && groupOf.TryGetValue(link.B, out var b) && !_touched[a] && !_touched[b])
            {
                kept.Add(new WeakLink(a, b, link.Weight, link.Reason));
            }
        }

        return kept;
    }

    private List<Clue> CluesOf(List<Shared> shared)
    {
        var clues = new List<Clue>();
        foreach (var (kind, _, members, weight) in shared)
        {
            if (!Array.Exists(members, m => _touched[m]))
            {
                continue;
            }

            var reach = members.Length;
            if (members.Length > LinkWeights.AllPairsUpTo)
            {
                // Too many for all pairs: those with the same price list stand side by side in this order.
                Array.Sort(members, (a, b) => string.CompareOrdinal(_profiles.Prices(a), _profiles.Prices(b)) is not 0 and var order ? order : a.CompareTo(b));
                reach = LinkWeights.NeighboursBeyond;
            }

            for (var i = 0; i < members.Length; i++)
            {
                for (var j = i + 1; j < members.Length && j <= i + reach; j++)
                {
                    if (_touched[members[i]] || _touched[members[j]])
                    {
                        var (a, b) = (Math.Min(members[i], members[j]), Math.Max(members[i], members[j]));
                        clues.Add(new Clue(((long)a << 32) | (uint)b, kind, (float)weight));
                    }
                }
            }
        }

        return clues;
    }

    private List<WeakLink> Judge(List<Clue> clues)
    {
        clues.Sort(static (x, y) =>
            x.Pair != y.Pair ? x.Pair.CompareTo(y.Pair)
            : x.Kind != y.Kind ? x.Kind.CompareTo(y.Kind)
            : y.Weight.CompareTo(x.Weight));
        var links = new List<WeakLink>();
        for (var i = 0; i < clues.Count;)
        {
            var pair = clues[i].Pair;
            var (kinds, sum, images) = (Kinds.None, 0.0, 0);
            for (; i < clues.Count && clues[i].Pair == pair; i++)
            {
                images += clues[i].Kind == Kinds.Image ? 1 : 0;
                if (!kinds.HasFlag(clues[i].Kind))
                {
                    sum += clues[i].Weight; // the strongest of its kind comes first
                    kinds |= clues[i].Kind;
                }
                else if (clues[i].Kind == Kinds.Image && images <= 3)
                {
                    sum += LinkWeights.FurtherImage;
                }
            }

            var (a, b) = ((int)(pair >> 32), (int)(uint)pair);
            if (_profiles.SharedPrices(a, b, _rarity) is > 0 and var prices)
            {
                sum += prices;
                kinds |= Kinds.Prices;
            }

            if (_profiles.SharedName(a, b, _rarity) is > 0 and var name)
            {
                sum += name;
                kinds |= Kinds.Name;
            }

            if (sum >= LinkWeights.Joint && !int.IsPow2((int)kinds))
            {
                links.Add(new WeakLink(a, b, sum, Words(kinds)));
            }
        }

        return links;
    }

    private static string Words(Kinds kinds)
    {
        var words = new List<string>();
        if (kinds.HasFlag(Kinds.Template)) words.Add("text template");
        if (kinds.HasFlag(Kinds.Image)) words.Add("image");
        if (kinds.HasFlag(Kinds.Contact)) words.Add("widely shared contact");
        if (kinds.HasFlag(Kinds.Prices)) words.Add("rare price list");
        if (kinds.HasFlag(Kinds.Name)) words.Add("name");
        return "same " + string.Join(" and ", words);
    }
}

/// <summary>What the weak evidence of one run leaves for the next.</summary>
/// <param name="Evidence">By group, of its ads and all that it shared.</param>
internal sealed record WeakMemory(HashSet<ulong> Evidence, IReadOnlyList<RememberedLink> Links)
{
    public static WeakMemory Empty { get; } = new([], []);
}

/// <summary>A weak link between groups known by the fingerprints of their ads.</summary>
internal readonly record struct RememberedLink(ulong A, ulong B, double Weight, string Reason);
