using System.Buffers.Binary;
using System.Numerics;

namespace WebRiskMapper.Analysis.Extraction.Wallets;

/// <summary>
/// Keccak-256 as Ethereum and Monero use it: the Keccak submission to SHA-3 with its original padding (0x01), which the
/// platform's SHA-3 does not offer. After "The Keccak reference", version 3.0.
/// </summary>
internal static class Keccak256
{
    private const int Rate = 136;
    private const int Lanes = 25;

    private static readonly ulong[] RoundConstants =
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B, 0x0000000080000001,
        0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
        0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
        0x000000000000800A, 0x800000008000000A, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        Span<ulong> state = stackalloc ulong[Lanes];
        state.Clear();
        while (data.Length >= Rate)
        {
            Absorb(state, data[..Rate]);
            data = data[Rate..];
        }

        Span<byte> last = stackalloc byte[Rate];
        last.Clear();
        data.CopyTo(last);
        last[data.Length] ^= 0x01;
        last[Rate - 1] ^= 0x80;
        Absorb(state, last);

        var hash = new byte[32];
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(i * 8), state[i]);
        }

        return hash;
    }

    private static void Absorb(Span<ulong> state, ReadOnlySpan<byte> block)
    {
        for (var i = 0; i < Rate / 8; i++)
        {
            state[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(i * 8)..]);
        }

        Permute(state);
    }

    private static void Permute(Span<ulong> a)
    {
        Span<ulong> column = stackalloc ulong[5];
        Span<ulong> moved = stackalloc ulong[Lanes];
        foreach (var constant in RoundConstants)
        {
            // Theta: mix each column with its neighbours.
            for (var x = 0; x < 5; x++)
            {
                column[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }

            for (var i = 0; i < Lanes; i++)
            {
                a[i] ^= column[((i % 5) + 4) % 5] ^ BitOperations.RotateLeft(column[((i % 5) + 1) % 5], 1);
            }

            // Rho and pi: rotate each lane by a triangular number and move it along.
            moved[0] = a[0];
            var (px, py) = (1, 0);
            for (var t = 0; t < 24; t++)
            {
                var rotated = BitOperations.RotateLeft(a[px + (5 * py)], (t + 1) * (t + 2) / 2 % 64);
                (px, py) = (py, ((2 * px) + (3 * py)) % 5);
                moved[px + (5 * py)] = rotated;
            }

            // Chi: the only non-linear step.
            for (var y = 0; y < Lanes; y += 5)
            {
                for (var x = 0; x < 5; x++)
                {
                    a[y + x] = moved[y + x] ^ (~moved[y + ((x + 1) % 5)] & moved[y + ((x + 2) % 5)]);
                }
            }

            a[0] ^= constant;
        }
    }
}
