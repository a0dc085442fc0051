namespace WebRiskMapper.Analysis.Linking;

/// <summary>Splits entities from <see cref="LinkWeights.SplitFromAds"/> ads on along weak bridges, such as one recycled number between two agencies.</summary>
internal static class LargeEntities
{
    /// <summary>The entity of each ad after the split, 0-based and dense, numbered by the entity's first ad. Each large entity is split on its own evidence alone.</summary>
    public static int[] Split(int[] entityOf, ContactEvidence contacts, List<WeakLink> weakLinks, int[] firstAdOf)
    {
        var size = new int[entityOf.Length == 0 ? 0 : entityOf.Max() + 1];
        foreach (var entity in entityOf)
        {
            size[entity]++;
        }

        var graphs = size.Index().Where(s => s.Item >= LinkWeights.SplitFromAds).ToDictionary(s => s.Index, _ => new Graph());
        if (graphs.Count == 0)
        {
            return entityOf;
        }

        for (var contact = 0; contact < contacts.Index.Count; contact++)
        {
            var carriers = contacts.Index.AdsOf(contact);
            if (carriers.Length >= 2 && contacts.Links(contact) && graphs.TryGetValue(entityOf[carriers[0]], out var graph))
            {
                foreach (var ad in carriers)
                {
                    graph.Connect(ad, entityOf.Length + contact, contacts.Weight(contact));
                }
            }
        }

        foreach (var link in weakLinks)
        {
            var (a, b) = (firstAdOf[link.GroupA], firstAdOf[link.GroupB]);
            if (graphs.TryGetValue(entityOf[a], out var graph))
            {
                graph.Connect(a, b, link.Weight);
            }
        }

        foreach (var graph in graphs.Values)
        {
            graph.Detect();
        }

        var ids = new Dictionary<(int Entity, int Community), int>();
        var result = new int[entityOf.Length];
        for (var ad = 0; ad < result.Length; ad++)
        {
            var key = (entityOf[ad], graphs.TryGetValue(entityOf[ad], out var graph) ? graph.CommunityOf(ad) : -1);
            if (!ids.TryGetValue(key, out var id))
            {
                ids.Add(key, id = ids.Count);
            }

            result[ad] = id;
        }

        return result;
    }

    private sealed class Graph
    {
        private readonly Dictionary<int, int> _nodeOf = [];
        private readonly List<Edge> _edges = [];
        private int[] _communities = [];

        public void Connect(int item, int other, double weight) => _edges.Add(new Edge(NodeOf(item), NodeOf(other), weight));

        public void Detect() => _communities = Communities.Detect(_nodeOf.Count, _edges, LinkWeights.KeepTogether);

        public int CommunityOf(int item) => _communities[_nodeOf[item]];

        private int NodeOf(int item)
        {
            if (!_nodeOf.TryGetValue(item, out var node))
            {
                _nodeOf.Add(item, node = _nodeOf.Count);
            }

            return node;
        }
    }
}
