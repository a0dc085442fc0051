namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Weights of linking evidence, as log-odds that two ads are under one control [proposal: chosen by reasoning, to be
/// replaced by fitted values once linked truth from an audit exists].
/// </summary>
internal static class LinkWeights
{
    /// <summary>From here on one kind of evidence links by itself.</summary>
    public const double Strong = 2.0;

    /// <summary>Sum that several kinds of weak evidence must reach together.</summary>
    public const double Joint = 2.75;

    public const double Phone = 5.0;
    public const double Email = 5.0;
    public const double Handle = 4.5;
    public const double Wallet = 3.5;

    /// <summary>How fast a contact loses weight with the logarithm of the unrelated parties that use it.</summary>
    public const double CrowdSlope = 0.6;

    /// <summary>Added to the slope when all those parties also have contacts of their own: then this one is a switchboard or a support number.</summary>
    public const double OwnContactSlope = 1.6;

    /// <summary>Loss when most of a platform's ads carry the contact beside contacts of their own.</summary>
    public const double PlatformWide = 3.0;

    public const double Image = 2.3;
    public const double ImageCrowdSlope = 0.6;
    public const double FurtherImage = 0.4;
    public const double Template = 2.4;
    public const double TemplateCrowdSlope = 0.3;
    public const double RarePricesMost = 1.5;
    public const double RareNameMost = 1.0;

    /// <summary>How fast a shared price list or name gains weight with the logarithm of its rarity.</summary>
    public const double RaritySlope = 0.3;

    public const double RareStyleMost = 1.5;

    /// <summary>A city in which two were at the same time on their way.</summary>
    public const double SameStop = 0.7;

    public const int MostStops = 3;

    /// <summary>Two stays this many days apart are at the same time still: ads are posted before, at and after arrival.</summary>
    public const int SameDays = 4;

    /// <summary>Days without any ad from which on a phone number may have come to somebody else.</summary>
    public const int PauseFrom = 45;

    /// <summary>What a phone loses for each doubling of the pause beyond <see cref="PauseUnit"/> days.</summary>
    public const double PauseSlope = 0.5;

    public const int PauseUnit = 30;

    /// <summary>Further loss where no name is the same before and after the pause; likewise no city, no text.</summary>
    public const double OtherName = 1.0;

    public const double OtherCity = 1.0;
    public const double OtherText = 0.5;

    /// <summary>A key shared by more groups than this is compared with neighbours in price order only, which keeps time linear.</summary>
    public const int AllPairsUpTo = 48;

    public const int NeighboursBeyond = 12;

    /// <summary>Entities below this many ads are never split.</summary>
    public const int SplitFromAds = 150;

    /// <summary>Two communities stay together when the evidence between them is at least this share of the smaller one's.</summary>
    public const double KeepTogether = 0.05;
}
