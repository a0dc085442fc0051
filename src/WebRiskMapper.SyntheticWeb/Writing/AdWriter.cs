using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Places;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Writing;

/// <param name="Path">Path and query on the site, canonical form.</param>
/// <param name="Disallowed">Robots rules forbid the page.</param>
internal readonly record struct AdReach(string Path, bool Disallowed, bool InSitemap, bool InListing);

/// <summary>Writes an ad as its site shows it, and at the same time the truth of it.</summary>
internal sealed class AdWriter(SyntheticWebOptions options)
{
    private const int CycleDays = 45;
    private const int NightMinutes = 720;
    private const string Overnight = "overnight";

    /// <summary>The ad as it was first posted; <see cref="Edit"/> then applies what happened since.</summary>
    public AdTruth Write(AdDraft draft)
    {
        var site = draft.Site;
        if (draft.Entity.Kind == EntityKind.SafetyFixture)
        {
            return Blank(draft) with { Title = site.Style.Language.Chrome.Advertisement, Age = draft.Persona.Age, SafetyFixture = true };
        }

        var style = site.Style;
        var language = style.Language;
        var dice = new Dice(options.Seed, "ad", draft.Id);
        var persona = draft.Persona;
        var recipe = Recipe.Draw(options.Seed, draft, language);
        var (incall, outcall) = Visits(persona, dice);
        var prices = dice.Chance(0.85) ? Prices(draft, style, incall, outcall, dice) : [];
        var services = Services(persona, prices);
        var age = style.Labelled.Contains(Field.Age) ? dice.Chance(0.92) : dice.Chance(0.7);
        var posted = Posted(draft);
        var contacts = new ContactWriter(draft, style, dice);

        var first = new List<string> { Recipe.WithAd(recipe.Opening, draft, language) };
        var skipped = draft.Entity.Kind == EntityKind.Exploitation && dice.Chance(0.25) ? dice.Below(recipe.Sentences.Count) : -1;
        first.AddRange(recipe.Sentences.Where((_, i) => i != skipped).Select(s => Recipe.WithAd(s, draft, language)));
        var second = new List<string>();
        AddUnlabelled(second, draft, style, prices, services, age);
        var closing = Recipe.WithAd(recipe.Closing, draft, language);
        string[] blocks = [string.Join(' ', first), string.Join(' ', second), string.Join(' ', contacts.Sentences), closing];
        var showsVisits = style.Labelled.Contains(Field.VisitType) && incall is not null;
        var incallOnly = persona.Signals.Contains(SignalDraw.IncallOnly);
        var title = Recipe.WithAd(recipe.Title, draft, language);
        return Blank(draft) with
        {
            Title = draft.Entity.Kind == EntityKind.Spam ? "★ " + title + " ★" : title,
            Text = string.Join('\n', blocks.Where(b => b.Length > 0)),
            Phones = contacts.Phones,
            Emails = contacts.Emails,
            Handles = contacts.Handles,
            Prices = prices,
            Age = age ? persona.Age : null,
            Name = WorkingNames.In(persona.Name, language),
            Nationality = persona.Nationality,
            Services = services,
            City = draft.City.Name,
            CityWritten = draft.City.Written(language.Code),
            PostedAt = PostedAt(draft),
            PostedWritten = style.Labelled.Contains(Field.Posted) ? DateWriter.Write(posted, options.Today, style.Dates, language) : null,
            Incall = showsVisits || incallOnly ? incall : null,
            Outcall = showsVisits || incallOnly ? outcall : null,
            ImageCount = dice.Between(1, 6),
            Signals = [.. Signals(draft, contacts, age).Order(StringComparer.Ordinal)],
            ReviewSigns = FamilyRegistry.Get(site.Family).ShowsReviews ? ConcerningReviews.Draw(draft.Entity.Kind, new Dice(options.Seed, "review signs", draft.Id)) : [],
            ImageKey = ImageKey(draft),
            HeightCm = persona.HeightCm,
            AgencyName = draft.Entity.AgencyName,
        };
    }

    /// <summary>The ad as it is now.</summary>
    public AdTruth Current(AdDraft draft) => Edit(Write(draft), draft);

    /// <summary>Where the ad stands and how it can be found: known without writing it.</summary>
    public AdReach Reach(AdDraft draft)
    {
        var dice = new Dice(options.Seed, "reach", draft.Id);
        var disallowed = draft.Site.Behaviours.Contains(Behaviours.PrivateFolder.BehaviourName, StringComparer.Ordinal)
            && draft.Entity.Kind != EntityKind.SafetyFixture && (dice.Chance(0.04) || draft.Local == 1);
        var sitemap = dice.Chance(0.85);

        // An ad in neither would be reachable by chance only, through another page's sidebar.
        var listing = dice.Chance(0.95) || !sitemap;
        return new AdReach(AdPath.Of(draft, disallowed), disallowed, sitemap, listing);
    }

    /// <summary>The posting date that the page shows, or null.</summary>
    public DateOnly? PostedAt(AdDraft draft) =>
        draft.Entity.Kind != EntityKind.SafetyFixture && draft.Site.Style.Labelled.Contains(Field.Posted) ? Posted(draft) : null;

    /// <summary>Applies the edits of the generations since the ad appeared.</summary>
    private AdTruth Edit(AdTruth ad, AdDraft draft)
    {
        for (var generation = draft.Birth + 1; generation <= options.Generation && !ad.SafetyFixture; generation++)
        {
            var dice = new Dice(options.Seed, "edit", (draft.Id * 64L) + generation);
            if (!dice.Chance(0.02))
            {
                continue;
            }

            var language = draft.Site.Style.Language;
            var added = dice.Pick(language.Voices[draft.Persona.Voice].Sentences.Where(s => !s.Contains('{', StringComparison.Ordinal)).ToList());
            ad = ad with { Text = ad.Text + "\n" + added, Revision = ad.Revision + 1, LastEditedGeneration = generation };
        }

        return ad;
    }

    private string ImageKey(AdDraft draft)
    {
        var network = draft.Entity.Kind is EntityKind.Exploitation or EntityKind.Spam && new Dice(options.Seed, "images", draft.Entity.Id).Chance(0.3);
        var dice = new Dice(options.Seed, network ? "images/entity" : "images/ad", network ? draft.Entity.Id : draft.Id);
        return dice.Below(int.MaxValue).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }

    private AdTruth Blank(AdDraft draft)
    {
        var reach = Reach(draft);
        return new AdTruth
        {
            Id = draft.Id,
            SiteId = draft.Site.Id,
            Path = reach.Path,
            Family = draft.Site.Family,
            Language = draft.Site.Language,
            Title = "",
            Text = "",
            Country = draft.Country,
            EntityId = draft.Entity.Id,
            PersonaId = draft.Persona.Id,
            EntityKind = draft.Entity.Kind,
            Disallowed = reach.Disallowed,
            InSitemap = reach.InSitemap,
            InListing = reach.InListing,
        };
    }

    /// <summary>
    /// Ads are posted anew every 45 days, each on its own day of that cycle; so on any two days most ads carry the same date,
    /// and an entity's stops keep their order.
    /// </summary>
    private DateOnly Posted(AdDraft draft)
    {
        var day = options.Today.DayNumber;
        if (draft.Birth > 0 && draft.Birth == options.Generation)
        {
            return options.Today.AddDays(-(draft.Id % 3));
        }

        var since = (day - draft.Phase) % CycleDays;
        return options.Today.AddDays(-(since < 0 ? since + CycleDays : since));
    }

    private static void AddUnlabelled(List<string> text, AdDraft draft, SiteStyle style, IReadOnlyList<PriceTruth> prices, IReadOnlyList<string> services, bool age)
    {
        var language = style.Language;
        void Add(Field field, bool stated, string sentence, string slot, Func<string> value)
        {
            if (stated && !style.Labelled.Contains(field))
            {
                text.Add(sentence.Replace(slot, value(), StringComparison.Ordinal));
            }
        }

        var persona = draft.Persona;
        Add(Field.Age, age, language.AgeSentence.Replace("{years}", language.YearsWord(persona.Age), StringComparison.Ordinal), "{age}", () => persona.Age.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add(Field.City, true, language.CitySentence, "{in}", () => draft.City.Located(language.Code, language.InFormat));
        Add(Field.Nationality, persona.Nationality is not null, language.NationalitySentence, "{nat}", () => language.Nationalities[persona.Nationality!]);
        Add(Field.Services, true, language.ServicesSentence, "{services}", () => string.Join(", ", ServiceNames(services, draft.Site.Id, language)));
        Add(Field.Price, prices.Count > 0, language.PriceSentence, "{price}", () => string.Join(", ", prices.Select(p => PriceWriter.Line(p, language, style.PriceWriting))));
        foreach (var signal in persona.Signals.Order(StringComparer.Ordinal))
        {
            if (language.Signals.TryGetValue(signal, out var sentences))
            {
                text.Add(sentences[(persona.Id + draft.Entity.Id) % sentences.Length]);
            }
        }
    }

    /// <summary>Service names as the site writes them: a site keeps to one wording.</summary>
    public static IEnumerable<string> ServiceNames(IEnumerable<string> codes, int site, SiteLanguage language) =>
        codes.Select(code => language.Services[code][site % language.Services[code].Length]);

    private static (bool? Incall, bool? Outcall) Visits(Persona persona, Dice dice)
    {
        if (persona.Signals.Contains(SignalDraw.IncallOnly))
        {
            return (true, false);
        }

        return dice.Weighted([0.7, 0.15, 0.15]) switch { 0 => (true, true), 1 => (false, true), _ => (null, null) };
    }

    /// <summary>A price list that names a night offers it, whatever else the persona's services are.</summary>
    private static IReadOnlyList<string> Services(Persona persona, IReadOnlyList<PriceTruth> prices) =>
        prices.Any(p => p.Minutes == NightMinutes) && !persona.Services.Contains(Overnight, StringComparer.Ordinal) ? [.. persona.Services, Overnight] : persona.Services;

    private static List<PriceTruth> Prices(AdDraft draft, SiteStyle style, bool? incall, bool? outcall, Dice dice)
    {
        var market = Markets.ByCountry[draft.Country];
        var step = market.HourRate switch { >= 10_000 => 1000m, >= 1000 => 100m, _ => 10m };

        // Networks have one price list for all personas; others vary a little from site to site.
        var hour = market.HourRate * draft.Persona.Rate * (draft.Entity.Kind is EntityKind.Exploitation or EntityKind.Spam ? 1 : 0.95 + (0.1 * dice.Unit()));
        var prices = new List<PriceTruth>();
        foreach (var (minutes, factor, chance) in new[] { (30, 0.6, 0.55), (60, 1.0, 1.0), (120, 1.8, 0.6), (NightMinutes, 6.0, 0.25) })
        {
            if (!dice.Chance(chance))
            {
                continue;
            }

            var amount = Math.Max(step, Math.Round((decimal)(hour * factor) / step) * step);
            if (style.InOutPrices && incall == true && outcall == true)
            {
                prices.Add(new PriceTruth(amount, market.Currency, minutes, false));
                prices.Add(new PriceTruth(amount + (2 * step), market.Currency, minutes, true));
            }
            else
            {
                prices.Add(new PriceTruth(amount, market.Currency, minutes, null));
            }
        }

        return prices;
    }

    private static HashSet<string> Signals(AdDraft draft, ContactWriter contacts, bool age)
    {
        var signals = new HashSet<string>(draft.Persona.Signals, StringComparer.Ordinal);
        if (!age)
        {
            signals.Remove(SignalDraw.Under23);
        }

        if (!contacts.Phones.Any(p => p.Obscured))
        {
            signals.Remove(SignalDraw.Obscured);
        }

        if (contacts.Phones.Count == 0 && contacts.Emails.Count == 0)
        {
            signals.Add("off_platform_only");
        }

        return signals;
    }
}
