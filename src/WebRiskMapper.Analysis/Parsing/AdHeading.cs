using System.Globalization;
using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Finds the line that the page's own content is headed with: neither the site's name, which leads to its first page, nor a day; where there is
/// no heading, what is written large or is called a title in the markup.
/// </summary>
internal static class AdHeading
{
    private const int ShortestNamed = 8;
    private const int LongestNamed = 150;
    private const int LongestDay = 40;
    private const int LargeFont = 4;
    private const int LastRankOfATitle = 4;
    private const int FirstRankOfAPart = 3;
    private const int ShortestProse = 80;

    /// <summary>What sites call the element of a title, as a whole class or id or as its end: <c>entry-title</c>, <c>PageHeading</c>.</summary>
    private static readonly string[] TitleNames = ["title", "heading", "headline", "titel", "titre", "titulo", "titolo", "naslov", "nadpis", "tytul", "zagolovok", "baslik", "titlu", "otsikko", "rubrik", "overskrift"];

    /// <summary>What is set into a heading and is no part of it.</summary>
    private static readonly string[] BadgeNames = ["badge", "label", "tag", "chip", "pill", "ribbon", "vip", "status", "verified", "online", "price", "top", "new", "premium"];

    /// <summary>Index of the line, or −1 where nothing heads the content.</summary>
    /// <param name="above">The page's heading where another line is the ad's title, or null.</param>
    public static int Find(List<OutlineLine> lines, PageOutline outline, Uri page, string? documentTitle, string? openGraph, out string? above)
    {
        var first = -1;
        for (var rank = 1; rank <= 2 && first < 0; rank++)
        {
            first = lines.FindIndex(l => l.Heading == rank && l.Text.Length >= 2 && !IsOfTheSite(l, outline, page));
        }

        // A heading of name, age and city stands above the ad's own title on some sites; the head tells which line that is.
        var named = NamedBy(lines, outline, page, first >= 0, documentTitle, openGraph);
        if (first >= 0 && named > first && lines[named].Heading >= FirstRankOfAPart && lines.FindIndex(first, named - first, l => l.Text.Length >= ShortestProse) >= 0)
        {
            // A heading of a lower rank below the ad's text heads a part of it: "Prices".
            named = -1;
        }

        if (first >= 0 && named >= 0 && lines[named].Heading == 0 && lines[first].Text.Length > lines[named].Text.Length && lines[first].Text.StartsWith(lines[named].Text, StringComparison.OrdinalIgnoreCase))
        {
            // The heading says the same and more: elsewhere stands but the name.
            named = -1;
        }

        above = first >= 0 && named >= 0 && named != first ? lines[first].Text : null;
        if (named >= 0 || first >= 0)
        {
            return named >= 0 ? named : first;
        }

        return Emphasised(lines, outline, page);
    }

    /// <summary>A heading without the badges in it and the place in brackets behind it; what is left away is told apart.</summary>
    public static string WithoutBadges(string text, OutlineLine line, IReadOnlyList<Box> boxes, out string rest)
    {
        var kept = text;
        rest = "";
        var box = line.Box;
        for (var up = 0; up < 3 && box > 0 && line.Heading > 0 && !IsHeading(boxes[box]); up++)
        {
            box = boxes[box].Parent;
        }

        if (line.Heading == 0 || box < 0 || !IsHeading(boxes[box]))
        {
            return text;
        }

        var parts = boxes[box].Element.QuerySelectorAll("span, small, sup, i, em, b, strong, div, label").Where(IsBesideTheTitle).Select(e => Squeeze(e.TextContent)).Where(t => t.Length > 0).ToList();
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            if (kept.EndsWith(parts[i], StringComparison.Ordinal) && kept.Length > parts[i].Length + 2)
            {
                (kept, rest) = (kept[..^parts[i].Length].TrimEnd(), parts[i] + " " + rest);
            }
        }

        foreach (var part in parts)
        {
            if (kept.StartsWith(part, StringComparison.Ordinal) && kept.Length > part.Length + 2)
            {
                (kept, rest) = (kept[part.Length..].TrimStart(), part + " " + rest);
            }
        }

        rest = rest.TrimEnd();
        return kept;
    }

    private static bool IsHeading(Box box) => box.Tag is ['h', >= '1' and <= '6'];

    private static bool IsBesideTheTitle(IElement element) =>
        element.LocalName is "sup" || Calls(element, BadgeNames) || (element.LocalName is "small" && element.TextContent.AsSpan().Trim() is ['(', .., ')']);

    /// <summary>The longest line that the page's title begins or ends with, the site's part left aside; −1 when there is none.</summary>
    private static int NamedBy(List<OutlineLine> lines, PageOutline outline, Uri page, bool hasHeading, params ReadOnlySpan<string?> titles)
    {
        var best = -1;
        foreach (var title in titles)
        {
            for (var i = 0; title is not null && i < lines.Count; i++)
            {
                var text = lines[i].Text;
                if (text.Length is >= ShortestNamed and <= LongestNamed && (best < 0 || text.Length > lines[best].Text.Length)
                    && (Opens(title, text) ? hasHeading || lines[i].Heading > 0 : lines[i].Heading > 0 && Ends(title, text)) && !IsOfTheSite(lines[i], outline, page))
                {
                    best = i;
                }
            }
        }

        return best;
    }

    private static bool Opens(string title, string text) =>
        title.StartsWith(text, StringComparison.OrdinalIgnoreCase) && title.AsSpan(text.Length).TrimStart() is var rest && (rest.IsEmpty || rest[0] is '|' or '»' or '·' or ':' or '–' or '—' or '-');

    private static bool Ends(string title, string text) =>
        title.EndsWith(text, StringComparison.OrdinalIgnoreCase) && title.AsSpan(0, title.Length - text.Length).TrimEnd() is [.., '|' or '»' or '·' or ':' or '–' or '—' or '-' or '«'];

    private static int Emphasised(List<OutlineLine> lines, PageOutline outline, Uri page)
    {
        if (outline.Boxes.Count == 0)
        {
            return -1;
        }

        var byText = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Text.Length is >= ShortestNamed and <= LongestNamed && !IsOfTheSite(lines[i], outline, page))
            {
                byText.TryAdd(lines[i].Text, i);
            }
        }

        foreach (var element in outline.Boxes[0].Element.QuerySelectorAll("font[size], h3, h4, [class], [id]"))
        {
            if ((element.LocalName is ['h', >= '1' and <= '4'] && Calls(element, TitleNames)) || (element.LocalName is "font" ? IsLarge(element) : Calls(element, TitleNames)))
            {
                if (byText.TryGetValue(Squeeze(element.TextContent), out var line) && lines[line].Heading <= LastRankOfATitle)
                {
                    return line;
                }
            }
        }

        return -1;
    }

    private static bool IsLarge(IElement font) =>
        font.GetAttribute("size")?.Trim() is { Length: > 0 } size && int.TryParse(size.TrimStart('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number + (size[0] == '+' ? 3 : 0) >= LargeFont;

    private static bool Calls(IElement element, string[] names) => Calls(element.ClassName, names) || Calls(element.Id, names);

    private static bool Calls(string? names, string[] sought)
    {
        if (string.IsNullOrEmpty(names))
        {
            return false;
        }

        foreach (var range in names.AsSpan().SplitAny(" \t\n"))
        {
            var name = names.AsSpan()[range];
            foreach (var word in sought)
            {
                // "entry-title" and "PageHeading", and no "subtitle".
                if (name.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (name.Length == word.Length || name[^(word.Length + 1)] is '-' or '_' || (char.IsUpper(name[^word.Length]) && char.IsLower(name[^(word.Length + 1)])))
                    && !name.StartsWith("sub", StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // It leads to the first page, its letters are the host's, or it is the day above a blog's entry.
    private static bool IsOfTheSite(OutlineLine line, PageOutline outline, Uri page) => IsDay(line.Text) || IsHost(line.Text, page) || LeadsHome(line, outline, page);

    private static bool LeadsHome(OutlineLine line, PageOutline outline, Uri page)
    {
        if (line.Heading == 0 || line.Box < 0 || page.AbsolutePath.Length <= 1)
        {
            return false;
        }

        var box = outline.Boxes[line.Box];
        for (var i = Math.Max(0, box.FirstAnchor); i < box.EndAnchor; i++)
        {
            var anchor = outline.Anchors[i];
            if (anchor.Target is { AbsolutePath.Length: <= 1, Query.Length: 0 } home && string.Equals(home.Host, page.Host, StringComparison.OrdinalIgnoreCase) && string.Equals(anchor.Text, line.Text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHost(string text, Uri page)
    {
        var letters = string.Concat(Extraction.FoldedText.Fold(text).Where(char.IsLetterOrDigit));
        return letters.Length >= ShortestNamed && page.Host.Replace("-", "", StringComparison.Ordinal).Split('.').Contains(letters, StringComparer.OrdinalIgnoreCase);
    }

    // A day, a year and besides them no more than a month and a day of the week: "mercoledì 11 novembre 2026".
    private static bool IsDay(string text)
    {
        if (text.Length > LongestDay)
        {
            return false;
        }

        var (hasDay, hasYear, words) = (false, false, 0);
        foreach (var token in text.Split((char[])[' ', ',', '.', '/', '-', '\u00a0'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (token.All(char.IsAsciiDigit))
            {
                hasYear |= token.Length == 4 && token[0] is '1' or '2';
                hasDay |= token.Length <= 2;
            }
            else if (token.All(char.IsLetter))
            {
                words += token.Length > 2 ? 1 : 0;
            }
            else
            {
                return false;
            }
        }

        return hasDay && hasYear && words <= 2;
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
