using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Fetching.Robots;
using WebRiskMapper.Pipeline.Rendering;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// What one worker knows and decides while it holds a site's lease: pace, robots.txt, scope, and what each answer means for the URL and
/// for the site. Turns may overlap when the campaign allows a site several connections; their requests still start one after another.
/// </summary>
internal sealed class SiteVisit
{
    private const int MaxAttempts = 3;

    /// <summary>A site that throttles asks for patience, not for giving up on the page.</summary>
    private const int MaxThrottledAttempts = 6;

    private const int MaxSitemapBytes = 50_000_000;
    private const int MaxSitemapDepth = 3;

    /// <summary>A request is cut off by its client long before this; if that fails too, the URL ends here and the visit goes on.</summary>
    private static readonly TimeSpan HardDeadline = TimeSpan.FromSeconds(90);

    /// <summary>Characters of the shortest "there is nothing here".</summary>
    private const int ShortestMessage = 8;

    private readonly SiteState state;
    private readonly PageRenderer? renderer;
    private readonly TimeProvider time;
    private readonly UrlScope scope;
    private readonly SitePace pace;
    private readonly Func<CancellationToken, ValueTask> whileLeased;
    private readonly LinkIntake links;
    private readonly RequestGate requests;
    private RobotsRules rules = RobotsRules.DisallowAll;

    /// <param name="renderer">Null where nothing is asked of the web: then no page is rendered.</param>
    public SiteVisit(SiteLease lease, SiteState state, LeaseTerm term, RequestGate requests, TimeProvider time, PageRenderer? renderer = null)
    {
        this.requests = requests;
        Lease = lease;
        this.state = state;
        this.renderer = renderer;
        this.time = time;
        scope = new UrlScope(lease.BaseUrl, lease.Spec.Scope);
        pace = new SitePace(lease, term, time);
        whileLeased = pace.UntilLeasedAsync;
        links = new LinkIntake(scope, lease.Spec.Scope, state, time.GetUtcNow().Year);
        Context = lease.Context with { Profile = state.Profile };
        state.BeginRun(lease.RunId);
    }

    public SiteLease Lease { get; }

    /// <summary>What is known of the site before any of its pages is read.</summary>
    public SiteContext Context { get; }

    public Politeness Politeness => pace.Politeness;

    /// <inheritdoc cref="SitePace.Pause"/>
    public TimeSpan Pause => pace.Pause;

    /// <summary>The group of the address that the site was reached at, or null.</summary>
    public string? AddressGroup => state.Client.AddressGroup;

    /// <summary>A robots.txt fetched during this visit and not yet stored.</summary>
    public RobotsFile? NewRobots { get; private set; }

    /// <summary>Requests beside those for pages.</summary>
    public AsideLog Asides { get; } = new();

    public SiteLearning Learning => state.Learning;

    public bool HasGivenUp => Politeness.BackoffLevel >= CrawlDelayPolicy.GiveUpLevel;

    /// <summary>Makes sure of the rules; on the first visit of a run also names the sitemaps to start from.</summary>
    /// <returns>Null when robots.txt cannot be had: then nothing may be asked, and the site has been backed off.</returns>
    public async Task<IReadOnlyList<Discovery>?> OpenAsync(CancellationToken cancellationToken)
    {
        var file = Lease.Robots;
        if (file is null || !file.IsFresh(time.GetUtcNow()))
        {
            var started = await pace.TakeTurnAsync(cancellationToken);
            (file, var last) = await RobotsClient.FetchAsync(state.Client, Lease.BaseUrl, whileLeased, cancellationToken, answer => Asides.Note("robots.txt", answer));
            NewRobots = file;
            pace.Observe(file.IsReachable || last.Outcome.IsTransient() ? last : last with { Outcome = FetchOutcome.ServerError }, started);
        }

        if (!file.IsReachable)
        {
            return null;
        }

        rules = state.Rules(file);
        pace.Obey(rules.CrawlDelay, fetched: NewRobots is not null);
        return Lease.FirstVisit ? Sitemaps() : [];
    }

    /// <summary>Asks for a URL when its turn has come and everything allows it; whatever happens is an outcome.</summary>
    /// <param name="reader">Reads a sitemap while it arrives; null for a page.</param>
    public async Task<FetchResult> FetchAsync(FrontierUrl url, CancellationToken cancellationToken, Func<Stream, Task>? reader = null)
    {
        if (await MeetAsync(url.Url, cancellationToken) is { } unknown)
        {
            return unknown with { Url = url.Url };
        }

        if (Refusal(url.Url) is { } refused)
        {
            return new FetchResult { Outcome = refused.Outcome, Url = url.Url, FetchedAt = time.GetUtcNow(), Detail = refused.Detail };
        }

        var renders = renderer is not null && Lease.Render && reader is null;
        var request = reader is not null
            ? new FetchRequest(url.Url, FetchKind.Sitemap, url.ETag, url.LastModified) { MaxBytes = MaxSitemapBytes, Reader = reader }
            // What a script makes of a page may change while its document does not.
            : renders ? new FetchRequest(url.Url)
            : new FetchRequest(url.Url, FetchKind.Page, url.ETag, url.LastModified);
        var result = await AskAsync(request, cancellationToken);
        return renders && result is { Outcome: FetchOutcome.Ok, MediaType.MediaType: "text/html" or "application/xhtml+xml" }
            ? await renderer!.RenderAsync(
                result,
                new RenderScope(
                    Lease.BaseUrl, EgressGate.For(Lease.Spec), state.Client.UserAgent, state.Client.CookiesFor(result.Url), Lease.Spec.Politeness.ConnectionsPerSite, u => Refusal(u) is null, AskedBesides),
                cancellationToken)
            : result;
    }

    /// <summary>What a rendered page asked for by itself is logged, and the site is left alone for as long as if it had been pages.</summary>
    private void AskedBesides(IReadOnlyList<RenderAsk> asked)
    {
        pace.Charge(asked.Count);
        foreach (var ask in asked)
        {
            Asides.Note(
                $"{ask.Type} of a rendered page",
                new FetchResult { Outcome = ask.Status is { } status ? FetchOutcomes.OfStatus(status) : FetchOutcome.Connection, Url = ask.Url, FetchedAt = time.GetUtcNow(), Status = ask.Status });
        }
    }

    /// <summary>Clicks the gate's plain link or form, once per site and run; the cookie jar remembers it.</summary>
    /// <returns>False when it was tried before, or may not be asked.</returns>
    public async Task<bool> PassAgeGateAsync(AgeGateAction gate, CancellationToken cancellationToken)
    {
        if (state.AgeGateTried || !scope.IsSameSite(gate.Url) || await MeetAsync(gate.Url, cancellationToken) is not null || Refusal(gate.Url) is not null)
        {
            return false;
        }

        state.AgeGateTried = true;
        if (gate.Cookie is { } cookie)
        {
            state.Client.SetCookie(Lease.BaseUrl, cookie);
            return true;
        }

        var click = new FetchRequest(gate.Url) { Form = gate.Method == GateMethod.Post ? gate.Fields : null };
        var passed = await AskAsync(click, cancellationToken);
        Asides.Note("click through the age gate", passed);
        return passed.Outcome is FetchOutcome.Ok or FetchOutcome.Redirected or FetchOutcome.ClientError;
    }

    public bool IsUnchanged(FrontierUrl url, FetchResult fetched) => url.ContentHash is { } known && fetched.ContentHash.AsSpan().SequenceEqual(known);

    /// <summary>
    /// Whether a page says, with status 200, that there is nothing at its address: it reads like the site's answer to an address that cannot
    /// exist. That is asked for at most once per run, and only when something looks like it: a page where an ad used to be, or words that
    /// another address gave already. What reads as an ad is never doubted.
    /// </summary>
    /// <param name="parse">Reads the site's answer to the impossible address.</param>
    public async Task<bool> IsSoftNotFoundAsync(FrontierUrl url, ParsedPage page, Func<FetchResult, ParsedPage> parse, CancellationToken cancellationToken)
    {
        // Pages of a script's making say nothing to us, all in the same way.
        if (page.Type != PageType.Other || url.Kind == UrlKind.Start || page.Main.Text.Length < ShortestMessage)
        {
            return false;
        }

        var print = SimHash.Of(page.Main.Text);
        var isNew = state.AddText(print);
        if (isNew && url.PageType != PageType.Ad)
        {
            return false;
        }

        if (!state.NotFoundTried)
        {
            state.NotFoundTried = true;
            var nowhere = new Uri(Lease.BaseUrl, FormattableString.Invariant($"/no-such-page-{Lease.RunId}-{Lease.SiteId}"));
            if (Refusal(nowhere) is null)
            {
                var answer = await AskAsync(new FetchRequest(nowhere), cancellationToken);
                Asides.Note("probe for the answer to an address that cannot exist", answer);
                state.NotFound = answer.Outcome == FetchOutcome.Ok && parse(answer) is { Type: PageType.Other } said ? SimHash.Of(said.Main.Text) : null;
            }
        }

        return state.NotFound is { } known && SimHash.IsNear(known, print);
    }

    /// <summary>A page that names another address of the same path as its own: a filter or session variant, of which one is enough.</summary>
    public bool IsDuplicate(FrontierUrl url, ParsedPage page) =>
        page.Canonical is { } canonical
        && CanonicalUrl.TryCreate(canonical) is { } target
        && target.Hash != url.Hash
        && target.Uri.AbsolutePath.Equals(url.Url.AbsolutePath, StringComparison.Ordinal)
        && target.Uri.Query.Length < url.Url.Query.Length
        && scope.Contains(target);

    /// <summary>An answer without a page to read.</summary>
    public UrlResult NotRead(FrontierUrl url, FetchResult fetched)
    {
        var attempts = url.Attempts + 1;
        var settled = !fetched.Outcome.IsTransient() || attempts >= (fetched.Outcome == FetchOutcome.Throttled ? MaxThrottledAttempts : MaxAttempts);
        return Result(url, fetched) with
        {
            Settled = settled,
            RetryIn = settled ? TimeSpan.Zero : TimeSpan.FromSeconds(Lease.Spec.Politeness.BackoffSeconds * 4d * attempts),
            ETag = fetched.Outcome == FetchOutcome.NotModified ? url.ETag : null,
            LastModified = fetched.Outcome == FetchOutcome.NotModified ? url.LastModified : null,
            Changed = fetched.Outcome == FetchOutcome.NotModified ? false : null,
            // What it leads to was found where the link stood.
            Discoveries = fetched is { Outcome: FetchOutcome.Redirected, RedirectTo: { } target } ? [.. links.Take([new FoundLink(target, RedirectKind(url), url.Depth + 1)], FoundBy.Link, url.Parent)] : [],
        };
    }

    public UrlResult Listed(FrontierUrl url, FetchResult fetched, Sitemap sitemap) => Result(url, fetched) with
    {
        // The list itself is read every time: an unchanged one costs nothing but this, and its pages stay known by it.
        Discoveries =
        [
            .. links.Take(sitemap.Pages.Select(p => new FoundLink(WebAddress.Resolve(p.Url), UrlKind.Page, 1) { ChangedAt = p.ChangedAt <= fetched.FetchedAt.AddDays(1) ? p.ChangedAt : null, Language = p.Language, IsAlternate = p.Language is not null }), FoundBy.Sitemap, parent: null),
            .. url.Depth < MaxSitemapDepth ? links.Take(sitemap.Sitemaps.Select(s => new FoundLink(WebAddress.Resolve(s), UrlKind.Sitemap, url.Depth + 1)), FoundBy.Sitemap, parent: null) : [],
        ],
    };

    /// <summary>The safety stop fired: nothing of the page is kept, not even what it links to.</summary>
    public UrlResult Sealed(FrontierUrl url, FetchResult fetched, SafetyVerdict verdict) => Result(url, fetched) with
    {
        Outcome = FetchOutcome.Quarantined,
        ContentHash = null,
        QuarantineRule = verdict.Rule ?? "stated age",
    };

    /// <summary>A page that the analysis failed on: one bad page ends neither the visit nor the worker, and what was not judged is not kept.</summary>
    public UrlResult Unreadable(FrontierUrl url, FetchResult fetched, UnreadablePageException fault) =>
        Result(url, fetched) with { Outcome = FetchOutcome.Unreadable, Detail = fault.Message };

    public UrlResult Read(FrontierUrl url, FetchResult fetched, ParsedPage page, StoredAd? ad, EvidenceRecord? evidence)
    {
        var outcome = page.Type switch
        {
            PageType.AgeGate => FetchOutcome.AgeGate,
            PageType.Blocked => FetchOutcome.Blocked,
            PageType.Login => FetchOutcome.Login,
            _ => FetchOutcome.Ok,
        };
        var reads = outcome == FetchOutcome.Ok;
        var adContentHash = ad is null ? null : AdWrites.ContentHash(ad);
        long? key = reads ? ContentKey.Of(page, adContentHash) : null;
        if (key is { } known && CanonicalUrl.TryCreate(url.Url) is { } address)
        {
            state.Learning.Observe(address, page, known);
        }

        var listing = page.Type == PageType.List || url.Kind == UrlKind.Start ? url.Hash : (UrlHash?)null;
        return Result(url, fetched) with
        {
            Outcome = outcome,
            PageType = page.Type,
            // What was not the page itself must not pass for it the next time.
            ContentHash = reads ? fetched.ContentHash : null,
            ETag = reads ? fetched.ETag : null,
            LastModified = reads ? fetched.LastModified : null,
            ContentKey = key,
            Changed = key is not null && url.ContentKey is { } before ? key != before : null,
            Ad = ad,
            AdContentHash = adContentHash,
            Evidence = evidence,
            OutLinks = reads ? page.OutLinks : [],
            TrackingIds = reads ? page.TrackingIds : [],
            Platform = page.Platform,
            Discoveries = reads ? [.. links.Take(LinksOf(url, page), FoundBy.Link, listing)] : [],
        };
    }

    /// <summary>To be called when the batch was stored.</summary>
    public void Stored()
    {
        links.Stored();
        Asides.Stored();
        NewRobots = null;
    }

    /// <summary>To be called when pages are left out of the batch: what they led to must be offered again with them.</summary>
    public void Dropped() => links.Dropped();

    private IEnumerable<FoundLink> LinksOf(FrontierUrl from, ParsedPage page)
    {
        foreach (var link in page.Links)
        {
            // One feed is enough, and the start page's own is the whole site's.
            if (link.Kind != LinkKind.AgeGateAccept && (link.Kind != LinkKind.Feed || from.Kind == UrlKind.Start))
            {
                // The next page of a list is the same list: pagination does not lead deeper.
                yield return new FoundLink(link.Url, Discovery.KindOf(link.Kind), link.Kind is LinkKind.Next or LinkKind.Canonical or LinkKind.Alternate ? from.Depth : from.Depth + 1) { Language = link.Language, IsAlternate = link.Kind == LinkKind.Alternate };
            }
        }
    }

    private IReadOnlyList<Discovery> Sitemaps()
    {
        var named = rules.Sitemaps.Count > 0 ? rules.Sitemaps : ["/sitemap.xml"];
        return [.. links.Take(named.Select(s => new FoundLink(WebAddress.Resolve(s, Lease.BaseUrl), UrlKind.Sitemap, 0)), FoundBy.Sitemap, parent: null)];
    }

    /// <summary>
    /// A robots.txt speaks for one scheme, host and port: before the first URL of another of the site's addresses its own file is fetched.
    /// </summary>
    /// <returns>How that failed: then nothing may be asked there yet. Null when the rules are known.</returns>
    private async ValueTask<FetchResult?> MeetAsync(Uri url, CancellationToken cancellationToken)
    {
        if (IsBase(url) || !scope.IsSameSite(url) || state.OtherRobots(AuthorityOf(url))?.File.IsFresh(time.GetUtcNow()) == true)
        {
            return null;
        }

        var started = await pace.TakeTurnAsync(cancellationToken);
        var (file, last) = await RobotsClient.FetchAsync(state.Client, url, whileLeased, cancellationToken, answer => Asides.Note("robots.txt", answer));
        last = file.IsReachable || last.Outcome.IsTransient() ? last : last with { Outcome = FetchOutcome.ServerError };
        pace.Observe(last, started);
        if (!file.IsReachable)
        {
            return last with { Detail = "robots.txt of this address cannot be had" };
        }

        pace.Obey(state.Remember(AuthorityOf(url), file).CrawlDelay, fetched: true);
        return null;
    }

    private bool IsBase(Uri url) =>
        url.Port == Lease.BaseUrl.Port && url.Scheme == Lease.BaseUrl.Scheme && Lease.BaseUrl.IdnHost.Equals(HostName.Of(url), StringComparison.OrdinalIgnoreCase);

    private static string AuthorityOf(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.UriEscaped);

    private RobotsRules RulesFor(Uri url) => IsBase(url) ? rules : state.OtherRobots(AuthorityOf(url))?.Rules ?? RobotsRules.DisallowAll;

    private (FetchOutcome Outcome, string Detail)? Refusal(Uri url) =>
        scope.IsSameSite(url) && !RulesFor(url).IsAllowed(url.PathAndQuery) ? (FetchOutcome.RobotsDenied, "robots.txt disallows it")
        : UrlScope.IsTrap(url) || UrlScope.IsCalendar(url, time.GetUtcNow().Year) || state.Learning.IsTrap(PageAddress.Shape(url)) ? (FetchOutcome.Trap, "the address looks generated without end")
        : !scope.IsSameSite(url) ? (FetchOutcome.RefusedByPolicy, "another site")
        : null;

    private async Task<FetchResult> AskAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        // Its turn first, then a place: a site that waits for its delay holds up no other.
        await pace.UntilDueAsync(cancellationToken);
        using var place = await requests.EnterAsync(cancellationToken);
        var started = await pace.TakeTurnAsync(cancellationToken);
        FetchResult result;
        try
        {
            result = await state.Client.FetchAsync(request with { BeforeSend = whileLeased }, cancellationToken).WaitAsync(HardDeadline, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            result = new FetchResult
            {
                Outcome = FetchOutcome.Timeout,
                Url = request.Url,
                FetchedAt = time.GetUtcNow(),
                Duration = time.GetElapsedTime(started),
                ResponseTime = time.GetElapsedTime(started),
                Detail = FormattableString.Invariant($"the request did not end within {HardDeadline.TotalSeconds:0} s"),
            };
        }

        pace.Observe(result, started);
        return result;
    }

    private static UrlKind RedirectKind(FrontierUrl url) => url.Kind == UrlKind.Start ? UrlKind.List : url.Kind;

    private static UrlResult Result(FrontierUrl url, FetchResult fetched) => new()
    {
        Url = url,
        Outcome = fetched.Outcome,
        FetchedAt = fetched.FetchedAt,
        Status = fetched.Status,
        Bytes = fetched.Bytes,
        DurationMs = (int)fetched.Duration.TotalMilliseconds,
        Detail = fetched.Detail,
        ContentHash = null,
    };
}
