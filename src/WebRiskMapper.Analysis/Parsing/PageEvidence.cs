namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What speaks for each type of page, gathered from structure and wording, never from knowing the site.</summary>
internal sealed record PageEvidence
{
    public required int TextLength { get; init; }

    /// <summary>A page with as many links, of which none leads past a gate, is no gate.</summary>
    private const int FewestOfAMenu = 4;

    /// <summary>Characters left after the frame and the cards.</summary>
    public required int MainTextLength { get; init; }
    public required CardFindings Cards { get; init; }

    /// <summary>The page's own address has the shape of the pages its cards lead to.</summary>
    public required bool LooksLikeCardTarget { get; init; }

    /// <summary>The site's profile knows the address as an ad's.</summary>
    public required bool IsKnownAd { get; init; }

    /// <summary>The site's profile knows the address as a list's, and the page has its cards, however few.</summary>
    public required bool IsKnownList { get; init; }
    public required bool HasPagination { get; init; }

    /// <summary>Contact links or a number long enough to be called, in the main text.</summary>
    public required bool HasContact { get; init; }
    public required bool HasPrice { get; init; }

    /// <summary>The main text states somebody's age; asked for only beside a price and a picture where no contact is seen.</summary>
    public required bool StatesAge { get; init; }

    /// <summary>Label/value pairs that describe a person or an offer.</summary>
    public required int AdLabels { get; init; }
    public required int Images { get; init; }
    public required bool HasMainHeading { get; init; }
    public required bool DescribesOne { get; init; }
    public required bool DescribesList { get; init; }
    public required bool HasPassword { get; init; }

    /// <summary>A heading says that the page is for those who have logged in.</summary>
    public required bool IsHeadedAsClosed { get; init; }

    /// <summary>The password is asked for in the frame, beside whatever the page is about.</summary>
    public required bool HasPasswordInFrame { get; init; }
    public required bool HasCaptcha { get; init; }

    /// <summary>A script says that the page is a wall.</summary>
    public required bool HasWallScript { get; init; }
    public required int Links { get; init; }
    public required PageWordSet Wording { get; init; }
    public required PageWordSet TitleWording { get; init; }

    /// <summary>Title, heading or address say that the page is about the site itself: terms, imprint, contact.</summary>
    public required bool IsServicePage { get; init; }

    /// <summary>Both the document's title and the page's heading say so.</summary>
    public required bool IsHeadedAsService { get; init; }
    public required bool HasGateAction { get; init; }

    /// <summary>The page is nothing but the question of age, and shows no photo; see <see cref="GateAlone"/>.</summary>
    public required bool IsGateAlone { get; init; }

    /// <summary>See <see cref="ArticleShape"/>.</summary>
    public required bool IsArticle { get; init; }

    /// <summary>What the main block tells belongs to the page that its heading leads to, and that is one of those the cards lead to.</summary>
    public required bool FeaturesCard { get; init; }

    /// <summary>The page shows the beginnings of one or two other pages and hardly anything else; see <see cref="Teasers"/>.</summary>
    public required bool IsMadeOfTeasers { get; init; }

    /// <summary>A heading tells how many cards there are: "Ads in Rimini (4)".</summary>
    public required bool CountsCards { get; init; }

    /// <summary>The page waits for its scripts to draw several ads that its state holds.</summary>
    public required bool WaitsForAds { get; init; }

    /// <summary>A button or link says that it leads past the question of age, wherever it does lead.</summary>
    public required bool HasWayIn { get; init; }

    /// <summary>One field and no password: a mail address or a number, to which a code is sent. Or, in place of the content, the ways to an account.</summary>
    public required bool OffersLogin { get; init; }

    /// <summary>See <see cref="SearchAnswer"/>.</summary>
    public required bool IsSearchAnswer { get; init; }

    /// <summary>The question of age is laid over content that came with it.</summary>
    public required bool IsGateOverContent { get; init; }

    /// <summary>The likeliest type and how far it is ahead, between 0 and 1.</summary>
    public (PageType Type, double Confidence) Judge()
    {
        (PageType Type, double Score)[] scores =
        [
            (PageType.Ad, AdScore()),
            (PageType.List, ListScore()),
            (PageType.AgeGate, GateScore()),
            (PageType.Blocked, BlockedScore()),
            (PageType.Login, LoginScore()),
            (PageType.Other, OtherScore()),
        ];
        var best = scores[0];
        var second = double.NegativeInfinity;
        foreach (var candidate in scores.AsSpan(1))
        {
            if (candidate.Score > best.Score)
            {
                (second, best) = (best.Score, candidate);
            }
            else
            {
                second = Math.Max(second, candidate.Score);
            }
        }

        return (best.Type, Math.Round(1 / (1 + Math.Exp(second - best.Score)), 3));
    }

    /// <summary>Gates and barriers say little of their own.</summary>
    public static bool IsShortPage(int mainTextLength, CardFindings cards) => mainTextLength < 700 && cards.Cards < 3;

    /// <param name="isTitled">The document's title says that the page is a wall; some explain themselves at length.</param>
    public static bool MayBeBlocked(int textLength, int mainTextLength, CardFindings cards, bool isTitled) => (isTitled ? cards.Cards < 3 : IsShortPage(mainTextLength, cards)) && textLength <= 2_000;

    // What stands in the head of a wall is what it stands before.
    private bool IsTitledAsWall => HasCaptcha && TitleWording.Has(PageWord.Blocked);

    private double CardShare => TextLength == 0 ? 0 : Math.Min(1, (double)Cards.TextLength / TextLength);

    // How much of what the page says itself is in its cards rather than around them.
    private double CardLead => (double)Cards.TextLength / Math.Max(1, Cards.TextLength + MainTextLength);

    // "/girls" leads to "/girls/anna" and her colleagues.
    private bool IsFolderOfCards => Cards.Below >= 3 && Cards.Below * 3 >= Cards.Cards * 2;

    private bool IsShort => IsShortPage(MainTextLength, Cards);

    // Some gates spell out what is forbidden where; a page of terms that does has a menu around it, and its title says so.
    private bool IsDisclaimer =>
        HasGateAction && Wording.GateTerms >= 3 && MainTextLength < 5_000 && Links <= 12 && Cards.Cards < 3 && AdLabels == 0 && !HasContact && !IsServicePage;

    private double AdScore()
    {
        var score = -1.0;
        score += HasContact ? 1.6 : 0;
        score += 0.7 * Math.Min(AdLabels, 4);
        score += HasPrice ? 0.6 : 0;
        score += StatesAge ? 0.6 : 0;
        score += MainTextLength > 200 ? 0.5 : 0;
        score += HasMainHeading ? 0.3 : 0;
        score += DescribesOne ? 0.8 : 0;
        score += Images > 0 ? 0.2 : 0;
        // Two lines and a number amid forty other ads are an ad where the forty's addresses are like its own.
        score += LooksLikeCardTarget ? (HasContact ? 2.4 : 1.2) : 0;
        score += IsKnownAd ? 2 : 0;
        score -= IsKnownList ? 2 : 0;
        score -= Cards.Cards >= 4 && CardLead > 0.65 && !LooksLikeCardTarget && !IsKnownAd ? 2.0 : 0;
        // Its sample of an ad shows whatever ads show.
        score -= IsServicePage ? (IsHeadedAsService ? 4.5 : 2.5) : 0;
        score -= IsArticle ? 2.5 : 0;
        score -= FeaturesCard ? 3.7 : 0;
        score -= IsSearchAnswer || IsMadeOfTeasers ? 3 : 0;
        score -= IsFolderOfCards ? 2 : 0;
        return score;
    }

    private double ListScore()
    {
        if (Cards.Cards < 3)
        {
            return IsKnownList ? 3 : (IsSearchAnswer || IsMadeOfTeasers ? 3 : WaitsForAds ? 1.5 : HasPagination ? 0.4 : -3) + (Wording.Has(PageWord.NoResults) && !IsServicePage ? 4 : 0);
        }

        var score = -0.5 + Math.Log2(Cards.Cards) * 0.5 + CardLead * 2.5;
        score += IsSearchAnswer || IsFolderOfCards ? 1.5 : 0;
        // Below much text about a city stand those who advertise there; the page itself offers nothing, and says how many they are.
        score += CountsCards && Cards.Offers >= 3 && Cards.Offers * 2 >= Cards.Cards && !HasContact && AdLabels < 2 && !LooksLikeCardTarget ? 1.2 : 0;
        score += HasPagination ? 1 : 0;
        score += DescribesList ? 0.6 : 0;
        score += IsKnownList ? 2 : 0;
        score -= IsKnownAd ? 2 : 0;
        score += CardShare > 0.6 ? 0.5 : 0;
        score -= LooksLikeCardTarget && !FeaturesCard ? (HasContact ? 2.4 : 1.2) : 0;
        // Terms and imprint show some ads below themselves, and say what they are above.
        score -= IsServicePage && !HasPagination ? 2.5 : 0;
        return score;
    }

    private double GateScore() =>
        IsGateAlone && Cards.Cards < 3 && !IsGateOverContent ? 6 - (HasPassword ? 4 : 0)
        : !Wording.Has(PageWord.Gate) || IsGateOverContent ? -3
        : IsShort ? (HasGateAction ? 2.5 : HasWayIn || Links < FewestOfAMenu ? 0.6 : -2.4) + (0.4 * Math.Min(3, Wording.GateTerms)) + (TextLength < 1_500 ? 1.2 : 0) - (HasPassword ? 2 : 0) - (AdLabels >= 3 ? 2 : 0)
        : IsDisclaimer ? 3 - (HasPassword ? 2 : 0)
        : -3;

    private double BlockedScore()
    {
        if (!MayBeBlocked(TextLength, MainTextLength, Cards, TitleWording.Has(PageWord.Blocked)))
        {
            return -3;
        }

        var score = -1.0;
        score += HasCaptcha || HasWallScript ? 2.2 : 0;
        score += Wording.Has(PageWord.Blocked) ? 2.2 : 0;
        score += TitleWording.Has(PageWord.Blocked) ? 1.2 : 0;
        score += TextLength < 600 ? 0.5 : 0;
        score += IsTitledAsWall ? 2 : HasContact ? -1.5 : 0;
        // A report form below an ad has a captcha too.
        return (HasPassword || AdLabels >= 2 || DescribesOne) && !IsTitledAsWall ? score - 3 : score;
    }

    private double LoginScore()
    {
        if (Cards.Cards >= 3)
        {
            return -3;
        }

        var said = (Wording.Has(PageWord.Login) ? 0.6 : 0) + (TitleWording.Has(PageWord.Login) ? 1 : 0);
        // An ad hides its number from guests; a wall hides the ad.
        var wall = MainTextLength < 400 && !HasContact && AdLabels < 2 && Wording.Has(PageWord.LoginRequired) ? 1.4 : -3;
        var form = !HasPassword ? -3 : HasPasswordInFrame && MainTextLength >= 100 ? -0.9 : IsShort && AdLabels < 2 && !DescribesOne ? 3.2 : -0.3;
        var ways = OffersLogin && IsShort && !HasContact && AdLabels < 2 && !DescribesOne ? 1.2 : -3;
        // A heading says that it is for members, over a form to log in and the blurred rest.
        var isClosed = HasPassword && IsHeadedAsClosed && !HasContact ? 4 : -3;
        return Math.Max(Math.Max(Math.Max(form, wall), ways), isClosed) + said;
    }

    private double OtherScore() => 0.9 + (IsServicePage ? 1.5 : 0) + (IsArticle ? 3 : 0) + (MainTextLength > 3_000 && AdLabels == 0 ? 0.7 : 0);
}
