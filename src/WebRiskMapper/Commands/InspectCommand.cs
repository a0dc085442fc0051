using System.CommandLine;
using System.Security.Cryptography;
using Spectre.Console;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Input;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk inspect</c>: one page, its type, its fields, its indicators and its score, and why.</summary>
internal static class InspectCommand
{
    private static readonly Argument<string> Source = new("FILE|URL") { Description = "An HTML file, '-' for standard input, or an http(s) URL, which is fetched politely: robots.txt is obeyed." };
    private static readonly Option<string?> Country = new("--country") { Description = "Market of the site, ISO 3166-1 alpha-2: decides between national number and currency forms.", HelpName = "AT" };
    private static readonly Option<string?> Address = new("--url") { Description = "The address a FILE came from: resolves its links.", HelpName = "URL" };

    private static readonly Option<bool> Synthetic = new("--synthetic") { Description = "The URL belongs to the synthetic web: only loopback addresses are reached." };
    private static readonly Option<string?> Contact = new("--contact") { Description = "A URL or e-mail address sent with the request, where the site's operator can ask. Required for a URL unless synthetic; default $WEBRISK_CONTACT.", HelpName = "CONTACT" };

    public static Command Create()
    {
        var command = new Command("inspect", "Look at one page: type, fields, indicators, score, and why.") { Source, Country, Address, Contact, Synthetic };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var page = await ReadAsync(parsed, ct);
        var files = ShippedFiles.Load();
        var site = new SiteContext(page.Url.Host, MarketOf(parsed.GetValue(Country), files), null);
        var view = PageParser.Create(files).Parse(page.Body, page.ContentType, page.Url, site, page.FetchedAt);
        var extractor = AdExtractor.Create(files);
        var ad = view.Type == PageType.Ad ? extractor.Extract(view.Main) : null;
        // As in a crawl, the page is judged whatever its type is taken for.
        var verdict = SafetyStop.Judge(view.Main);
        if (!verdict.ExplicitMinor && ad is not null)
        {
            verdict = SafetyStop.Judge(ad, DateOnly.FromDateTime(page.FetchedAt.UtcDateTime));
        }

        if (verdict.ExplicitMinor)
        {
            return PrintSealed(view.Type, verdict, DeploymentOptions.WantsJson(parsed));
        }

        var json = DeploymentOptions.WantsJson(parsed);
        var report = InspectionReport.Of(view, ad, ad is null || !json ? [] : extractor.SourcesOf(view.Main, ad), ad is null ? null : Assess(ad, files, DeploymentOptions.From(parsed).DataDirectory));
        if (json)
        {
            Json.WriteDocument(report);
        }
        else
        {
            InspectionText.Print(report);
        }

        return ExitCode.Done;
    }

    // One ad alone: its entity is itself, and its market is unknown, so relative indicators stay silent.
    private static (EntityEvidence Evidence, RiskScore Score) Assess(ExtractedAd ad, ModelFiles files, string dataDirectory)
    {
        var stored = new AdMasker(new ContactKey(0, RandomNumberGenerator.GetBytes(32))).Mask(ad, adId: 1, siteId: 1, platformId: 1);
        var methods = RiskMethods.Load(files).Promoted(dataDirectory);
        var evidence = methods.Indicators.Evaluate([stored], EntityLinker.Link([stored]), MarketStatistics.From([stored]))[0];
        return (evidence, methods.Model.Score(evidence));
    }

    private static async Task<FetchedPage> ReadAsync(ParseResult parsed, CancellationToken ct)
    {
        var source = parsed.GetValue(Source)!;
        if (Uri.TryCreate(source, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return await VisitAsync(parsed, url, ct);
        }

        var given = parsed.GetValue(Address) is { } address ? Absolute(address) : new Uri("http://inspected.invalid/");
        byte[] body;
        if (source == "-")
        {
            using var buffer = new MemoryStream();
            await Console.OpenStandardInput().CopyToAsync(buffer, ct);
            body = buffer.ToArray();
        }
        else
        {
            body = await File.ReadAllBytesAsync(InputFile.Existing(source), ct);
        }

        return body.Length > 0
            ? new FetchedPage(given, body, null, TimeProvider.System.GetUtcNow())
            : throw new BadInputException(new InputProblem(source, null, null, "the file is empty", "give an HTML page"));
    }

    private static Task<FetchedPage> VisitAsync(ParseResult parsed, Uri url, CancellationToken ct)
    {
        if (parsed.GetValue(Synthetic))
        {
            return PageVisit.FetchAsync(url, "synthetic web", EgressScope.LoopbackOnly, TimeProvider.System, ct);
        }

        var contact = parsed.GetValue(Contact) ?? Environment.GetEnvironmentVariable("WEBRISK_CONTACT");
        return string.IsNullOrWhiteSpace(contact)
            ? throw new BadInputException(new InputProblem("inspect", null, "--contact", "is missing", "a site's operator must be able to ask who fetched the page: give a URL or an e-mail address"))
            : PageVisit.FetchAsync(url, contact, EgressScope.PublicWeb, TimeProvider.System, ct);
    }

    private static Uri Absolute(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new BadInputException(new InputProblem("inspect", null, "--url", $"'{address}' is not an absolute http or https URL", "write it as https://host/path"));

    private static IReadOnlyList<string> MarketOf(string? country, ModelFiles files)
    {
        if (country is null)
        {
            return [];
        }

        var iso2 = country.ToUpperInvariant();
        var known = files.Text("seeds/reference/osce-states.csv").Split('\n').Skip(1).Select(line => line.Split(',')[0]);
        return known.Contains(iso2, StringComparer.Ordinal)
            ? [iso2]
            : throw new BadInputException(new InputProblem("inspect", null, "--country", $"'{country}' is not an OSCE participating or partner State", "use an ISO 3166-1 alpha-2 code such as AT"));
    }

    private static int PrintSealed(PageType type, SafetyVerdict verdict, bool json)
    {
        if (json)
        {
            Json.WriteDocument(new { page_type = type, sealed_by = verdict.Rule });
        }
        else
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]Safety stop[/] (rule {verdict.Rule}): the page states an age under 18. Its content is not shown. Report its address to the national hotline.");
        }

        return ExitCode.Done;
    }
}
