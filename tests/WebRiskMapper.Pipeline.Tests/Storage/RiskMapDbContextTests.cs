using Microsoft.EntityFrameworkCore;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Storage;

public sealed class RiskMapDbContextTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AdsSeenIn_StoredAd_ComesBackWhole()
    {
        await using var db = RiskMapDbContext.Open(postgres.ConnectionString);
        var (run, platform) = await SeedRunAsync(db, "ads");
        var ad = new AdRow { SiteId = 1, PlatformId = platform, UrlHash = [1], FirstSeen = Now, LastSeen = Now };
        db.Add(ad);
        await db.SaveChangesAsync();
        var content = new StoredAd
        {
            AdId = ad.AdId,
            SiteId = 1,
            PlatformId = platform,
            Title = "Massage",
            Text = "Massage in Wien, [phone]",
            Language = "de",
            LanguageSupported = true,
            Contacts = [new StoredContact(ContactKind.Phone, "whatsapp", "ab12", 1, "AT", Obfuscated: true)],
            Prices = [new Price(120.50m, "EUR", 60, Outcall: false), new Price(10, null, null, null)],
            Ages = [24, 31],
            NameKeys = ["k"],
            Services = ["massage"],
            Incall = true,
            Place = new Place(2761369, "Vienna", "AT", 0.9, "label"),
            PostedAt = new DateOnly(2026, 2, 27),
            ImageCount = 3,
            ImageFingerprints = ["f1", "f2"],
            SubstitutionRate = 0.25,
        };
        db.Entry(content).Property("ContentHash").CurrentValue = new byte[] { 9 };
        db.Entry(content).Property("ExtractedAt").CurrentValue = Now;
        db.Entry(content).State = EntityState.Added;
        await db.SaveChangesAsync();
        var version = (long)db.Entry(content).Property("AdVersionId").CurrentValue!;
        db.Add(new ObservationRow { RunId = run, AdId = ad.AdId, AdVersionId = version, PlatformId = platform, SeenAt = Now });
        await db.SaveChangesAsync();

        var read = await db.AdsSeenIn(run).SingleAsync();

        StoredJson.Write(read).ShouldBe(StoredJson.Write(content));
        (await ScalarAsync("SELECT contacts ->> 0 FROM research.ad_version")).ShouldBe(
            """{"hmac": "ab12", "kind": "phone", "country": "AT", "service": "whatsapp", "obfuscated": true, "key_version": 1}""");
    }

    [Fact]
    public async Task ScoreOf_StoredScore_ComesBackWhole()
    {
        await using var db = RiskMapDbContext.Open(postgres.ConnectionString);
        var (run, _) = await SeedRunAsync(db, "scores");
        db.Add(new EntityRow { RunId = run, EntityId = 0, PersistentId = 1, Ads = 2, Personas = 1, Contacts = 1, Platforms = 1, Countries = ["AT"] });
        db.Add(new ModelRow { Version = "m1", Kind = "evidence", Sha256 = [1], Validated = false, FirstUsed = Now });
        await db.SaveChangesAsync();
        var score = new RiskScore(0.4, 0.1, 0.8, Band.NotEnoughEvidence, Validated: false, ["control"], [new Contribution("C04", "control", 0.7, "5 cities")], ["mass spam pattern"]);
        db.Add(score);
        db.Entry(score).Property("RunId").CurrentValue = run;
        db.Entry(score).Property("EntityId").CurrentValue = 0;
        db.Entry(score).Property("ModelVersion").CurrentValue = "m1";
        await db.SaveChangesAsync();

        var read = await db.ScoreOf(run, 0).SingleAsync();

        StoredJson.Write(read).ShouldBe(StoredJson.Write(score));
        (await ScalarAsync("SELECT band FROM research.score")).ShouldBe("not_enough_evidence");
    }

    [Fact]
    public async Task PlatformRisksOf_TwoRuns_GivesTheOneAsked()
    {
        await using var db = RiskMapDbContext.Open(postgres.ConnectionString);
        var (first, platform) = await SeedRunAsync(db, "risk-a");
        var (second, _) = await SeedRunAsync(db, "risk-b");
        foreach (var run in new[] { first, second })
        {
            var risk = new PlatformRisk(platform, "AT", (int)run, 20, 4, 0.2, 0.1, 0.3, 0.5, null, Suppressed: false);
            db.Entry(risk).Property("RunId").CurrentValue = run;
            db.Entry(risk).State = EntityState.Added;
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        (await db.PlatformRisksOf(second).SingleAsync()).Ads.ShouldBe((int)second);
    }

    private async Task<string?> ScalarAsync(string sql)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync();
    }

    private static async Task<(long Run, int Platform)> SeedRunAsync(RiskMapDbContext db, string name)
    {
        var campaign = new CampaignRow { Name = name, Synthetic = true, State = "active", Cron = "0 0 3 * * ?", Spec = "{}", CreatedAt = Now };
        var platform = new PlatformRow { Name = name, Type = "ads", Source = "test" };
        db.AddRange(campaign, platform);
        await db.SaveChangesAsync();
        var run = new RunRow { CampaignId = campaign.CampaignId, State = "done", Trigger = "manual", StartedAt = Now, CodeVersion = "test" };
        db.Add(run);
        await db.SaveChangesAsync();
        return (run.RunId, platform.PlatformId);
    }
}
