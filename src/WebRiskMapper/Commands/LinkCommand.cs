using System.CommandLine;
using System.Globalization;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Input;
using WebRiskMapper.Output;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk link</c>: entities of ads given as JSON Lines.</summary>
internal static class LinkCommand
{
    public static Command Create()
    {
        var templates = new Option<bool>("--templates") { Description = "Print one line a text template instead, the largest first: its constant text with the slots in braces, its ads, entities and cities, and the share of their text that it explains." };
        var movements = new Option<bool>("--movements") { Description = "Print one line an entity that moved instead: its cities in order, each with the first and the last month, and those of its personas. Exact days are not printed." };
        var command = new Command("link", "Link ads into entities; prints one line of JSON an ad, in the input's order.") { AdReading.FileArgument, templates, movements };
        command.Validators.Add(result =>
        {
            if (result.GetValue(templates) && result.GetValue(movements))
            {
                result.AddError("--templates and --movements each print lines of their own: give one of them.");
            }
        });
        command.SetAction(parsed =>
        {
            var files = ShippedFiles.Load();
            var reading = AdReading.From(parsed.GetValue(AdReading.FileArgument), files, TimeProvider.System);
            var links = EntityLinker.Link(reading.Ads);
            if (parsed.GetValue(templates))
            {
                PrintTemplates(reading.Ads, links, OwnCity.Load(files));
            }
            else if (parsed.GetValue(movements))
            {
                PrintMovements(reading.Ads, links);
            }
            else
            {
                for (var i = 0; i < reading.Ads.Count; i++)
                {
                    Json.WriteLine(new { id = reading.Ids[i], entity = links.EntityOf[i], template = links.TemplateOf[i], reasons = links.ReasonsOf[i] });
                }
            }

            SealedNotice.Write(reading.Sealed);
            return ExitCode.Done;
        });
        return command;
    }

    private static void PrintMovements(IReadOnlyList<StoredAd> ads, EntityLinks links)
    {
        var cities = ads.Where(a => a.Place.CityId is not null).DistinctBy(a => a.Place.CityId).ToDictionary(a => a.Place.CityId!.Value, a => a.Place.City);
        object[] Shown(MovementHistory history) => [.. history.Stays.Select(s => new { city = cities[s.City], first = Month(s.First), last = Month(s.Last) })];
        foreach (var entity in MovementHistory.Of(ads, links).GroupBy(h => h.Entity))
        {
            Json.WriteLine(new
            {
                entity = entity.Key,
                stays = Shown(entity.First(h => h.Persona is null)),
                personas = entity.Where(h => h.Persona is not null).Select(h => new { persona = h.Persona, stays = Shown(h) }),
            });
        }
    }

    private static string Month(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static void PrintTemplates(IReadOnlyList<StoredAd> ads, EntityLinks links, OwnCity cities)
    {
        var groups = Enumerable.Range(0, ads.Count).GroupBy(i => links.TemplateOf[i]).Where(g => g.Skip(1).Any()).OrderByDescending(g => g.Count()).ThenBy(g => g.Key);
        foreach (var group in groups)
        {
            if (TemplateReader.Read(group.Select(i => ads[i]), cities)?.Template is { } template)
            {
                Json.WriteLine(new
                {
                    template = group.Key,
                    text = template.ToString(),
                    ads = group.Count(),
                    entities = group.Select(i => links.EntityOf[i]).Distinct().Count(),
                    cities = group.Select(i => ads[i].Place.CityId).OfType<int>().Distinct().Count(),
                    saving = Math.Round(template.Saving, 3),
                });
            }
        }
    }
}
