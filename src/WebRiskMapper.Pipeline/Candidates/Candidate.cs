using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Pipeline.Candidates;

/// <summary>A domain that may be a platform nobody has listed yet, and why.</summary>
/// <param name="Domain">Registrable domain.</param>
/// <param name="Score">See <see cref="CandidateRanking"/>; above 0, without an upper end. It orders the list and means nothing else.</param>
/// <param name="HasCue">A word of the market stands in the domain or in a link to it.</param>
/// <param name="Groups">Who links to it, weightiest first.</param>
public sealed record Candidate(string Domain, double Score, bool HasCue, IReadOnlyList<CandidateGroup> Groups)
{
    public int Sites => Groups.Sum(g => g.Links.Count);

    /// <summary>The weightiest place of any link.</summary>
    public LinkPlacement Placement => Groups.Max(g => g.Placement);
}

/// <summary>Known sites that seem to be one operator's and so count once.</summary>
/// <param name="Platforms">Names of all platforms of the group, those without a link to the candidate included.</param>
/// <param name="Placement">The weightiest place of the group's links.</param>
/// <param name="Weight">What the group adds to the score before the cue.</param>
/// <param name="Links">By site.</param>
/// <param name="SharedIds">Accounts that sites of the group share.</param>
public sealed record CandidateGroup(IReadOnlyList<string> Platforms, LinkPlacement Placement, double Weight, IReadOnlyList<CandidateLink> Links, IReadOnlyList<SharedId> SharedIds);

/// <summary>A known site that links to the candidate.</summary>
/// <param name="NavigationPages">Pages of the run with most of them, as for the other places.</param>
/// <param name="LastRun">The latest run that saw a link.</param>
public sealed record CandidateLink(string Site, string Platform, int NavigationPages, int FooterPages, int ContentPages, long LastRun);

/// <summary>An account that several known sites name.</summary>
public sealed record SharedId(string Service, string Account, IReadOnlyList<string> Sites);

/// <summary>What a researcher decided about a domain.</summary>
/// <param name="Decision"><c>accepted</c> or <c>rejected</c>.</param>
public sealed record CandidateDecision(string Decision, string Reason, string By, DateTimeOffset At);
