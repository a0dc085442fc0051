using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class MessengerNamesTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);
    private static readonly AdExtractor Extractor = AdExtractor.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<div><i class='fa-brands fa-telegram'></i><span>anna_wien</span></div>", "telegram:anna_wien")]
    [InlineData("<div><i class='fab fa-telegram-plane'></i> anna.wien</div>", "telegram:anna.wien")]
    [InlineData("<li><svg><use href='/sprite.svg#instagram'></use></svg> anna.wien</li>", "instagram:anna.wien")]
    [InlineData("<li><svg role=img><title>Telegram</title><path d='M0 0'/></svg><span>annawien</span></li>", "telegram:annawien")]
    [InlineData("<p><img src='/i/a.png' alt='Telegram'> annawien</p>", "telegram:annawien")]
    [InlineData("<p><img src='/i/telegram-icon.svg'><span>anna_wien</span></p>", "telegram:anna_wien")]
    [InlineData("<p><img src='/i/tg.png'> anna_wien</p>", "telegram:anna_wien")]
    [InlineData("<div class='icon-telegram'>anna_wien</div>", "telegram:anna_wien")]
    [InlineData("<div data-network='snapchat'><span class='v'>anna_wien</span></div>", "snapchat:anna_wien")]
    [InlineData("<a href='#' title='Write on Telegram'>anna_wien</a>", "telegram:anna_wien")]
    [InlineData("<p><span aria-label='Telegram'></span><span>anna_wien</span></p>", "telegram:anna_wien")]
    [InlineData("<h3>Telegram</h3><p>annawien</p>", "telegram:annawien")]
    [InlineData("<table><tr><td>Telegram</td><td>annawien</td></tr><tr><td>Age</td><td>27</td></tr></table>", "telegram:annawien")]
    [InlineData("<div class='flex'><span>OnlyFans</span><span>annawien</span></div>", "onlyfans:annawien")]
    [InlineData("<div><span class='block'>Telegram</span><span class='block'>annawien</span></div>", "telegram:annawien")]
    [InlineData("<label>Telegram</label><span>@</span><input disabled value=annawien>", "telegram:annawien")]
    [InlineData("<table><tr><th>Age</th><th>Town</th><th>Telegram</th></tr><tr><td>27</td><td>Wien</td><td>anna_wien</td></tr></table>", "telegram:anna_wien")]
    [InlineData("<label>Snapchat <input disabled value='anna.wien'></label>", "snapchat:anna.wien")]
    [InlineData("<ul class='social'><li class='telegram'><span>anna_wien</span></li><li class='instagram'><span>anna.wien</span></li></ul>", "telegram:anna_wien instagram:anna.wien")]
    [InlineData("<p><span class='iconify' data-icon='mdi:telegram'></span> anna_wien</p>", "telegram:anna_wien")]
    [InlineData("<p>Telegramon anna_wien néven vagyok.</p>", "telegram:anna_wien")]
    [InlineData("<div class='flex flex-col'><span>Wien</span><span><i class='ri-telegram-fill'></i>anna_wien</span><span>0660 1234567</span></div>", "telegram:anna_wien")]
    [InlineData("<div class='grid grid-cols-2'><span>Alter</span><span>27</span><span>Telegram</span><span>annawien</span></div>", "telegram:annawien")]
    [InlineData("<div class='grid grid-cols-[auto_1fr]'><div><i class='bi bi-telephone'></i></div><div>0660 1234567</div><div><i class='bi bi-telegram'></i></div><div>anna_w</div></div>", "telegram:anna_w")]
    [InlineData("<dl><dt>Telegram</dt><dd>anna_wien</dd><dt>Instagram</dt><dd>anna.wien</dd></dl>", "telegram:anna_wien instagram:anna.wien")]
    [InlineData("<p>Je kunt me op Telegram vinden als anna_wien.</p>", "telegram:anna_wien")]
    public void Parse_HandleWhoseServiceTheMarkupNames_HasItsService(string html, string expected) => Handles(html).ShouldBe(expected);

    [Theory]
    [InlineData("<a class='btn-telegram' href='/go'>schreiben</a>")]
    [InlineData("<div><i class='fa fa-telegram'></i> verfügbar</div>")]
    [InlineData("<div><i class='fa fa-whatsapp'></i> Wien</div>")]
    [InlineData("<table><tr><td>WhatsApp</td><td>available</td></tr><tr><td>Age</td><td>27</td></tr></table>")]
    [InlineData("<table><tr><td>Telegram</td><td>disponible</td></tr></table>")]
    [InlineData("<img src='/photos/anna_telegram_2.jpg'> anna_wien")]
    [InlineData("<div class='icon-star'>anna_wien</div>")]
    [InlineData("<h3>Telegram</h3><h3>Signal</h3><p>I answer on both.</p>")]
    [InlineData("<ul class='social'><li><a href='/fb'>telegram_news</a></li></ul>")]
    [InlineData("<table><tr><th>Telegram</th><th>Age</th></tr><tr><td>yes</td><td>27</td></tr></table>")]
    [InlineData("<p>Ich habe Telegram nur.Abends bin ich frei.</p>")]
    public void Parse_WhatIsNoHandle_IsLeft(string html) => Handles(html).ShouldBeEmpty();

    private static string Handles(string html)
    {
        var page = $"<html><body><h1>Anna aus Wien</h1><p>Ich bin 27 Jahre alt. Tel. 0660 1234567</p><div>{html}</div></body></html>";
        var main = Parser.Parse(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", new Uri("https://board.example/ad/1"), new SiteContext("board.example", ["AT"], "de"), default).Main;
        return string.Join(' ', Extractor.Extract(main).Contacts.Where(c => c.Kind == ContactKind.Handle && c.Value[0] != '+').Select(c => c.Service + ":" + c.Value).Distinct());
    }
}
