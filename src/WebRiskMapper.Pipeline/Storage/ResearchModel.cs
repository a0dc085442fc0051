using Microsoft.EntityFrameworkCore;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Scoring;

namespace WebRiskMapper.Pipeline.Storage;

internal static class ResearchModel
{
    public const string AdVersionId = "AdVersionId";
    public const string ContentHash = "ContentHash";
    public const string ExtractedAt = "ExtractedAt";
    public const string EntityId = "EntityId";
    public const string ModelVersion = "ModelVersion";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<AdRow>(e =>
        {
            e.ToTable("ad", "research").HasKey(r => r.AdId);
            e.HasAlternateKey(r => new { r.SiteId, r.UrlHash }).HasName("uq_ad_url");
            e.HasOne<PlatformRow>().WithMany().HasForeignKey(r => r.PlatformId).HasConstraintName("fk_ad_platform").OnDelete(DeleteBehavior.NoAction);
        });

        // The ad's content knows its ad, not when it was read nor its number as a version: those are the row's.
        model.Entity<StoredAd>(e =>
        {
            e.ToTable("ad_version", "research").Property<long>(AdVersionId).ValueGeneratedOnAdd();
            e.Property<byte[]>(ContentHash);
            e.Property<DateTimeOffset>(ExtractedAt);
            e.HasKey(AdVersionId);
            e.HasAlternateKey(nameof(StoredAd.AdId), ContentHash).HasName("uq_ad_version_content");
            e.HasOne<AdRow>().WithMany().HasForeignKey(r => r.AdId).HasConstraintName("fk_ad_version_ad").OnDelete(DeleteBehavior.NoAction);
            e.Property(r => r.Contacts).IsJson();
            e.Property(r => r.Prices).IsJson();
            e.Property(r => r.ReviewSigns).IsJsonOrNull();
            e.ComplexProperty(r => r.Place, place =>
            {
                place.Property(p => p.CityId).HasColumnName("city_id");
                place.Property(p => p.City).HasColumnName("city");
                place.Property(p => p.Country).IsFixedOrNull(2).HasColumnName("country");
                place.Property(p => p.Confidence).HasColumnName("place_confidence");
                place.Property(p => p.Method).HasColumnName("place_method");
            });
        });
        model.Entity<ObservationRow>(e =>
        {
            e.ToTable("observation", "research").HasKey(r => new { r.RunId, r.AdId });
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_observation_run").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<AdRow>().WithMany().HasForeignKey(r => r.AdId).HasConstraintName("fk_observation_ad").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<StoredAd>().WithMany().HasForeignKey(r => r.AdVersionId).HasConstraintName("fk_observation_version").OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<ContactRow>(e =>
        {
            e.ToTable("contact", "research").HasKey(r => r.ContactId);
            e.HasAlternateKey(r => new { r.KeyVersion, r.Hmac }).HasName("uq_contact_hmac");
            e.Property(r => r.Kind).IsWord();
            e.Property(r => r.Country!).IsFixed(2);
        });
        model.Entity<AdContactRow>(e =>
        {
            e.ToTable("ad_contact", "research").HasKey(r => new { r.AdId, r.ContactId, r.Service });
            e.HasOne<AdRow>().WithMany().HasForeignKey(r => r.AdId).HasConstraintName("fk_ad_contact_ad").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<ContactRow>().WithMany().HasForeignKey(r => r.ContactId).HasConstraintName("fk_ad_contact_contact").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => r.ContactId).HasDatabaseName("ix_ad_contact_contact");
        });
        model.Entity<EntityRow>(e =>
        {
            e.ToTable("entity", "research").HasKey(r => new { r.RunId, r.EntityId });
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_entity_run").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => new { r.PersistentId, r.RunId }).IsUnique().HasDatabaseName("ix_entity_persistent");
        });
        model.Entity<EntityLineageRow>(e =>
        {
            e.ToTable("entity_lineage", "research", t => t.HasCheckConstraint("ck_entity_lineage_kind", "kind IN ('merged', 'split')"));
            e.HasKey(r => new { r.RunId, r.EntityId, r.FromPersistentId });
            e.HasOne<EntityRow>().WithMany().HasForeignKey(r => new { r.RunId, r.EntityId }).HasConstraintName("fk_entity_lineage_entity").OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<EntityMemberRow>(e =>
        {
            e.ToTable("entity_member", "research").HasKey(r => new { r.RunId, r.AdId });
            e.HasOne<AdRow>().WithMany().HasForeignKey(r => r.AdId).HasConstraintName("fk_entity_member_ad").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<EntityRow>().WithMany().HasForeignKey(r => new { r.RunId, r.EntityId }).HasConstraintName("fk_entity_member_entity").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => new { r.RunId, r.EntityId }).HasDatabaseName("ix_entity_member_entity");
            e.HasIndex(r => new { r.AdId, r.RunId }).HasDatabaseName("ix_entity_member_ad");
        });
        model.Entity<StayRow>(e =>
        {
            e.ToTable("stay", "research").HasKey(r => r.StayId);
            e.HasOne<EntityRow>().WithMany().HasForeignKey(r => new { r.RunId, r.EntityId }).HasConstraintName("fk_stay_entity").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => new { r.RunId, r.EntityId }).HasDatabaseName("ix_stay_entity");
        });
        model.Entity<IndicatorHitRow>(e =>
        {
            e.ToTable("indicator_hit", "research").HasKey(r => r.HitId);
            e.HasOne<EntityRow>().WithMany().HasForeignKey(r => new { r.RunId, r.EntityId }).HasConstraintName("fk_indicator_hit_entity").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => new { r.RunId, r.EntityId }).HasDatabaseName("ix_indicator_hit_entity");
        });
        model.Entity<LabelRow>(e =>
        {
            e.ToTable("label", "research", t =>
            {
                t.HasCheckConstraint("ck_label_value", "(ordinal IS NULL) <> (high IS NULL) AND (ordinal IS NULL OR ordinal BETWEEN 0 AND 6)");
                t.HasCheckConstraint("ck_label_source", "source IN ('audit', 'queue', 'import')");
            });
            e.HasKey(r => new { r.RunId, r.AdId, r.Labeller });
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_label_run").OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<ReviewDrawRow>(e =>
        {
            e.ToTable("review_draw", "research", t => t.HasCheckConstraint("ck_review_draw_purpose", "purpose IN ('audit', 'queue')"));
            e.HasKey(r => new { r.RunId, r.AdId });
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_review_draw_run").OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => r.AdId).HasDatabaseName("ix_review_draw_ad");
        });
        model.Entity<FeatureDistributionRow>(e =>
        {
            e.ToTable("feature_distribution", "research").HasKey(r => new { r.RunId, r.Feature });
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).HasConstraintName("fk_feature_distribution_run").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.EarlierRunId).HasConstraintName("fk_feature_distribution_earlier").OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<ModelRow>(e => e.ToTable("model", "research").HasKey(r => r.Version));
        model.Entity<RiskScore>(e =>
        {
            e.ToTable("score", "research", t => t.HasCheckConstraint("ck_score_band", "band IN ('not_enough_evidence', 'low', 'medium', 'high')"));
            e.Property<long>(MapsModel.RunId);
            e.Property<int>(EntityId);
            e.Property<string>(ModelVersion).IsRequired();
            e.HasKey(MapsModel.RunId, EntityId);
            e.HasOne<EntityRow>().WithMany().HasForeignKey(MapsModel.RunId, EntityId).HasConstraintName("fk_score_entity").OnDelete(DeleteBehavior.NoAction);
            e.HasOne<ModelRow>().WithMany().HasForeignKey(ModelVersion).HasConstraintName("fk_score_model").OnDelete(DeleteBehavior.NoAction);
            e.Property(r => r.Band).IsWord();
            e.Property(r => r.Contributions).IsJson();
        });
    }
}
