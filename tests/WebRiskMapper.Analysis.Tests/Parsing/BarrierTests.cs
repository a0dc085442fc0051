using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>Login walls and tests for robots are told from ads that merely carry a login box or a captcha below a form.</summary>
public sealed class BarrierTests
{
    private const string Ad = """
        <h1>Mia in Vienna</h1><dl><dt>Age</dt><dd>24</dd><dt>City</dt><dd>Vienna</dd></dl><p>Private and discreet. Call +43 660 1234567 any time.</p>
        """;

    private static readonly Uri Url = new("https://board.example/x");
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("Log in", "Members area", "Forgot password?")]
    [InlineData("Anmelden", "Mitgliederbereich", "Passwort vergessen?")]
    [InlineData("Connexion", "Espace membres", "Mot de passe oublié ?")]
    [InlineData("Iniciar sesión", "Acceso a tu cuenta", "¿Olvidaste tu contraseña?")]
    [InlineData("Accedi", "Area riservata", "Password dimenticata?")]
    [InlineData("Iniciar sessão", "A minha conta", "Esqueceu a senha?")]
    [InlineData("Inloggen", "Mijn account", "Wachtwoord vergeten?")]
    [InlineData("Авторизация", "Личный кабинет", "Забыли пароль?")]
    [InlineData("Авторизація", "Особистий кабінет", "Забули пароль?")]
    [InlineData("Logowanie", "Twoje konto", "Nie pamiętasz hasła?")]
    [InlineData("Přihlášení", "Můj účet", "Zapomenuté heslo")]
    [InlineData("Bejelentkezés", "Fiókom", "Elfelejtett jelszó")]
    [InlineData("Autentificare", "Contul meu", "Ai uitat parola?")]
    [InlineData("Σύνδεση", "Ο λογαριασμός μου", "Ξεχάσατε τον κωδικό;")]
    [InlineData("Üye girişi", "Hesabım", "Şifremi unuttum")]
    public void Parse_LoginForm_IsALogin(string title, string heading, string forgotten) =>
        Type($"<title>{title}</title><h1>{heading}</h1><form method='post' action='/session'><input name='who'><input type='password' name='pw'><div class='g-recaptcha'></div><button>{title}</button></form><a href='/lost'>{forgotten}</a>")
            .ShouldBe(PageType.Login);

    [Theory]
    [InlineData("You must be logged in to view this profile.", "Log in")]
    [InlineData("Bitte melden Sie sich an, um dieses Profil zu sehen.", "Anmelden")]
    [InlineData("Vous devez être connecté pour voir ce profil.", "Se connecter")]
    [InlineData("Debes iniciar sesión para ver este perfil.", "Iniciar sesión")]
    [InlineData("Devi effettuare il login per vedere questo profilo.", "Accedi")]
    [InlineData("Tem de iniciar sessão para ver este perfil.", "Iniciar sessão")]
    [InlineData("Je moet ingelogd zijn om dit profiel te bekijken.", "Inloggen")]
    [InlineData("Необходимо авторизоваться, чтобы увидеть анкету.", "Авторизация")]
    [InlineData("Необхідно авторизуватися, щоб побачити анкету.", "Авторизація")]
    [InlineData("Musisz być zalogowany, aby zobaczyć ten profil.", "Zaloguj się")]
    [InlineData("Pro zobrazení se musíte přihlásit.", "Přihlášení")]
    [InlineData("Trebuie să fiți autentificat pentru a vedea profilul.", "Autentificare")]
    [InlineData("Πρέπει να συνδεθείτε για να δείτε το προφίλ.", "Σύνδεση")]
    [InlineData("Bu profili görmek için giriş yapmalısınız.", "Giriş yap")]
    [InlineData("Du måste logga in för att se profilen.", "Logga in")]
    public void Parse_WallWithoutAForm_IsALogin(string says, string link) =>
        Type($"<title>Board</title><h1>Profile</h1><p>{says}</p><a href='/login'>{link}</a>").ShouldBe(PageType.Login);

    [Theory]
    [InlineData("<header><form action='/login'><input name='u'><input type='password' name='p'><button>Log in</button></form></header>")]
    [InlineData("<div class='topbar'><form action='/login'><input name='u'><input type='password' name='p'><button>Log in</button></form> <a href='/forgot'>Forgot password</a></div>")]
    [InlineData("<nav><a href='/login'>Log in</a> <a href='/join'>Sign up</a> <a href='/m'>Members only</a></nav>")]
    [InlineData("<p>Please log in to write a review.</p>")]
    [InlineData("<form action='/contact' method='post'><input name='mail'><textarea name='text'></textarea><div class='g-recaptcha' data-sitekey='k'></div><button>Send</button></form>")]
    [InlineData("<form action='/report' method='post'><input name='why'><input name='mail'><input name='captcha'><button>Report</button></form>")]
    [InlineData("<div class='grecaptcha-badge'></div><script src='https://www.google.com/recaptcha/api.js'></script>")]
    [InlineData("<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>")]
    public void Parse_AdWithALoginOrCaptchaBesideIt_IsAnAd(string beside) => Type("<title>Mia in Vienna</title>" + beside + Ad).ShouldBe(PageType.Ad);

    [Fact]
    public void Parse_PlainPageWithAContactForm_IsNoWall() =>
        Type("<title>Contact</title><h1>Write to us</h1><form action='/c' method='post'><input name='mail'><textarea name='text'></textarea><div class='h-captcha'></div><button>Send</button></form>").ShouldBe(PageType.Other);

    [Theory]
    [InlineData("reCAPTCHA", "<title>Robot check</title><p>Please tick the box.</p><form action='/v' method='post'><div class='g-recaptcha' data-sitekey='k'></div></form>")]
    [InlineData("hCaptcha", "<title>One more step</title><p>Please complete the security check to access the site.</p><div class='h-captcha'></div>")]
    [InlineData("Turnstile", "<title>Just a moment...</title><h1>board.example</h1><p>Verifying you are human. This may take a few seconds.</p><div class='cf-turnstile'></div>")]
    [InlineData("managed challenge", "<title>Just a moment...</title><noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={cvId:'3'};</script>")]
    [InlineData("browser check", "<title>board.example</title><h1>Checking your browser before accessing board.example.</h1><p>This process is automatic. Your browser will redirect shortly.</p>")]
    [InlineData("DDoS-Guard", "<title>DDoS-Guard</title><h1 id='h'>Checking your browser</h1><script src='/.well-known/ddos-guard/js-challenge/index.js'></script>")]
    [InlineData("Incapsula", "<html><body><iframe id='main-iframe' src='/_Incapsula_Resource?CWUDNSAI=1'>Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>")]
    [InlineData("Sucuri", "<title>Sucuri WebSite Firewall - Access Denied</title><h1>Access Denied - Sucuri Website Firewall</h1><p>Block reason: bot access.</p>")]
    [InlineData("Sucuri's script", "<title>You are being redirected...</title><script>sucuri_cloudproxy_js='';</script>")]
    [InlineData("AWS WAF", "<title></title><div id='challenge-container'></div><script>window.gokuProps={'key':'a'};</script><script src='https://a.token.awswaf.com/b/challenge.js'></script>")]
    [InlineData("DataDome", "<title>board.example</title><p id='cmsg'>Please enable JS and disable any ad blocker</p><script>var dd={'host':'geo.captcha-delivery.com'}</script><script src='https://ct.captcha-delivery.com/c.js'></script>")]
    [InlineData("PerimeterX", "<title>Access to this page has been denied</title><h1>Press &amp; Hold to confirm you are a human</h1><div id='px-captcha'></div>")]
    [InlineData("SmartCaptcha", "<title>Вы не робот?</title><form id='checkbox-captcha-form' action='/checkcaptcha'><h1>Подтвердите, что запросы отправляли вы, а не робот</h1><input type='submit' value='Я не робот'></form>")]
    [InlineData("typed letters", "<title>Проверка</title><p>Введите символы с картинки</p><form method='post'><img src='/c.png'><input type='text' name='captcha_code'><button>OK</button></form>")]
    [InlineData("en", "<title>Sorry</title><p>Our systems have detected unusual traffic from your computer network.</p>")]
    [InlineData("de", "<title>Hinweis</title><p>Ungewöhnlicher Datenverkehr aus Ihrem Netzwerk. Bestätigen Sie, dass Sie kein Roboter sind.</p>")]
    [InlineData("fr", "<title>Accès refusé</title><p>Nous avons détecté un trafic inhabituel.</p>")]
    [InlineData("es", "<title>Aviso</title><p>Hemos detectado tráfico inusual. Confirma que no eres un robot.</p>")]
    [InlineData("it", "<title>Avviso</title><p>Abbiamo rilevato traffico insolito. Conferma di non essere un robot.</p>")]
    [InlineData("pt", "<title>Aviso</title><p>Detectámos tráfego invulgar. Confirme que não é um robô.</p>")]
    [InlineData("nl", "<title>Let op</title><p>Ongebruikelijk verkeer gedetecteerd. Bevestig dat je een mens bent.</p>")]
    [InlineData("pl", "<title>Uwaga</title><p>Wykryto nietypowy ruch. Potwierdź, że nie jesteś robotem.</p>")]
    [InlineData("uk", "<title>Увага</title><p>Виявлено незвичний трафік. Підтвердіть, що ви не робот.</p>")]
    [InlineData("cs", "<title>Upozornění</title><p>Zaznamenali jsme neobvyklý provoz. Potvrďte, že nejste robot.</p>")]
    [InlineData("ro", "<title>Atenție</title><p>Trafic neobișnuit. Confirmați că nu sunteți robot.</p>")]
    [InlineData("tr", "<title>Uyarı</title><p>Olağan dışı trafik algılandı. Robot olmadığınızı doğrulayın.</p>")]
    [InlineData("el", "<title>Προσοχή</title><p>Εντοπίστηκε ασυνήθιστη κίνηση. Επιβεβαιώστε ότι δεν είστε ρομπότ.</p>")]
    [InlineData("explained at length", "<title>Un instant… vérification de sécurité</title><meta property='og:title' content='Mia, 26 ans'><meta property='og:description' content='300 $ / h. Textez au 514 555-0133.'><h1>board.example</h1><form id='challenge-form' method='post'><input type='checkbox' name='h'><button>Vérifier</button></form><p>Nous avons détecté un trafic inhabituel provenant de votre réseau.</p><p>Cette page s'affiche lorsque nos systèmes croient que des requêtes sont envoyées par un programme. Elle disparaîtra peu après l'arrêt de ces requêtes. Si vous partagez votre connexion, parlez-en à votre administrateur. Il se peut aussi qu'une extension de votre navigateur ou un réseau privé en soit la cause ; essayez alors sans elle. Si rien n'y fait, revenez dans une heure, le blocage se lève de lui-même et vous n'avez rien d'autre à faire. Nous ne gardons de votre visite que l'heure, votre adresse et la page demandée, pendant deux jours.</p>")]
    public void Parse_TestForRobots_IsBlocked(string kind, string html) => Type(html).ShouldBe(PageType.Blocked, kind);

    private static PageType Type(string html) => Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Url, new SiteContext("board.example", ["AT"], null), default).Type;
}
