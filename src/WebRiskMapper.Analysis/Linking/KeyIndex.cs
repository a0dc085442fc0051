using System.Runtime.InteropServices;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>Which ads carry which key, both ways, as flat sorted arrays: 1 M ads fit without an object per pair.</summary>
internal sealed class KeyIndex
{
    private readonly int[] _keyStarts;
    private readonly int[] _adsByKey;
    private readonly int[] _adStarts;
    private readonly int[] _keysByAd;
    private readonly List<string> _names;

    private KeyIndex(List<string> names, int[] adStarts, int[] keysByAd)
    {
        (_names, _adStarts, _keysByAd) = (names, adStarts, keysByAd);
        _keyStarts = new int[names.Count + 1];
        foreach (var key in keysByAd)
        {
            _keyStarts[key + 1]++;
        }

        for (var k = 0; k < names.Count; k++)
        {
            _keyStarts[k + 1] += _keyStarts[k];
        }

        _adsByKey = new int[keysByAd.Length];
        var next = _keyStarts.AsSpan(0, names.Count).ToArray();
        for (var ad = 0; ad + 1 < adStarts.Length; ad++)
        {
            foreach (var key in KeysOf(ad))
            {
                _adsByKey[next[key]++] = ad;
            }
        }
    }

    public int Count => _names.Count;

    public string Name(int key) => _names[key];

    /// <summary>Ads with the key, ascending and distinct.</summary>
    public ReadOnlySpan<int> AdsOf(int key) => _adsByKey.AsSpan(_keyStarts[key], _keyStarts[key + 1] - _keyStarts[key]);

    /// <summary>Distinct keys of an ad.</summary>
    public ReadOnlySpan<int> KeysOf(int ad) => _keysByAd.AsSpan(_adStarts[ad], _adStarts[ad + 1] - _adStarts[ad]);

    /// <summary>The index with a further key of the same name for each division, on the division's ads instead of the key that it divides.</summary>
    public KeyIndex Divide(IReadOnlyList<(int Key, List<int> Ads)> divisions)
    {
        if (divisions.Count == 0)
        {
            return this;
        }

        var names = new List<string>(_names);
        var keysByAd = (int[])_keysByAd.Clone();
        foreach (var (key, ads) in divisions)
        {
            foreach (var ad in ads)
            {
                keysByAd.AsSpan(_adStarts[ad], _adStarts[ad + 1] - _adStarts[ad]).Replace(key, names.Count);
            }

            names.Add(_names[key]);
        }

        return new KeyIndex(names, _adStarts, keysByAd);
    }

    /// <param name="keysOf">Adds the ad's keys to the list; repeats within an ad count once.</param>
    public static KeyIndex Build(IReadOnlyList<StoredAd> ads, Action<StoredAd, List<string>> keysOf)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>();
        var starts = new int[ads.Count + 1];
        var keys = new List<int>(ads.Count);
        var own = new List<string>();
        for (var ad = 0; ad < ads.Count; ad++)
        {
            own.Clear();
            keysOf(ads[ad], own);
            foreach (var name in own)
            {
                ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, name, out var known);
                if (!known)
                {
                    id = names.Count;
                    names.Add(name);
                }

                if (!CollectionsMarshal.AsSpan(keys)[starts[ad]..].Contains(id))
                {
                    keys.Add(id);
                }
            }

            starts[ad + 1] = keys.Count;
        }

        return new KeyIndex(names, starts, [.. keys]);
    }
}
