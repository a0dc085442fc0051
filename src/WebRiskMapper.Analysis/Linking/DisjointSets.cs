namespace WebRiskMapper.Analysis.Linking;

/// <summary>Union-find with path halving. The root of a set is always its lowest member, so results do not depend on the order of unions.</summary>
public sealed class DisjointSets
{
    private readonly int[] _parent;

    /// <param name="count">Items, numbered from 0, each a set of its own at first.</param>
    public DisjointSets(int count)
    {
        _parent = new int[count];
        for (var i = 0; i < count; i++)
        {
            _parent[i] = i;
        }
    }

    /// <summary>The lowest member of an item's set.</summary>
    public int Find(int item)
    {
        while (_parent[item] != item)
        {
            _parent[item] = _parent[_parent[item]];
            item = _parent[item];
        }

        return item;
    }

    /// <summary>Makes the sets of two items one; false when they are already.</summary>
    public bool Union(int a, int b)
    {
        var (rootA, rootB) = (Find(a), Find(b));
        if (rootA == rootB)
        {
            return false;
        }

        _parent[Math.Max(rootA, rootB)] = Math.Min(rootA, rootB);
        return true;
    }

    /// <summary>The set of each item, 0-based and dense, numbered by the set's first item.</summary>
    public int[] Labels()
    {
        var labels = new int[_parent.Length];
        var next = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var root = Find(i);
            labels[i] = root == i ? next++ : labels[root];
        }

        return labels;
    }
}
