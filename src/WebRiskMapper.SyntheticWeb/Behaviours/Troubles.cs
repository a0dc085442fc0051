using System.Globalization;
using System.IO.Compression;

namespace WebRiskMapper.SyntheticWeb.Behaviours;

/// <summary>
/// Something that harms a careless visitor, under <c>/trouble/NAME</c> and linked from the start page beside the lists. The site's own pages
/// stay as they are, so that what a visitor loses to it can be measured. On only where <see cref="SyntheticWebOptions.Troubles"/> says so.
/// </summary>
internal abstract class Trouble : SiteBehaviour
{
    public const string Folder = "/trouble/";

    public override bool IsTrouble => true;

    private string Root => Folder + Name;

    /// <summary>Every site has one; the first eight sites have all of them.</summary>
    public override bool Applies(int site, string language) => site % Count == Place;

    public override Reply? Intercept(SiteRequest request, SitePages pages) =>
        request.Path.StartsWith(Root, StringComparison.Ordinal) ? Answer(request, request.Path[Root.Length..]) : null;

    public override Reply Adjust(Reply reply, SiteRequest request) =>
        request.Path is "/" && reply.Status == 200 ? reply with { Body = reply.Body.Replace("</body>", $"<p><a href=\"{Root}\">More</a></p></body>", StringComparison.Ordinal) } : reply;

    protected const int Count = 8;

    /// <summary>From 0 to <see cref="Count"/> - 1.</summary>
    protected abstract int Place { get; }

    /// <param name="rest">What follows the trouble's own path: empty, or starting with a slash.</param>
    protected abstract Reply Answer(SiteRequest request, string rest);

    protected string Path(int number) => string.Create(CultureInfo.InvariantCulture, $"{Root}/{number}");

    protected static int Number(string rest) => rest.Length > 1 && int.TryParse(rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>An answer that takes two seconds to begin.</summary>
internal sealed class SlowAnswer : Trouble
{
    public override string Name => "slow";

    protected override int Place => 0;

    protected override Reply Answer(SiteRequest request, string rest) => Reply.Html(200, "<p>late</p>") with { Delay = TimeSpan.FromSeconds(2) };
}

/// <summary>A connection that is cut in the middle of the body.</summary>
internal sealed class DroppedConnection : Trouble
{
    public override string Name => "dropped";

    protected override int Place => 1;

    protected override Reply Answer(SiteRequest request, string rest) => Reply.Html(200, new string('x', 20_000)) with { SentShare = 0.5 };
}

/// <summary>A Content-Length that promises more than ever comes.</summary>
internal sealed class LyingLength : Trouble
{
    public override string Name => "lying-length";

    protected override int Place => 2;

    protected override Reply Answer(SiteRequest request, string rest) => Reply.Html(200, "<p>short</p>") with { PromisedBytes = 1_000_000 };
}

/// <summary>Three addresses that lead to each other in a circle.</summary>
internal sealed class RedirectLoop : Trouble
{
    public override string Name => "redirect-loop";

    protected override int Place => 3;

    protected override Reply Answer(SiteRequest request, string rest) => Reply.Redirect(302, Path((Number(rest) % 3) + 1));
}

/// <summary>A calendar: each month links to the next and the one before, for ever.</summary>
internal sealed class EndlessCalendar : Trouble
{
    public override string Name => "calendar";

    protected override int Place => 4;

    protected override Reply Answer(SiteRequest request, string rest)
    {
        var month = Number(rest);
        var (before, after) = (Math.Max(0, month - 1), month + 1);
        return Reply.Html(200, $"<!DOCTYPE html><html><head><title>{Title(month)}</title></head><body><h1>{Title(month)}</h1><a href=\"{Path(before)}\">{Title(before)}</a> <a href=\"{Path(after)}\">{Title(after)}</a></body></html>");

        static string Title(int month) => new DateOnly(2026, 1, 1).AddMonths(Math.Min(month, 90_000)).ToString("MMMM yyyy", CultureInfo.InvariantCulture);
    }
}

/// <summary>A page of 8 MB.</summary>
internal sealed class HugePage : Trouble
{
    private static readonly Lazy<string> Body = new(() => "<!DOCTYPE html><title>huge</title><body>" + string.Concat(Enumerable.Repeat("<p>more and more</p>\n", 400_000)));

    public override string Name => "huge-page";

    protected override int Place => 5;

    protected override Reply Answer(SiteRequest request, string rest) => Reply.Html(200, Body.Value);
}

/// <summary>50 KB that unfold into 50 MB.</summary>
internal sealed class DecompressionBomb : Trouble
{
    private static readonly Lazy<byte[]> Packed = new(() =>
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(new byte[50_000_000]);
        }

        return target.ToArray();
    });

    public override string Name => "bomb";

    protected override int Place => 6;

    protected override Reply Answer(SiteRequest request, string rest) => Reply.Html(200, "") with { Bytes = Packed.Value, Headers = [("Content-Encoding", "gzip")] };
}

/// <summary>An answer with 5,000 header fields.</summary>
internal sealed class HeaderFlood : Trouble
{
    public override string Name => "header-flood";

    protected override int Place => 7;

    protected override Reply Answer(SiteRequest request, string rest) =>
        Reply.Html(200, "<p>x</p>") with { Headers = [.. Enumerable.Range(0, 5000).Select(i => (string.Create(CultureInfo.InvariantCulture, $"X-Flood-{i}"), "0123456789012345678901234567890123456789"))] };
}
