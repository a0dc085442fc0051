using System.Globalization;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Places;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Worlds;

/// <summary>An ad of a world before it is written.</summary>
internal sealed record WorldDraft(int Id, Party Party, Persona Persona, WorldPlatform Platform, City City, DateOnly Posted);

/// <summary>Writes the ads of a world, each with its truth.</summary>
internal sealed class WorldWriter(int seed)
{
    private const int LanguagesAtMost = 64;
    private const int VoicesAtMost = 4;
    private const int StockImages = 20;
    private const long Reworded = 1L << 50;

    private static readonly string[] LanguageOrder = [.. WorldPhrases.ByLanguage.Keys.Order(StringComparer.Ordinal)];

    public WorldAd Write(WorldDraft draft)
    {
        var (party, persona, platform) = (draft.Party, draft.Persona, draft.Platform);
        var language = platform.Language;
        var dice = new Dice(seed, "world ad", draft.Id);
        var text = TextOf(draft);
        var recipe = WorldRecipe.Draw(seed, text, platform.Phrases, persona.Voice);
        var name = WorkingNames.In(persona.Name, language);
        int? age = dice.Chance(0.75) ? persona.Age : null;
        var prices = dice.Chance(0.8) ? Prices(draft, dice) : [];
        var slots = new List<SlotTruth> { new(SlotKind.Name, name), new(SlotKind.City, draft.City.Written(language.Code)), new(SlotKind.City, draft.City.Located(language.Code, language.InFormat)) };
        slots.AddRange(age is { } years ? [new(SlotKind.Age, years.ToString(CultureInfo.InvariantCulture))] : []);
        slots.AddRange(prices.Select(p => new SlotTruth(SlotKind.Price, PriceWriter.Amount(p.Amount, p.Currency, platform.PriceWriting))));

        var skipped = party.Kind is EntityKind.Exploitation or EntityKind.Spam && dice.Chance(0.2) ? dice.Below(recipe.Sentences.Count) : -1;
        var fields = recipe.Fields.Select(f => f.Field switch
        {
            "age" => age is { } stated ? f.Sentence.Replace("{age}", stated.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{years}", language.YearsWord(stated), StringComparison.Ordinal) : "",
            "nationality" => persona.Nationality is { } nation ? f.Sentence.Replace("{nat}", language.Nationalities[nation], StringComparison.Ordinal) : "",
            "services" => f.Sentence.Replace("{services}", string.Join(", ", AdWriter.ServiceNames(persona.Services, platform.Id, language)), StringComparison.Ordinal),
            "price" => prices.Count == 0 ? "" : f.Sentence.Replace("{price}", string.Join(", ", prices.Select(p => PriceWriter.Line(p, language, platform.PriceWriting))), StringComparison.Ordinal),
            _ => f.Sentence,
        });
        var signals = persona.Signals.Where(s => platform.Phrases["signal " + s].Length > 0).Order(StringComparer.Ordinal).ToList();
        var said = new Dice(seed, "world signals", text);
        var contacts = new WorldContacts(draft, recipe, dice);
        var style = party.Style;
        string[] blocks =
        [
            style.Paragraph([recipe.Opening, .. recipe.Sentences.Where((_, i) => i != skipped)]),
            style.Paragraph(fields),
            style.Paragraph(signals.Select(s => platform.Phrases.Any("signal " + s, said))),
            string.Join('\n', contacts.Lines),
            style.Paragraph([recipe.Closing]),
            party.AgencyName ?? "",
            style.Signature,
            string.Join(' ', platform.Boilerplate),
        ];
        var truth = new AdTruth
        {
            Id = draft.Id,
            SiteId = platform.Id,
            Path = "",
            Family = "text",
            Language = language.Code,
            Title = Filled(recipe.Title, draft, name),
            Text = Filled(string.Join('\n', blocks.Where(b => b.Length > 0)), draft, name),
            Phones = contacts.Phones,
            Emails = contacts.Emails,
            Handles = contacts.Handles,
            Prices = prices,
            Age = age,
            Name = name,
            Nationality = persona.Nationality,
            Services = persona.Services,
            City = draft.City.Name,
            CityWritten = draft.City.Written(language.Code),
            Country = platform.Country,
            PostedAt = dice.Chance(0.85) ? draft.Posted : null,
            Incall = persona.Signals.Contains(SignalDraw.IncallOnly) ? true : null,
            Outcall = persona.Signals.Contains(SignalDraw.IncallOnly) ? false : null,
            EntityId = party.Id,
            PersonaId = persona.Id,
            EntityKind = party.Kind,
            Signals = [.. persona.Signals.Where(s => age is not null || !string.Equals(s, SignalDraw.Under23, StringComparison.Ordinal)).Order(StringComparer.Ordinal)],
        };
        var images = Images(draft, dice);
        // One text is other words in another language, and when others speak for the person.
        var template = ((text * LanguagesAtMost) + Array.IndexOf(LanguageOrder, language.Code)) * VoicesAtMost;
        return new WorldAd(truth with { ImageCount = images.Count }, template + (int)persona.Voice, slots, images);
    }

    /// <summary>A party's one text, or the persona's own; an independent now and then writes a new one for another platform.</summary>
    private long TextOf(WorldDraft draft)
    {
        if (draft.Party.Text is { } common)
        {
            return common;
        }

        var own = ((long)draft.Persona.Id * 4096) + draft.Platform.Id;
        return draft.Party.Kind == EntityKind.Independent && new Dice(seed, "world reworded", own).Chance(0.25) ? Reworded + own : draft.Persona.Id;
    }

    private List<string> Images(WorldDraft draft, Dice dice)
    {
        var key = draft.Party.OneImageSet ? "entity " + draft.Party.Id
            : dice.Chance(draft.Party.Kind == EntityKind.Independent ? 0.6 : 0.2) ? "persona " + draft.Persona.Id
            : "ad " + draft.Id;
        List<string> images = [.. Enumerable.Range(0, dice.Between(1, 4)).Select(i => string.Create(CultureInfo.InvariantCulture, $"{key} {i}"))];
        if (dice.Chance(0.01))
        {
            images.Add(string.Create(CultureInfo.InvariantCulture, $"stock {dice.Below(StockImages)}"));
        }

        return images;
    }

    private List<PriceTruth> Prices(WorldDraft draft, Dice dice)
    {
        var market = Markets.ByCountry[draft.Platform.Country];
        var step = market.HourRate switch { >= 10_000 => 1000m, >= 1000 => 100m, _ => 5m };

        // A network has one list and one choice of durations; others have their own, which hardly change.
        var habit = new Dice(seed, "world prices", draft.Party.OnePriceList ? -1L - draft.Party.Id : draft.Persona.Id);
        var rate = draft.Party.OnePriceList ? draft.Party.Personas[0].Rate : draft.Persona.Rate * (dice.Chance(0.8) ? 1 : 1.05);
        var list = new List<PriceTruth>();
        foreach (var (minutes, factor, chance) in new[] { (30, 0.6, 0.55), (60, 1.0, 1.0), (90, 1.45, 0.2), (120, 1.8, 0.5), (180, 2.6, 0.15) })
        {
            var own = factor * (0.95 + (0.1 * habit.Unit()));
            if (habit.Chance(chance))
            {
                list.Add(new PriceTruth(Math.Max(step, Math.Round((decimal)(market.HourRate * rate * own) / step) * step), market.Currency, minutes, null));
            }
        }

        return list;
    }

    private static string Filled(string text, WorldDraft draft, string name)
    {
        var language = draft.Platform.Language;
        return text
            .Replace("{name}", name, StringComparison.Ordinal)
            .Replace("{in}", draft.City.Located(language.Code, language.InFormat), StringComparison.Ordinal)
            .Replace("{city}", draft.City.Written(language.Code), StringComparison.Ordinal);
    }
}
