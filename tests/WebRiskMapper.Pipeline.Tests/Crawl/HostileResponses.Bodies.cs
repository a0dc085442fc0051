using System.IO.Compression;
using System.Text;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>What is wrong with the body of an answer: its type, coding, charset or markup.</summary>
internal static partial class HostileResponses
{
    private static IEnumerable<HostileResponse> Types()
    {
        foreach (var type in (string[])["text/html", "TEXT/HTML", "text/html;", "text/html;charset", "text/html;;;", "text/plain", "text/xml", "application/xml", "application/xhtml+xml", "application/rss+xml", "text/html; charset=utf-8; charset=latin1", "", " ", "html", "/", "text/", "text/html/html", "text/html, image/png", "\u00e9", "text/html; a=\"", "*/*x y"])
        {
            yield return Case($"type '{type}'", Answer($"Content-Type: {type}\r\n"), FineOrRefused);
        }

        foreach (var type in (string[])["image/png", "IMAGE/JPEG", "image/svg+xml", "image/webp; charset=utf-8", "video/mp4", "audio/mpeg", "application/octet-stream", "application/pdf", "application/zip", "application/gzip", "application/json", "application/javascript", "text/javascript", "text/css", "text/calendar", "text/vcard", "font/woff2", "multipart/mixed; boundary=x", "multipart/x-mixed-replace", "application/x-shockwave-flash", "message/rfc822", "model/gltf+json", "application/vnd.apple.mpegurl", "image/*"])
        {
            yield return Case($"type '{type}'", Answer($"Content-Type: {type}\r\n"), Refused);
        }

        yield return Case("no type", Answer(""), Fine);
        yield return Case("two types", Answer("Content-Type: text/html\r\nContent-Type: image/png\r\n"), FineOrRefused);
        yield return Case("image without end", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + new string('x', 8000), Refused, Ending.Flood);
        yield return Case("image called a page", Answer("Content-Type: text/html\r\n", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[500]]), Fine);
    }

    private static IEnumerable<HostileResponse> Encodings()
    {
        var page = Encoding.UTF8.GetBytes(Page + new string('x', 3000) + string.Concat(Enumerable.Range(0, 200)));
        foreach (var coding in (string[])["gzip", "br", "deflate"])
        {
            var sent = Compress(page, coding);
            yield return Case($"{coding}", Answer($"Content-Encoding: {coding}\r\n", sent), Fine);
            yield return Case($"{coding} in capitals", Answer($"Content-Encoding: {coding.ToUpperInvariant()}\r\n", sent), Fine);
            yield return Case($"{coding} of nothing", Answer($"Content-Encoding: {coding}\r\n", ""), Fine);
            yield return Case($"{coding} that is plain text", Answer($"Content-Encoding: {coding}\r\n"), Broken);
            yield return Case($"{coding} bomb of 100 MB", Answer($"Content-Encoding: {coding}\r\n", Bomb(coding)), Large);
            yield return Case($"{coding} twice", Answer($"Content-Encoding: {coding}, {coding}\r\n", Compress(sent, coding)), Fine);
            yield return Case($"{coding} bomb in {coding}", Answer($"Content-Encoding: {coding}, {coding}\r\n", Compress(Bomb(coding), coding)), Large);
            yield return Case($"{coding} said once, done twice", Answer($"Content-Encoding: {coding}\r\n", Compress(sent, coding)), Fine);
            yield return Case($"{coding} a hundred times", Answer($"Content-Encoding: {string.Join(", ", Enumerable.Repeat(coding, 100))}\r\n", sent), Broken);
            yield return Case($"{coding} with rubbish behind", Answer($"Content-Encoding: {coding}\r\n", [.. sent, 1, 2, 3, 4, 5, 6, 7, 8]), FineOrBroken);
            foreach (var kept in (int[])[1, 2, 5, 10, 20, sent.Length / 2, sent.Length - 9, sent.Length - 1])
            {
                yield return Case($"{coding} cut after {kept}", Answer($"Content-Encoding: {coding}\r\n", sent[..kept]), FineOrBroken);
            }

            foreach (var at in (int[])[0, 1, 2, 3, 12, sent.Length / 3, sent.Length / 2, sent.Length - 5])
            {
                var damaged = (byte[])sent.Clone();
                damaged[at] ^= 0x5A;
                yield return Case($"{coding} damaged at {at}", Answer($"Content-Encoding: {coding}\r\n", damaged), FineOrBroken);
            }
        }

        using var raw = new MemoryStream();
        using (var deflate = new DeflateStream(raw, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(page);
        }

        yield return Case("deflate without its header", Answer("Content-Encoding: deflate\r\n", raw.ToArray()), Fine);
        yield return Case("gzip in two members", Answer("Content-Encoding: gzip\r\n", [.. Compress(page, "gzip"), .. Compress(page, "gzip")]), Fine);
        yield return Case("gzip inside br", Answer("Content-Encoding: gzip, br\r\n", Compress(Compress(page, "gzip"), "br")), Fine);
        foreach (var coding in (string[])["zstd", "compress", "x-gzip2", "gzip;q=1", "exi", "aes128gcm", "\u00e9", "dcb", "none", "utf-8"])
        {
            yield return Case($"encoding '{coding}'", Answer($"Content-Encoding: {coding}\r\n"), FineOrBroken);
        }
    }

    private static byte[] Compress(byte[] data, string coding)
    {
        using var target = new MemoryStream();
        using (Stream stream = coding switch
        {
            "br" => new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true),
            "gzip" => new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            stream.Write(data);
        }

        return target.ToArray();
    }

    private static readonly Dictionary<string, byte[]> Bombs = [];

    private static byte[] Bomb(string coding) => Bombs.TryGetValue(coding, out var bomb) ? bomb : Bombs[coding] = Compress(new byte[100_000_000], coding);

    private static IEnumerable<HostileResponse> Charsets()
    {
        byte[] octets = [.. Encoding.ASCII.GetBytes("<!doctype html><title>t</title><p>"), .. Enumerable.Range(1, 255).Where(i => i is not '<' and not '&').Select(i => (byte)i), 0xC3, 0x28, 0xF8, 0x80, 0xED, 0xA0, 0x80, 0x1B, 0x24, 0x42, 0xFF];
        foreach (var charset in (string[])["utf-8", "UTF8", "utf-7", "utf-16", "utf-16be", "utf-32", "ucs-2", "latin1", "iso-8859-1", "iso-8859-8-i", "windows-1251", "koi8-r", "koi8-u", "ibm866", "macintosh", "x-mac-cyrillic", "gbk", "gb18030", "gb2312", "big5", "euc-jp", "shift_jis", "iso-2022-jp", "iso-2022-kr", "iso-2022-cn", "hz-gb-2312", "euc-kr", "x-user-defined", "replacement", "unknown-8bit", "binary", "none", "\"utf-8", "'utf-8'", "utf-8;utf-8", "utf 8", "65001", "\u00e9", "../../etc/passwd", ""])
        {
            yield return Case($"charset '{charset}'", Answer($"Content-Type: text/html; charset={charset}\r\n", octets), Fine);
        }

        yield return Case("charset of 10 KB", Answer($"Content-Type: text/html; charset={new string('u', 10_000)}\r\n"), Fine);
        foreach (var (name, mark) in ((string, byte[])[])[("UTF-8", [0xEF, 0xBB, 0xBF]), ("UTF-16 LE", [0xFF, 0xFE]), ("UTF-16 BE", [0xFE, 0xFF]), ("UTF-32", [0xFF, 0xFE, 0, 0]), ("half a UTF-8", [0xEF, 0xBB])])
        {
            yield return Case($"{name} mark against the header", Answer("Content-Type: text/html; charset=windows-1251\r\n", [.. mark, .. octets]), Fine);
        }

        foreach (var meta in (string[])["utf-16", "utf-7", "x-user-defined", "nonsense", "iso-2022-jp", "\"", ""])
        {
            yield return Case($"meta charset '{meta}'", Answer("Content-Type: text/html\r\n", [.. Encoding.ASCII.GetBytes($"<meta charset=\"{meta}\">"), .. octets]), Fine);
        }

        yield return Case("a hundred charsets", Answer("Content-Type: text/html\r\n", string.Concat(Enumerable.Range(1, 100).Select(i => $"<meta charset=windows-{1250 + (i % 8)}>")) + Page), Fine);
    }

    private static IEnumerable<HostileResponse> Markup()
    {
        foreach (var tag in (string[])["div", "b", "a", "table", "ul><li", "dl><dd", "span", "font", "nobr", "form", "svg", "math", "template", "select", "button", "p", "h1", "blockquote", "x-y", "ruby><rt", "frameset", "noscript", "object", "iframe", "textarea", "title", "script", "style", "xmp", "plaintext"])
        {
            yield return Case($"2,000 open <{tag}>", Html(string.Concat(Enumerable.Repeat($"<{tag}>", 2000)) + "x"), Fine);
        }

        yield return Case("20,000 open <div>", Html(string.Concat(Enumerable.Repeat("<div>", 20_000))), Fine);
        yield return Case("misnested formatting", Html(string.Concat(Enumerable.Repeat("<b><i><a><p></b></i></a>", 500))), Fine);
        yield return Case("misnested tables", Html(string.Concat(Enumerable.Repeat("<table><tr><td></table><b>", 500))), Fine);
        yield return Case("50,000 closing tags", Html(string.Concat(Enumerable.Repeat("</div>", 50_000))), Fine);
        yield return Case("one element with 5,000 attributes", Html("<p " + string.Concat(Enumerable.Range(0, 5000).Select(i => $"a{i}=1 ")) + ">x"), Fine);
        yield return Case("attribute of 1 MB", Html($"<p title=\"{new string('x', 1_000_000)}\">x"), Fine);
        yield return Case("attribute that is not closed", Html("<p title=\"" + new string('x', 100_000)), Fine);
        yield return Case("tag name of 100 KB", Html($"<{new string('x', 100_000)}>x"), Fine);
        yield return Case("word of 1 MB", Html("<p>" + new string('x', 1_000_000)), Fine);
        yield return Case("1 MB of blanks", Html("<p>" + new string(' ', 1_000_000)), Fine);
        yield return Case("1 MB of NUL", Html("<p>" + new string('\0', 1_000_000)), Fine);
        yield return Case("100,000 '<'", Html(new string('<', 100_000)), Fine);
        yield return Case("100,000 '&'", Html(new string('&', 100_000)), Fine);
        yield return Case("an ad that spells NUL", Html("<h1>Anna in Vienna</h1><p>Age: 25<p>Tel: <a href=tel:+436601234567>0660 1234567</a><p>1 h 150 EUR<p>I am new here \\u0000quiet &#0; \0 \\u0000"), Fine);
        yield return Case("title of 500 KB", Html($"<title>{new string('t', 500_000)}</title>"), Fine);
        foreach (var text in (string[])["&#0;&#x110000;&#xD800;&#99999999999999999999;&#x;&;&#", "&notin;&notit;&nosuch;&amp&lt&gt", "<!--", "<!-- -- > --!>", "<![CDATA[", "<!DOCTYPE", "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>&b;", "<?xml version=\"1.0\"?><?php", "</", "<", "<a href", "<a href=", "<a/b/c=/d>", "<p\0title=x>", "\u2028\u2029\u0085", "\uFEFF\uFEFF\uFEFF", "\u202E\u2066\u200B", "<html><head><body><html><head><body>", "<body onload=while(1);>", "<script>while(1);</script>", "<style>@import url(//10.0.0.1)</style>", "<noscript><p title=\"</noscript><img src=x>\">"])
        {
            yield return Case($"markup '{Quoted(text)}'", Html(text), Fine);
        }

        foreach (var href in (string[])["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://", "http:///", "http://[", "http://[::1", "http://a:99999/", "http://user:pw@127.0.0.1/", "//", "///", "\\\\evil", "http://\u0000/", "http://%00/", "http://a b/", "http://xn--\u00ff/", "http://" + new string('a', 300) + "/", "/" + new string('a', 5000), "?" + new string('&', 3000), "tel:+430000", "mailto:x", "#", "", " ", "%", "%zz", "/%00", "/..%2f..%2f", "/a/../../..", ";jsessionid=", "http://127.0.0.1:0/"])
        {
            yield return Case($"links to '{Quoted(href)}'", Html($"<base href=\"{href}\"><link rel=canonical href=\"{href}\"><link rel=next href=\"{href}\"><a href=\"{href}\">x</a><iframe src=\"{href}\"></iframe><form action=\"{href}\"><input></form>"), Fine);
        }

        yield return Case("20,000 links", Html(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<a href=/p/{i}>x</a>"))), Fine);
        foreach (var json in (string[])["{", "[[[", "{\"@type\":", "null", "\"\\ud800\"", "{\"a\":1e999999}", string.Concat(Enumerable.Repeat("[", 5000)), "{\"offers\":" + string.Concat(Enumerable.Repeat("{\"offers\":", 500)) + "}", "</script"])
        {
            yield return Case($"embedded JSON '{Quoted(json)}'", Html($"<script type=\"application/ld+json\">{json}</script><p>x"), Fine);
        }

        foreach (var refresh in (string[])["0", "0;", "0;url=", "0;url=/", "-1;url=/x", "0;url=javascript:1", "99999999999999999999;url=/x", "x", "0;URL='", "0,/x"])
        {
            yield return Case($"meta refresh '{refresh}'", Html($"<meta http-equiv=refresh content=\"{refresh}\"><p>x"), Fine);
        }
    }
}
