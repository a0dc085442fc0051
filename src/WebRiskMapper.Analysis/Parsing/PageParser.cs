using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Ages;
using WebRiskMapper.Analysis.Extraction.Images;
using WebRiskMapper.Analysis.Extraction.Phones;
using WebRiskMapper.Analysis.Extraction.Prices;
using WebRiskMapper.Analysis.Languages;
using WebRiskMapper.Analysis.Platforms;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Reads a fetched page: charset, DOM, what a visitor sees, which part of it is the page's own, what kind of page it is,
/// where it leads. Nothing here knows any site. Thread-safe.
/// </summary>
public sealed class PageParser
{
    /// <summary>Bytes read of a page; what follows is left out. Ads are a hundred times smaller.</summary>
    public const int MaximumBytes = 4_000_000;

    /// <summary>Deeper elements become siblings of the deepest; the tree can then be walked without risk to the stack.</summary>
    private const int MaximumDepth = 200;

    private const int LanguageSample = 800;

    /// <summary>A wall that is only a script shows next to nothing.</summary>
    private const int MostTextOfAWall = 400;

    /// <summary>An ad that tells its number in words only is shorter; what is longer is searched for plain digits alone.</summary>
    private const int LongestAd = 8_000;
    private const int LongestRate = 60;
    private const int FewestLikes = 3;

    // A parser is small, but building its services for each page is not free; it holds none of the pages.
    private readonly ThreadLocal<HtmlParser> htmlParser = new(static () => new HtmlParser(new HtmlParserOptions { SkipComments = true, DisableElementPositionTracking = true, MaximumDepth = MaximumDepth }));
    private readonly StyleSheets styles = new();
    private readonly PageWords words;
    private readonly LabelLexicon labels;
    private readonly StateKeys stateKeys;
    private readonly LanguageIdentifier languages;
    private readonly PlatformReader platforms;
    private readonly PlatformWords platformWords;
    private readonly WellKnownDomains wellKnown;
    private readonly PhoneRecognizer phones;
    private readonly AgeRecognizer ages;
    private readonly CharsetGuess charsets;
    private readonly RateText rates;
    private readonly PartNames partNames;
    private readonly ImageLinks pictures;

    private PageParser(ModelFiles files)
    {
        var lexicons = Lexicon.LoadAll(files);
        words = PageWords.Load(files);
        labels = LabelLexicon.Build(lexicons, UpdateWords(files));
        stateKeys = StateKeys.Load(files, labels);
        languages = LanguageIdentifier.Load(files);
        platforms = PlatformReader.Load(files);
        platformWords = PlatformWords.Build(files, lexicons);
        wellKnown = WellKnownDomains.Load(files);
        phones = new PhoneRecognizer(files);
        ages = new AgeRecognizer(files);
        charsets = CharsetGuess.Load(files);
        rates = new RateText(files);
        partNames = PartNames.Load(files);
        pictures = new ImageLinks(PictureWords.Load(files));
    }

    /// <exception cref="InvalidDataException">A model file is malformed; the message names file, line and field.</exception>
    public static PageParser Create(ModelFiles files) => new(files);

    private static IEnumerable<(string Language, string Word)> UpdateWords(ModelFiles files) =>
        ReferenceCsv.Rows(files, "models/update-words.csv", "language", "words").SelectMany(row => row[1].Split('|').Select(word => (row[0], word)));

    /// <summary>Reads one page. Broken markup is read the way browsers read it; no input makes this throw.</summary>
    /// <param name="body">The response's body, decompressed.</param>
    /// <param name="contentTypeHeader">The Content-Type header as received, or null.</param>
    /// <param name="url">The absolute http(s) address the body came from, after redirects.</param>
    /// <param name="fetchedAt">When it was fetched; relative dates in the ad count from it.</param>
    public ParsedPage Parse(ReadOnlyMemory<byte> body, string? contentTypeHeader, Uri url, SiteContext site, DateTimeOffset fetchedAt)
    {
        var bytes = body.Length > MaximumBytes ? body[..MaximumBytes] : body;
        var (html, charset) = Charsets.Decode(bytes.Span, contentTypeHeader, site, charsets);
        using var document = htmlParser.Value!.ParseDocument(OpenTags.Bound(html));

        var baseUri = html.Contains("<base", StringComparison.OrdinalIgnoreCase) ? BaseOf(document, url) : url;
        var sheets = styles.Of(document, html);
        var controls = new PageControls(document);
        var outline = OutlineBuilder.Build(
            document.Body ?? document.DocumentElement, baseUri, new HiddenContent(sheets, controls), new TabCaptions(controls), new GeneratedText(sheets, html), rates, reverses: html.Contains("reverse()", StringComparison.Ordinal));
        var canonical = PageHead.Link(document, "canonical", baseUri);
        // Asking for them walks the document.
        List<IHtmlScriptElement> scripts = [.. document.Scripts];
        var title = OneLine(document.Title);
        partNames.Mark(outline);
        var thread = ForumThread.Find(outline);
        var cards = RepeatedCards.Find(outline, url);
        GateOverlay.Exclude(outline, words, url);
        Boilerplate.Exclude(outline, words, labels, url, title, thread);
        foreach (var group in cards.Groups)
        {
            ExcludeCards(outline, group);
        }

        RepeatedText.Exclude(outline);
        var structured = StructuredData.Read(document, scripts, outline, stateKeys, url);
        var main = MainText.Compose(document, outline, title, structured, labels, stateKeys, languages, LangAttribute(document), LanguageSample, site, url, out var language);
        var contacts = ContactLinks.Of(outline);
        var gate = FindGate(outline, cards, url);
        var photos = main.Stated is { Shell: not null, Images: var images } ? pictures.Of(images, baseUri) : pictures.Of(outline, baseUri, url);
        var evidence = Gather(document, outline, cards, main, contacts, structured, title, canonical ?? url, site, language, gate) with
        {
            IsGateAlone = photos.Count == 0 && GateAlone.Is(outline, gate.Line, words),
            IsMadeOfTeasers = cards.Cards < 3 && Teasers.MakeUp(outline, url, canonical),
            IsSearchAnswer = SearchAnswer.Is(outline, url),
        };
        var (type, confidence) = evidence.Judge();
        var gateOfPage = type == PageType.AgeGate ? gate.Action : null;

        return new ParsedPage
        {
            Type = type,
            TypeConfidence = confidence,
            Title = title,
            LangAttribute = LangAttribute(document),
            Language = language,
            Canonical = canonical,
            Links = LinkReader.Read(document, scripts, outline, cards, words, url, baseUri, canonical, gateOfPage),
            OutLinks = OutLinks.Read(outline, type, url, platformWords, wellKnown),
            TrackingIds = TrackingIds.Find(html),
            Platform = platforms.Read(outline, type, main.Title, title, url, language),
            Around = FrameText.Around(outline),
            Layout = main.Layout,
            Cards = site.WithLayout ? RepeatedCards.LayoutOf(outline) : null,
            AgeGate = gateOfPage,
            Charset = charset,
            Main = new AdText
            {
                Title = main.Title,
                Heading = main.Heading,
                Text = main.Text,
                Disguised = main.Disguised,
                Fields = main.Fields,
                ContactLinks = contacts,
                Reviews = FrameText.Reviews(outline, words),
                Foot = FrameText.Foot(outline),
                IsFirstPage = MainHeading.IsFirst(url),
                ImageUrls = photos,
                Language = language,
                Site = site,
                Url = url,
                FetchedAt = fetchedAt,
            },
        };
    }

    private GateFindings FindGate(PageOutline outline, CardFindings cards, Uri url)
    {
        // Gates and barriers are short: the beginning of a long page is enough to see that it is neither.
        var (wording, line) = (default(PageWordSet), -1);
        for (var i = 0; i < Math.Min(60, outline.Lines.Count); i++)
        {
            var found = words.Find(outline.Lines[i].Text);
            // A menu's "Members only" is no wall, and a foot's "18+" no gate.
            var own = found.Anywhere;
            if (outline.Lines[i].Excluded)
            {
                var asks = found.Has(PageWord.Gate) && !IsInFoot(outline, i);
                own &= ~(1 << (int)PageWord.LoginRequired | 1 << (int)PageWord.NoResults | (asks ? 0 : 1 << (int)PageWord.Gate));
            }

            var asksAge = (own & 1 << (int)PageWord.Gate) != 0;
            wording = wording with { Anywhere = wording.Anywhere | own, GateTerms = wording.GateTerms + (asksAge ? found.GateTerms : 0) };
            line = line < 0 && asksAge ? i : line;
        }

        var isOverContent = line >= 0 && GateOverlay.IsOverContent(outline, line, words, url);
        return new GateFindings(wording, line, isOverContent, line < 0 || isOverContent || cards.Cards >= 3 ? null : AgeGate.Find(outline, words, url));
    }

    private static bool IsInFoot(PageOutline outline, int line)
    {
        for (var i = outline.Lines[line].Box; i >= 0; i = outline.Boxes[i].Parent)
        {
            if (outline.Boxes[i].Tag is "footer" || outline.Boxes[i].Element.GetAttribute("role") is "contentinfo" || (outline.Boxes[i].Element.Id ?? outline.Boxes[i].Element.ClassName ?? "").Contains("footer", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private PageEvidence Gather(
        IHtmlDocument document,
        PageOutline outline,
        CardFindings cards,
        MainText main,
        IReadOnlyList<string> contacts,
        StructuredData structured,
        string? title,
        Uri url,
        SiteContext site,
        string? language,
        GateFindings gate)
    {
        var mainTextLength = Math.Max(outline.IncludedTextLength(), main.Stated is { } stated && (stated.Shell ?? stated.Rest) is { } told ? told.Length : 0);
        var password = outline.Controls.FirstOrDefault(c => string.Equals(c.GetAttribute("type"), "password", StringComparison.OrdinalIgnoreCase));
        var adLabels = main.Fields.Where(f => f.Label != FieldLabel.Other).Select(f => f.Label).Distinct().Count();
        var titleWording = words.FindTitle(title);
        var mayBeBlocked = PageEvidence.MayBeBlocked(outline.TextLength, mainTextLength, cards, titleWording.Has(PageWord.Blocked));
        var headingWording = words.FindTitle(main.HasHeading ? main.Title : null);
        // "Contact" heads a part of an ad too, under a title that says whose it is; a site's first page, "Blog & more", is none of them.
        var isServicePage = !MainHeading.IsFirst(url) && (titleWording.OpensWith(PageWord.ServicePage) || words.NamesServicePage(url) || (adLabels < 2 && headingWording.OpensWith(PageWord.ServicePage)));
        var hasContact = contacts.Count > 0 || HasNumber(main, site, language, cards) || main.Fields.Any(f => f.Label is FieldLabel.Phone or FieldLabel.Email or FieldLabel.Handle);
        var hasPrice = main.Text.AsSpan().IndexOfAny("€£$₽₴₺₾₸₼") >= 0 || main.Fields.Any(f => f.Label == FieldLabel.Price) || (hasContact && adLabels < 2 && cards.Cards < 3 && HasRate(main.Text));
        var images = outline.Images.Count(i => !outline.Boxes[i.Box].Excluded);
        return new PageEvidence
        {
            TextLength = outline.TextLength,
            MainTextLength = mainTextLength,
            Cards = cards,
            LooksLikeCardTarget = PageAddress.Shape(url) is var own && PageAddress.IsTelling(own) && (cards.Shape is { } shape ? string.Equals(own, shape, StringComparison.Ordinal) : cards.Cards >= 3 && LeadToLikes(outline, own)),
            IsKnownAd = site.Profile?.AdAddress is { } ads && HasShape(url, ads),
            IsKnownList = site.Profile?.List is { } list && list.Addresses.Any(a => HasShape(url, a)) && RepeatedCards.Has(outline, list.Card),
            HasPagination = Pagination.IsOn(outline, words),
            HasContact = hasContact,
            HasPrice = hasPrice,
            StatesAge = !hasContact && hasPrice && images > 0 && cards.Cards < 3 && StatesAge(main, site, language),
            AdLabels = adLabels,
            Images = images,
            HasMainHeading = main.HasHeading,
            DescribesOne = structured.DescribesOne || main.Stated is not null,
            DescribesList = structured.DescribesList,
            HasPassword = password is not null,
            HasPasswordInFrame = password is not null && IsInFrame(outline, password),
            HasCaptcha = mayBeBlocked && Captcha.IsOn(outline),
            HasWallScript = mayBeBlocked && outline.TextLength < MostTextOfAWall && Captcha.HasWallScript(document),
            Links = outline.Anchors.Count,
            Wording = gate.Wording,
            TitleWording = titleWording.With(headingWording),
            IsServicePage = isServicePage,
            IsHeadedAsService = titleWording.OpensWith(PageWord.ServicePage) && headingWording.OpensWith(PageWord.ServicePage),
            IsHeadedAsClosed = password is not null && outline.Lines.Any(l => l.Heading > 0 && words.Find(l.Text).Has(PageWord.LoginRequired)),
            HasGateAction = gate.Action is not null,
            IsGateAlone = false,
            IsArticle = ArticleShape.Has(outline, words, url, structured.DescribesArticle),
            FeaturesCard = cards.Shape is { } target && (FeaturesCard(outline, url, target) || (!hasContact && LeadsToCard(outline, url, target))),
            CountsCards = cards.Cards >= 3 && CountsCards(outline, cards.Cards),
            IsMadeOfTeasers = false,
            WaitsForAds = structured.StateAds.Count >= 3 && main.Stated is null && mainTextLength < MostTextOfAWall,
            HasWayIn = gate.Action is null && gate.Line >= 0 && PageEvidence.IsShortPage(mainTextLength, cards) && outline.Controls.Concat(outline.Anchors.Select(a => a.Element)).Any(e => AgeGate.IsWayIn(e, words)),
            OffersLogin = password is null && mainTextLength < MostTextOfAWall && LoginOffer.Is(outline, words, titleWording.With(headingWording)),
            IsSearchAnswer = false,
            IsGateOverContent = gate.IsOverContent,
        };
    }

    // Rows of several ads lead nowhere as a whole, and each of their links to a page like this one.
    private static bool LeadToLikes(PageOutline outline, string shape)
    {
        var likes = new HashSet<Uri>();
        foreach (var anchor in outline.Anchors)
        {
            if (anchor.Target is { } target && outline.IsInCard(anchor.Box) && string.Equals(PageAddress.Shape(target), shape, StringComparison.Ordinal))
            {
                likes.Add(target);
            }
        }

        return likes.Count >= FewestLikes;
    }

    // "Ad of the day": above a list stands one of its ads at length, under a heading that leads to it.
    private static bool FeaturesCard(PageOutline outline, Uri page, string shape)
    {
        foreach (var anchor in outline.Anchors)
        {
            if (anchor.Target is { } target && target != page && outline.Boxes[anchor.Box] is { Excluded: false } box && box.FirstLine < outline.Lines.Count
                && outline.Lines[box.FirstLine] is { Heading: > 0 } heading && string.Equals(heading.Text, anchor.Text, StringComparison.Ordinal) && string.Equals(PageAddress.Shape(target), shape, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // The number stands by itself in a heading; the ads' own headings are excluded with the cards, and the cards' heading may be too.
    private static bool CountsCards(PageOutline outline, int cards)
    {
        var count = cards.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var line in outline.Lines)
        {
            if (line.Heading > 0 && line.Text.Length <= LongestRate && line.Text.IndexOf(count, StringComparison.Ordinal) is var at and >= 0
                && (at == 0 || line.Text[at - 1] is ' ' or '(') && (at + count.Length == line.Text.Length || line.Text[at + count.Length] is ' ' or ')'))
            {
                return true;
            }
        }

        return false;
    }

    // "View Anna's profile": whoever the page tells of is to be reached on another page, which is one of those the cards lead to.
    private static bool LeadsToCard(PageOutline outline, Uri page, string shape) =>
        PageAddress.IsTelling(shape) && !string.Equals(PageAddress.Shape(page), shape, StringComparison.Ordinal)
        && outline.Anchors.Any(a => a.Target is { } target && !outline.Boxes[a.Box].Excluded && string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase) && string.Equals(PageAddress.Shape(target), shape, StringComparison.Ordinal));

    // Many ads write their only number so that machines miss it, or hide its end until a click; neither makes them less of an ad.
    private bool HasNumber(MainText main, SiteContext site, string? language, CardFindings cards) =>
        ContactLinks.HasCallableNumber(main.Text)
        || (cards.Cards < 3 && main.Text.Length <= LongestAd && (phones.IsIn(main.Text, site, language) || new VisibleText(main.Text).ShowsMaskedNumber()));

    // "1 sat ... 8000 din": most currencies have no sign of their own.
    private bool HasRate(string text)
    {
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, LongestAd)).EnumerateLines())
        {
            if (line.Length <= LongestRate && line.ContainsAnyInRange('0', '9') && rates.HasCurrency(line.ToString()) is true)
            {
                return true;
            }
        }

        return false;
    }

    private bool StatesAge(MainText main, SiteContext site, string? language)
    {
        if (main.Text.Length > LongestAd)
        {
            return false;
        }

        var text = new AdText { Title = main.Title, Text = main.Text, Fields = main.Fields, Language = language, Site = site, FetchedAt = default };
        return ages.Recognize(text, new ExtractedAd { Title = main.Title, Text = main.Text, Language = language }).Ages.Count > 0;
    }

    private static bool HasShape(Uri url, string shape) => string.Equals(shape[0] == '/' ? PageAddress.ShapeInFolder(url) : PageAddress.Shape(url), shape, StringComparison.Ordinal);

    private static bool IsInFrame(PageOutline outline, IElement element)
    {
        var frame = outline.Boxes.Where(b => b.Excluded).Select(b => b.Element).ToHashSet();
        for (var parent = element.ParentElement; parent is not null; parent = parent.ParentElement)
        {
            if (parent.LocalName is "header" or "nav" or "footer" or "aside" or "dialog" || frame.Contains(parent))
            {
                return true;
            }
        }

        return false;
    }

    private static void ExcludeCards(PageOutline outline, Box group)
    {
        var first = int.MaxValue;
        for (var i = group.Index; i < group.End; i++)
        {
            if (outline.Boxes[i].IsCard)
            {
                outline.Exclude(outline.Boxes[i]);
                first = Math.Min(first, outline.Boxes[i].FirstLine);
            }
        }

        outline.ExcludeHeadingAbove(first);
    }

    private static Uri BaseOf(IHtmlDocument document, Uri url) =>
        document.QuerySelector("base[href]")?.GetAttribute("href") is { } href && PageAddress.Resolve(url, href) is { } based ? based : url;

    private static string? LangAttribute(IHtmlDocument document)
    {
        var value = document.DocumentElement.GetAttribute("lang")?.Trim();
        if (value is null || value.Length < 2)
        {
            return null;
        }

        var end = value.AsSpan().IndexOfAny('-', '_');
        var code = (end < 0 ? value : value[..end]).ToLowerInvariant();
        return code.Length == 2 && code.All(char.IsAsciiLetterLower) ? code : null;
    }

    private static string? OneLine(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <param name="Wording">What the beginning of the page says.</param>
    /// <param name="Line">Index of the first line that speaks of an age, or −1.</param>
    /// <param name="IsOverContent">Whether it is laid over a page that was sent all the same.</param>
    /// <param name="Action">The plain click past it, or null.</param>
    private readonly record struct GateFindings(PageWordSet Wording, int Line, bool IsOverContent, AgeGateAction? Action);
}
