using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Analysis.Scoring;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>
/// The database as EF Core sees it: for queries and for writes of a few rows. Hot paths use <see cref="BulkCopy"/>.
/// Analysis' own records are mapped directly; what only the row knows (its run, its version number) is a shadow property,
/// reached with <c>EF.Property</c> and named by the queries at the end of this class.
/// </summary>
public sealed class RiskMapDbContext(DbContextOptions<RiskMapDbContext> options) : DbContext(options)
{
    public DbSet<CountryRow> Countries => Set<CountryRow>();

    public DbSet<CityRow> Cities => Set<CityRow>();

    public DbSet<CityExonymRow> CityExonyms => Set<CityExonymRow>();

    public DbSet<TerritoryNameRow> TerritoryNames => Set<TerritoryNameRow>();

    public DbSet<PlatformRow> Platforms => Set<PlatformRow>();

    public DbSet<CampaignRow> Campaigns => Set<CampaignRow>();

    public DbSet<RunRow> Runs => Set<RunRow>();

    public DbSet<PlatformRisk> PlatformRisks => Set<PlatformRisk>();

    public DbSet<CountryRisk> CountryRisks => Set<CountryRisk>();

    public DbSet<PlatformCoverage> PlatformCoverages => Set<PlatformCoverage>();

    public DbSet<SiteRow> Sites => Set<SiteRow>();

    public DbSet<CampaignSiteRow> CampaignSites => Set<CampaignSiteRow>();

    public DbSet<RunSiteRow> RunSites => Set<RunSiteRow>();

    public DbSet<FrontierRow> Frontier => Set<FrontierRow>();

    public DbSet<FetchRow> Fetches => Set<FetchRow>();

    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();

    public DbSet<EvidenceManifestRow> EvidenceManifests => Set<EvidenceManifestRow>();

    public DbSet<OutLinkRow> OutLinks => Set<OutLinkRow>();

    public DbSet<TrackingIdRow> TrackingIds => Set<TrackingIdRow>();

    public DbSet<PlatformFactRow> PlatformFacts => Set<PlatformFactRow>();

    public DbSet<CandidateDecisionRow> CandidateDecisions => Set<CandidateDecisionRow>();

    public DbSet<LegalHoldRow> LegalHolds => Set<LegalHoldRow>();

    public DbSet<CustodyRow> CustodyEntries => Set<CustodyRow>();

    public DbSet<QuarantineRow> Quarantine => Set<QuarantineRow>();

    public DbSet<AuditRow> AuditEntries => Set<AuditRow>();

    public DbSet<AdRow> Ads => Set<AdRow>();

    /// <summary>What ads said, once per distinct content.</summary>
    public DbSet<StoredAd> AdVersions => Set<StoredAd>();

    public DbSet<ObservationRow> Observations => Set<ObservationRow>();

    public DbSet<ContactRow> Contacts => Set<ContactRow>();

    public DbSet<AdContactRow> AdContacts => Set<AdContactRow>();

    public DbSet<EntityRow> Entities => Set<EntityRow>();

    public DbSet<EntityLineageRow> EntityLineages => Set<EntityLineageRow>();

    public DbSet<EntityMemberRow> EntityMembers => Set<EntityMemberRow>();

    public DbSet<StayRow> Stays => Set<StayRow>();

    public DbSet<IndicatorHitRow> IndicatorHits => Set<IndicatorHitRow>();

    public DbSet<LabelRow> Labels => Set<LabelRow>();

    public DbSet<ReviewDrawRow> ReviewDraws => Set<ReviewDrawRow>();

    public DbSet<FeatureDistributionRow> FeatureDistributions => Set<FeatureDistributionRow>();

    public DbSet<ModelRow> Models => Set<ModelRow>();

    public DbSet<RiskScore> Scores => Set<RiskScore>();

    public static RiskMapDbContext Open(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<RiskMapDbContext>();
        Configure(builder, connectionString);
        return new RiskMapDbContext(builder.Options);
    }

    /// <summary>The options of every context, for hosts that register it with <c>AddDbContext</c>.</summary>
    public static void Configure(DbContextOptionsBuilder builder, string connectionString) =>
        builder
            .UseNpgsql(connectionString, o => o.MigrationsHistoryTable("migration_history", "public"))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            // Migrations are hand-written and have no snapshot; a test compares the model with the migrated schema instead.
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>The contents that a run saw, one per ad, ordered by ad.</summary>
    public IQueryable<StoredAd> AdsSeenIn(long runId) =>
        from seen in Observations
        where seen.RunId == runId
        join version in AdVersions on seen.AdVersionId equals EF.Property<long>(version, ResearchModel.AdVersionId)
        orderby seen.AdId
        select version;

    public IQueryable<PlatformRisk> PlatformRisksOf(long runId) => PlatformRisks.Where(r => EF.Property<long>(r, MapsModel.RunId) == runId);

    public IQueryable<CountryRisk> CountryRisksOf(long runId) => CountryRisks.Where(r => EF.Property<long>(r, MapsModel.RunId) == runId);

    public IQueryable<PlatformCoverage> CoverageOf(long runId) => PlatformCoverages.Where(r => EF.Property<long>(r, MapsModel.RunId) == runId);

    public IQueryable<RiskScore> ScoresOf(long runId) => Scores.Where(r => EF.Property<long>(r, MapsModel.RunId) == runId);

    /// <summary>Those of the newest finished run before a run of the same campaign.</summary>
    public IQueryable<FeatureDistributionRow> FeatureDistributionsBefore(long runId) => FeatureDistributions.Where(d => d.RunId == Runs
        .Where(r => r.RunId < runId && r.State == "done" && r.CampaignId == Runs.First(own => own.RunId == runId).CampaignId)
        .Max(r => (long?)r.RunId));

    /// <summary>The score of one entity of a run.</summary>
    public IQueryable<RiskScore> ScoreOf(long runId, int entityId) => ScoresOf(runId).Where(r => EF.Property<int>(r, ResearchModel.EntityId) == entityId);

    // Indexes on foreign keys are chosen, not assumed: the SQL names every one.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MapsModel.Configure(modelBuilder);
        ArchiveModel.Configure(modelBuilder);
        ResearchModel.Configure(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.FindPrimaryKey()?.SetName("pk_" + entity.GetTableName());
            foreach (var property in entity.GetProperties().Where(p => p.FindAnnotation("Relational:ColumnName") is null))
            {
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
            }
        }
    }
}
