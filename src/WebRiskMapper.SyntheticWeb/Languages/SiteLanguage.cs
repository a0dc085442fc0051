namespace WebRiskMapper.SyntheticWeb.Languages;

/// <summary>What a page labels. The last three carry numbers that are neither ages, phones nor prices.</summary>
internal enum Field
{
    Name,
    Age,
    City,
    Phone,
    Email,
    Handle,
    Price,
    Posted,
    Nationality,
    Services,
    VisitType,
    Agency,
    Height,
    AdNumber,
    Photos,
}

/// <summary>Who speaks in an ad.</summary>
internal enum Voice
{
    FirstPerson,
    Plural,
    ThirdPerson,
}

/// <summary>
/// Everything the invented pages say in one language. Slots in phrases: <c>{name} {age} {in}</c> (in the city) <c>{city} {nat}
/// {services} {price} {contact} {hobby} {trait}</c>, and <c>{years}</c> where the word for years changes with the age. Texts are adult and
/// non-graphic.
/// </summary>
internal sealed record SiteLanguage
{
    /// <summary>ISO 639-1.</summary>
    public required string Code { get; init; }

    /// <summary>"In {0}" for cities that are not inflected.</summary>
    public required string InFormat { get; init; }

    /// <summary>Month names as they stand in a date.</summary>
    public required string[] Months { get; init; }

    /// <summary>Date with day, month name and year as {0} {1} {2}.</summary>
    public required string LongDate { get; init; }

    /// <summary>The two usual dates in figures, as .NET format strings: a site keeps to one of them.</summary>
    public (string First, string Second) NumericDates { get; init; } = ("dd.MM.yyyy", "dd'/'MM'/'yyyy");

    public required string Today { get; init; }
    public required string Yesterday { get; init; }
    public required string DaysAgo { get; init; }

    public required string[] DigitWords { get; init; }
    public required string At { get; init; }

    public required IReadOnlyDictionary<Field, string[]> Labels { get; init; }
    public required IReadOnlyDictionary<string, string[]> Services { get; init; }

    /// <summary>ISO alpha-2 → what a woman of that nationality is called.</summary>
    public required IReadOnlyDictionary<string, string> Nationalities { get; init; }

    public required string[] Hobbies { get; init; }
    public required string[] Traits { get; init; }
    public required string[] Titles { get; init; }
    public required IReadOnlyDictionary<Voice, VoicePhrases> Voices { get; init; }

    /// <summary>Indicator name → sentences that show it.</summary>
    public required IReadOnlyDictionary<string, string[]> Signals { get; init; }

    public required string AgeSentence { get; init; }

    /// <summary>The word for years after a number; only for languages whose <see cref="AgeSentence"/> has <c>{years}</c>.</summary>
    public Func<int, string> YearsWord { get; init; } = _ => "";

    public required string NationalitySentence { get; init; }
    public required string CitySentence { get; init; }
    public required string ServicesSentence { get; init; }
    public required string PriceSentence { get; init; }
    public required string[] ContactSentences { get; init; }
    public required string MessengerSentence { get; init; }

    public required string OneHour { get; init; }
    public required string Hours { get; init; }
    public required string Minutes { get; init; }
    public required string Night { get; init; }
    public required string Incall { get; init; }
    public required string Outcall { get; init; }
    public required string And { get; init; }
    public required ChromeWords Chrome { get; init; }

    /// <summary>0 Latin, 1 Cyrillic, 2 Greek: which column of the names to use.</summary>
    public int Script { get; init; }

    /// <summary>Latin working name → how this language spells it, where that differs from its script's column.</summary>
    public IReadOnlyDictionary<string, string> OwnSpellings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <param name="Sentences">Shown in any order between opening and closing.</param>
internal sealed record VoicePhrases(string[] Openings, string[] Sentences, string[] Closings);

/// <summary>The site's own words around the ads.</summary>
internal sealed record ChromeWords
{
    public required string Tagline { get; init; }
    public required string Home { get; init; }
    public required string Browse { get; init; }
    public required string Cities { get; init; }
    public required string About { get; init; }
    public required string Terms { get; init; }
    public required string Contact { get; init; }
    public required string Imprint { get; init; }
    public required string Next { get; init; }
    public required string Previous { get; init; }
    public required string Related { get; init; }
    public required string Support { get; init; }
    public required string Search { get; init; }
    public required string Description { get; init; }
    public required string CallMe { get; init; }
    public required string Advertisement { get; init; }
    public required string NotFound { get; init; }
    public required string GateTitle { get; init; }
    public required string GateText { get; init; }
    public required string GateAccept { get; init; }
    public required string GateLeave { get; init; }

    /// <summary>Paragraphs for the pages without ads.</summary>
    public required string[] Prose { get; init; }
}
