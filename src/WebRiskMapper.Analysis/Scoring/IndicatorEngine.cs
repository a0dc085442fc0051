using System.Runtime.InteropServices;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Scoring.Indicators;

namespace WebRiskMapper.Analysis.Scoring;

/// <summary>Computes the catalogue's indicators for ads and entities. Thread-safe after construction.</summary>
public sealed class IndicatorEngine
{
    /// <summary>A picture that more entities than this use is a stock picture or a placeholder.</summary>
    private const int StockImageEntities = 5;

    private readonly (IndicatorRow Row, Indicator Indicator)[] _onAds;
    private readonly (IndicatorRow Row, Indicator Indicator)[] _onEntities;
    private readonly Func<StoredAd, IReadOnlyList<LexiconHit>> _lexicon;
    private readonly IndicatorSettings _settings;

    internal IndicatorEngine(IndicatorCatalogue catalogue, Func<StoredAd, IReadOnlyList<LexiconHit>> lexicon, IndicatorSettings settings)
    {
        (_lexicon, _settings) = (lexicon, settings);
        var computed = IndicatorRegistry.All.Select(i => (Row: catalogue[i.Id], Indicator: i)).ToList();
        _onAds = [.. computed.Where(c => c.Indicator.OnAd is not null)];
        _onEntities = [.. computed.Where(c => c.Indicator.OnEntity is not null)];
    }

    /// <summary>Ids of the indicators that are computed, in order.</summary>
    public static IReadOnlyList<string> Computed { get; } = [.. IndicatorRegistry.All.Select(i => i.Id)];

    /// <param name="restrictedTerms">Y05's terms from the deploying authority; none by default.</param>
    public static IndicatorEngine Load(ModelFiles files, IReadOnlyList<string>? restrictedTerms = null) => Load(files, IndicatorLexicon.Load(files).Match, restrictedTerms);

    /// <param name="lexicon">The lexicon terms in an ad's stored text.</param>
    internal static IndicatorEngine Load(ModelFiles files, Func<StoredAd, IReadOnlyList<LexiconHit>> lexicon, IReadOnlyList<string>? restrictedTerms = null) =>
        new(
            IndicatorCatalogue.Load(files),
            lexicon,
            new IndicatorSettings(EvidenceParameters.Load(files).CrisisOrigins.ToHashSet(StringComparer.Ordinal), restrictedTerms ?? [], CityDistances.Load(files)));

    /// <summary>Refuses an indicator that is never computed from ads.</summary>
    /// <exception cref="NotSupportedException">The indicator is refused by design, analyst-only or a hard rule; the message says which.</exception>
    public static void RequireComputable(IndicatorCatalogue catalogue, string id) => IndicatorRegistry.For(catalogue[id]);

    /// <summary>The evidence of every entity, in the order of <see cref="EntityLinks.EntityOf"/>.</summary>
    /// <param name="ads">The ads that were linked, in the same order.</param>
    /// <param name="market">What is usual, from these ads or from a longer history.</param>
    /// <param name="sitesWithOperator">Sites whose own pages say who runs them; none are known by default.</param>
    public IReadOnlyList<EntityEvidence> Evaluate(IReadOnlyList<StoredAd> ads, EntityLinks links, MarketStatistics market, IReadOnlySet<int>? sitesWithOperator = null)
    {
        if (ads.Count != links.EntityOf.Count)
        {
            throw new ArgumentException($"The links are for {links.EntityOf.Count} ads, but {ads.Count} were given.", nameof(links));
        }

        var membersOf = new List<int>[links.EntityCount];
        for (var ad = 0; ad < ads.Count; ad++)
        {
            (membersOf[links.EntityOf[ad]] ??= []).Add(ad);
        }

        var stock = StockImages(ads, membersOf);
        var styles = StyleMates.Of(ads, links, membersOf);
        var settings = sitesWithOperator is null ? _settings : _settings with { SitesWithOperator = sitesWithOperator };
        var hits = new List<IndicatorHit>();
        var result = new EntityEvidence[membersOf.Length];
        for (var entity = 0; entity < result.Length; entity++)
        {
            hits.Clear();
            result[entity] = EvaluateEntity(hits, entity, membersOf[entity], ads, links, market, settings, stock, styles);
        }

        return result;
    }

    private EntityEvidence EvaluateEntity(List<IndicatorHit> hits, int number, List<int> indices, IReadOnlyList<StoredAd> ads, EntityLinks links, MarketStatistics market, IndicatorSettings settings, HashSet<string> stock, StyleMates styles)
    {
        var members = new List<Member>(indices.Count);
        var abstaining = 0;
        foreach (var index in indices)
        {
            var ad = ads[index];
            var view = new AdView(ad, ad.LanguageSupported ? _lexicon(ad) : [], market, settings);
            members.Add(new Member(view, links.PersonaOf[index], links.TemplateOf[index], links.SlotTextOf[index]));
            abstaining += ad.LanguageSupported ? 0 : 1;
            foreach (var (row, indicator) in _onAds)
            {
                if ((view.Hits.Count > 0 || !indicator.NeedsLexicon) && indicator.OnAd!(view) is { } found)
                {
                    hits.Add(new IndicatorHit(row.Id, row.Group, found.Strength, found.Evidence, index, found.Span));
                }
            }
        }

        var entity = new EntityView(members, links.HubContacts, stock, settings, styles, number);
        foreach (var (row, indicator) in _onEntities)
        {
            if (indicator.OnEntity!(entity) is { } found)
            {
                hits.Add(new IndicatorHit(row.Id, row.Group, found.Strength, found.Evidence, null, null));
            }
        }

        var spam = AlternativePatterns.Spam(entity);
        return new EntityEvidence([.. hits], members.Count, abstaining, spam?.Strength ?? 0, AlternativePatterns.OpenAgency(entity))
        {
            SpamEvidence = spam?.Evidence ?? "",
            Texts = [.. indices.Select(i => ads[i].Text)],
        };
    }

    private static HashSet<string> StockImages(IReadOnlyList<StoredAd> ads, List<int>[] membersOf)
    {
        var uses = new Dictionary<string, (int LastEntity, int Entities)>(ads.Count, StringComparer.Ordinal);
        for (var entity = 0; entity < membersOf.Length; entity++)
        {
            foreach (var ad in membersOf[entity])
            {
                foreach (var image in ads[ad].ImageFingerprints)
                {
                    ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, image, out var known);
                    if (!known || use.LastEntity != entity)
                    {
                        use = (entity, use.Entities + 1);
                    }
                }
            }
        }

        return uses.Where(u => u.Value.Entities > StockImageEntities).Select(u => u.Key).ToHashSet(StringComparer.Ordinal);
    }
}
