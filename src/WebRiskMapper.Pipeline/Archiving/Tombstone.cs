using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>
/// The signed statement that a record, or a whole file, was erased lawfully: a line in the text file beside the WARC file. In the record's place
/// stands a filler of the same length, so that nothing else moves and the chain still leads over what was erased.
/// </summary>
/// <param name="File">Name of the WARC file.</param>
/// <param name="RecordId">The erased record, or <see cref="WholeFile"/>.</param>
/// <param name="Sha256">Of the stored bytes that were erased; of a whole file, the last link of its chain.</param>
/// <param name="Archive">Fingerprint of the signing key.</param>
/// <param name="Signature">Over this statement's JSON without it.</param>
internal sealed record Tombstone(
    string File, string RecordId, long Offset, long Length, string Sha256, string Reason, string Actor, DateTimeOffset At, string Archive, byte[]? Signature)
{
    public const string Suffix = ".tombstones";
    public const string WholeFile = "*";

    private const int MaxStoredBlock = 65535;

    private static readonly uint[] Crc = CrcTable();

    /// <summary>The tombstones beside a WARC file; lines that are none are left out, and so prove nothing.</summary>
    public static IReadOnlyList<Tombstone> Read(string warcPath)
    {
        var path = warcPath + Suffix;
        var tombstones = new List<Tombstone>();
        foreach (var line in System.IO.File.Exists(path) ? System.IO.File.ReadLines(path) : [])
        {
            try
            {
                if (JsonSerializer.Deserialize<Tombstone>(line, StoredJson.Options) is { } tombstone)
                {
                    tombstones.Add(tombstone);
                }
            }
            catch (JsonException)
            {
                // Cut off by a crash, before anything was erased; or not ours.
            }
        }

        return tombstones;
    }

    public Tombstone Signed(EvidenceKey key) => this with { Archive = key.Fingerprint, Signature = key.Sign((this with { Archive = key.Fingerprint, Signature = null }).ToJson()) };

    public bool IsSignedBy(EvidenceKey key) => Signature is not null && key.Verify((this with { Signature = null }).ToJson(), Signature);

    public string ToLine() => Encoding.UTF8.GetString(ToJson()) + '\n';

    /// <summary>
    /// What stands in the erased record's place, the same bytes for the same tombstone: a gzip member, not compressed, of exactly
    /// <see cref="Length"/> bytes, with a record that bears the erased one's id and says where to read on.
    /// </summary>
    public byte[] Filler()
    {
        var head = $"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: {RecordId}\r\nWARC-Date: {WarcRecords.Date(At)}\r\nContent-Type: text/plain\r\nContent-Length: ";
        var blocks = (int)((Length - 18 + MaxStoredBlock + 4) / (MaxStoredBlock + 5));
        var plainLength = Length - 18 - (5L * blocks);
        var room = plainLength - Encoding.UTF8.GetByteCount(head) - 8;
        var digits = 1;
        while (room - digits >= (long)Math.Pow(10, digits))
        {
            digits++;
        }

        var block = room - digits;
        if (block < 0)
        {
            throw new InvalidOperationException($"Record {RecordId} is shorter than a tombstone.");
        }

        var plain = new byte[plainLength];
        plain.AsSpan().Fill((byte)' ');
        var used = Encoding.UTF8.GetBytes(head + block.ToString("D" + digits, CultureInfo.InvariantCulture) + "\r\n\r\n", plain);
        var note = Encoding.ASCII.GetBytes("erased; see the tombstones beside this file");
        note.AsSpan(0, (int)Math.Min(note.Length, block)).CopyTo(plain.AsSpan(used));
        "\r\n\r\n"u8.CopyTo(plain.AsSpan(plain.Length - 4));
        return Stored(plain, blocks);
    }

    private byte[] Stored(byte[] plain, int blocks)
    {
        var target = new byte[Length];
        ReadOnlySpan<byte> magic = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255];
        magic.CopyTo(target);
        var at = magic.Length;
        for (var i = 0; i < blocks; i++)
        {
            var part = plain.AsSpan(i * MaxStoredBlock, Math.Min(MaxStoredBlock, plain.Length - (i * MaxStoredBlock)));
            target[at] = (byte)(i == blocks - 1 ? 1 : 0);
            BinaryPrimitives.WriteUInt16LittleEndian(target.AsSpan(at + 1), (ushort)part.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(target.AsSpan(at + 3), (ushort)~part.Length);
            part.CopyTo(target.AsSpan(at + 5));
            at += 5 + part.Length;
        }

        var crc = uint.MaxValue;
        foreach (var b in plain)
        {
            crc = Crc[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(target.AsSpan(at), ~crc);
        BinaryPrimitives.WriteUInt32LittleEndian(target.AsSpan(at + 4), (uint)plain.Length);
        return target;
    }

    private byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Options);

    private static uint[] CrcTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
            {
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            }

            table[n] = c;
        }

        return table;
    }
}
