using Microsoft.EntityFrameworkCore;

namespace WebRiskMapper.Pipeline.Storage;

internal static class ArchiveModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<SiteRow>(e =>
        {
            e.ToTable("site", "archive").HasKey(r => r.SiteId);
            e.HasAlternateKey(r => r.BaseUrl).HasName("uq_site_base_url");
            e.HasOne<PlatformRow>().WithMany().HasForeignKey(r => r.PlatformId).HasConstraintName("fk_site_platform").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => r.PlatformId).HasDatabaseName("ix_site_platform");
            e.HasIndex(r => r.RegistrableDomain).HasDatabaseName("ix_site_domain");
            e.Property(r => r.NextFetchAt).HasDefaultValueSql("'-infinity'::timestamptz").ValueGeneratedNever();
            e.Property(r => r.DelayMs).HasDefaultValue(1000).ValueGeneratedNever();
            e.Property(r => r.BackoffLevel).HasDefaultValue(0).ValueGeneratedNever();
            e.Property(r => r.Fence).HasDefaultValue(0L).ValueGeneratedNever();
            e.HasIndex(r => r.AddressGroup).HasDatabaseName("ix_site_address");
            e.Property(r => r.AskedAt).HasDefaultValueSql("'-infinity'::timestamptz").ValueGeneratedNever();
            e.Property(r => r.Render).HasDefaultValue(false).ValueGeneratedNever();
            e.Property(r => r.Learned).HasColumnType("jsonb");
            e.Property(r => r.Profile).HasColumnType("jsonb");
            e.Property(r => r.ProfileVersion).HasDefaultValue(0).ValueGeneratedNever();
        });
        model.Entity<CampaignSiteRow>(e =>
        {
            e.ToTable("campaign_site", "archive").HasKey(r => new { r.CampaignId, r.SiteId });
            e.HasOne<CampaignRow>().WithMany().HasForeignKey(r => r.CampaignId).HasConstraintName("fk_campaign_site_campaign").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<SiteRow>().WithMany().HasForeignKey(r => r.SiteId).HasConstraintName("fk_campaign_site_site").OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<RunSiteRow>(e =>
        {
            e.ToTable("run_site", "archive", t => t.HasCheckConstraint("ck_run_site_state", "state IN ('active', 'done', 'budget', 'unreachable')"))
                .HasKey(r => new { r.RunId, r.SiteId });
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_run_site_run").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<SiteRow>().WithMany().HasForeignKey(r => r.SiteId).HasConstraintName("fk_run_site_site").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => r.SiteId).HasDatabaseName("ix_run_site_active").HasFilter("state = 'active'");
            e.Property(r => r.Pages).HasDefaultValue(0).ValueGeneratedNever();
            e.Property(r => r.Bytes).HasDefaultValue(0L).ValueGeneratedNever();
        });
        model.Entity<FrontierRow>(e =>
        {
            e.ToTable("frontier", "archive").HasKey(r => new { r.CampaignId, r.SiteId, r.UrlHash });
            e.HasIndex(r => new { r.CampaignId, r.SiteId, r.Priority, r.DueAt }).HasDatabaseName("ix_frontier_due").IsDescending(false, false, true, false).HasFilter("pending");
            e.Property(r => r.Attempts).HasDefaultValue(0).ValueGeneratedNever();
            e.Property(r => r.Revisits).HasDefaultValue(0).ValueGeneratedNever();
            e.Property(r => r.Changes).HasDefaultValue(0).ValueGeneratedNever();
            e.Property(r => r.WatchedDays).HasDefaultValue(0d).ValueGeneratedNever();
            e.Property(r => r.PageType).HasConversion<short?>();
        });
        model.Entity<FetchRow>(e =>
        {
            e.ToTable("fetch", "archive").HasKey(r => new { r.FetchedAt, r.FetchId });
            e.Property(r => r.FetchId).ValueGeneratedOnAdd();
            e.HasIndex(r => new { r.RunId, r.SiteId }).HasDatabaseName("ix_fetch_run");
            e.Property(r => r.PageType).HasConversion<short?>();
        });
        model.Entity<EvidenceRow>(e =>
        {
            e.ToTable("evidence", "archive", t => t.HasCheckConstraint("ck_evidence_kind", "kind IN ('response', 'revisit')")).HasKey(r => r.EvidenceId);
            e.Property(r => r.Kind).HasDefaultValue("response").ValueGeneratedNever();
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_evidence_run").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<SiteRow>().WithMany().HasForeignKey(r => r.SiteId).HasConstraintName("fk_evidence_site").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => new { r.SiteId, r.UrlHash }).HasDatabaseName("ix_evidence_url");
        });
        model.Entity<EvidenceManifestRow>(e => e.ToTable("evidence_manifest", "archive").HasKey(r => new { r.ArchiveId, r.Sequence }));
        model.Entity<OutLinkRow>(e =>
        {
            e.ToTable("out_link", "archive").HasKey(r => new { r.RunId, r.SiteId, r.Domain });
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_out_link_run").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<SiteRow>().WithMany().HasForeignKey(r => r.SiteId).HasConstraintName("fk_out_link_site").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => r.Domain).HasDatabaseName("ix_out_link_domain");
        });
        model.Entity<TrackingIdRow>(e =>
        {
            e.ToTable("tracking_id", "archive").HasKey(r => new { r.RunId, r.SiteId, r.Service, r.Account });
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_tracking_id_run").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<SiteRow>().WithMany().HasForeignKey(r => r.SiteId).HasConstraintName("fk_tracking_id_site").OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<PlatformFactRow>(e =>
        {
            e.ToTable("platform_fact", "archive").HasKey(r => new { r.RunId, r.SiteId, r.Indicator, r.Value });
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_platform_fact_run").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<SiteRow>().WithMany().HasForeignKey(r => r.SiteId).HasConstraintName("fk_platform_fact_site").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => r.SiteId).HasDatabaseName("ix_platform_fact_site");
        });
        model.Entity<CandidateDecisionRow>(e =>
        {
            e.ToTable("candidate_decision", "archive", t => t.HasCheckConstraint("ck_candidate_decision", "decision IN ('accepted', 'rejected')")).HasKey(r => r.Domain);
            e.Property(r => r.DecidedAt).HasDefaultValueSql("clock_timestamp()");
        });
        model.Entity<LegalHoldRow>(e =>
        {
            e.ToTable("legal_hold", "archive", t =>
            {
                t.HasCheckConstraint("ck_legal_hold_class", "class IN ('raw', 'ads', 'aggregates')");
                t.HasCheckConstraint("ck_legal_hold_scope", "num_nonnulls(platform_id, site_id, run_id) <= 1");
            }).HasKey(r => r.HoldId);
            e.HasOne<PlatformRow>().WithMany().HasForeignKey(r => r.PlatformId).HasConstraintName("fk_legal_hold_platform").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<SiteRow>().WithMany().HasForeignKey(r => r.SiteId).HasConstraintName("fk_legal_hold_site").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_legal_hold_run").OnDelete(DeleteBehavior.NoAction);
            e.Property(r => r.PlacedAt).HasDefaultValueSql("clock_timestamp()");
        });
        model.Entity<CustodyRow>(e =>
        {
            e.ToTable("custody_log", "archive").HasKey(r => r.CustodyId);
            e.Property(r => r.CustodyId).ValueGeneratedNever();
            e.Property(r => r.Detail).HasColumnType("jsonb");
        });
        model.Entity<QuarantineRow>(e =>
        {
            e.ToTable("quarantine", "archive", t => t.HasCheckConstraint("ck_quarantine_hotline", "hotline_state IN ('queued', 'sent')")).HasKey(r => r.QuarantineId);
            e.HasAlternateKey(r => new { r.SiteId, r.UrlHash }).HasName("uq_quarantine_url");
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_quarantine_run").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<SiteRow>().WithMany().HasForeignKey(r => r.SiteId).HasConstraintName("fk_quarantine_site").OnDelete(DeleteBehavior.NoAction);
            e.Property(r => r.HotlineState).HasDefaultValue("queued").ValueGeneratedNever();
        });
        model.Entity<AuditRow>(e =>
        {
            e.ToTable("audit_log", "archive").HasKey(r => r.AuditId);
            e.Property(r => r.AuditId).UseIdentityAlwaysColumn();
            e.Property(r => r.At).HasDefaultValueSql("clock_timestamp()");
            e.Property(r => r.Detail).HasColumnType("jsonb").HasDefaultValueSql("'{}'::jsonb");
        });
    }
}
