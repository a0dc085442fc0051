using System.Runtime.InteropServices;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>Tells texts apart in memory by 64 bits, for what a worker may forget: two that share a key are as likely as a broken disk. Never stored.</summary>
internal static class TextKey
{
    /// <param name="seed">What else the key stands for.</param>
    public static ulong Of(ReadOnlySpan<char> text, ulong seed)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        var key = seed;
        foreach (var word in MemoryMarshal.Cast<char, ulong>(text))
        {
            key = Math.BigMul(key ^ word, Factor, out var low) ^ low ^ (key >> 29);
        }

        foreach (var c in text[(text.Length / 4 * 4)..])
        {
            key = Math.BigMul(key ^ c, Factor, out var low) ^ low ^ (key >> 29);
        }

        return Math.BigMul(key ^ (ulong)text.Length, 0xE7037ED1A0B428DB, out var last) ^ last;
    }
}
