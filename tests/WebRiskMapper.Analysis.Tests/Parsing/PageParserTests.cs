using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class PageParserTests
{
    private static readonly Uri Url = new("https://board.example/x");
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("windows-1251", "text/html; charset=windows-1251", "", "Меня зовут Марина")]
    [InlineData("windows-1253", null, "<meta charset=windows-1253>", "Με λένε Μαρία")]
    [InlineData("iso-8859-2", "text/html; charset=\"ISO-8859-2\"", "", "Mam na imię Łucja")]
    [InlineData("windows-1254", null, "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-9'>", "İzmir güzel şehir")]
    [InlineData("utf-16", null, "", "Grüße aus Wien")]
    [InlineData("utf-8", "text/html; charset=iso-8859-1x", "", "Grüße aus Wien")]
    public void Parse_Charset_IsFound(string charset, string? header, string meta, string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes($"<html><head>{meta}</head><body><p>{text}</p></body></html>")];
        Parser.Parse(body, header, Url, Site, default).Main.Text.ShouldBe(text);
    }

    [Fact]
    public void Parse_UndeclaredCyrillicBytes_AreReadByTheSitesLanguage()
    {
        var body = CodePagesEncodingProvider.Instance.GetEncoding(1251).ShouldNotBeNull().GetBytes("<p>Меня зовут Марина</p>");
        Parser.Parse(body, "text/html", Url, Site with { Language = "ru" }, default).Main.Text.ShouldBe("Меня зовут Марина");
    }

    // Bytes alone, and a market; the text tells which of its code pages they are in.
    [Theory]
    [InlineData(1257, "LT", "Esu Rūta, man trisdešimt metų, gyvenu Kaune ir mėgstu ilgus vakarus su mandagiais žmonėmis.")]
    [InlineData(1257, "", "Esu Rūta, man trisdešimt metų, gyvenu Kaune ir mėgstu ilgus vakarus su mandagiais žmonėmis.")]
    [InlineData(28592, "PL", "Jestem miłą i śliczną dziewczyną z miasta Łódź, zadzwoń, odpowiem na każde pytanie.")]
    [InlineData(1250, "PL", "Jestem miłą i śliczną dziewczyną z miasta Łódź, zadzwoń, odpowiem na każde pytanie.")]
    [InlineData(1250, "AT", "Jmenuji se Lucie, jsem veselá a přátelská, ráda tě přivítám ve svém útulném bytě.")]
    [InlineData(1254, "DE", "Merhaba, ben Ayşe, güler yüzlü ve sıcak bir kadınım, şehir merkezinde oturuyorum.")]
    [InlineData(1252, "AT", "Grüße aus Wien, ich bin fröhlich und freue mich auf schöne Gespräche mit höflichen Gästen.")]
    [InlineData(1252, "FR", "Je suis une femme discrète et élégante, je vous reçois à Orléans près du théâtre.")]
    [InlineData(1251, "DE", "Меня зовут Марина, я весёлая и спокойная, встречаю гостей в центре города.")]
    [InlineData(20866, "RU", "Меня зовут Марина, я весёлая и спокойная, встречаю гостей в центре города.")]
    [InlineData(1253, "GR", "Με λένε Μαρία, είμαι ευγενική και ήρεμη, σε περιμένω στο κέντρο της πόλης.")]
    [InlineData(1252, "LT", "Grüße aus Wien, ich bin fröhlich und freue mich auf schöne Gespräche mit höflichen Gästen.")]
    public void Parse_UndeclaredBytes_AreReadByWhatTheySay(int codePage, string market, string text)
    {
        var body = CodePagesEncodingProvider.Instance.GetEncoding(codePage).ShouldNotBeNull().GetBytes($"<html><head><title>x</title></head><body><p>{text}</p></body></html>");
        Parser.Parse(body, "text/html", Url, new SiteContext("board.example", market.Length == 0 ? [] : [market], null), default).Main.Text.ShouldEndWith(text);
    }

    [Fact]
    public void Parse_DeclaredUtf8ThatIsNone_IsNotBelieved()
    {
        var body = CodePagesEncodingProvider.Instance.GetEncoding(1252).ShouldNotBeNull().GetBytes("<p>Grüße aus Wien</p>");
        Parser.Parse(body, "text/html; charset=utf-8", Url, Site, default).Main.Text.ShouldBe("Grüße aus Wien");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("<")]
    [InlineData("<html><body></body></html>")]
    [InlineData("not html at all")]
    [InlineData("<base href='::::'><a href='http://[bad'>x</a><a href='javascript:void(0)'>y</a>")]
    [InlineData("<script type='application/ld+json'>{ broken </script><p>text</p>")]
    public void Parse_OddInput_GivesAPage(string html) =>
        Parser.Parse(Encoding.UTF8.GetBytes(html), null, Url, Site, default).Links.ShouldBeEmpty();

    [Fact]
    public void Parse_DeepNesting_DoesNotOverflowTheStack()
    {
        var html = new StringBuilder().Insert(0, "<div>", 30_000).Append("deep").ToString();
        Parser.Parse(Encoding.UTF8.GetBytes(html), null, Url, Site, default).Main.Text.ShouldBe("deep");
    }

    [Theory]
    [InlineData("panel-footer ad-contact", true)]
    [InlineData("site-footer", false)]
    [InlineData("footer", false)]
    public void Parse_FootOfACard_BelongsToTheCard(string name, bool isContent)
    {
        var html = $"<div class='panel'><h1>Anna, 25</h1><p>{string.Concat(Enumerable.Repeat("I like long walks. ", 12))}</p><div class='{name}'><a href='tel:+43664111222'>Call</a></div></div>";
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Url, Site, default).Main.ContactLinks.Count.ShouldBe(isContent ? 1 : 0);
    }

    [Theory]
    [InlineData("<p><b>Tantra, GFE</b><small>Leistungen</small></p>", "Tantra, GFE Leistungen")]
    [InlineData("<p><b>W</b>elcome</p>", "Welcome")]
    [InlineData("<p>the <b>OS</b>CE region</p>", "the OSCE region")]
    [InlineData("<ul><li><span class=badge>€110</span>30 min</li></ul>", "€110 30 min")]
    [InlineData("<p><b>06</b>60 1234567</p>", "0660 1234567")]
    [InlineData("<div class='flex gap-2'><span>massage</span><span>tantra</span></div>", "massage tantra")]
    [InlineData("<p><span class=chip>23</span><span class=chip>170 cm</span></p>", "23 170 cm")]
    [InlineData("<p><b>E-mail</b><span class=v>anna (at) mail.example</span></p>", "E-mail anna (at) mail.example")]
    [InlineData("<div><span class=c>Price: ask</span> <span class=c>Height: 168</span> <span class=c>Shoes: 37</span> <span class=c>ZIP 40137</span></div>", "Price: ask\nHeight: 168\nShoes: 37\nZIP 40137")]
    [InlineData("<p class=flex><span>H</span><span>i</span></p>", "Hi")]
    [InlineData("<p><span>30'</span><span>150.-</span></p>", "30' 150.-")]
    [InlineData("<p><b>1500 грн</b><i>час</i></p>", "1500 грн час")]
    public void Parse_InlineNeighbours_AreSetApartWhereTheyAreWords(string html, string text) =>
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Url, Site, default).Main.Text.ShouldBe(text);

    [Theory]
    [InlineData("Age in years", "38", true)]
    [InlineData("Alter in Jahren", "38 J.", true)]
    [InlineData("Age by passport", "ask me", false)]
    [InlineData("Age of the house", "built 1938", false)]
    [InlineData("Years of work", "12", false)]
    public void Parse_LabelThatOpensWithAge_TakesTwoDigitsOnly(string label, string value, bool isAge) =>
        Parser.Parse(Encoding.UTF8.GetBytes($"<table><tr><td>{label}</td><td>{value}</td></tr></table>"), "text/html; charset=utf-8", Url, Site, default).Main.Fields
            .Any(f => f.Label == FieldLabel.Age).ShouldBe(isAge);

    [Theory]
    [InlineData("Time with Anna, calm and kind | Board", "Time with Anna, calm and kind")]
    [InlineData("Board: Anna", "Anna, 25, Wien")]
    [InlineData("Anna, 25, Wien - Board", "Anna, 25, Wien")]
    public void Parse_HeadThatNamesALineOfThePage_TellsTheTitle(string head, string title)
    {
        var page = Parser.Parse(
            Encoding.UTF8.GetBytes($"<html><head><title>{head}</title></head><body><h1>Anna, 25, Wien</h1><h2>Time with Anna, calm and kind</h2><p>Tel. 0660 1234567, I am looking forward to your call.</p></body></html>"),
            "text/html; charset=utf-8", Url, Site, default);
        page.Main.Title.ShouldBe(title);
        var ad = AdExtractor.Create(RepositoryFiles.All).Extract(page.Main);
        ad.Ages.ShouldBe([25]);
        ad.Names.ShouldBe(["Anna"]);
    }

    [Theory]
    [InlineData("<div><a href='tel:+43664111222'>Call me</a> <a href='/report'>Report this ad</a></div>")]
    [InlineData("<aside><a href='tel:+43664111222'>Call me</a> <a href='https://wa.me/43664111222'>WhatsApp</a></aside>")]
    [InlineData("<button onclick=\"show(this, '+43 664 111222')\">Show number</button>")]
    [InlineData("<div x-data=\"{ open: false, phone: '0664 111222' }\">Show number</div>")]
    [InlineData("<img src='/img/1.jpg' alt='Anna, Wien +43 664 111222'>")]
    [InlineData("<button>Show number</button><span hidden>0664 111222</span>")]
    [InlineData("<button data-phone='KzQzNjY0MTExMjIy'>Show number</button>")]
    [InlineData("<button onclick=\"show(atob('KzQzNjY0MTExMjIy'))\">Show number</button>")]
    [InlineData("<button>Show number</button><template x-if='shown'><a href='tel:+43664111222'>Call</a></template>")]
    [InlineData("<button data-copy='+43 664 111222'>Copy</button>")]
    [InlineData("<button data-phone='NDM2NjQxMTEyMjI='>Show number</button>")]
    [InlineData("<a href='#' onclick=\"window.location='tel:+43664111222';return false;\">Call</a>")]
    [InlineData("<a href='#' data-prefix='0664' data-rest='111222'>0664 XXXXXX – click to show</a>")]
    [InlineData("<a href='#' data-part1='664' data-part2='111222'>664 111 XXX</a>")]
    [InlineData("<label>Telephone</label><input type='text' readonly value='0664 111222'>")]
    [InlineData("<textarea readonly>Call me: 0664 111222</textarea>")]
    public void Parse_NumberBehindALinkOrInAnAttribute_IsTheAds(string contact)
    {
        var html = $"<main><h1>Anna, 25</h1><p>{string.Concat(Enumerable.Repeat("I like long walks. ", 12))}</p>{contact}</main>";
        var ad = Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Url, new SiteContext("example.test", ["AT"], "en"), default);
        AdExtractor.Create(RepositoryFiles.All).Extract(ad.Main).Contacts.Where(c => c.Kind == ContactKind.Phone).Select(c => c.Value).Distinct().ShouldBe(["+43664111222"]);
    }

    [Theory]
    [InlineData("<p data-start='0800' data-end='2000'>Open</p>")]
    [InlineData("<p data-first='2025' data-last='2026123'>Years</p>")]
    [InlineData("<p data-prefix='0664'>Area</p>")]
    [InlineData("<p data-id='0664111' data-price='222333'>Offer</p>")]
    public void Parse_OtherDigitsInAttributes_AreNoNumber(string html) =>
        Parser.Parse(Encoding.UTF8.GetBytes($"<main><h1>Anna, 25</h1>{html}</main>"), "text/html; charset=utf-8", Url, Site, default).Main.ContactLinks.ShouldBeEmpty();

    // An ad of prose alone, whose number no search for digits finds.
    [Theory]
    [InlineData("Ring oh seven four double zero one two three four five six.", "GB", "en", PageType.Ad)]
    [InlineData("Llámame al seis doce, treinta y cuatro, cincuenta y seis, setenta y ocho.", "ES", "es", PageType.Ad)]
    [InlineData("Call O74OO l234 56.", "GB", "en", PageType.Ad)]
    [InlineData("Call 312 345.", "AD", "en", PageType.Ad)]
    [InlineData("Call 611 1234.", "IS", "en", PageType.Ad)]
    [InlineData("Phone 07400 XXXXXX, click to show.", "GB", "en", PageType.Ad)]
    [InlineData("Two of us have been here for one year, and seven others for three.", "GB", "en", PageType.Other)]
    [InlineData("House number 611, flat 12, floor 4.", "IS", "en", PageType.Other)]
    public void Parse_OnlyNumberIsHidden_IsAnAdAllTheSame(string last, string market, string language, PageType type)
    {
        var html = $"<h1>Daisy</h1><p>I enjoy good talks, quiet evenings and a glass of wine with polite people. My place is clean and close to the station, with parking nearby. I answer between ten in the morning and ten at night. {last}</p>";
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Url, new SiteContext("board.example", [market], language), default).Type.ShouldBe(type);
    }

    // Price, age and picture together describe an offer, though the page hides every way to answer it.
    [Theory]
    [InlineData("I am Daisy, 27 years old.", "<img src='/photos/1.jpg'>", "£150", PageType.Ad)]
    [InlineData("I am Daisy.", "<img src='/photos/1.jpg'>", "£150", PageType.Other)]
    [InlineData("I am Daisy, 27 years old.", "", "£150", PageType.Other)]
    [InlineData("I am Daisy, 27 years old.", "<img src='/photos/1.jpg'>", "some money", PageType.Other)]
    public void Parse_NoContactAtAll_IsAnAdByPriceAgeAndPicture(string age, string picture, string price, PageType type)
    {
        var html = $"<h1>Daisy</h1>{picture}<p>{age} One hour is {price}. I enjoy good talks, quiet evenings and a glass of wine with polite people. My place is clean and close to the station, with parking nearby. I answer between ten in the morning and ten at night.</p>";
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Url, new SiteContext("board.example", ["GB"], "en"), default).Type.ShouldBe(type);
    }

    [Theory]
    [InlineData("<p>Links: <a href='https://onlyfans.com/emmaof'>OnlyFans</a> <a href='https://www.instagram.com/emma.ig'>Instagram</a> <a href='https://fansly.com/emmaf'>Fansly</a></p>", 3)]
    [InlineData("<div><p><a href='https://signal.me/#p/+447400123456'>Signal</a> <a href='https://t.me/emma_tg'>Telegram</a> <a href='https://wa.me/447400123456'>WhatsApp</a></p></div>", 3)]
    [InlineData("<p><a href='https://onlyfans.com/'>OnlyFans</a> <a href='https://instagram.com/'>Instagram</a> <a href='https://signal.me/'>Signal</a></p>", 0)]
    [InlineData("<p><a href='/new'>New</a> <a href='https://instagram.com/board'>Instagram</a> <a href='https://x.com/board'>X</a></p>", 0)]
    [InlineData("<div class='social'><a href='https://facebook.com/board'>Facebook</a> <a href='https://instagram.com/board'>Instagram</a> <a href='https://x.com/board'>X</a></div>", 0)]
    public void Parse_RowOfNetworks_IsTheAdsWhereItIsNoMenu(string row, int links) =>
        Parser.Parse(Encoding.UTF8.GetBytes($"<nav><a href='/'>Home</a></nav><main><h1>Emma, 29</h1><p>I live in Leeds and enjoy quiet evenings with polite people. Call 07400 123456.</p>{row}</main>"), "text/html; charset=utf-8", Url, Site, default)
            .Main.ContactLinks.Count.ShouldBe(links);

    [Fact]
    public void Parse_RowOfNetworksOutsideTheContent_IsTheSites() =>
        Parser.Parse(Encoding.UTF8.GetBytes("<div><div><h1>Emma, 29</h1><p>I live in Leeds and enjoy quiet evenings with polite people. Call 07400 123456.</p></div></div><div><a href='https://facebook.com/board'>Facebook</a> <a href='https://instagram.com/board'>Instagram</a> <a href='https://x.com/board'>X</a></div>"), "text/html; charset=utf-8", Url, Site, default)
            .Main.ContactLinks.ShouldBeEmpty();

    [Theory]
    [InlineData("<bdo dir='rtl'>654321 00470</bdo>")]
    [InlineData("<span style='unicode-bidi:bidi-override; direction: rtl'>654321 00470</span>")]
    [InlineData("<span class='turned'>654321 00470</span>")]
    [InlineData("<span class='turned'><b>654321</b> <i>00470</i></span>")]
    [InlineData("\u202E654321 00470\u202C")]
    public void Parse_NumberDrawnBackwards_IsReadAsDrawn(string number) =>
        TextOf($"<p>Phone: {number}</p>").ShouldBe("Phone: 07400 123456");

    [Theory]
    [InlineData("<span dir='rtl'>654321 00470</span>", "654321 00470")]
    [InlineData("<span style='direction:rtl'>654321 00470</span>", "654321 00470")]
    [InlineData("<bdo dir='ltr'>654321 00470</bdo>", "654321 00470")]
    [InlineData("<bdo dir='rtl'>שלום 050</bdo>", "שלום 050")]
    public void Parse_TextThatOnlyRunsFromTheRight_StaysAsItIs(string html, string text) => TextOf($"<p>{html}</p>").ShouldBe(text);

    // What a form shows and nobody fills in is content; what it asks for is not.
    [Theory]
    [InlineData("<select><option>Choose</option><option>30 min - 80 €</option><option>60 min - 150 €</option></select>", "30 min - 80 €\n60 min - 150 €")]
    [InlineData("<select><option data-price='80'>30 min</option><option data-price='150'>1 h</option></select>", "30 min: 80\n1 h: 150")]
    [InlineData("<select><option>18 to 25</option><option>26 to 35</option><option>36 to 50</option></select>", "")]
    [InlineData("<select><option>50 to 100 €</option><option>100 to 200 €</option></select>", "")]
    [InlineData("<select><option>Wien</option><option>Graz</option></select>", "")]
    [InlineData("<label>30 min</label><input readonly value='80 €'>", "30 min 80 €")]
    [InlineData("<label>Your number</label><input type='tel' value='0664 111222'>", "Your number")]
    [InlineData("<input readonly value='https://board.example/ad/7'>", "")]
    [InlineData("<textarea>Hello, I saw your ad</textarea>", "")]
    [InlineData("<textarea readonly>Half an hour 50 €\nOne hour 80 €</textarea>", "Half an hour 50 €\nOne hour 80 €")]
    public void Parse_FieldsOfAForm_AreContentWhereNobodyFillsThemIn(string form, string text) =>
        Parser.Parse(Encoding.UTF8.GetBytes($"<form>{form}</form>"), "text/html; charset=utf-8", Url, Site, default).Main.Text.ShouldBe(text);

    // Blocks drawn as a table are read row by row; labels with their values, links and pictures are not.
    [Theory]
    [InlineData("<div><div><div>Time</div><div>Incall</div><div>Outcall</div></div><div><div>1 h</div><div>80</div><div>120</div></div></div>", "Time\tIncall\tOutcall\n1 h\t80\t120")]
    [InlineData("<div><div><div>20</div><div>50 €</div></div><div><div>30</div><div>70 €</div></div></div>", "20\t50 €\n30\t70 €")]
    [InlineData("<div><div><div>Age</div><div>25</div></div><div><div>City</div><div>Wien</div></div></div>", "Age\n25\nCity\nWien")]
    [InlineData("<div><div>calm</div><div>kind</div><div>funny</div></div>", "calm\nkind\nfunny")]
    public void Parse_BlocksDrawnAsATable_AreRows(string html, string text) =>
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Url, Site, default).Main.Text.ShouldBe(text);

    [Fact]
    public void Parse_ColumnsOfAPageThatIsATable_AreNoCards()
    {
        static string Others(int first) => string.Concat(Enumerable.Range(first, 3).Select(i => FormattableString.Invariant($"<p><a href='/ad/{i}'>Lady {i}, Randers</a><br>60 43 18 {i}</p>")));
        var html = $"<table><tr><td><b>New</b>{Others(20)}</td><td><h1>Milena in Aarhus</h1><p>Phone 52 81 47 39, age: 34</p><p>I have time for you in my quiet flat near the station, with tea and towels.</p><a href='/ad/1/map'>Map</a></td><td><b>Others</b>{Others(30)}</td></tr></table>";
        var page = Parser.Parse(Encoding.UTF8.GetBytes($"<html><body>{html}</body></html>"), null, new Uri("https://board.example/ad/1"), new SiteContext("board.example", ["DK"], "en"), default);
        page.Type.ShouldBe(PageType.Ad);
        page.Main.Text.ShouldContain("52 81 47 39");
    }

    [Fact]
    public void Parse_DayOfCreationInRdfa_IsTheDayOfPosting() =>
        Parser.Parse(Encoding.UTF8.GetBytes("<html><body><h1>Anna</h1><p property='dc:date dc:created' content='2026-03-11T16:25:07+04:00'>by anna</p><p>I am 27.</p></body></html>"), null, Url, Site, default)
            .Main.Fields.ShouldContain(f => f.Label == FieldLabel.Posted && f.Value == "2026-03-11");

    [Fact]
    public void Parse_TimeElement_IsTheDayOfPostingWhenItIsTheOnlyOne()
    {
        Posted("<time datetime='2026-02-09T09:00:00Z'>some time ago</time>").ShouldBe(["2026-02-09"]);
        Posted("<time datetime='2026-02-09'>a</time> <time datetime='2026-02-11'>b</time>").ShouldBeEmpty();
    }

    [Fact]
    public void Parse_ButtonsWithoutSpace_AreWordsOfTheirOwn() =>
        Parser.Parse(Encoding.UTF8.GetBytes("<p><button>massage</button><button>dinner</button>out</p>"), "text/html; charset=utf-8", Url, Site, default).Main.Text.ShouldBe("massage dinner out");

    [Fact]
    public void Parse_ResizedImages_AreCountedByTheirOriginals() =>
        Parser.Parse(Encoding.UTF8.GetBytes("<img src='/_next/image?url=%2Fphotos%2F1.jpg&amp;w=750'><img src='/_next/image?url=%2Fphotos%2F2.jpg&amp;w=750'><img src='/_next/image?url=%2Fphotos%2F2.jpg&amp;w=90'><img src='/r?url=https%3A%2F%2Felsewhere.example%2Fx'>"), null, Url, Site, default).Main.ImageUrls
            .ShouldBe(["https://board.example/photos/1.jpg", "https://board.example/photos/2.jpg", "https://board.example/r?url=https%3A%2F%2Felsewhere.example%2Fx"]);

    [Fact]
    public void Parse_HiddenParts_AreNotContent()
    {
        const string Html = """
            <p>seen</p><p hidden>a1</p><p style="color:red; DISPLAY : none">a2</p><p style="visibility:hidden">a3</p>
            <template>a4</template><noscript>a5</noscript><script>a6</script><style>a7</style><!-- a8 --><a hidden href="/trap">a9</a>
            """;
        var page = Parser.Parse(Encoding.UTF8.GetBytes(Html), null, Url, Site, default);
        page.Main.Text.ShouldBe("seen");
        page.Links.ShouldBeEmpty();
    }

    [Fact]
    public void Parse_Links_AreAbsoluteDistinctAndWithoutFragment()
    {
        const string Html = "<base href='/dir/'><a href='a#one'>A</a><a href='a#two'>A</a><a href='//other.example/b'>B</a><a href='mailto:x@y.example'>m</a><a href='p.jpg'>p</a>";
        Parser.Parse(Encoding.UTF8.GetBytes(Html), null, Url, Site, default).Links.Select(l => l.Url.AbsoluteUri)
            .ShouldBe(["https://board.example/dir/a", "https://other.example/b"]);
    }

    [Theory]
    [InlineData("Impressum | Inserate", "x")]
    [InlineData("Ogłoszenia - Regulamin serwisu", "x")]
    [InlineData("Informații legale – Anunțuri", "x")]
    [InlineData("Умови використання", "x")]
    [InlineData("Kasutustingimused", "x")]
    [InlineData("გამოყენების წესები", "x")]
    [InlineData("Anunturi", "info/termeni-si-conditii.html")]
    [InlineData("Inzeráty", "index.php?page=obchodni-podminky")]
    public void Parse_PageAboutTheSite_IsNoList(string title, string address)
    {
        var cards = string.Concat(Enumerable.Range(1, 6).Select(i => $"<div class=card><a href='/ad/{i}'><img src='/i/{i}.jpg'><b>Anna {i}</b></a> <span>Wien, {i + 20}, 100 €</span></div>"));
        var prose = string.Concat(Enumerable.Repeat("<p>The operator publishes notices of its users and removes those that break the rules.</p>", 3));
        var html = $"<html><head><title>{title}</title></head><body><main>{prose}</main><div class=more>{cards}</div></body></html>";
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri(Url, "/" + address), Site, default).Type.ShouldBe(PageType.Other);
    }

    [Theory]
    [InlineData("Contact Anna for a quiet evening in Wien", "anna-12")]
    [InlineData("Anna, 25, Wien", "anna-12")]
    public void Parse_AdWhoseTitleAsksForContact_IsAnAd(string title, string address)
    {
        var html = $"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>I am Anna and like long walks, good films and old jazz. Write to me in the morning.</p><table><tr><td>Age</td><td>25</td></tr><tr><td>City</td><td>Wien</td></tr><tr><td>Phone</td><td>+43 660 1234567</td></tr></table></body></html>";
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri(Url, "/" + address), Site, default).Type.ShouldBe(PageType.Ad);
    }

    [Fact]
    public void Parse_SamePageTwice_GivesTheSame()
    {
        var body = Encoding.UTF8.GetBytes("<h1>Emma</h1><p>Age: 27</p><p>Call 0660 123 45 67</p>");
        var one = Parser.Parse(body, null, Url, Site, default);
        var two = Parser.Parse(body, null, Url, Site, default);
        (one.Type, one.TypeConfidence, one.Main.Text).ShouldBe((two.Type, two.TypeConfidence, two.Main.Text));
        one.Main.Fields.ShouldBe(two.Main.Fields);
    }

    private static readonly SiteContext Site = new("board.example", ["AT"], null);

    private static string TextOf(string html) => Parser.Parse(
        Encoding.UTF8.GetBytes($"<html><head><style>.turned {{ direction: rtl; unicode-bidi: bidi-override }}</style></head><body>{html}</body></html>"), "text/html; charset=utf-8", Url, Site, default).Main.Text;

    private static IEnumerable<string> Posted(string times) =>
        Parser.Parse(Encoding.UTF8.GetBytes($"<main><h1>Anna, 25</h1><p>Call me. {times}</p></main>"), "text/html; charset=utf-8", Url, Site, default)
            .Main.Fields.Where(f => f.Label == FieldLabel.Posted).Select(f => f.Value);
}
