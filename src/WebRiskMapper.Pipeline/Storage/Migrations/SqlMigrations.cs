using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace WebRiskMapper.Pipeline.Storage.Migrations;

/// <summary>
/// Migrations are SQL files, so that partitions, roles, triggers and views are ordinary text. A file that has reached a
/// deployment is never edited again; a change is a new file and a new class here.
/// </summary>
[DbContext(typeof(RiskMapDbContext))]
[Migration("0001_initial")]
internal sealed class InitialMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0001_initial.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0002_access")]
internal sealed class AccessMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("roles.sql") + SqlResource.Read("0002_access.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0003_run_progress")]
internal sealed class RunProgressMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0003_run_progress.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0004_disclosure")]
internal sealed class DisclosureMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0004_disclosure.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0005_evidence")]
internal sealed class EvidenceMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0005_evidence.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0006_discovery")]
internal sealed class DiscoveryMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0006_discovery.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0008_scale")]
internal sealed class ScaleMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0008_scale.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0009_candidates")]
internal sealed class CandidatesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0009_candidates.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0010_site_profile")]
internal sealed class SiteProfileMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0010_site_profile.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0011_platform_fact")]
internal sealed class PlatformFactMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0011_platform_fact.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0012_labels")]
internal sealed class LabelsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0012_labels.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0013_entity_lineage")]
internal sealed class EntityLineageMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0013_entity_lineage.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0016_feature_drift")]
internal sealed class FeatureDriftMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0016_feature_drift.sql"));
}

[DbContext(typeof(RiskMapDbContext))]
[Migration("0017_reviews_and_stays")]
internal sealed class ReviewsAndStaysMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlResource.Read("0017_reviews_and_stays.sql"));
}
