using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Scoring;

namespace WebRiskMapper;

/// <summary>The indicators and the model that this build scores with.</summary>
internal sealed record RiskMethods(IndicatorEngine Indicators, EvidenceModel Model)
{
    public static RiskMethods Load(ModelFiles files)
    {
        var lexicons = LexiconMatcher.Load(files);
        return new RiskMethods(
            IndicatorEngine.Load(files, ad => ad is { LanguageSupported: true, Language: { } language } ? lexicons.Match(ad.Text, language) : []),
            EvidenceModel.Load(files));
    }

    /// <summary>Scores each ad with its entity's evidence and its own; parallel to <paramref name="ads"/>.</summary>
    public IReadOnlyList<RiskScore> ScoreAds(IReadOnlyList<StoredAd> ads)
    {
        var links = EntityLinker.Link(ads);
        var evidence = Indicators.Evaluate(ads, links, MarketStatistics.From(ads));
        return [.. ads.Select((ad, i) => Model.Score(evidence[links.EntityOf[i]].ForAd(i, !ad.LanguageSupported)))];
    }
}
