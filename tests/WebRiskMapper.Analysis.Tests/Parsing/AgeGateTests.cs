using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>Which click passes a gate, in every language that gates are read in and every way they are built; and which gates are left alone.</summary>
public sealed class AgeGateTests
{
    private static readonly Uri Url = new("https://board.example/x");
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    /// <summary>Language, title, question, the way in, the way out.</summary>
    private static readonly (string Language, string Title, string Question, string Accept, string Refuse)[] Wordings =
    [
        ("en", "Welcome", "This website contains sexual content. You must be at least 18 years of age to continue.", "I'm 18 or older - Enter", "I am under 18"),
        ("de", "Willkommen", "Dieses Angebot enthält erotische Inhalte. Sind Sie volljährig?", "Ja, ich bin mindestens 18 Jahre alt", "Nein, ich bin noch nicht 18"),
        ("fr", "Avertissement", "Ce site est réservé à un public adulte. Avez-vous plus de 18 ans ?", "Oui, je suis majeur(e)", "Non, je quitte le site"),
        ("es", "Aviso", "Esta página contiene material para adultos. ¿Eres mayor de edad?", "Sí, soy mayor de 18 años", "No, salir"),
        ("it", "Attenzione", "L'accesso è vietato ai minori di 18 anni. Confermi di essere maggiorenne?", "Sì, ho più di 18 anni", "No, esci"),
        ("pt", "Aviso", "Este site é proibido para menores de 18 anos. Tem mais de 18 anos?", "Sim, tenho mais de 18 anos", "Não, sair"),
        ("nl", "Welkom", "Deze site is alleen bedoeld voor volwassenen. Ben je ouder dan 18?", "Ja, ik ben 18 jaar of ouder", "Nee, verlaat de site"),
        ("pl", "Ostrzeżenie", "Serwis przeznaczony wyłącznie dla osób pełnoletnich. Czy masz ukończone 18 lat?", "Tak, wchodzę", "Nie, wychodzę"),
        ("cs", "Upozornění", "Tyto stránky jsou určeny pouze osobám starším 18 let. Je vám více než 18?", "Ano, je mi více než 18 let", "Ne, odejít"),
        ("sk", "Upozornenie", "Obsah je určený osobám starším ako 18 rokov. Máte viac ako 18 rokov?", "Áno, mám viac ako 18 rokov", "Nie, odísť"),
        ("hu", "Figyelem", "Az oldal felnőtteknek szóló tartalmat kínál. Elmúltál már 18 éves?", "Igen, elmúltam 18 éves", "Nem, kilépek"),
        ("ro", "Atenție", "Acest site este destinat persoanelor majore. Aveți peste 18 ani?", "Da, am peste 18 ani", "Nu, ies"),
        ("bg", "Внимание", "Сайтът е само за пълнолетни лица. Имате ли навършени 18 години?", "Да, имам навършени 18 години", "Не, изход"),
        ("el", "Προσοχή", "Ο ιστότοπος είναι μόνο για ενήλικες. Είστε άνω των 18;", "Ναι, είμαι άνω των 18", "Όχι, έξοδος"),
        ("tr", "Uyarı", "Bu site yetişkinlere yönelik içerik barındırır. 18 yaşından büyük müsünüz?", "Evet, 18 yaşından büyüğüm", "Hayır, çık"),
        ("ru", "Внимание", "Сайт содержит материалы для взрослых. Вам исполнилось 18 лет?", "Да, мне есть 18 лет", "Нет, уйти"),
        ("uk", "Увага", "Сайт містить контент для дорослих. Вам виповнилося 18 років?", "Так, мені є 18 років", "Ні, вийти"),
        ("sr", "Upozorenje", "Sadržaj je namenjen osobama starijim od 18 godina. Da li imate više od 18?", "Da, imam više od 18 godina", "Ne, izlaz"),
        ("sr", "Упозорење", "Садржај је намењен старијима од 18 година.", "Имам више од 18 година", "Немам, излаз"),
        ("hr", "Upozorenje", "Stranica je namijenjena osobama starijim od 18 godina. Jeste li punoljetni?", "Da, stariji sam od 18", "Ne, izlaz"),
        ("sl", "Opozorilo", "Stran vsebuje vsebine za odrasle. Ali ste stari 18 let ali več?", "Da, star sem več kot 18 let", "Ne, nisem"),
        ("sq", "Kujdes", "Kjo faqe përmban përmbajtje për të rritur. A jeni mbi 18 vjeç?", "Po, jam mbi 18 vjeç", "Jo, dil"),
        ("mk", "Внимание", "Страницата е само за возрасни. Дали имате 18 години?", "Да, имам 18 години", "Не, излези"),
        ("sv", "Välkommen", "Webbplatsen har en åldersgräns. Har du fyllt 18 år?", "Ja, jag har fyllt 18", "Nej, lämna sidan"),
        ("nb", "Velkommen", "Nettstedet inneholder innhold for voksne. Har du fylt 18 år?", "Ja, jeg er over 18 år", "Nei, gå ut"),
        ("da", "Velkommen", "Siden har indhold for voksne. Er du fyldt 18 år?", "Ja, jeg er fyldt 18", "Nej, forlad siden"),
        ("fi", "Tervetuloa", "Sivusto on tarkoitettu yli 18-vuotiaille. Oletko täysi-ikäinen?", "Kyllä, olen yli 18", "Ei, poistu"),
        ("et", "Tähelepanu", "Leht on mõeldud ainult täiskasvanutele. Kas olete vähemalt 18-aastane?", "Jah, olen vähemalt 18", "Ei, lahkun"),
        ("lv", "Uzmanību", "Saturs paredzēts personām no 18 gadu vecuma. Vai jums ir 18 gadi?", "Jā, man ir 18 gadi", "Nē, iziet"),
        ("lt", "Dėmesio", "Svetainė skirta vyresniems nei 18 metų asmenims. Ar jums yra 18 metų?", "Taip, man yra 18 metų", "Ne, išeiti"),
        ("ka", "გაფრთხილება", "საიტი განკუთვნილია მხოლოდ ზრდასრულთათვის. ხართ 18 წლის?", "დიახ, ვარ 18 წლის", "არა, გასვლა"),
        ("hy", "Ուշադրություն", "Կայքը նախատեսված է միայն մեծահասակների համար։ Դուք 18 տարեկան եք։", "Այո, ես 18 տարեկան եմ", "Ոչ, ելք"),
        ("az", "Diqqət", "Bu sayt yalnız böyüklər üçün nəzərdə tutulub. 18 yaşınız var?", "Bəli, 18 yaşım var", "Xeyr, çıxış"),
        ("kk", "Назар аударыңыз", "Сайт тек ересектерге арналған. Сіз 18 жасқа толдыңыз ба?", "Иә, маған 18 жас толды", "Жоқ, шығу"),
    ];

    public static TheoryData<string, string, string> Gates()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var (language, _, _, accept, _) in Wordings)
        {
            foreach (var way in (string[])["link", "get", "post", "onclick", "script", "location", "tick"])
            {
                rows.Add(language, accept, way);
            }
        }

        return rows;
    }

    [Fact]
    public void Gates_Languages_AreAtLeastThirty() => Wordings.Select(w => w.Language).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(30);

    [Theory]
    [MemberData(nameof(Gates))]
    public void Parse_Gate_IsPassedByItsPlainClick(string language, string accept, string way)
    {
        var (_, title, question, _, refuse) = Array.Find(Wordings, w => w.Accept == accept);
        var (click, expected) = Click(way, accept, refuse);

        var page = Parse($"<html lang='{language}'><head><title>{title}</title></head><body><div class='box'><h1>{title}</h1><p>{question}</p><a href='https://elsewhere.example/'>{refuse}</a> {click}</div><p>© board.example <a href='/terms'>Terms</a></p></body></html>");

        page.Type.ShouldBe(PageType.AgeGate);
        Text(page.AgeGate).ShouldBe(expected);
    }

    [Theory]
    [InlineData("a birth date", "<form method='post' action='/ok'><input type='date' name='born'><button>Enter</button></form>")]
    [InlineData("a birth date by lists", "<form action='/ok'><select name='a'>{years}</select><button>Enter</button></form>")]
    [InlineData("a birth date by lists outside a form", "<select>{years}</select><button onclick=\"document.cookie='age=1'\">Enter</button>")]
    [InlineData("a birth year", "<form action='/ok'><input name='year' placeholder='YYYY'><button>Enter</button></form>")]
    [InlineData("an account", "<a href='/sign-up?from=gate'>I am over 18 - Enter</a>")]
    [InlineData("an account, in words", "<a href='/go'>Yes, create account</a>")]
    [InlineData("a password", "<form method='post' action='/ok'><input type='password' name='p'><button>Enter</button></form>")]
    [InlineData("a payment", "<form method='post' action='/checkout'><button>I agree</button></form>")]
    [InlineData("a payment, in words", "<a href='/go'>Continue and pay by credit card</a>")]
    [InlineData("another site", "<a href='https://ads.example/enter'>I am over 18 - Enter</a>")]
    [InlineData("another site, by form", "<form method='post' action='https://ads.example/enter'><button>I am over 18</button></form>")]
    [InlineData("another site, by script", "<button onclick=\"location.href='https://ads.example/enter'\">Enter</button>")]
    [InlineData("a captcha", "<form method='post' action='/ok'><div class='h-captcha'></div><button>Enter</button></form>")]
    [InlineData("a document", "<form method='post' action='/ok'><input type='file' name='passport'><button>Enter</button></form>")]
    [InlineData("a script's own reckoning", "<button onclick=\"document.cookie='age=' + token()\">Enter</button>")]
    [InlineData("a cookie taken away", "<button onclick=\"document.cookie='age=1; max-age=0'\">Enter</button>")]
    public void Parse_GateThatAsksForMore_IsLeftAlone(string asked, string markup)
    {
        var years = string.Concat(Enumerable.Range(1930, 80).Select(y => $"<option>{y}</option>"));
        var page = Parse("<title>Welcome</title><h1>Adults only</h1><p>You must be at least 18 years of age to enter.</p>" + markup.Replace("{years}", years, StringComparison.Ordinal));

        page.AgeGate.ShouldBeNull(asked);
        page.Type.ShouldBeOneOf(PageType.AgeGate, PageType.Login);
    }

    [Theory]
    [InlineData("<button id='in'>Enter</button><script>document.getElementById('in').addEventListener('click', function () { document.cookie = \"age=1; path=/\"; location.reload(); });</script>", "Get /x [] age=1")]
    [InlineData("<a href='#' id='in'>Enter</a><script>$('#in').on('click', () => { $.cookie('adult', 'yes', { expires: 7 }); });</script>", "Get /x [] adult=yes")]
    [InlineData("<a href='javascript:setCookie(\"over18\", 1, 30)'>Enter</a>", "Get /x [] over18=1")]
    [InlineData("<button class='in'>Enter</button><script>var b = document.querySelector('.in'); b.onclick = go; function go() { document.cookie = 'age_ok=1' + '; path=/'; }</script>", "Get /x [] age_ok=1")]
    [InlineData("<div onclick=\"window.location = '/in'\">Enter</div>", "Get /in [] ")]
    [InlineData("<form action='/in'><input type='radio' name='a' value='0' id='n'><label for='n'>No, I am under 18</label><input type='radio' name='a' value='1' id='y'><label for='y'>Yes, I am 18 or older</label><input type='submit' value='Continue'></form>", "Get /in?a=1 [a=1] ")]
    [InlineData("<form method='post' action='/in'><label><input type='checkbox' name='over18' value='1'> I am over 18</label><label><input type='checkbox' name='news' value='1'> Send me news</label><button>Continue</button></form>", "Post /in [over18=1] ")]
    [InlineData("<form action='/cookies' method='post'>We use cookies. <button>Accept</button></form><a href='/in'>Enter</a>", "Get /in [] ")]
    [InlineData("<a href='/more'>Continue</a><a href='/in'>I am over 18</a>", "Get /in [] ")]
    [InlineData("<form action='/find'><input type='search' name='q'><button>Search</button></form><a href='https://www.board.example/in'>Enter</a>", "Get /in [] ")]
    [InlineData("<form method='post' action='/gate'><button name='r' value='1'>Hop in!</button><button name='r' value='0'>Leave</button></form>", "Post /gate [r=1] ")]
    [InlineData("<a class='btn btn-enter' href='/d'>Näytä</a><a href='/terms'>Terms</a>", "Get /d [] ")]
    public void Parse_GateOfUncommonMake_IsPassed(string markup, string expected)
    {
        var page = Parse("<title>Welcome</title><h1>Adults only</h1><p>You must be at least 18 years of age to enter.</p>" + markup);
        page.Type.ShouldBe(PageType.AgeGate);
        Text(page.AgeGate).ShouldBe(expected);
    }

    [Fact]
    public void Parse_GateThatSpellsOutTheLaw_IsAGate()
    {
        var law = string.Concat(Enumerable.Repeat("<p>By entering you affirm that you are of legal age where you live, that such content is not forbidden there, and that you will not let anyone see it who is not at least 18.</p>", 12));
        var page = Parse($"<title>Warning</title><h1>Adults only</h1><p>This adult website is for persons over the age of 18.</p>{law}<a href='/in'>I agree</a> <a href='https://elsewhere.example'>Exit</a>");
        page.Type.ShouldBe(PageType.AgeGate);
        Text(page.AgeGate).ShouldBe("Get /in [] ");
    }

    [Theory]
    [InlineData("<div class='modal'>", "</div>")]
    [InlineData("<div id='age-gate' style='position:fixed'>", "</div>")]
    [InlineData("<dialog open>", "</dialog>")]
    [InlineData("<section role='dialog'>", "</section>")]
    public void Parse_GateOverContent_IsJudgedByTheContent(string open, string close)
    {
        var gate = $"{open}<h2>Adults only</h2><p>You must be at least 18 years of age.</p><a href='#'>I am over 18</a>{close}";
        var ad = Parse($"<title>Mia in Vienna</title>{gate}<h1>Mia in Vienna</h1><dl><dt>Age</dt><dd>24</dd><dt>City</dt><dd>Vienna</dd><dt>Price</dt><dd>1 hour 150 €</dd><dt>Phone</dt><dd>+43 660 1234567</dd></dl><p>Private and discreet, call me any time.</p>");
        ad.Type.ShouldBe(PageType.Ad);
        ad.AgeGate.ShouldBeNull();

        var cities = string.Concat(((string[])["Vienna", "Graz", "Linz", "Salzburg", "Innsbruck", "Wels", "Villach"]).Select(c => $"<li><a href='/city/{c}'>{c}</a></li>"));
        var start = Parse($"<title>Board</title>{gate}<h1>Board</h1><ul>{cities}</ul>");
        start.Type.ShouldNotBe(PageType.AgeGate);
        start.Links.Count.ShouldBeGreaterThanOrEqualTo(7);
    }

    private static (string Markup, string Expected) Click(string way, string accept, string refuse) => way switch
    {
        "link" => ($"<a class='b' href='/in?to=%2Fx'>{accept}</a>", "Get /in?to=%2Fx [] "),
        "get" => ($"<form action='/in'><input type='hidden' name='to' value='/x'><button>{accept}</button></form>", "Get /in?to=%2Fx [to=/x] "),
        "post" => ($"<form method='post' action='/in'><input type='hidden' name='csrf' value='t0'><button name='v' value='b'>{refuse}</button><button name='v' value='a'>{accept}</button></form>", "Post /in [csrf=t0&v=a] "),
        "onclick" => ($"<button onclick=\"document.cookie='age=1; path=/; max-age=86400'; location.reload()\">{accept}</button>", "Get /x [] age=1"),
        "script" => ($"<a href='#' onclick='return pass()'>{accept}</a><script>function pass() {{ document.cookie = \"adult=yes; path=/\"; location.reload(); return false; }}</script>", "Get /x [] adult=yes"),
        "location" => ($"<input type='button' value=\"{accept}\" onclick='location.href=\"/in\"'>", "Get /in [] "),
        _ => ($"<form method='post' action='/in'><label><input type='checkbox' name='sure' value='1'> {accept}</label><input type='submit' name='go' value='OK'></form>", "Post /in [sure=1&go=OK] "),
    };

    private static string? Text(AgeGateAction? gate) =>
        gate is null ? null : $"{gate.Method} {gate.Url.PathAndQuery} [{string.Join('&', gate.Fields.Select(f => f.Key + "=" + f.Value))}] {gate.Cookie}";

    private static ParsedPage Parse(string html) => Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Url, new SiteContext("board.example", ["AT"], null), default);
}
