using Microsoft.EntityFrameworkCore;
using WebRiskMapper.Analysis.Mapping;

namespace WebRiskMapper.Pipeline.Storage;

internal static class MapsModel
{
    public const string RunId = "RunId";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<CountryRow>(e =>
        {
            e.ToTable("country", "maps").HasKey(r => r.Iso2);
            e.Property(r => r.Iso2).IsFixed(2);
            e.Property(r => r.Iso3).IsFixed(3);
            e.Property(r => r.IsoNumeric).IsFixed(3);
        });
        model.Entity<CityRow>(e =>
        {
            e.ToTable("city", "maps").HasKey(r => r.GeonamesId);
            e.Property(r => r.GeonamesId).ValueGeneratedNever();
            e.Property(r => r.Country).IsFixed(2);
            e.HasOne<CountryRow>().WithMany().HasForeignKey(r => r.Country).HasConstraintName("fk_city_country").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => r.Country).HasDatabaseName("ix_city_country");
        });
        model.Entity<CityExonymRow>(e =>
        {
            e.ToTable("city_exonym", "maps").HasKey(r => new { r.Iso2, r.City, r.Language, r.Name });
            e.Property(r => r.Iso2).IsFixed(2);
        });
        model.Entity<TerritoryNameRow>(e =>
        {
            e.ToTable("territory_name", "maps").HasKey(r => new { r.Iso2, r.Language, r.Name });
            e.Property(r => r.Iso2).IsFixed(2);
        });
        model.Entity<PlatformRow>(e =>
        {
            e.ToTable("platform", "maps").HasKey(r => r.PlatformId);
            e.HasAlternateKey(r => r.Name).HasName("uq_platform_name");
            e.Property(r => r.Note).HasDefaultValue("").ValueGeneratedNever();
        });
        model.Entity<CampaignRow>(e =>
        {
            e.ToTable("campaign", "maps", t => t.HasCheckConstraint("ck_campaign_state", "state IN ('active', 'paused')")).HasKey(r => r.CampaignId);
            e.HasAlternateKey(r => r.Name).HasName("uq_campaign_name");
            e.Property(r => r.Spec).HasColumnType("jsonb");
        });
        model.Entity<RunRow>(e =>
        {
            e.ToTable("run", "maps", t =>
            {
                t.HasCheckConstraint("ck_run_state", "state IN ('crawling', 'importing', 'analysing', 'done', 'failed')");
                t.HasCheckConstraint("ck_run_trigger", "trigger IN ('manual', 'schedule', 'import')");
            }).HasKey(r => r.RunId);
            e.HasOne<CampaignRow>().WithMany().HasForeignKey(r => r.CampaignId).HasConstraintName("fk_run_campaign").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => r.CampaignId, "uq_run_open").IsUnique().HasFilter("state IN ('crawling', 'importing', 'analysing')");
            e.HasIndex(r => new { r.CampaignId, r.StartedAt }).HasDatabaseName("ix_run_campaign");
        });

        // Analysis knows no runs; the run is the row's.
        model.Entity<PlatformRisk>(e =>
        {
            e.ToTable("platform_risk", "maps").Property<long>(RunId);
            e.HasKey(RunId, nameof(PlatformRisk.PlatformId), nameof(PlatformRisk.Country));
            e.Property(r => r.Country).IsFixed(2);
            e.HasOne<RunRow>().WithMany().HasForeignKey(RunId).HasConstraintName("fk_platform_risk_run").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<PlatformRow>().WithMany().HasForeignKey(r => r.PlatformId).HasConstraintName("fk_platform_risk_platform").OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<CountryRisk>(e =>
        {
            e.ToTable("country_risk", "maps").Property<long>(RunId);
            e.HasKey(RunId, nameof(CountryRisk.Country));
            e.Property(r => r.Country).IsFixed(2);
            e.Property(r => r.AdsPer100K).HasColumnName("ads_per_100k");
            e.HasOne<RunRow>().WithMany().HasForeignKey(RunId).HasConstraintName("fk_country_risk_run").OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<PlatformCoverage>(e =>
        {
            e.ToTable("platform_coverage", "maps").Property<long>(RunId);
            e.HasKey(RunId, nameof(PlatformCoverage.PlatformId));
            e.Property<int>("Pages");
            e.Ignore(r => r.Share);
            e.HasOne<RunRow>().WithMany().HasForeignKey(RunId).HasConstraintName("fk_platform_coverage_run").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<PlatformRow>().WithMany().HasForeignKey(r => r.PlatformId).HasConstraintName("fk_platform_coverage_platform").OnDelete(DeleteBehavior.NoAction);
        });
    }
}
