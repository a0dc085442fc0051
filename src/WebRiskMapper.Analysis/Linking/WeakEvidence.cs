using System.Globalization;
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
internal static class WeakEvidence
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

    private readonly record struct Clue(long Pair, Kinds Kind, float Weight);

    public static List<WeakLink> Find(IReadOnlyList<StoredAd> ads, int[] groupOf, int[] templateOf, KeyIndex images, ContactEvidence contacts)
    {
        var profile = new GroupProfiles(ads, groupOf);
        var clues = new List<Clue>();
        foreach (var members in ByTemplate(templateOf, groupOf))
        {
            AddPairs(clues, profile, members, Kinds.Template, LinkWeights.Template - LinkWeights.TemplateCrowdSlope * Math.Log(members.Count));
        }

        AddKeyed(clues, profile, images, groupOf, Kinds.Image, (_, crowd) => LinkWeights.Image - LinkWeights.ImageCrowdSlope * Math.Log(crowd));
        AddKeyed(clues, profile, contacts.Index, groupOf, Kinds.Contact, (contact, _) => Math.Min(contacts.Weight(contact), LinkWeights.Strong));
        return Judge(clues, profile);
    }

    private static IEnumerable<List<int>> ByTemplate(int[] templateOf, int[] groupOf)
    {
        var groups = new List<int>?[templateOf.Length == 0 ? 0 : templateOf.Max() + 1];
        var first = new int[groups.Length];
        Array.Fill(first, -1);
        for (var ad = 0; ad < templateOf.Length; ad++)
        {
            var template = templateOf[ad];
            if (first[template] < 0)
            {
                first[template] = groupOf[ad];
            }
            else if (first[template] != groupOf[ad] || groups[template] is not null)
            {
                (groups[template] ??= [first[template]]).Add(groupOf[ad]);
            }
        }

        return groups.OfType<List<int>>().Select(g => g.Distinct().ToList());
    }

    private static void AddKeyed(List<Clue> clues, GroupProfiles profile, KeyIndex index, int[] groupOf, Kinds kind, Func<int, int, double> weight)
    {
        for (var key = 0; key < index.Count; key++)
        {
            if (index.AdsOf(key).Length < 2)
            {
                continue;
            }

            var members = new List<int>();
            foreach (var ad in index.AdsOf(key))
            {
                members.Add(groupOf[ad]);
            }

            members = [.. members.Distinct()];
            AddPairs(clues, profile, members, kind, weight(key, members.Count));
        }
    }

    private static void AddPairs(List<Clue> clues, GroupProfiles profile, List<int> members, Kinds kind, double weight)
    {
        if (weight <= 0 || members.Count < 2)
        {
            return;
        }

        var reach = members.Count;
        if (members.Count > LinkWeights.AllPairsUpTo)
        {
            // Too many for all pairs: those with the same price list stand side by side in this order.
            members.Sort((a, b) => (profile.Prices(a), a).CompareTo((profile.Prices(b), b)));
            reach = LinkWeights.NeighboursBeyond;
        }

        for (var i = 0; i < members.Count; i++)
        {
            for (var j = i + 1; j < members.Count && j <= i + reach; j++)
            {
                var (a, b) = (Math.Min(members[i], members[j]), Math.Max(members[i], members[j]));
                clues.Add(new Clue(((long)a << 32) | (uint)b, kind, (float)weight));
            }
        }
    }

    private static List<WeakLink> Judge(List<Clue> clues, GroupProfiles profile)
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
            if (profile.SharedPrices(a, b) is > 0 and var prices)
            {
                sum += prices;
                kinds |= Kinds.Prices;
            }

            if (profile.SharedName(a, b) is > 0 and var name)
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

    /// <summary>Price list and names of each group, with how rare they are.</summary>
    private sealed class GroupProfiles
    {
        private readonly string?[] _prices;
        private readonly List<string>?[] _names;
        private readonly Dictionary<string, int> _priceGroups;
        private readonly Dictionary<string, int> _nameGroups;

        public GroupProfiles(IReadOnlyList<StoredAd> ads, int[] groupOf)
        {
            var count = groupOf.Length == 0 ? 0 : groupOf.Max() + 1;
            (_prices, _names) = (new string?[count], new List<string>?[count]);
            for (var ad = 0; ad < ads.Count; ad++)
            {
                _prices[groupOf[ad]] ??= PriceList(ads[ad]);
                foreach (var name in ads[ad].NameKeys)
                {
                    var names = _names[groupOf[ad]] ??= [];
                    if (!names.Contains(name, StringComparer.Ordinal))
                    {
                        names.Add(name);
                    }
                }
            }

            _priceGroups = _prices.OfType<string>().CountBy(p => p, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            _nameGroups = _names.OfType<List<string>>().SelectMany(n => n).CountBy(n => n, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        }

        public string Prices(int group) => _prices[group] ?? "";

        public double SharedPrices(int a, int b) =>
            _prices[a] is { } prices && string.Equals(prices, _prices[b], StringComparison.Ordinal)
                ? Math.Clamp(Rarity(_priceGroups[prices]), 0, LinkWeights.RarePricesMost)
                : 0;

        public double SharedName(int a, int b)
        {
            if (_names[a] is not { } names || _names[b] is not { } others)
            {
                return 0;
            }

            var shared = names.FirstOrDefault(n => others.Contains(n, StringComparer.Ordinal));
            // The more names two groups have, the likelier they share one by chance.
            return shared is null ? 0 : Math.Clamp(Rarity(_nameGroups[shared] * names.Count * others.Count), 0, LinkWeights.RareNameMost);
        }

        private double Rarity(int groups) => LinkWeights.RaritySlope * Math.Log((double)_prices.Length / groups);

        private static string? PriceList(StoredAd ad) =>
            ad.Prices.Count < 2
                ? null
                : string.Join(';', ad.Prices
                    .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Amount:0.##}{p.Currency}{p.Minutes}"))
                    .Order(StringComparer.Ordinal));
    }
}
