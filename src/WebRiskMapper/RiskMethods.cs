using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Pipeline.Training;

namespace WebRiskMapper;

/// <summary>The indicators and the model that this build scores with.</summary>
/// <param name="Model">What scores.</param>
/// <param name="Trainers">What can be trained.</param>
internal sealed record RiskMethods(IndicatorEngine Indicators, IRiskModel Model, RiskTrainers Trainers)
{
    public static RiskMethods Load(ModelFiles files)
    {
        var trainers = LoadTrainers(files);
        return new RiskMethods(IndicatorEngine.Load(files), trainers.Shipped, trainers);
    }

    public static RiskTrainers LoadTrainers(ModelFiles files) => new(
        EvidenceModel.Load(files),
#if MLNET
        MlNet.MlNetTrainer.All(files));
#else
        []);
#endif

    /// <summary>The same with the model that the deployment promoted, if it did.</summary>
    /// <exception cref="Pipeline.BadInputException">The promoted model's file is missing, was changed, or belongs to other parameters.</exception>
    public RiskMethods Promoted(string dataDirectory) => this with { Model = new TrainedModels(dataDirectory).Current(Trainers) };

    /// <summary>Scores each ad with its entity's evidence and its own; parallel to <paramref name="ads"/>.</summary>
    public IReadOnlyList<RiskScore> ScoreAds(IReadOnlyList<StoredAd> ads)
    {
        var links = EntityLinker.Link(ads);
        var evidence = Indicators.Evaluate(ads, links, MarketStatistics.From(ads));
        return [.. ads.Select((ad, i) => Model.Score(evidence[links.EntityOf[i]].ForAd(i, !ad.LanguageSupported)))];
    }
}
