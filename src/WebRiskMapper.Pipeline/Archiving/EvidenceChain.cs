using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>One record of a WARC file in its chain.</summary>
/// <param name="Number">1 for the file's first record.</param>
/// <param name="Offset">Of the record's first byte in the file.</param>
/// <param name="Length">Of the record as stored, in bytes.</param>
/// <param name="Sha256">Of the stored bytes, in lower-case hexadecimals.</param>
/// <param name="RecordId">WARC-Record-ID with its angle brackets.</param>
/// <param name="Link">SHA-256 over the link before and this entry, in lower-case hexadecimals.</param>
internal sealed record ChainEntry(int Number, long Offset, long Length, string Sha256, string RecordId, string Link)
{
    public long End => Offset + Length;
}

/// <summary>
/// The hash chain of one WARC file, in the text file beside it: a first line with format and file name, then one line a record,
/// <c>number offset length sha256 record-id link</c>. A link is the SHA-256 of the link before, a blank, and the line up to the link; the first
/// one follows the SHA-256 of the first line. So every link stands for all records before it, and any tool that hashes can check it.
/// </summary>
internal static class EvidenceChain
{
    public const string Suffix = ".chain";

    private const string Format = "webrisk-chain/1";

    public static string Header(string fileName) => $"{Format} {fileName}";

    /// <summary>The link that the first entry follows.</summary>
    public static string Root(string fileName) => Hash(Header(fileName));

    public static ChainEntry Next(string previousLink, int number, long offset, PackedRecord record)
    {
        var entry = new ChainEntry(number, offset, record.Stored.Length, record.Sha256, record.Id, "");
        return entry with { Link = LinkOf(previousLink, entry) };
    }

    public static string Line(ChainEntry entry) => $"{Text(entry)} {entry.Link}";

    public static string LinkOf(string previousLink, ChainEntry entry) => Hash($"{previousLink} {Text(entry)}");

    /// <summary>
    /// Reads a chain as far as it holds. A last line without its end was cut off by a crash: nothing refers to its record, as a row is
    /// written only after the line was on disk.
    /// </summary>
    /// <param name="fault">What breaks the chain and in which line, or null.</param>
    public static IReadOnlyList<ChainEntry> Read(string chainPath, out (int Line, string Message)? fault)
    {
        var warcName = Path.GetFileName(chainPath)[..^Suffix.Length];
        var text = File.ReadAllText(chainPath);
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n');
        var entries = new List<ChainEntry>(lines.Length);
        fault = null;
        if (lines[0] != Header(warcName))
        {
            // An empty file is what a crash at the very start leaves.
            fault = text.Length == 0 ? null : (1, $"the first line is not '{Header(warcName)}'");
            return entries;
        }

        var link = Root(warcName);
        var end = 0L;
        for (var i = 1; i < lines.Length - 1; i++)
        {
            if (Parse(lines[i]) is not { } entry)
            {
                fault = (i + 1, "the line is not 'number offset length sha256 record-id link'");
                return entries;
            }

            if (entry.Number != i || entry.Offset != end || entry.Link != LinkOf(link, entry))
            {
                fault = (i + 1, "the link does not follow from the entries before it");
                return entries;
            }

            (link, end) = (entry.Link, entry.End);
            entries.Add(entry);
        }

        return entries;
    }

    private static ChainEntry? Parse(string line) =>
        line.Split(' ') is [var number, var offset, var length, var sha256, var id, var link]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var o)
        && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var l)
            ? new ChainEntry(n, o, l, sha256, id, link)
            : null;

    private static string Text(ChainEntry e) => string.Create(CultureInfo.InvariantCulture, $"{e.Number} {e.Offset} {e.Length} {e.Sha256} {e.RecordId}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
