namespace WebRiskMapper.Analysis.Linking;

/// <summary>An undirected weighted edge.</summary>
internal readonly record struct Edge(int A, int B, double Weight);

/// <summary>
/// Louvain local moving with aggregation (Blondel et al. 2008), deterministic: nodes in order, ties to the lowest label.
/// Communities that hang together well are merged again afterwards, because modularity also cuts long but sound chains.
/// </summary>
internal static class Communities
{
    private const int MaximumPasses = 20;

    /// <summary>The community of each node, 0-based and dense, numbered by the community's first node.</summary>
    /// <param name="keepTogether">Communities stay one when the weight between them is at least this share of the smaller one's total.</param>
    public static int[] Detect(int nodes, IReadOnlyList<Edge> edges, double keepTogether)
    {
        var label = Identity(nodes);
        var current = edges;
        var size = nodes;
        for (var level = 0; level < MaximumPasses; level++)
        {
            var moved = LocalMoving(size, current);
            var dense = Dense(moved, out var communities);
            for (var i = 0; i < nodes; i++)
            {
                label[i] = dense[label[i]];
            }

            if (communities == size)
            {
                break;
            }

            (current, size) = (Aggregate(current, dense), communities);
        }

        return Settle(MergeWellConnected(label, edges, keepTogether), edges);
    }

    /// <summary>Moves each node to the community that most of its weight goes to: a bridging piece was merged as a whole, its far end belongs elsewhere.</summary>
    private static int[] Settle(int[] community, IReadOnlyList<Edge> edges)
    {
        var graph = new AdjacencyArrays(community.Length, edges);
        var settled = (int[])community.Clone();
        var attached = new SortedDictionary<int, double>();
        for (var node = 0; node < settled.Length; node++)
        {
            attached.Clear();
            foreach (var (neighbour, weight) in graph.Neighbours(node))
            {
                attached[settled[neighbour]] = attached.GetValueOrDefault(settled[neighbour]) + weight;
            }

            var home = attached.GetValueOrDefault(settled[node]);
            foreach (var (candidate, weight) in attached)
            {
                if (weight > home)
                {
                    (settled[node], home) = (candidate, weight);
                }
            }
        }

        return Dense(settled, out _);
    }

    private static int[] LocalMoving(int size, IReadOnlyList<Edge> edges)
    {
        var graph = new AdjacencyArrays(size, edges);
        var community = Identity(size);
        var total = (double[])graph.Degree.Clone();
        if (graph.TotalWeight <= 0)
        {
            return community;
        }

        var toCommunity = new Dictionary<int, double>();
        for (var pass = 0; pass < MaximumPasses; pass++)
        {
            var moves = 0;
            for (var node = 0; node < size; node++)
            {
                toCommunity.Clear();
                foreach (var (neighbour, weight) in graph.Neighbours(node))
                {
                    if (neighbour != node)
                    {
                        toCommunity[community[neighbour]] = toCommunity.GetValueOrDefault(community[neighbour]) + weight;
                    }
                }

                var home = community[node];
                total[home] -= graph.Degree[node];
                var (best, bestGain) = (home, toCommunity.GetValueOrDefault(home) - graph.Degree[node] * total[home] / graph.TotalWeight);
                foreach (var (candidate, weight) in toCommunity)
                {
                    var gain = weight - graph.Degree[node] * total[candidate] / graph.TotalWeight;
                    if (gain > bestGain + 1e-9 || (Math.Abs(gain - bestGain) <= 1e-9 && candidate < best && best != home))
                    {
                        (best, bestGain) = (candidate, gain);
                    }
                }

                total[best] += graph.Degree[node];
                community[node] = best;
                moves += best != home ? 1 : 0;
            }

            if (moves == 0)
            {
                break;
            }
        }

        return community;
    }

    private static int[] MergeWellConnected(int[] label, IReadOnlyList<Edge> edges, double keepTogether)
    {
        var dense = Dense(label, out var count);
        while (count > 1)
        {
            var volume = new double[count];
            var between = new Dictionary<(int, int), double>();
            foreach (var edge in edges)
            {
                var (a, b) = (Math.Min(dense[edge.A], dense[edge.B]), Math.Max(dense[edge.A], dense[edge.B]));
                volume[a] += edge.Weight;
                volume[b] += edge.Weight;
                if (a != b)
                {
                    between[(a, b)] = between.GetValueOrDefault((a, b)) + edge.Weight;
                }
            }

            // Only mutual best partners merge in one round: a small piece that bridges two sound communities
            // goes to one of them and does not drag the other along.
            var best = new (double Ratio, int Partner)[count];
            Array.Fill(best, (0, -1));
            foreach (var ((a, b), weight) in between.OrderBy(pair => pair.Key))
            {
                var ratio = weight / Math.Min(volume[a], volume[b]);
                if (ratio >= keepTogether)
                {
                    best[a] = ratio > best[a].Ratio ? (ratio, b) : best[a];
                    best[b] = ratio > best[b].Ratio ? (ratio, a) : best[b];
                }
            }

            var sets = new DisjointSets(count);
            var merged = false;
            for (var a = 0; a < count; a++)
            {
                if (best[a].Partner > a && best[best[a].Partner].Partner == a)
                {
                    merged |= sets.Union(a, best[a].Partner);
                }
            }

            if (!merged)
            {
                break;
            }

            for (var i = 0; i < dense.Length; i++)
            {
                dense[i] = sets.Find(dense[i]);
            }

            dense = Dense(dense, out count);
        }

        return dense;
    }

    private static List<Edge> Aggregate(IReadOnlyList<Edge> edges, int[] dense)
    {
        var sums = new Dictionary<(int, int), double>();
        foreach (var edge in edges)
        {
            var key = (Math.Min(dense[edge.A], dense[edge.B]), Math.Max(dense[edge.A], dense[edge.B]));
            sums[key] = sums.GetValueOrDefault(key) + edge.Weight;
        }

        return [.. sums.OrderBy(s => s.Key).Select(s => new Edge(s.Key.Item1, s.Key.Item2, s.Value))];
    }

    private static int[] Identity(int count) => [.. Enumerable.Range(0, count)];

    private static int[] Dense(int[] labels, out int count)
    {
        var ids = new Dictionary<int, int>();
        var dense = new int[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            if (!ids.TryGetValue(labels[i], out var id))
            {
                ids.Add(labels[i], id = ids.Count);
            }

            dense[i] = id;
        }

        count = ids.Count;
        return dense;
    }

    /// <summary>A graph as flat arrays. A self-loop counts twice in its node's degree, as modularity wants it.</summary>
    private sealed class AdjacencyArrays
    {
        private readonly int[] _starts;
        private readonly (int Node, double Weight)[] _neighbours;

        public AdjacencyArrays(int size, IReadOnlyList<Edge> edges)
        {
            Degree = new double[size];
            _starts = new int[size + 1];
            foreach (var edge in edges)
            {
                _starts[edge.A + 1]++;
                _starts[edge.B + 1]++;
                Degree[edge.A] += edge.Weight;
                Degree[edge.B] += edge.Weight;
            }

            for (var i = 0; i < size; i++)
            {
                _starts[i + 1] += _starts[i];
            }

            _neighbours = new (int, double)[_starts[size]];
            var next = _starts.AsSpan(0, size).ToArray();
            foreach (var edge in edges)
            {
                _neighbours[next[edge.A]++] = (edge.B, edge.Weight);
                _neighbours[next[edge.B]++] = (edge.A, edge.Weight);
            }

            TotalWeight = Degree.Sum();
        }

        /// <summary>Twice the sum of all edge weights.</summary>
        public double TotalWeight { get; }

        public double[] Degree { get; }

        public ReadOnlySpan<(int Node, double Weight)> Neighbours(int node) => _neighbours.AsSpan(_starts[node].._starts[node + 1]);
    }
}
