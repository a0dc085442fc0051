using System.Net;
using System.Security.Cryptography;
using System.Text;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline.Fetching;

/// <summary>
/// Speaks HTTP with one site: one cookie jar, one connection at a time, one circuit breaker. It asks for exactly one URL and reports how
/// that ended; it judges neither robots.txt nor scope, and follows a redirect only when it leads back to the same page (sites that set a
/// cookie do that). Every other redirect is reported, and its target gets its own turn through robots.txt, scope and the gate.
/// </summary>
internal sealed class SiteClient : IDisposable
{
    private const int MaxBounces = 5;

    private static readonly ResiliencePropertyKey<FetchRequest> RequestKey = new("request");

    private readonly EgressGate gate;
    private readonly FetchOptions options;
    private readonly TimeProvider time;
    private readonly HttpMessageInvoker http;
    private readonly CookieContainer cookies = new();
    private readonly ResiliencePipeline<FetchResult> pipeline;

    public SiteClient(EgressGate gate, FetchOptions options, TimeProvider time)
    {
        this.gate = gate;
        this.options = options;
        this.time = time;
        http = new HttpMessageInvoker(gate.CreateHandler(options.ConnectionsPerSite, TimeSpan.FromSeconds(options.ConnectSeconds)));
        pipeline = BuildPipeline();
    }

    /// <summary>The group of the address that the latest connection reached, or null: see <see cref="AddressRules.GroupOf"/>.</summary>
    public string? AddressGroup => gate.Reached is { } address ? AddressRules.GroupOf(address) : null;

    public string UserAgent => options.UserAgent;

    public void Dispose() => http.Dispose();

    /// <summary>The Cookie header for an address; empty when the jar has none for it.</summary>
    public string CookiesFor(Uri url) => cookies.GetCookieHeader(url);

    /// <summary>Puts a cookie into the jar that a page's own script would set.</summary>
    public void SetCookie(Uri site, string cookie)
    {
        try
        {
            cookies.SetCookies(site, cookie);
        }
        catch (CookieException)
        {
            // A browser ignores a malformed cookie too.
        }
    }

    /// <exception cref="OperationCanceledException">Only when <paramref name="cancellationToken"/> asked for it.</exception>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (gate.Refusal(request.Url) is { } reason)
        {
            return Failed(request, FetchOutcome.RefusedByPolicy, reason, started);
        }

        if (MediaPolicy.RefusesName(request.Url) && request.Kind == FetchKind.Page)
        {
            return Failed(request, FetchOutcome.RefusedByPolicy, "not a text page by its name", started);
        }

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RequestKey, request);
        try
        {
            var outcome = await pipeline.ExecuteOutcomeAsync(static async (context, client) => await client.AttemptAsync(context), context, this);
            if (outcome.Result is { } result)
            {
                return result;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (FetchFailure.Classify(outcome.Exception!) is { } failure)
            {
                return Failed(request, failure.Outcome, failure.Detail, started);
            }

            outcome.ThrowIfException();
            throw new InvalidOperationException("The fetch ended without a result.");
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<FetchResult>> AttemptAsync(ResilienceContext context)
    {
        try
        {
            return Outcome.FromResult(await SendAsync(context.Properties.GetValue(RequestKey, null!), context.CancellationToken));
        }
        catch (Exception e) when (e is OperationCanceledException || FetchFailure.Classify(e) is not null)
        {
            return Outcome.FromException<FetchResult>(e);
        }
    }

    private async Task<FetchResult> SendAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var url = request.Url;
        for (var bounce = 0; ; bounce++)
        {
            using var message = CreateMessage(request, url);
            var requestHead = HttpHeads.Of(message);
            if (request.BeforeSend is { } mayBeSent)
            {
                await mayBeSent(cancellationToken);
            }

            using var response = await http.SendAsync(message, cancellationToken);
            StoreCookies(url, response);

            var target = RedirectTarget(url, response);
            if (target is not null && bounce < MaxBounces && request.Form is null && gate.Refusal(target) is null && IsSamePage(request.Url, target))
            {
                url = target;
                continue;
            }

            var head = new FetchResult
            {
                Outcome = OutcomeOf(response, target),
                Url = url,
                FetchedAt = time.GetUtcNow(),
                Status = (int)response.StatusCode,
                ContentType = response.Content.Headers.TryGetValues("Content-Type", out var types) ? string.Join(", ", types) : null,
                RequestHead = requestHead,
                ResponseHead = HttpHeads.Of(response),
                ResponseTime = time.GetElapsedTime(started),
                Duration = time.GetElapsedTime(started),
                RedirectTo = target,
                RetryAfter = RetryAfter(response),
                Detail = target is null && IsRedirect(response.StatusCode) ? "a redirect without a usable target" : null,
            };
            return head.Outcome == FetchOutcome.Ok ? await ReadBodyAsync(request, head, response, started, cancellationToken) : head;
        }
    }

    private async Task<FetchResult> ReadBodyAsync(FetchRequest request, FetchResult head, HttpResponseMessage response, long started, CancellationToken cancellationToken)
    {
        if (!MediaPolicy.Accepts(head.MediaType, request.Kind))
        {
            return head with { Outcome = FetchOutcome.RefusedByPolicy, Detail = "not text: " + head.MediaType?.MediaType };
        }

        var limit = request.MaxBytes ?? options.MaxBodyBytes;
        var reader = new BodyReader(limit, request.CutsBody);
        if (request.Reader is { } read)
        {
            var arrived = await reader.PassAsync(response.Content, read, cancellationToken);
            return head with { Bytes = arrived, Duration = time.GetElapsedTime(started) };
        }

        var (sent, received) = await reader.ReadAsync(response.Content, cancellationToken);
        head = head with { Bytes = received, Duration = time.GetElapsedTime(started) };
        if (sent is null)
        {
            return head with { Outcome = FetchOutcome.TooLarge, Detail = $"the body is larger than {limit} bytes" };
        }

        var body = await reader.InflateAsync(sent, response.Content.Headers.ContentEncoding, cancellationToken);
        if (body is null)
        {
            return head with { Outcome = FetchOutcome.TooLarge, Detail = $"the decompressed body is larger than {limit} bytes" };
        }

        return head with
        {
            SentBody = sent,
            Body = body,
            ContentHash = SHA256.HashData(body),
            ETag = response.Headers.TryGetValues("ETag", out var tags) ? tags.FirstOrDefault() : null,
            LastModified = response.Content.Headers.TryGetValues("Last-Modified", out var dates) ? dates.FirstOrDefault() : null,
            Duration = time.GetElapsedTime(started),
        };
    }

    private HttpRequestMessage CreateMessage(FetchRequest request, Uri url)
    {
        var message = new HttpRequestMessage(request.Form is null ? HttpMethod.Get : HttpMethod.Post, url)
        {
            // HTTP/2 where TLS negotiates it (ALPN), HTTP/1.1 otherwise.
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (request.Form is not null)
        {
            message.Content = new FormUrlEncodedContent(request.Form);
        }

        message.Headers.TryAddWithoutValidation("Host", url.IsDefaultPort ? url.IdnHost : url.Authority);
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,text/*;q=0.8");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        if (request.ETag is not null)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        }

        if (request.LastModified is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        }

        var jar = cookies.GetCookieHeader(url);
        if (jar.Length > 0)
        {
            message.Headers.TryAddWithoutValidation("Cookie", jar);
        }

        return message;
    }

    private void StoreCookies(Uri url, HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var values))
        {
            return;
        }

        foreach (var value in values)
        {
            try
            {
                cookies.SetCookies(url, value);
            }
            catch (CookieException)
            {
                // A browser ignores a malformed cookie too, and the page is none the worse for it.
            }
        }
    }

    private static FetchOutcome OutcomeOf(HttpResponseMessage response, Uri? target) =>
        target is null ? FetchOutcomes.OfStatus((int)response.StatusCode) : FetchOutcome.Redirected;

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static Uri? RedirectTarget(Uri url, HttpResponseMessage response) =>
        IsRedirect(response.StatusCode)
        && response.Headers.TryGetValues("Location", out var values)
        && Uri.TryCreate(url, values.First(), out var target)
        && target.Scheme is "http" or "https"
            ? target
            : null;

    private static bool IsSamePage(Uri requested, Uri target) =>
        CanonicalUrl.TryCreate(requested) is { } from && CanonicalUrl.TryCreate(target) is { } to && from.Equals(to);

    /// <summary>Both forms: seconds, and a date, which counts from the site's own clock when it states one.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (response.Headers.RetryAfter is not { } value)
        {
            return null;
        }

        var wait = value.Delta ?? (value.Date is { } date ? date - (response.Headers.Date ?? time.GetUtcNow()) : null);
        return wait is { } positive && positive > TimeSpan.Zero ? positive : TimeSpan.Zero;
    }

    private FetchResult Failed(FetchRequest request, FetchOutcome outcome, string detail, long started) => new()
    {
        Outcome = outcome,
        Url = request.Url,
        FetchedAt = time.GetUtcNow(),
        Detail = detail,
        Duration = time.GetElapsedTime(started),
        ResponseTime = time.GetElapsedTime(started),
    };

    /// <summary>Polly guards one attempt. Retries with patience belong to the frontier, which knows the site's back-off.</summary>
    private ResiliencePipeline<FetchResult> BuildPipeline()
    {
        var failure = new PredicateBuilder<FetchResult>()
            .Handle<TimeoutRejectedException>()
            .Handle<OperationCanceledException>(static e => e.InnerException is TimeoutException)
            .Handle<HttpRequestException>(static e => FetchFailure.Classify(e)?.Outcome != FetchOutcome.RefusedByPolicy)
            .HandleResult(static r => r.Outcome == FetchOutcome.ServerError);
        return new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<FetchResult>
            {
                ShouldHandle = failure,
                FailureRatio = 1,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromMinutes(2),
                BreakDuration = TimeSpan.FromSeconds(30),
            })
            .AddTimeout(TimeSpan.FromSeconds(options.TotalSeconds))
            .AddRetry(new RetryStrategyOptions<FetchResult>
            {
                ShouldHandle = new PredicateBuilder<FetchResult>().Handle<Exception>(FetchFailure.IsReset),
                MaxRetryAttempts = 1,
                Delay = TimeSpan.Zero,
                BackoffType = DelayBackoffType.Constant,
            })
            .Build();
    }
}

/// <summary>Message heads as they travel, rebuilt for the archive: the handler does not show the bytes themselves.</summary>
internal static class HttpHeads
{
    public static string Of(HttpRequestMessage message)
    {
        var head = new StringBuilder(512).Append(message.Method.Method).Append(' ').Append(message.RequestUri!.PathAndQuery).Append(" HTTP/1.1\r\n");
        Append(head, message.Headers.NonValidated);
        if (message.Content is { } content)
        {
            Append(head, content.Headers.NonValidated);
        }

        return head.Append("\r\n").ToString();
    }

    /// <summary>Without <c>Transfer-Encoding</c>: the archived body is not chunked any more.</summary>
    public static string Of(HttpResponseMessage message)
    {
        var head = new StringBuilder(512).Append("HTTP/1.1 ")
            .Append(((int)message.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(' ').Append(message.ReasonPhrase).Append("\r\n");
        Append(head, message.Headers.NonValidated);
        Append(head, message.Content.Headers.NonValidated);
        return head.Append("\r\n").ToString();
    }

    private static void Append(StringBuilder head, System.Net.Http.Headers.HttpHeadersNonValidated headers)
    {
        foreach (var (name, values) in headers)
        {
            if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var value in values)
            {
                head.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }
    }
}
