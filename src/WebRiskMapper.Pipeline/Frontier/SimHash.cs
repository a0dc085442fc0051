using System.Numerics;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>Fingerprints of which few bits differ where texts differ little (Charikar 2002), over pairs of words without their digits.</summary>
internal static class SimHash
{
    private const int MostBits = 3;
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211;

    public static bool IsNear(ulong a, ulong b) => BitOperations.PopCount(a ^ b) <= MostBits;

    public static ulong Of(string text)
    {
        Span<int> votes = stackalloc int[64];
        var word = Offset;
        var before = Offset;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (char.IsLetter(c))
            {
                word = (word ^ char.ToLowerInvariant(c)) * Prime;
            }
            else if (word != Offset && !char.IsDigit(c))
            {
                Vote(votes, Mix((before * 31) ^ word));
                before = word;
                word = Offset;
            }
        }

        var print = 0UL;
        for (var bit = 0; bit < 64; bit++)
        {
            print |= votes[bit] > 0 ? 1UL << bit : 0;
        }

        return print;
    }

    private static void Vote(Span<int> votes, ulong hash)
    {
        for (var bit = 0; bit < 64; bit++)
        {
            votes[bit] += (hash >> bit & 1) == 0 ? -1 : 1;
        }
    }

    /// <summary>FNV's high bits depend on few characters; every bit votes here.</summary>
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}
