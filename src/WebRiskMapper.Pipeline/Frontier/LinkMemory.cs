namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// Which links of a site were written in this run, as far as it remembers: at most 32 KB a site, whatever the site's size. What it has
/// forgotten is written once more, which the database takes without harm; two links with one key are as likely as a broken disk.
/// </summary>
internal sealed class LinkMemory
{
    private const int Ways = 4;
    private const int FewestSets = 64;
    private const int MostSets = 1024;

    private ulong[] keys = new ulong[FewestSets * Ways];
    private int count;

    public bool Contains(ulong key) => Set(keys, key).Contains(key);

    public void Add(ulong key)
    {
        if (Contains(key))
        {
            return;
        }

        if (++count > keys.Length / 4 && keys.Length < MostSets * Ways)
        {
            Grow();
        }

        Put(keys, key);
    }

    public void Clear()
    {
        keys = new ulong[FewestSets * Ways];
        count = 0;
    }

    /// <summary>Never 0, which stands for an empty place.</summary>
    public static ulong KeyOf(string url, UrlKind kind, bool isListed)
    {
        var key = TextKey.Of(url, ((ulong)kind << 1) | (isListed ? 1UL : 0UL));
        return key == 0 ? 1 : key;
    }

    private static Span<ulong> Set(ulong[] keys, ulong key) => keys.AsSpan((int)(key & (ulong)((keys.Length / Ways) - 1)) * Ways, Ways);

    /// <summary>The newest stands first; the oldest of a full set is forgotten.</summary>
    private static void Put(ulong[] keys, ulong key)
    {
        var set = Set(keys, key);
        set[..^1].CopyTo(set[1..]);
        set[0] = key;
    }

    private void Grow()
    {
        var old = keys;
        keys = new ulong[old.Length * 2];
        foreach (var key in old)
        {
            if (key != 0)
            {
                Put(keys, key);
            }
        }
    }
}
