using System.Globalization;
using System.Text.Json.Serialization;
using WebRiskMapper.Pipeline.Fetching.Robots;

namespace WebRiskMapper.Output;

/// <summary>Why a decision fell.</summary>
internal enum RobotsReason
{
    /// <summary>A rule of the group matches; no other that matches has more octets.</summary>
    Rule,

    /// <summary>No rule of the group matches: allowed.</summary>
    NoRule,

    /// <summary>No group speaks to the crawler, and none to all: allowed.</summary>
    NoGroup,

    /// <summary>/robots.txt itself is always allowed.</summary>
    RobotsFile,
}

/// <summary>What <c>robots check</c> says.</summary>
/// <param name="Agent">As given.</param>
/// <param name="ProductToken">What <c>User-agent</c> lines were compared with.</param>
/// <param name="Path">Path and query as compared, before percent-encoding is brought to one spelling.</param>
/// <param name="Rule">The line that decided; null unless <paramref name="Reason"/> is <see cref="RobotsReason.Rule"/>.</param>
/// <param name="Group">The <c>User-agent</c> lines by which the rules were chosen; null when there are none.</param>
/// <param name="CrawlDelaySeconds">The group's Crawl-delay, or null.</param>
internal sealed record RobotsReport(bool Allowed, RobotsReason Reason, RobotsLine? Rule, RobotsGroup? Group, string Agent, string ProductToken, string Url, string Path, double? CrawlDelaySeconds)
{
    public static RobotsReport Of(string text, string agent, string token, string url, string path)
    {
        var rules = RobotsRules.Parse(text, token);
        var decision = rules.Decide(path);
        var lines = rules.GroupLines.Select(n => new RobotsLine(n, RobotsText.Line(text, n))).ToList();
        var reason = decision.Line is not null ? RobotsReason.Rule
            : path is "/robots.txt" ? RobotsReason.RobotsFile
            : lines.Count > 0 ? RobotsReason.NoRule
            : RobotsReason.NoGroup;
        return new RobotsReport(
            decision.IsAllowed,
            reason,
            decision.Line is { } line ? new RobotsLine(line, RobotsText.Line(text, line)) : null,
            lines.Count > 0 ? new RobotsGroup(lines) : null,
            agent,
            token,
            url,
            path,
            rules.CrawlDelay?.TotalSeconds);
    }

    public void Print(TextWriter output)
    {
        output.WriteLine(Allowed ? "allowed" : "disallowed");
        output.WriteLine(Reason switch
        {
            RobotsReason.Rule => Rule!.ToString(),
            RobotsReason.RobotsFile => "/robots.txt itself is always allowed",
            RobotsReason.NoRule => "no rule of the group matches",
            _ => $"no group names {ProductToken}, and none is for *",
        });
        foreach (var line in Group?.Lines ?? [])
        {
            output.WriteLine("group: " + line);
        }
    }
}

/// <param name="Number">From 1.</param>
/// <param name="Text">As in the file, without blanks around it; characters that steer a terminal are shown as <c>�</c>.</param>
internal sealed record RobotsLine([property: JsonPropertyName("line")] int Number, string Text)
{
    public string Text { get; } = string.Create(Text.Length, Text, static (safe, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            safe[i] = char.IsControl(text[i]) && text[i] != '\t' ? '\uFFFD' : text[i];
        }
    });

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Number}: {Text}");
}

internal sealed record RobotsGroup(IReadOnlyList<RobotsLine> Lines);
