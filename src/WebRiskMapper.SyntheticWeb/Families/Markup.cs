using System.Text;

namespace WebRiskMapper.SyntheticWeb.Families;

internal static class Markup
{
    /// <summary>Encodes for text and attributes; letters of every script stay as they are, as on real pages.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.AsSpan().IndexOfAny("&<>\"") < 0)
        {
            return text ?? "";
        }

        return new StringBuilder(text, text.Length + 16).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").ToString();
    }

    public static string Link(LinkView link) => $"<a href=\"{Text(link.Href)}\">{Text(link.Text)}</a>";
}
