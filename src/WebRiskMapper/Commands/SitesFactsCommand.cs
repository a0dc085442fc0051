using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using WebRiskMapper.Analysis.Platforms;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Platforms;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk sites facts</c>: how a site is run, by what its own pages say.</summary>
internal static class SitesFactsCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("SITE") { Description = "Address or host of a site." };
        var command = new Command("facts", "What a site's own pages tell about how it is run (checks, moderation, policies, contacts, imprint, payment), each with its page, and the governance gap.") { name };
        command.SetAction(async (parsed, ct) =>
        {
            var wanted = parsed.GetValue(name)!;
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            await using var db = deployment.OpenContext();
            var site = await db.Sites.FirstOrDefaultAsync(s => s.BaseUrl == wanted || s.BaseUrl == wanted + "/" || s.Host == wanted, ct)
                ?? throw new BadInputException(new InputProblem("sites facts", null, "SITE", $"there is no site '{wanted}'", "see 'webrisk sites list'"));
            var found = await PlatformFactStore.OfSiteAsync(deployment.Database, site.SiteId, PlatformIndicator.Load(ShippedFiles.Load()), ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(Document(site.BaseUrl, found));
            }
            else
            {
                Write(found);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static object Document(string site, SiteFindings found) => new
    {
        site,
        pages_read = found.PagesRead.ToDictionary(p => p.Key.ToString().ToLowerInvariant(), p => p.Value),
        governance_gap = new { low = found.Gap.Low, high = found.Gap.High, unknown = found.Gap.Unknown, rows = found.Gap.Rows },
        facts = found.Findings.Select(f => new
        {
            id = f.Indicator.Id,
            name = f.Indicator.Name,
            state = f.State.ToString().ToLowerInvariant(),
            raises_risk = f.RaisesRisk,
            values = f.Values,
            evidence = EvidenceOf(found, f).Select(e => new { value = e.Fact.Value, url = e.Url, pages = e.Pages, seen_at = e.SeenAt, warc_record = e.Record, sha256 = e.Sha256 }),
        }),
    };

    private static void Write(SiteFindings found)
    {
        var table = TextTable.New("Id", "What", "State", "Raises risk", "Page", "Seen");
        foreach (var finding in found.Findings)
        {
            var evidence = EvidenceOf(found, finding).OrderByDescending(e => e.SeenAt).FirstOrDefault();
            table.AddRow(
                finding.Indicator.Id,
                Markup.Escape(finding.Indicator.LookedFor),
                finding.Values.Count > 0 ? Markup.Escape(string.Join(", ", finding.Values)) : finding.State.ToString().ToLowerInvariant(),
                finding.RaisesRisk switch { true => "yes", false => "no", null => "–" },
                Markup.Escape(evidence?.Url ?? "–"),
                evidence?.SeenAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–");
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"Governance gap: {found.Gap.Low:P0} to {found.Gap.High:P0} of {found.Gap.Rows} rows ({found.Gap.Unknown} unknown)");
    }

    private static IEnumerable<FactEvidence> EvidenceOf(SiteFindings found, PlatformFinding finding) =>
        found.Evidence.Where(e => string.Equals(e.Fact.Indicator, finding.Indicator.Id, StringComparison.Ordinal));
}
