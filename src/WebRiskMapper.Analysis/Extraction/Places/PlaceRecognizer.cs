namespace WebRiskMapper.Analysis.Extraction.Places;

/// <summary>
/// Locates an ad: by its city field or structured data, its title, its text or its address, else by the phone's country or
/// the site's market. Several cities of one name are told apart by market, phone, States named and population.
/// </summary>
public sealed class PlaceRecognizer : IRecognizer
{
    /// <summary>More different cities than this in the text are a tour or a menu: none of them is chosen with confidence.</summary>
    private const int ManyCities = 3;

    private const double TourConfidence = 0.35;

    /// <summary>From here on a place tells whose numbers are dialled and whose money is asked for.</summary>
    private const double HomeConfidence = 0.5;
    private const double MarketWeight = 3;
    private const double TerritoryWeight = 1.5;
    private const double PhoneWeight = 1;
    private const double LanguageWeight = 0.5;

    /// <summary>Of a market that is not the site's, only cities of this size are taken from plain text.</summary>
    private const long LargeCity = 100_000;

    private const int LongestFacts = 60;
    private const int LongestEnding = 2;

    /// <summary>Shorter names are words of many languages.</summary>
    private const int ShortestName = 4;

    private readonly Gazetteer _gazetteer;
    private readonly PlaceFinder _finder;
    private readonly Dictionary<string, string[]> _languages = new(StringComparer.Ordinal);

    public PlaceRecognizer(ModelFiles files)
        : this(files, new Gazetteer(files))
    {
    }

    internal PlaceRecognizer(ModelFiles files, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(files);
        _gazetteer = gazetteer;
        _finder = new PlaceFinder(_gazetteer);
        foreach (var row in ReferenceCsv.Rows(files, "seeds/reference/osce-states.csv", "iso2", "languages"))
        {
            _languages.Add(row[0], row[1].Split('|'));
        }
    }

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        ArgumentNullException.ThrowIfNull(ad);
        ArgumentNullException.ThrowIfNull(draft);
        var text = _finder.FindOnce(ad.Text, ad.Language);
        var evidence = new PlaceEvidence(
            ad.Site.MarketCountries,
            PhoneCountry(draft),
            [.. Fields(ad, FieldLabel.Country).Concat(text).Select(m => m.Territory).OfType<string>().Distinct(StringComparer.Ordinal)],
            ad.Language);
        var place = FromField(ad, evidence) ?? Likelier(FromText(ad, draft, text, evidence), FromUrl(ad, evidence)) ?? CountryOnly(ad, evidence);
        return draft with { Place = place, Names = place.CityId is { } own && draft.Names.Count > 0 ? [.. draft.Names.Where(n => !IsCity(n, own, place.City!, ad))] : draft.Names };
    }

    /// <summary>Whether a name that no field states is the ad's own city, as in "Łódź: tonight". A city that women are named after may well be one.</summary>
    private bool IsCity(string name, int own, string city, AdText ad)
    {
        var key = Gazetteer.Key(name);
        return key.Length > 0 && !_gazetteer.IsAmbiguous(key) && !_gazetteer.IsAmbiguous(Gazetteer.Key(city)) && !ad.Fields.Any(f => f.Label == FieldLabel.Name && f.Value.Contains(name, StringComparison.OrdinalIgnoreCase))
            && PlaceFinder.FormsOf(key, ad.Language).Any(form => _gazetteer.Cities(form).Any(c => c.Id == own));
    }

    /// <summary>The one of the site's several countries in which the city lies that the ad names; null where it names none, or there is nothing to choose.</summary>
    internal string? HomeOf(AdText ad, ExtractedAd draft) =>
        ad.Site.MarketCountries.Count > 1 && (draft.Place.City is null ? Recognize(ad, draft) : draft).Place is { City: not null, Confidence: >= HomeConfidence, Country: { } country } && ad.Site.MarketCountries.Contains(country, StringComparer.Ordinal) ? country : null;

    private static string? PhoneCountry(ExtractedAd draft)
    {
        foreach (var contact in draft.Contacts)
        {
            if (contact is { Kind: ContactKind.Phone, Country: { } country, Confidence: >= 0.5 })
            {
                return country;
            }
        }

        return null;
    }

    private IEnumerable<PlaceMention> Fields(AdText ad, FieldLabel label)
    {
        foreach (var field in ad.Fields)
        {
            if (field.Label == label)
            {
                foreach (var mention in _finder.Find(field.Value, ad.Language, anyCase: true))
                {
                    yield return mention;
                }
            }
        }
    }

    private Place? FromField(AdText ad, PlaceEvidence evidence)
    {
        foreach (var field in ad.Fields)
        {
            if (field.Label != FieldLabel.City)
            {
                continue;
            }

            // "Location: LA", but not "la mine": as a small word among others so short a name is none.
            var mentions = _finder.Find(field.Value, ad.Language, anyCase: true).FindAll(m => m.Cities.Count > 0
                && (m.Key.Length >= ShortestName || m.Key.Length == Gazetteer.Key(field.Value).Length || m.Cities.Any(c => evidence.Markets.Contains(c.Country, StringComparer.Ordinal))));
            if (mentions.Count == 0)
            {
                continue;
            }

            var (city, clear) = Choose(mentions[0], evidence);
            var several = mentions.Select(m => m.Key).Distinct(StringComparer.Ordinal).Count();
            var confidence = several > ManyCities ? TourConfidence : (clear ? 0.97 : 0.75) - (several > 1 ? 0.1 : 0);
            return Place(city, confidence, field.Span is null ? "structured" : "label");
        }

        return null;
    }

    private Place? FromText(AdText ad, ExtractedAd draft, List<PlaceMention> mentions, PlaceEvidence evidence)
    {
        var titleEnd = ad.Title is null ? 0 : Math.Max(0, ad.Text.IndexOf('\n'));
        titleEnd = ad.Title is not null && titleEnd == 0 ? ad.Text.Length : titleEnd;
        var candidates = new Dictionary<int, (City City, double Confidence)>();
        foreach (var mention in mentions)
        {
            if (mention.Cities.Count == 0 || !Counts(mention, draft, evidence))
            {
                continue;
            }

            var (city, clear) = Choose(mention, evidence);
            var inMarket = evidence.Markets.Contains(city.Country, StringComparer.Ordinal);
            if (!inMarket && !mention.Cued && city.Population < LargeCity && !evidence.Territories.Contains(city.Country, StringComparer.Ordinal))
            {
                continue;
            }

            var confidence = mention.Start < titleEnd ? 0.8 : FillsPart(ad.Text, mention) ? 0.78 : mention.Cued ? 0.75 : 0.6;
            confidence += inMarket ? 0.1 : evidence.Markets.Count > 0 ? -0.25 : 0;
            confidence -= clear ? 0 : 0.2;
            confidence -= mention.Exact ? 0 : 0.05;
            candidates[city.Id] = candidates.TryGetValue(city.Id, out var known)
                ? (city, Math.Max(known.Confidence, confidence) + 0.03)
                : (city, confidence);
        }

        if (candidates.Count == 0)
        {
            return null;
        }

        var best = candidates.Values.OrderByDescending(c => c.Confidence).ThenByDescending(c => c.City.Population).ThenBy(c => c.City.Id).First();
        var penalty = candidates.Count == 1 ? 0 : 0.1;
        return Place(best.City, candidates.Count > ManyCities ? Math.Min(TourConfidence, best.Confidence) : Math.Min(0.93, best.Confidence) - penalty, "text");
    }

    // "Sonja • 38 • Tampere": a short line of facts says where she is; a sentence may say where she is not.
    private static bool FillsPart(string text, PlaceMention mention)
    {
        var line = LineText.Around(text, mention.Start);
        if (line.Length > LongestFacts || text.AsSpan(line.Start, line.Length).IndexOfAny("•|·") < 0)
        {
            return false;
        }

        var before = text.AsSpan(line.Start, mention.Start - line.Start).TrimEnd();
        var part = text.AsSpan(mention.Start, line.End - mention.Start);
        part = part[..(part.IndexOfAny("•|·,") is var end and >= 0 ? end : part.Length)].TrimEnd();
        return (before.IsEmpty || before[^1] is '•' or '|' or '·') && part.Length <= mention.Key.Length + LongestEnding;
    }

    /// <summary>Whether a mention is a place at all: words that are also names need a cue or the market, and never count as the person's own name.</summary>
    private bool Counts(PlaceMention mention, ExtractedAd draft, PlaceEvidence evidence)
    {
        if (mention.Cued)
        {
            return true;
        }

        if (draft.Names.Any(name => string.Equals(Gazetteer.Key(name), mention.Key, StringComparison.Ordinal)))
        {
            return false;
        }

        return (!_gazetteer.IsAmbiguous(mention.Key) && mention.Key.Length >= ShortestName)
            || mention.Cities.Any(c => evidence.Markets.Contains(c.Country, StringComparer.Ordinal) && c.Population >= LargeCity);
    }

    // The section of the site that an ad stands in says more than a city that its text mentions in passing.
    private static Place? Likelier(Place? text, Place? url) => text is null || (url is not null && url.Confidence > text.Confidence) ? url : text;

    private Place? FromUrl(AdText ad, PlaceEvidence evidence)
    {
        if (ad.Url is null)
        {
            return null;
        }

        // "calgary.listings.example/…": the site's own name is no city.
        var sections = ad.Url.Host.Split('.')[..^Math.Min(2, ad.Url.Host.Count('.') + 1)];
        var path = Uri.UnescapeDataString(ad.Url.AbsolutePath).Replace('_', '-');
        foreach (var segment in sections.Concat(path.Split('/', StringSplitOptions.RemoveEmptyEntries)))
        {
            foreach (var mention in _finder.Find(segment, ad.Language, anyCase: true))
            {
                if (mention.Cities.Count == 0 || !mention.Exact || _gazetteer.IsAmbiguous(mention.Key) || mention.Key.Length < ShortestName)
                {
                    continue;
                }

                var (city, clear) = Choose(mention, evidence);
                var inMarket = evidence.Markets.Contains(city.Country, StringComparer.Ordinal);
                if (inMarket || city.Population >= LargeCity)
                {
                    return Place(city, (inMarket ? 0.8 : evidence.Markets.Count > 0 ? 0.45 : 0.65) - (clear ? 0 : 0.15), "url");
                }
            }
        }

        return null;
    }

    private Place CountryOnly(AdText ad, PlaceEvidence evidence)
    {
        if (Fields(ad, FieldLabel.Country).Select(m => m.Territory).OfType<string>().FirstOrDefault() is { } labelled)
        {
            return new Place(null, null, labelled, 0.9, "label");
        }

        var phone = evidence.Phone;
        var phoneInMarket = phone is not null && evidence.Markets.Contains(phone, StringComparer.Ordinal);
        if (evidence.Markets.Count == 1)
        {
            return new Place(null, null, evidence.Markets[0], phoneInMarket ? 0.75 : phone is null ? 0.6 : 0.5, "market");
        }

        if (phone is not null)
        {
            return new Place(null, null, phone, phoneInMarket ? 0.65 : 0.45, "phone");
        }

        return evidence.Markets.Count > 0 ? new Place(null, null, evidence.Markets[0], 0.3, "market") : Extraction.Place.Unknown;
    }

    /// <summary>The likeliest city of a name; <c>Clear</c> when the next one in another country is far behind.</summary>
    private (City City, bool Clear) Choose(PlaceMention mention, PlaceEvidence evidence)
    {
        City? best = null;
        var bestWeight = double.MinValue;
        var secondWeight = double.MinValue;
        foreach (var city in mention.Cities)
        {
            var weight = Weight(city, evidence);
            if (best is null || weight > bestWeight)
            {
                (secondWeight, bestWeight, best) = (best is not null && !string.Equals(best.Country, city.Country, StringComparison.Ordinal) ? bestWeight : secondWeight, weight, city);
            }
            else if (!string.Equals(city.Country, best.Country, StringComparison.Ordinal))
            {
                secondWeight = Math.Max(secondWeight, weight);
            }
        }

        return (best!, bestWeight - secondWeight >= 0.7);
    }

    private double Weight(City city, PlaceEvidence evidence)
    {
        var weight = Math.Log10(Math.Max(1000, city.Population));
        for (var i = 0; i < evidence.Markets.Count; i++)
        {
            if (string.Equals(evidence.Markets[i], city.Country, StringComparison.Ordinal))
            {
                weight += MarketWeight - Math.Min(1, i * 0.25);
                break;
            }
        }

        weight += evidence.Territories.Contains(city.Country, StringComparer.Ordinal) ? TerritoryWeight : 0;
        weight += string.Equals(evidence.Phone, city.Country, StringComparison.Ordinal) ? PhoneWeight : 0;
        weight += evidence.Language is { } language && _languages.TryGetValue(city.Country, out var spoken) && spoken.Contains(language, StringComparer.Ordinal) ? LanguageWeight : 0;
        return weight;
    }

    private static Place Place(City city, double confidence, string method) =>
        new(city.Id, city.Name, city.Country, Math.Round(Math.Clamp(confidence, 0.05, 0.97), 3), method);

    /// <param name="Territories">States named in the ad.</param>
    private sealed record PlaceEvidence(IReadOnlyList<string> Markets, string? Phone, IReadOnlyList<string> Territories, string? Language);
}
