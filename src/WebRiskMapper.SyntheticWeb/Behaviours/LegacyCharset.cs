using System.Text;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Behaviours;

/// <summary>Pages in the charset that the script had before UTF-8. What it lacks is written as a character reference.</summary>
internal abstract class LegacyCharset : SiteBehaviour
{
    protected static Encoding Of(SiteTruth site) =>
        CodePagesEncodingProvider.Instance.GetEncoding(string.Equals(site.Language, "ru", StringComparison.Ordinal) ? "windows-1251" : "iso-8859-7")
        ?? throw new InvalidOperationException("The runtime lacks a code page that the synthetic web needs.");

    /// <summary>Letters that both code pages have where the web's decoders expect them; everything else becomes a reference.</summary>
    public static string Referenced(string html)
    {
        var text = new StringBuilder(html.Length + 256);
        foreach (var rune in html.EnumerateRunes())
        {
            var plain = rune.Value < 0x80 || rune.Value is (>= 0x410 and <= 0x44F) or 0x401 or 0x451 or (>= 0x386 and <= 0x3CE and not 0x387 and not 0x38B and not 0x38D and not 0x3A2);
            if (plain)
            {
                text.Append((char)rune.Value);
            }
            else
            {
                text.Append("&#").Append(rune.Value).Append(';');
            }
        }

        return text.ToString();
    }
}

internal sealed class LegacyCharsetInHeader : LegacyCharset
{
    public override string Name => "legacy-charset-header";

    public override bool Applies(int site, string language) => language is "ru" or "el" && site % 48 is 5 or 16;

    public override (Encoding Encoding, bool InHeader)? Charset(SiteTruth site) => (Of(site), true);
}

internal sealed class LegacyCharsetInMeta : LegacyCharset
{
    public override string Name => "legacy-charset-meta";

    public override bool Applies(int site, string language) => language is "ru" or "el" && site % 48 is 4 or 14;

    public override (Encoding Encoding, bool InHeader)? Charset(SiteTruth site) => (Of(site), false);
}
