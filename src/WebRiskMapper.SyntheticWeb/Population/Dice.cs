using System.Runtime.InteropServices;

namespace WebRiskMapper.SyntheticWeb.Population;

/// <summary>
/// A named stream of random numbers (SplitMix64, Steele et al. 2014). Streams are keyed by what they decide, so that
/// drawing more in one place changes nothing elsewhere: that keeps a world stable over generations.
/// </summary>
internal sealed class Dice
{
    private ulong state;

    public Dice(int seed, string stream, long key = 0)
    {
        state = Mix(Hash(MemoryMarshal.AsBytes(stream.AsSpan())) ^ Mix((ulong)seed) ^ Mix((ulong)key * 0x9E3779B97F4A7C15UL));
    }

    /// <summary>FNV-1a: stable across processes, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * 1099511628211UL;
        }

        return hash;
    }

    public int Below(int exclusive) => (int)(((UInt128)Draw() * (ulong)exclusive) >> 64);

    public int Between(int low, int highInclusive) => low + Below(highInclusive - low + 1);

    public double Unit() => (Draw() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Distinct items in the order they were drawn; fewer when there are not enough.</summary>
    public List<T> Several<T>(IReadOnlyList<T> items, int count)
    {
        var rest = items.ToList();
        var drawn = new List<T>(count);
        while (drawn.Count < count && rest.Count > 0)
        {
            var at = Below(rest.Count);
            drawn.Add(rest[at]);
            rest.RemoveAt(at);
        }

        return drawn;
    }

    /// <summary>One index, drawn in proportion to the weights.</summary>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var left = Unit() * sum;
        for (var i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    private ulong Draw()
    {
        state += 0x9E3779B97F4A7C15UL;
        return Mix(state);
    }
}
