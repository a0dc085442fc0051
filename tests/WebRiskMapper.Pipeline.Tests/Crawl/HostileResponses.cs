using System.Text;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <param name="Allowed">Outcomes that a client may settle on; several where HTTP leaves it open.</param>
public sealed record HostileResponse(string Name, byte[] Answer, Ending Ending, IReadOnlyList<FetchOutcome> Allowed);

/// <summary>
/// More than 500 answers that no honest server gives, each with the outcome it must end in. Those that are about time come first, those
/// that cost the parser most come last: the server shares its process, and its cores, with the crawler.
/// </summary>
internal static partial class HostileResponses
{
    private const string Page = "<!doctype html><title>t</title><p>hello";

    private static readonly FetchOutcome[] Fine = [FetchOutcome.Ok];
    private static readonly FetchOutcome[] Broken = [FetchOutcome.Connection];
    private static readonly FetchOutcome[] Large = [FetchOutcome.TooLarge];
    private static readonly FetchOutcome[] Slow = [FetchOutcome.Timeout];
    private static readonly FetchOutcome[] Refused = [FetchOutcome.RefusedByPolicy];

    /// <summary>A type that one reader takes for text and another does not.</summary>
    private static readonly FetchOutcome[] FineOrRefused = [FetchOutcome.Ok, FetchOutcome.RefusedByPolicy];

    /// <summary>Bent rules: a tolerant reader takes it, a strict one does not.</summary>
    private static readonly FetchOutcome[] FineOrBroken = [FetchOutcome.Ok, FetchOutcome.Connection];

    public static IEnumerable<HostileResponse> All() =>
        [.. Endings(), .. Statuses(), .. StatusLines(), .. Headers(), .. Lengths(), .. Chunks(), .. Types(), .. Redirects(), .. Cookies(), .. Encodings(), .. Charsets(), .. Markup()];

    private static HostileResponse Case(string name, byte[] answer, FetchOutcome[] allowed, Ending ending = Ending.Close) => new(name, answer, ending, allowed);

    private static HostileResponse Case(string name, string answer, FetchOutcome[] allowed, Ending ending = Ending.Close) => Case(name, Encoding.Latin1.GetBytes(answer), allowed, ending);

    /// <summary>A whole answer with one odd part.</summary>
    private static byte[] Answer(string fields, byte[] body, string status = "200 OK") =>
        [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{fields}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];

    private static byte[] Answer(string fields, string body = Page, string status = "200 OK") => Answer(fields, Encoding.UTF8.GetBytes(body), status);

    private static byte[] Html(string body) => Answer("Content-Type: text/html; charset=utf-8\r\n", body);

    private static string Quoted(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static IEnumerable<HostileResponse> Statuses()
    {
        foreach (var status in (int[])[200, 203])
        {
            yield return Case($"status {status}", Answer("Content-Type: text/html\r\n", status: $"{status} x"), Fine);
        }

        foreach (var status in (int[])[201, 202, 204, 205, 206, 207, 208, 218, 226, 300, 301, 302, 303, 305, 306, 307, 308, 400, 402, 405, 406, 409, 411, 412, 413, 414, 415, 416, 417, 418, 420, 421, 422, 423, 424, 425, 426, 428, 430, 431, 440, 444, 449, 450, 460, 494, 495, 498, 499])
        {
            yield return Case($"status {status}", Answer("Content-Type: text/html\r\n", status is 204 or 205 ? "" : Page, $"{status} x"), [FetchOutcome.ClientError]);
        }

        foreach (var status in (int[])[404, 410])
        {
            yield return Case($"status {status}", Answer("", status: $"{status} x"), [FetchOutcome.Gone]);
        }

        foreach (var status in (int[])[401, 403, 407, 451])
        {
            yield return Case($"status {status}", Answer("WWW-Authenticate: Negotiate, Basic realm=\"\r\n", status: $"{status} x"), [FetchOutcome.Blocked]);
        }

        foreach (var status in (int[])[500, 501, 502, 504, 505, 506, 507, 508, 509, 510, 511, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 561, 598, 599, 600, 700, 999])
        {
            yield return Case($"status {status}", Answer("", status: $"{status} x"), [FetchOutcome.ServerError, FetchOutcome.Connection]);
        }

        yield return Case("status 304 to a plain request", Answer("", "", "304 x"), [FetchOutcome.NotModified]);
        yield return Case("status 408", Answer("", status: "408 x"), [FetchOutcome.Timeout]);
        foreach (var status in (string[])["100", "102", "103", "199"])
        {
            yield return Case($"status {status} and no more", $"HTTP/1.1 {status} x\r\n\r\n", Broken);
        }

        yield return Case("status 101", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n", [FetchOutcome.ClientError, FetchOutcome.Connection]);
        yield return Case("status 103 a thousand times", string.Concat(Enumerable.Repeat("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", 1000)) + Encoding.Latin1.GetString(Html(Page)), FineOrBroken);
        yield return Case("status 100 without end", "HTTP/1.1 100 Continue\r\n\r\n", [FetchOutcome.TooLarge, FetchOutcome.Timeout, FetchOutcome.Connection], Ending.Flood);
    }

    private static IEnumerable<HostileResponse> StatusLines()
    {
        string[] bent =
        [
            "HTTP/1.0 200 OK", "HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.1  200 OK", "HTTP/1.1 200  OK", "HTTP/1.1\t200 OK", "HTTP/1.1 200\tOK", "HTTP/1.2 200 OK", "HTTP/1.9 200 OK", "HTTP/2.0 200 OK", "HTTP/3 200 OK", "http/1.1 200 OK",
            "HTTP/1.1 200 \u00fc\u00e9", "HTTP/1.1 200 \0\u0001\u0002", "HTTP/1.1 200 " + new string('x', 5000), "HTTP/1.1 200 OK HTTP/1.1 200 OK", "\r\nHTTP/1.1 200 OK", "\r\n\r\n\r\nHTTP/1.1 200 OK", " HTTP/1.1 200 OK", "\u00ef\u00bb\u00bfHTTP/1.1 200 OK",
        ];
        foreach (var line in bent)
        {
            yield return Case($"status line '{Quoted(line)}'", $"{line}\r\nContent-Type: text/html\r\nContent-Length: {Page.Length}\r\nConnection: close\r\n\r\n{Page}", FineOrBroken);
        }

        string[] broken =
        [
            "", "\r\n\r\n", "HTTP", "HTTP/1.1", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2x0 OK\r\n\r\n", "HTTP/1.1 -20 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/x 200 OK\r\n\r\n", "HTTP/1 200 OK\r\n\r\n", "HTTP/11 200 OK\r\n\r\n",
            "HTP/1.1 200 OK\r\n\r\n", "200 OK\r\n\r\n", "OK\r\n\r\n", Page, "SSH-2.0-OpenSSH_9.2\r\n", "220 mail.example ESMTP\r\n", "+OK ready\r\n", "* OK IMAP4\r\n", "RFB 003.008\n", "ICY 200 OK\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001\0\u0002\u0001", "\u0015\u0003\u0003\0\u0002\u0002\u0028",
            "\0\0\0\0\0\0\0\0\0\0\0\0", "\u00ff\u00d8\u00ff\u00e0JFIF", "\u001f\u008b\b\0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "{\"ok\":true}", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
        ];
        foreach (var line in broken)
        {
            yield return Case($"no answer '{Quoted(line)}'", line, Broken);
        }

        yield return Case("every octet", Enumerable.Range(0, 256).Select(i => (byte)i).ToArray(), Broken);
        yield return Case("status line of 1 MB", "HTTP/1.1 200 " + new string('x', 1_000_000), [FetchOutcome.TooLarge, FetchOutcome.Connection]);
        yield return Case("line ends in LF only", $"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: {Page.Length}\n\n{Page}", FineOrBroken);
        yield return Case("line ends in CR only", $"HTTP/1.1 200 OK\rContent-Type: text/html\rContent-Length: {Page.Length}\r\r{Page}", FineOrBroken);
    }

    private static IEnumerable<HostileResponse> Headers()
    {
        string[] odd =
        [
            "X: " + new string('x', 20_000), new string('X', 2000) + ": 1", "X:", "X: ", "X:\t1", "X:1", "X:  1  ", "x-\u00e9: 1", "X: \u00e9\u00ff", "X: \u0001\u0002\u007f", "X: \u001b[2J", "X: a\tb", "X: \"unclosed", "X: (comment", "X: ,,,,,", "X: =?utf-8?B?4pyT?=",
            "Content-Language: \u00ff\u00fe", "Content-Location: http://10.0.0.1/", "Content-Location: :::", "Link: <", "Link: <http://169.254.169.254/>; rel=preload", "Refresh: 0; url=javascript:alert(1)", "Refresh: 0; url=http://10.0.0.1/",
            "ETag: unquoted", "ETag: W/", "ETag: \"" + new string('e', 5000) + "\"", "ETag: \"a\0b\"", "ETag: \u00e9", "Last-Modified: yesterday", "Last-Modified: Thu, 99 Foo 9999 99:99:99 GMT", "Last-Modified: 0", "Date: not a date", "Date: Thu, 01 Jan 1970 00:00:00 GMT", "Expires: -1", "Age: -99999999999999999999",
            "Retry-After: -5", "Retry-After: 99999999999999999999", "Retry-After: Mon, 01 Jan 0001 00:00:00 GMT", "Retry-After: soon", "Vary: *", "Cache-Control: max-age=99999999999999999999999", "Content-Range: bytes 5-1/0", "Content-MD5: !!!", "Content-Disposition: attachment; filename*=utf-8''%ff%fe", "Allow: ,",
            "Trailer: Content-Length", "Upgrade: websocket", "Connection: upgrade, close, keep-alive", "Keep-Alive: timeout=-1, max=99999999999999999999", "Alt-Svc: h3=\":443\"; ma=99999999999", "Alt-Svc: h2=\"10.0.0.1:22\"", "Strict-Transport-Security: max-age=-1", "Public-Key-Pins: pin-sha256=\"\"", "Proxy-Authenticate: Basic",
            "Via: " + string.Join(", ", Enumerable.Repeat("1.1 x", 500)), "Server: " + new string('s', 8000), "Warning: 199 - \"\u0000\"", "Content-Security-Policy: " + new string(';', 5000), "Transfer-Encoding: identity", "Content-Encoding: ", "Content-Encoding: ,", "Content-Encoding: identity", "Content-Encoding: identity, identity",
        ];
        foreach (var field in odd)
        {
            yield return Case($"field '{Quoted(field)}'", Answer($"Content-Type: text/html\r\n{field}\r\n"), FineOrBroken);
        }

        string[] malformed = ["no colon", ": no name", " leading: blank", "na me: 1", "name : 1", "\0: 1", "a\0b: 1", "\u0001: 1", "X: 1\r\n folded", "X: 1\r\n\tfolded", " ", "\t", "(x): 1", "@: 1", "HTTP/1.1 200 OK", "<html>", "X: 1\rY: 2", "X\r: 1", "X: a\0b"];
        foreach (var field in malformed)
        {
            yield return Case($"malformed field '{Quoted(field)}'", Answer($"Content-Type: text/html\r\n{field}\r\n"), FineOrBroken);
        }

        yield return Case("field of 100 KB", Answer($"X: {new string('x', 100_000)}\r\n"), Large);
        yield return Case("name of 100 KB", Answer($"{new string('x', 100_000)}: 1\r\n"), Large);
        yield return Case("10,000 fields", Answer(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"X-{i}: 1234567890\r\n"))), Large);
        yield return Case("one field 10,000 times", Answer(string.Concat(Enumerable.Repeat("X: 1234567890\r\n", 10_000))), Large);
        yield return Case("fields without end", "HTTP/1.1 200 OK\r\nX: 1\r\n", [FetchOutcome.TooLarge, FetchOutcome.Connection], Ending.Flood);
        yield return Case("field without end", "HTTP/1.1 200 OK\r\nX: " + new string('x', 1000), Large, Ending.Flood);
        yield return Case("folded line without end", "HTTP/1.1 200 OK\r\nX: 1\r\n" + string.Concat(Enumerable.Repeat(" x\r\n", 30_000)), [FetchOutcome.TooLarge, FetchOutcome.Connection]);
    }

    private static IEnumerable<HostileResponse> Lengths()
    {
        foreach (var value in (string[])["-1", "+5", "0x10", "1e3", "5;", "5 5", "five", "", " ", "99999999999999999999", "18446744073709551616", "4.0", "\u0665", "5, 6", "\"5\"", "0\0"])
        {
            yield return Case($"length '{value}'", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {value}\r\nConnection: close\r\n\r\n{Page}", [FetchOutcome.Ok, FetchOutcome.Connection, FetchOutcome.TooLarge]);
        }

        foreach (var more in (int[])[1, 10, 1000, 100_000, 1_900_000])
        {
            yield return Case($"length {more} too long", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Page.Length + more}\r\n\r\n{Page}", Broken);
        }

        foreach (var length in (long[])[2_000_001, 2_147_483_647, 2_147_483_648, 4_294_967_296, 9_223_372_036_854_775_807])
        {
            yield return Case($"length {length}", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\r\n{Page}", Large);
        }

        foreach (var length in (int[])[0, 1, Page.Length - 1])
        {
            yield return Case($"length {length}, too short", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\r\n{Page}", Fine);
        }

        yield return Case("two lengths", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Page.Length}\r\nContent-Length: 5\r\n\r\n{Page}", FineOrBroken);
        yield return Case("the same length twice", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Page.Length}\r\nContent-Length: {Page.Length}\r\n\r\n{Page}", FineOrBroken);
        yield return Case("length and chunks", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n", FineOrBroken);
        yield return Case("a second answer behind the first", [.. Html(Page), .. Html("smuggled")], Fine);
        yield return Case("no length, closed", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{Page}", Fine);
        yield return Case("no length, without end", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + new string('x', 8000), Large, Ending.Flood);
        yield return Case("body larger than the limit", Html(new string('x', 2_000_001)), Large);
        yield return Case("body of exactly the limit", Html(new string('x', 2_000_000)), Fine);
        yield return Case("empty", Html(""), Fine);
    }

    private static IEnumerable<HostileResponse> Chunks()
    {
        const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        string[] bent = ["5;x=y\r\nhello\r\n0\r\n\r\n", "5 ; x\r\nhello\r\n0\r\n\r\n", "0005\r\nhello\r\n0\r\n\r\n", "5\nhello\n0\n\n", "5\r\nhello\r\n0\r\nX: trailer\r\n\r\n", "5\r\nhello\r\n0\r\nContent-Length: 99\r\n\r\n", "5\r\nhello\r\n000000\r\n\r\n", "0\r\n\r\n", "5;" + new string('x', 3000) + "\r\nhello\r\n0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "5 \r\nhello\r\n0\r\n\r\n", "5\t\r\nhello\r\n0\r\n\r\n", "5\r\nhello\r\n0\r\nbroken trailer\r\n\r\n"];
        foreach (var body in bent)
        {
            yield return Case($"chunks '{Quoted(body)}'", Head + body, FineOrBroken);
        }

        string[] broken = ["", "5", "5\r\n", "5\r\nhel", "5\r\nhello", "5\r\nhello\r\n", "5\r\nhello\r\n3\r\n", "-5\r\nhello\r\n0\r\n\r\n", "+5\r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n", "g\r\nhello\r\n0\r\n\r\n", "5hello", "\r\n5\r\nhello\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\nx", "99999999999999999999\r\nx", "5\r\nhelloworld\r\n0\r\n\r\n", "5\r\nhelloX0\r\n\r\n", "{}\r\n\r\n", ";\r\n\r\n", "5;\u0001"];
        foreach (var body in broken)
        {
            yield return Case($"broken chunks '{Quoted(body)}'", Head + body, Broken);
        }

        yield return Case("chunk of 2 GB announced", Head + "7FFFFFFF\r\nhello", Broken);
        yield return Case("chunks without end", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + string.Concat(Enumerable.Repeat("400\r\n" + new string('x', 1024) + "\r\n", 2100)), Large);
        yield return Case("chunk extension of 100 KB", Head + "5;" + new string('x', 100_000) + "\r\nhello\r\n0\r\n\r\n", [FetchOutcome.Connection, FetchOutcome.TooLarge]);
        yield return Case("300,000 chunks of one octet", Head + string.Concat(Enumerable.Repeat("1\r\nx\r\n", 300_000)) + "0\r\n\r\n", Fine);
        yield return Case("trailers of 1 MB", Head + "5\r\nhello\r\n0\r\n" + string.Concat(Enumerable.Repeat("X: 1234567890\r\n", 70_000)) + "\r\n", [FetchOutcome.Ok, FetchOutcome.Connection, FetchOutcome.TooLarge]);
        foreach (var coding in (string[])["xchunked", "chunked, chunked", "gzip, chunked", "chunked, gzip", "Chunked", "chunked;q=1", "\"chunked\"", ",chunked", "chunked\u0000"])
        {
            yield return Case($"transfer coding '{coding}'", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: {coding}\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n", FineOrBroken);
        }
    }

    private static IEnumerable<HostileResponse> Redirects()
    {
        foreach (var target in (string[])["/next", "next", "?x=1", "//127.0.0.1/x", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://0/", "http://2130706433/", "http://localhost/", "https://127.0.0.1/", "http://127.0.0.1:22/", "http://user:secret@127.0.0.1/", "/a b", "/\u00e9", "/%", "/%00", "/" + new string('a', 3000), "http://" + new string('a', 200) + "/", "\\\\evil\\x", "/x#fragment", "/..", "http://a.example:99999/", "http://a..example/", "http://-/", "http://%31%30.0.0.1/", "/x\ty", "http:/x", "http:x"])
        {
            yield return Case($"to '{Quoted(target)}'", Answer($"Location: {target}\r\n", "", "302 x"), [FetchOutcome.Redirected, FetchOutcome.ClientError]);
        }

        foreach (var target in (string[])["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:70/", "mailto:x@y.example", "about:blank", "http://", "http://[", "http://\u0000/"])
        {
            yield return Case($"to '{target}'", Answer($"Location: {target}\r\n", "", "301 x"), [FetchOutcome.ClientError, FetchOutcome.Connection]);
        }

        foreach (var target in (string[])["/", "", "#", "/?utm_source=a", "."])
        {
            yield return Case($"to itself as '{target}'", Answer($"Location: {target}\r\n", "", "302 x"), [FetchOutcome.Redirected, FetchOutcome.ClientError]);
        }

        yield return Case("to two places", Answer("Location: /a\r\nLocation: /b\r\n", "", "302 x"), [FetchOutcome.Redirected]);
        yield return Case("with a body without end", "HTTP/1.1 302 x\r\nLocation: /x\r\n\r\n" + new string('x', 8000), [FetchOutcome.Redirected], Ending.Flood);
        yield return Case("to 70 KB", Answer($"Location: /{new string('a', 70_000)}\r\n", "", "302 x"), Large);
    }

    private static IEnumerable<HostileResponse> Cookies()
    {
        foreach (var cookie in (string[])["", "=", ";", "a", "=a", "a=", "a=b; Domain=", "a=b; Domain=.", "a=b; Domain=com", "a=b; Domain=10.0.0.1", "a=b; Domain=other.example", "a=b; Path=", "a=b; Path=nowhere", "a=b; Max-Age=x", "a=b; Max-Age=-99999999999999999999", "a=b; Expires=never", "a=b; Expires=Thu, 01 Jan 0000 00:00:00 GMT", "a=b; Version=x", "a=b; Port=\"x\"", "a=b; Secure; HttpOnly; SameSite=?", "a=\"", "a=\"b;c\"", "a=b,c=d", "a=\u00e9\u00ff", "a=\u0001", "\u00e9=a", "a b=c", "$a=b", "__Host-a=b", "a=" + new string('x', 10_000), new string('a', 5000) + "=b", "a=b; " + new string(';', 1000), "a=b; Expires=Mon, 99-Foo-99 99:99:99 GMT; Domain=127.0.0.1; Path=/; x=y"])
        {
            yield return Case($"cookie '{Quoted(cookie)}'", Answer($"Content-Type: text/html\r\nSet-Cookie: {cookie}\r\n"), FineOrBroken);
        }

        yield return Case("1,000 cookies", Answer(string.Concat(Enumerable.Range(0, 1000).Select(i => $"Set-Cookie: c{i}=1234567890\r\n"))), Fine);
    }

    private static IEnumerable<HostileResponse> Endings()
    {
        var whole = Html(Page);
        var head = whole.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        foreach (var at in (int[])[1, 5, 9, 12, 15, 17, 20, 30, head - 4, head - 3, head - 2, head - 1, head, head + 1, head + 10, whole.Length - 1])
        {
            yield return Case($"closed after {at} octets", whole[..at], Broken);
            yield return Case($"reset after {at} octets", whole[..at], Broken, Ending.Reset);
        }

        foreach (var at in (int[])[0, 5, 17, head - 2, head, whole.Length - 1])
        {
            yield return Case($"silent after {at} octets", whole[..at], Slow, Ending.Stall);
        }

        yield return Case("a head that drips", "HTTP/1.1 200 OK\r\nX: x", Slow, Ending.Drip);
        yield return Case("a body that drips", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nx", Slow, Ending.Drip);
        yield return Case("a status that drips", "H", [FetchOutcome.Timeout, FetchOutcome.Connection], Ending.Drip);
        yield return Case("reset at once", [], Broken, Ending.Reset);
        yield return Case("whole and then reset", whole, FineOrBroken, Ending.Reset);
        yield return Case("whole and then silent", Html(Page), Fine, Ending.Stall);
    }
}
