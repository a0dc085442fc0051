using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Pipeline.Training;

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

    /// <summary>The same with the model that the deployment promoted, if it did.</summary>
    /// <exception cref="Pipeline.BadInputException">The promoted model's file is missing, was changed, or belongs to other parameters.</exception>
    public RiskMethods Promoted(string dataDirectory) => this with { Model = new TrainedModels(dataDirectory).Current(Model) };

    /// <summary>Scores each ad with its entity's evidence and its own; parallel to <paramref name="ads"/>.</summary>
    public IReadOnlyList<RiskScore> ScoreAds(IReadOnlyList<StoredAd> ads)
    {
        var links = EntityLinker.Link(ads);
        var evidence = Indicators.Evaluate(ads, links, MarketStatistics.From(ads));
        return [.. ads.Select((ad, i) => Model.Score(evidence[links.EntityOf[i]].ForAd(i, !ad.LanguageSupported)))];
    }
}
