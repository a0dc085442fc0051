using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Analysis.Platforms;

/// <summary>
/// Reads what a page tells about its platform: terms, contact, imprint and price pages by their sentences, pages of ads by the frame around
/// the ad. An ad's own words are never read for it. Thread-safe.
/// </summary>
internal sealed class PlatformReader
{
    private const int LongestButton = 60;
    private const int MostLines = 2_000;

    private static readonly (PlatformWord Word, PageKind Kind)[] Kinds =
    [
        (PlatformWord.TermsPage, PageKind.Terms),
        (PlatformWord.ContactPage, PageKind.Contact),
        (PlatformWord.ImprintPage, PageKind.Imprint),
        (PlatformWord.PricePage, PageKind.Prices),
        (PlatformWord.SignupPage, PageKind.SignUp),
    ];

    private readonly PlatformLexicon lexicon;
    private readonly PlatformSentences sentences;

    private PlatformReader(PlatformLexicon lexicon)
    {
        this.lexicon = lexicon;
        sentences = new PlatformSentences(lexicon);
    }

    /// <exception cref="InvalidDataException">A file of words is malformed; the message names file and field.</exception>
    public static PlatformReader Load(ModelFiles files) => new(PlatformLexicon.Load(files));

    /// <param name="heading">The page's title or top heading.</param>
    public PlatformReading Read(PageOutline outline, PageType type, string? heading, string? title, Uri page, string? language) => type switch
    {
        PageType.Ad => OfAd(outline, language),
        PageType.Other or PageType.Login => OfOwnPage(outline, heading, title, page, language),
        _ => PlatformReading.Nothing,
    };

    private PlatformReading OfAd(PageOutline outline, string? language)
    {
        var facts = new List<PlatformFact>();
        if (outline.Anchors.Any(a => IsReportAddress(a.Href)) || outline.Anchors.Any(a => IsReport(a.Text, language)) || outline.Controls.Any(c => IsReport(ButtonText(c), language)))
        {
            facts.Add(new PlatformFact("PL07", PlatformFact.Present));
        }

        if (outline.Reviews.Count > 0)
        {
            facts.Add(new PlatformFact("PL19", PlatformFact.Present));
        }

        return new PlatformReading([PageKind.Ad], facts);
    }

    private PlatformReading OfOwnPage(PageOutline outline, string? heading, string? title, Uri page, string? language)
    {
        var kinds = KindsOf(heading, title, page);
        var lines = outline.Lines.Where(l => !outline.IsInCard(l.Box)).Take(MostLines).Select(l => l.Text).ToList();
        var facts = sentences.Read(lines, language).ToList();
        if (kinds.Count == 0)
        {
            // A page about nothing of the kind says little by a word in its frame: only what no word of a menu says.
            facts.RemoveAll(f => f.Indicator is "PL20" or "PL11");
        }

        if (!kinds.Contains(PageKind.Contact))
        {
            // Every privacy policy speaks of requests by authorities; a contact for them is published where contacts are.
            facts.RemoveAll(f => f.Indicator is "PL09");
        }

        if (kinds.Contains(PageKind.Prices))
        {
            facts.AddRange(lines.SelectMany(l => lexicon.PaymentsIn(l)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(m => new PlatformFact("PL14", m)));
        }

        return kinds.Count == 0 && facts.Count == 0 ? PlatformReading.Nothing : new PlatformReading(kinds, facts);
    }

    /// <summary>By the heading or the title when it opens with such words, or by the words of the address.</summary>
    private List<PageKind> KindsOf(string? heading, string? title, Uri page)
    {
        var kinds = new HashSet<PageKind>();
        foreach (var text in new[] { heading, title })
        {
            if (text is not null)
            {
                AddKinds(kinds, text, mustOpen: true);
            }
        }

        AddKinds(kinds, Uri.UnescapeDataString(page.AbsolutePath), mustOpen: false);
        return [.. kinds.Order()];
    }

    private void AddKinds(HashSet<PageKind> kinds, string text, bool mustOpen)
    {
        // The page's language is a guess, and its frame's may be another.
        foreach (var (group, span) in lexicon.Match(text, language: null))
        {
            foreach (var (word, kind) in Kinds)
            {
                if (group == (int)word && (!mustOpen || !HasLetter(text.AsSpan(0, span.Start))))
                {
                    kinds.Add(kind);
                }
            }
        }
    }

    /// <summary>Several words that say it, or one word that says nothing else: "Report" reports, "Report from Vienna" does not.</summary>
    private bool IsReport(string text, string? language)
    {
        if (text.Length is < 3 or > LongestButton)
        {
            return false;
        }

        foreach (var (group, span) in lexicon.Match(text, language))
        {
            var said = text.AsSpan(span.Start, span.Length);
            if (group == (int)PlatformWord.Report && (said.Contains(' ') || (!HasLetter(text.AsSpan(0, span.Start)) && !HasLetter(text.AsSpan(span.End)))))
            {
                return true;
            }
        }

        return false;
    }

    // "/report/123", "/ad/123/abuse", "#report-ad"
    private static bool IsReportAddress(string href)
    {
        foreach (var part in href.AsSpan().SplitAny("/?#=&"))
        {
            var word = href.AsSpan(part);
            if (word.Equals("report", StringComparison.OrdinalIgnoreCase) || word.Equals("abuse", StringComparison.OrdinalIgnoreCase)
                || word.StartsWith("report-", StringComparison.OrdinalIgnoreCase) || word.StartsWith("report_", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    private static string ButtonText(AngleSharp.Dom.IElement control) =>
        (control.LocalName is "input" ? control.GetAttribute("type") is "submit" or "button" ? control.GetAttribute("value") : null : control.TextContent)?.Trim() ?? "";

}
