using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

/// <summary>What a reader of a page can get at: its text, and attributes such as titles and link targets. Malformed markup throws.</summary>
internal sealed class ShownPage
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsStrictMode = true });

    private ShownPage(IElement body)
    {
        foreach (var hidden in body.QuerySelectorAll("script, style").ToList())
        {
            hidden.Remove();
        }

        Text = body.TextContent;
        Pieces = [.. body.Descendants<IText>().Select(t => t.Data.Trim()).Where(t => t.Length > 0)];
        Attributes = [.. body.QuerySelectorAll("*").SelectMany(e => e.Attributes).Select(a => a.Value)];
        Links = [.. body.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!)];
        Backwards = [.. body.QuerySelectorAll("[style*='direction:rtl']").Select(e => e.TextContent)];
    }

    public string Text { get; }

    /// <summary>The text between any two tags.</summary>
    public IReadOnlyList<string> Pieces { get; }

    public IReadOnlyList<string> Attributes { get; }

    public IReadOnlyList<string> Links { get; }

    /// <summary>Texts that the style sheet turns round.</summary>
    public IReadOnlyList<string> Backwards { get; }

    public static ShownPage Page(string html) => new(Parser.ParseDocument(html).Body!);

    /// <param name="html">What stands inside <c>body</c>.</param>
    public static ShownPage Part(string html) => Page("<!DOCTYPE html><html><head><title>x</title></head><body>" + html + "</body></html>");

    public bool Has(string value) => Text.Contains(value, StringComparison.Ordinal) || Attributes.Any(a => a.Contains(value, StringComparison.Ordinal));

    /// <summary>Whether a piece of text has this whole number, its digits grouped or not.</summary>
    public bool HasNumber(decimal number)
    {
        var digits = number.ToString("0", CultureInfo.InvariantCulture);
        return Pieces.SelectMany(p => Regex.Matches(p, @"\d{1,3}([.,\s]\d{3})+|\d+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture))
            .Any(m => string.Equals(string.Concat(m.Value.Where(char.IsAsciiDigit)), digits, StringComparison.Ordinal));
    }
}
