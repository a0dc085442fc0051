using System.CommandLine;
using System.Security.Cryptography;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Safety;

namespace WebRiskMapper.Input;

/// <summary>Ads of a JSON Lines input, read, judged by the safety stop and masked, ready for linking and scoring.</summary>
/// <param name="Ids">The input's id of each ad, parallel to <paramref name="Ads"/>.</param>
/// <param name="Sealed">Ids that the safety stop refused, with the rule: they are neither linked nor scored.</param>
internal sealed record AdReading(IReadOnlyList<string> Ids, IReadOnlyList<StoredAd> Ads, IReadOnlyList<(string Id, string Rule)> Sealed)
{
    public static Argument<string?> FileArgument { get; } = new("FILE")
    {
        Description = "JSON Lines, one ad a line: id and text, and optionally url, platform, country, language, title, phones, emails, handles, prices, ages, city, posted_at. Default: standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static AdReading From(string? path, ModelFiles files, TimeProvider time)
    {
        var lines = ReadLines(path, files);
        // Pseudonyms of one invocation need to match only each other, so the key lives as long as the process.
        var masker = new AdMasker(new ContactKey(0, RandomNumberGenerator.GetBytes(32)));
        var extractor = AdExtractor.Create(files);
        var given = new GivenFields(extractor);
        var platforms = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

        var ids = new List<string>(lines.Count);
        var ads = new List<StoredAd>(lines.Count);
        var stopped = new List<(string, string)>();
        foreach (var line in lines)
        {
            var site = new SiteContext(line.Url?.Host ?? "", line.Country is null ? [] : [line.Country], line.Language);
            var read = extractor.ExtractPlainText(line.Title, line.Text, site, line.Language, time.GetUtcNow());
            var ad = given.Apply(line, site, read, time.GetUtcNow());
            if (SealingRule(line, ad, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) is { } rule)
            {
                stopped.Add((line.Id, rule));
                continue;
            }

            var platformName = line.Platform ?? line.Url?.Host ?? "";
            if (!platforms.TryGetValue(platformName, out var platform))
            {
                platforms.Add(platformName, platform = platforms.Count + 1);
            }

            ids.Add(line.Id);
            ads.Add(masker.Mask(ad, ads.Count + 1, platform, platform));
        }

        return new AdReading(ids, ads, stopped);
    }

    // A number in the field "ages" is an age and nothing else, so it needs none of the doubt that a number in a text deserves.
    private static string? SealingRule(AdLine line, ExtractedAd ad, DateOnly seenOn) =>
        line.Ages.Any(age => age < 18) ? "Y06" : SafetyStop.Judge(ad, seenOn) is { ExplicitMinor: true } verdict ? verdict.Rule ?? "Y06" : null;

    private static IReadOnlyList<AdLine> ReadLines(string? path, ModelFiles files)
    {
        var name = path ?? "<stdin>";
        using var input = path is null ? Console.OpenStandardInput() : File.OpenRead(InputFile.Existing(path));
        var reader = new AdLineReader(name, Currencies(files));
        var lines = reader.Read(input);
        foreach (var field in reader.UnknownFields)
        {
            Console.Error.WriteLine($"webrisk: warning: {name}: field '{field}' is not known and was not used");
        }

        return lines;
    }

    private static HashSet<string> Currencies(ModelFiles files) =>
        files.Text("models/currencies.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[1]).ToHashSet(StringComparer.Ordinal);
}
