using System.Text.RegularExpressions;
using Quartz;
using WebRiskMapper.Pipeline.Egress;

namespace WebRiskMapper.Pipeline.Campaigns;

/// <summary>Reads a campaign from YAML and says everything that is wrong with it at once.</summary>
public static partial class CampaignFile
{
    /// <exception cref="BadInputException">With one problem per mistake, each naming file, line, field and remedy.</exception>
    public static CampaignSpec Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new BadInputException(new InputProblem(path, null, null, "the file can't be read", "check the path and its permissions; examples are in seeds/campaigns"));
        }
    }

    /// <param name="file">Name to use in problems.</param>
    /// <exception cref="BadInputException">With one problem per mistake.</exception>
    public static CampaignSpec Parse(string file, string text)
    {
        var problems = new List<InputProblem>();
        if (YamlFields.Open(file, text, problems) is not { } fields)
        {
            throw new BadInputException(problems);
        }

        var spec = Read(fields);
        fields.RefuseUnknown();
        return problems.Count == 0 ? spec : throw new BadInputException(problems);
    }

    private static CampaignSpec Read(YamlFields fields)
    {
        var synthetic = fields.Flag("synthetic", fallback: false);
        return new CampaignSpec
        {
            Name = ReadName(fields),
            Cron = ReadCron(fields),
            Synthetic = synthetic,
            Platforms = ReadPlatforms(fields, synthetic),
            Scope = ReadScope(fields.Section("scope")),
            Budgets = ReadBudgets(fields.Section("budgets")),
            Politeness = ReadPoliteness(fields.Section("politeness"), synthetic),
            RetentionDays = ReadRetention(fields.Section("retention_days")),
            Controller = Responsible(fields, "controller", synthetic, "name the body that decides on purpose and means (GDPR Art. 4(7))"),
            LegalBasis = Responsible(fields, "legal_basis", synthetic, "name the provision the processing rests on, Art. 9 included"),
            DpiaReference = Responsible(fields, "dpia_reference", synthetic, "say where the impact assessment is filed"),
        };
    }

    private static string ReadName(YamlFields fields)
    {
        var name = fields.Text("name");
        if (name is null)
        {
            fields.Problem("name", "is missing", "give the campaign a short name such as 'osce-region'");
        }
        else if (!NamePattern().IsMatch(name))
        {
            fields.Problem("name", $"'{name}' is not a name", "use 1 to 64 lower-case letters, digits and hyphens");
        }

        return name ?? "";
    }

    private static string ReadCron(YamlFields fields)
    {
        var cron = fields.Text("cron");
        if (cron is null)
        {
            fields.Problem("cron", "is missing", "say when runs start, such as '0 0 3 ? * SUN' for Sundays at 03:00 UTC");
        }
        else if (!CronExpression.TryParse(cron, out _))
        {
            fields.Problem("cron", $"'{cron}' is not a Quartz cron expression", "write seconds, minutes, hours, day of month, month, day of week, such as '0 0 3 ? * SUN'");
        }

        return cron ?? "";
    }

    private static IReadOnlyList<string> ReadPlatforms(YamlFields fields, bool synthetic)
    {
        var platforms = fields.List("platforms");
        if (platforms.Count == 0 && !synthetic)
        {
            fields.Problem("platforms", "names no platform list", "write 'platforms: [../platforms/example.csv]'");
        }

        return platforms;
    }

    private static CampaignScope ReadScope(YamlFields fields)
    {
        var standard = new CampaignScope();
        var scope = new CampaignScope
        {
            MaxDepth = (int)fields.Number("max_depth", standard.MaxDepth, 0, 50),
            Languages = fields.List("languages"),
            Include = ReadPatterns(fields, "include"),
            Exclude = ReadPatterns(fields, "exclude"),
        };
        foreach (var language in scope.Languages.Where(l => !LanguagePattern().IsMatch(l)))
        {
            fields.Problem("languages", $"'{language}' is not a language code", "use two-letter ISO 639-1 codes such as 'de'");
        }

        fields.RefuseUnknown();
        return scope;
    }

    private static IReadOnlyList<string> ReadPatterns(YamlFields fields, string name)
    {
        var patterns = fields.List(name);
        foreach (var pattern in patterns.Where(p => p[0] is not ('/' or '*')))
        {
            fields.Problem(name, $"'{pattern}' matches no path", "start a pattern with '/' or '*'");
        }

        return patterns;
    }

    private static CampaignBudgets ReadBudgets(YamlFields fields)
    {
        var standard = new CampaignBudgets();
        var budgets = new CampaignBudgets
        {
            PagesPerSite = (int)fields.Number("pages_per_site", standard.PagesPerSite, 1, 10_000_000),
            BytesPerSite = fields.Number("bytes_per_site", standard.BytesPerSite, 100_000, 1_000_000_000_000),
            MinutesPerSite = (int)fields.Number("minutes_per_site", standard.MinutesPerSite, 1, 100_000),
            Minutes = (int)fields.Number("minutes", standard.Minutes, 1, 100_000),
            Pages = fields.Number("pages", standard.Pages, 1, 10_000_000_000),
            Bytes = fields.Number("bytes", standard.Bytes, 100_000, 1_000_000_000_000_000),
        };
        fields.RefuseUnknown();
        return budgets;
    }

    private static CampaignPoliteness ReadPoliteness(YamlFields fields, bool synthetic)
    {
        var standard = new CampaignPoliteness();
        var delay = (int)fields.Number("delay_ms", standard.DelayMs, synthetic ? 0 : 500, 3_600_000);
        var politeness = new CampaignPoliteness
        {
            DelayMs = delay,
            MaxDelayMs = (int)fields.Number("max_delay_ms", Math.Max(delay, standard.MaxDelayMs), 0, 3_600_000),
            BackoffSeconds = (int)fields.Number("backoff_seconds", standard.BackoffSeconds, synthetic ? 1 : 5, 3600),
            ConnectionsPerSite = (int)fields.Number("connections_per_site", standard.ConnectionsPerSite, 1, synthetic ? 8 : 4),
            SitesPerAddress = fields.Number("sites_per_address", -1, 0, 10_000) is >= 0 and var most ? (int)most : null,
            Proxy = fields.Text("proxy"),
            Contact = fields.Text("contact") ?? (synthetic ? "https://example.org/webriskmapper-demo" : ""),
        };
        if (politeness.MaxDelayMs < politeness.DelayMs)
        {
            fields.Problem("max_delay_ms", "is less than delay_ms", "raise it, or leave it out");
        }

        if (politeness.Proxy is { } proxy && UpstreamProxy.TryParse(proxy, out var wrong) is null)
        {
            fields.Problem("proxy", wrong.Message, wrong.Remedy);
        }

        if (politeness.Contact.Length == 0)
        {
            fields.Problem("contact", "is missing", "give a URL or e-mail address where a site's operator can ask about the crawl");
        }
        else if (!ContactPattern().IsMatch(politeness.Contact))
        {
            fields.Problem("contact", $"'{politeness.Contact}' is neither a URL nor an e-mail address", "write 'https://…' or 'name@host', without spaces and brackets");
        }

        fields.RefuseUnknown();
        return politeness;
    }

    private static CampaignRetention ReadRetention(YamlFields fields)
    {
        var standard = new CampaignRetention();
        var retention = new CampaignRetention
        {
            Raw = (int)fields.Number("raw", standard.Raw, 1, 3650),
            Ads = (int)fields.Number("ads", standard.Ads, 1, 3650),
            Aggregates = (int)fields.Number("aggregates", standard.Aggregates, 1, 36_500),
        };
        if (retention.Raw > retention.Ads || retention.Ads > retention.Aggregates)
        {
            fields.Problem("raw", "the classes are out of order", "keep raw pages no longer than ads, and ads no longer than aggregates");
        }

        fields.RefuseUnknown();
        return retention;
    }

    /// <summary>Without these a campaign that reaches real sites does not exist.</summary>
    private static string? Responsible(YamlFields fields, string name, bool synthetic, string remedy)
    {
        var value = fields.Text(name);
        if (value is null && !synthetic)
        {
            fields.Problem(name, "is missing, and a campaign over real sites does not start without it", remedy);
        }

        return value;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[a-z]{2}$", RegexOptions.None, 1000)]
    private static partial Regex LanguagePattern();

    [GeneratedRegex(@"^(https?://[^\s()<>]+|[^\s()<>@]+@[^\s()<>@]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ContactPattern();
}
