namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>Every computable indicator, one line each. To add one: a row in the catalogue, a method in its group's class, a line here, cases in the tests.</summary>
internal static class IndicatorRegistry
{
    public static IReadOnlyList<Indicator> All { get; } =
    [
        Lexical("C01", ControlIndicators.PluralVoice),
        Lexical("C02", ControlIndicators.ThirdPerson),
        OnAd("C03", ControlIndicators.MultiProvider),
        Lexical("C04", ControlIndicators.TrustLanguage),
        Lexical("C05", ControlIndicators.ClientScreening),
        OnAd("C06", ControlIndicators.IncallOnly),
        OnAd("C07", ControlIndicators.AlwaysAvailable),
        OnAd("C08", ControlIndicators.ReviewCoercion),
        OnAd("C09", ControlIndicators.BaitSwitch),
        OnAd("C10", ControlIndicators.CustomerFlag),
        Lexical("M01", MovementIndicators.MovementLanguage),
        OnEntity("M02", MovementIndicators.ObservedCircuit),
        OnEntity("M03", MovementIndicators.CoRouting),
        OnAd("M04", MovementIndicators.CodeMismatch),
        OnEntity("M05", MovementIndicators.RotationSpeed),
        Lexical("Y01", YouthIndicators.YouthLanguage),
        OnAd("Y02", YouthIndicators.AgeUnder23),
        OnEntity("Y04", YouthIndicators.AgeConflict),
        OnAd("Y05", YouthIndicators.RestrictedTerm),
        OnAd("E01", OriginIndicators.Ethnicity),
        OnAd("E02", OriginIndicators.Nationality),
        OnEntity("E03", OriginIndicators.NationalityRotation),
        OnAd("E04", OriginIndicators.CrisisOrigin),
        Lexical("S01", OfferIndicators.UnconventionalActs),
        Lexical("S02", OfferIndicators.Unprotected),
        OnAd("S03", OfferIndicators.ServiceBreadth),
        Lexical("S05", OfferIndicators.TattooBranding),
        OnAd("P01", OfferIndicators.LowPrice),
        OnEntity("P02", OfferIndicators.PriceUniformity),
        OnEntity("L01", LinkedIndicators.SharedPhone),
        OnEntity("L02", LinkedIndicators.MultiPhone),
        OnEntity("L03", LinkedIndicators.SharedHandle),
        OnEntity("L05", LinkedIndicators.CrossSite),
        OnEntity("L06", LinkedIndicators.SharedImage),
        OnEntity("L07", LinkedIndicators.EntitySize),
        OnEntity("L08", LinkedIndicators.OutputRate),
        OnEntity("L09", LinkedIndicators.NameChurn),
        OnEntity("T01", TextIndicators.NearDuplicate),
        OnEntity("T02", TextIndicators.OneAuthor),
        OnEntity("T03", TextIndicators.TextAcrossRegions),
        OnEntity("T04", TextIndicators.SlotTemplate),
        OnAd("O01", ConcealmentIndicators.ObscuredPhone),
        OnAd("O03", ConcealmentIndicators.SymbolSubstitution),
        OnAd("O04", ConcealmentIndicators.OffPlatformOnly),
        OnAd("F01", ConcealmentIndicators.CryptoPrepaid),
        Lexical("F03", ConcealmentIndicators.OpaqueProcessor),
        OnEntity("V01", ConcealmentIndicators.RecruitAndSell),
        Lexical("V02", ConcealmentIndicators.AgencyPromise),
        OnEntity("V03", ConcealmentIndicators.PopupVenue),
        OnAd("V04", ConcealmentIndicators.UntraceableAgency),
        Lexical("V05", ConcealmentIndicators.MassageFront),
    ];

    /// <summary>The implementation of a catalogue row.</summary>
    /// <exception cref="NotSupportedException">The row is never computed; the message says why.</exception>
    public static Indicator For(IndicatorRow row)
    {
        if (row.Refused)
        {
            throw new NotSupportedException($"{row.Id} ({row.Name}) is refused by design: it would judge a person's appearance, and no image is ever downloaded.");
        }

        if (row.AnalystOnly)
        {
            throw new NotSupportedException($"{row.Id} ({row.Name}) exists only as an analyst's tag and is never computed.");
        }

        if (row.Grade == EvidenceGrade.R)
        {
            throw new NotSupportedException($"{row.Id} ({row.Name}) is a hard rule: the safety stop seals the page before any scoring.");
        }

        return All.FirstOrDefault(i => string.Equals(i.Id, row.Id, StringComparison.Ordinal))
            ?? throw new NotSupportedException($"{row.Id} ({row.Name}) is not computed yet.");
    }

    private static Indicator Lexical(string id, Func<AdView, Finding?> onAd) => new(id, onAd, null, NeedsLexicon: true);

    private static Indicator OnAd(string id, Func<AdView, Finding?> onAd) => new(id, onAd, null, NeedsLexicon: false);

    private static Indicator OnEntity(string id, Func<EntityView, Finding?> onEntity) => new(id, null, onEntity, NeedsLexicon: false);
}
