using WebRiskMapper.Analysis.Extraction.Agencies;
using WebRiskMapper.Analysis.Extraction.Ages;
using WebRiskMapper.Analysis.Extraction.Availabilities;
using WebRiskMapper.Analysis.Extraction.Dates;
using WebRiskMapper.Analysis.Extraction.Emails;
using WebRiskMapper.Analysis.Extraction.Handles;
using WebRiskMapper.Analysis.Extraction.Images;
using WebRiskMapper.Analysis.Extraction.Names;
using WebRiskMapper.Analysis.Extraction.Nationalities;
using WebRiskMapper.Analysis.Extraction.Payments;
using WebRiskMapper.Analysis.Extraction.Persons;
using WebRiskMapper.Analysis.Extraction.Phones;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Extraction.Prices;
using WebRiskMapper.Analysis.Extraction.Reviews;
using WebRiskMapper.Analysis.Extraction.Services;
using WebRiskMapper.Analysis.Extraction.SpokenLanguages;
using WebRiskMapper.Analysis.Extraction.Updates;
using WebRiskMapper.Analysis.Extraction.Venues;
using WebRiskMapper.Analysis.Extraction.Verifications;
using WebRiskMapper.Analysis.Extraction.Views;
using WebRiskMapper.Analysis.Extraction.Visits;
using WebRiskMapper.Analysis.Extraction.Wallets;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>Reads an ad's fields from its text: every recogniser in turn, each seeing what the earlier ones found. Thread-safe.</summary>
public sealed class AdExtractor
{
    private readonly IRecognizer[] recognizers;
    private readonly LexiconMatcher lexicons;
    private readonly LanguageIdentifier languages;
    private readonly PostingDateRecognizer dates;

    private AdExtractor(IRecognizer[] recognizers, LexiconMatcher lexicons, LanguageIdentifier languages)
    {
        this.recognizers = recognizers;
        this.lexicons = lexicons;
        this.languages = languages;
        dates = recognizers.OfType<PostingDateRecognizer>().Single();
    }

    /// <exception cref="InvalidDataException">A lexicon or the language model is malformed; the message names file, line and field.</exception>
    /// <exception cref="FormatException">A table is malformed; the message names file, line and column.</exception>
    public static AdExtractor Create(ModelFiles files)
    {
        var (matcher, languages, gazetteer) = (LexiconMatcher.Load(files), LanguageIdentifier.Load(files), new Gazetteer(files));
        var (places, words) = (new PlaceRecognizer(files, gazetteer), FieldWords.Load(files));
        return new AdExtractor(Registry(files, new AdLexicon(matcher, languages, FalseFriends.Load(files)), words, new NameWords(words), gazetteer, places, new PriceRecognizer(files, words, places)), matcher, languages);
    }

    /// <summary>Extracts the fields. The result holds contacts in clear: it stays in memory, and only its masked form is stored.</summary>
    public ExtractedAd Extract(AdText ad)
    {
        var draft = new ExtractedAd
        {
            Title = ad.Title,
            Text = ad.Text,
            Language = ad.Language,
            LanguageSupported = ad.Language is not null && lexicons.Languages.Contains(ad.Language),
            SubstitutionRate = Substitutions.RateOf(ad.Text),
            Reviews = ad.Reviews,
        };
        foreach (var recognizer in recognizers)
        {
            draft = recognizer.Recognize(ad, draft);
        }

        return draft with
        {
            Contacts = Once(draft.Contacts),
            Prices = Once(draft.Prices),
            Ages = Once(draft.Ages),
            Names = Once(draft.Names, StringComparer.OrdinalIgnoreCase),
            Nationalities = Once(draft.Nationalities),
            Ethnicities = Once(draft.Ethnicities),
            Services = Once(draft.Services),
            ImageFingerprints = Once(draft.ImageFingerprints),
        };
    }

    /// <summary>Where each value of an ad came from, with what confidence; for people who look at one page. It reads the ad's parts again and is not for a crawl.</summary>
    /// <param name="read">What <see cref="Extract"/> read from <paramref name="ad"/>.</param>
    public IReadOnlyList<ValueSource> SourcesOf(AdText ad, ExtractedAd read) => new SourceFinder(Extract, ad, read).Find();

    private static IReadOnlyList<T> Once<T>(IReadOnlyList<T> values, IEqualityComparer<T>? comparer = null) => values.Count < 2 ? values : [.. values.Distinct(comparer)];

    /// <summary>The day of posting alone, where nothing else of the text is asked for.</summary>
    internal DateOnly? PostedOn(AdText ad) => dates.Recognize(ad, new ExtractedAd { Text = ad.Text }).PostedAt;

    /// <summary>Extracts from text that comes without a page, such as a line of a file.</summary>
    /// <param name="language">ISO 639-1 when the source states it; otherwise it is identified.</param>
    /// <param name="now">The time that relative dates count from.</param>
    public ExtractedAd ExtractPlainText(string? title, string text, SiteContext site, string? language, DateTimeOffset now)
    {
        var whole = string.IsNullOrWhiteSpace(title) || text.StartsWith(title, StringComparison.Ordinal) ? text : title + "\n" + text;
        return Extract(new AdText
        {
            Title = title,
            Text = whole,
            Fields = [],
            Language = language ?? languages.Identify(whole, site.LanguageHint).Language,
            Site = site,
            FetchedAt = now,
        });
    }

    /// <summary>One line per recogniser; a later one may read what an earlier one found.</summary>
    private static IRecognizer[] Registry(ModelFiles files, AdLexicon lexicons, FieldWords words, NameWords names, Gazetteer gazetteer, PlaceRecognizer places, PriceRecognizer prices) =>
    [
        new PhoneRecognizer(files, places),
        new DisownedNumbers(words),
        new EmailRecognizer(),
        new WalletRecognizer(),
        new HandleRecognizer(files),
        new AgeRecognizer(files),
        new NationalityRecognizer(words, lexicons, TerritoryNames.Load(files)),
        new VisitRecognizer(words, lexicons),
        prices,
        new ServiceRecognizer(ServiceCatalogue.Load(files), words, lexicons),
        new SpokenLanguageRecognizer(words, lexicons),
        new AvailabilityRecognizer(words, lexicons, DateWords.Load(files)),
        new VenueRecognizer(words, lexicons),
        // From here on the lexicons are asked about single words, and no longer remember the text.
        new NameRecognizer(lexicons, gazetteer, names),
        places,
        new PostingDateRecognizer(files),
        new UpdateRecognizer(files, words),
        new ViewRecognizer(words),
        new VerificationRecognizer(words),
        new PaymentRecognizer(words),
        new PersonRecognizer(files, words, names, lexicons, gazetteer, prices),
        new AgencyRecognizer(words, lexicons),
        new ImageRecognizer(files),
        new ReviewRecognizer(words, lexicons),
    ];
}
