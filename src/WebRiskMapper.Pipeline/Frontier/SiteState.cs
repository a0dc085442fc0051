using System.Collections.Concurrent;
using WebRiskMapper.Analysis.Profiles;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Fetching.Robots;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>What a worker remembers of a site between its visits: the connection with its cookies, the parsed robots.txt, links it has written already.</summary>
internal sealed class SiteState(SiteClient client) : IDisposable
{
    private const int MostRememberedTexts = 256;

    private readonly LinkMemory written = new();
    private readonly ConcurrentDictionary<string, (RobotsFile File, RobotsRules Rules)> otherRobots = new(StringComparer.Ordinal);
    private readonly List<ulong> texts = [];
    private (RobotsFile File, RobotsRules Rules)? robots;

    public SiteClient Client => client;

    public bool AgeGateTried { get; set; }

    /// <summary>Whether the site was asked in this run for an address that cannot exist.</summary>
    public bool NotFoundTried { get; set; }

    /// <summary>The words of its answer, if that had the status of success (<see cref="SimHash"/>).</summary>
    public ulong? NotFound { get; set; }

    public SiteLearning Learning { get; private set; } = SiteLearning.Read(json: null);

    /// <summary>What is known of the site's template.</summary>
    public SiteProfile? Profile { get; private set; }

    public bool HasLearned { get; private set; }

    /// <summary>Run that <see cref="IsWritten"/> speaks of.</summary>
    public long RunId { get; private set; }

    public RobotsRules Rules(RobotsFile file)
    {
        if (robots is not { } known || known.File != file)
        {
            robots = known = (file, file.Rules());
        }

        return known.Rules;
    }

    /// <summary>The robots.txt of another of the site's addresses (https beside http, with <c>www.</c> and without), known to this worker only.</summary>
    public (RobotsFile File, RobotsRules Rules)? OtherRobots(string authority) => otherRobots.TryGetValue(authority, out var known) ? known : null;

    public RobotsRules Remember(string authority, RobotsFile file)
    {
        var rules = file.Rules();
        otherRobots[authority] = (file, rules);
        return rules;
    }

    public void BeginRun(long runId)
    {
        if (RunId != runId)
        {
            written.Clear();
            texts.Clear();
            AgeGateTried = false;
            NotFoundTried = false;
            NotFound = null;
            RunId = runId;
        }
    }

    /// <summary>Navigation repeats on every page: a link that was written once in this run need not travel to the database again.</summary>
    /// <param name="key">Of <see cref="LinkMemory.KeyOf"/>.</param>
    public bool IsWritten(ulong key) => written.Contains(key);

    /// <summary>To be called only after the transaction that wrote the links.</summary>
    public void MarkWritten(IEnumerable<ulong> keys)
    {
        foreach (var key in keys)
        {
            written.Add(key);
        }
    }

    /// <summary>Takes up what earlier visits, of this worker or another, learnt.</summary>
    public void Learn(string? json, SiteProfile? profile)
    {
        Learning = SiteLearning.Read(json);
        Profile = profile;
        HasLearned = true;
    }

    /// <returns>False when another page of this run said nearly the same.</returns>
    public bool AddText(ulong print)
    {
        lock (texts)
        {
            if (texts.Exists(t => SimHash.IsNear(t, print)))
            {
                return false;
            }

            if (texts.Count < MostRememberedTexts)
            {
                texts.Add(print);
            }

            return true;
        }
    }

    public void Dispose() => client.Dispose();
}
