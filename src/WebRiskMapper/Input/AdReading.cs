using System.CommandLine;
using System.Security.Cryptography;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.Pipeline;

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
        var lines = ReadLines(path);
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
            if (SafetyStop.Judge(ad) is { ExplicitMinor: true } verdict)
            {
                stopped.Add((line.Id, verdict.Rule ?? "Y06"));
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

    private static IReadOnlyList<AdLine> ReadLines(string? path)
    {
        var name = path ?? "<stdin>";
        using var input = path is null ? Console.OpenStandardInput() : File.OpenRead(InputFile.Existing(path));
        using var text = new StreamReader(input, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
        var reader = new AdLineReader(name);
        try
        {
            var lines = reader.Read(text);
            foreach (var field in reader.UnknownFields)
            {
                Console.Error.WriteLine($"webrisk: warning: {name}: field '{field}' is not known and was not used");
            }

            return lines;
        }
        catch (System.Text.DecoderFallbackException)
        {
            throw new BadInputException(new InputProblem(name, null, null, "the input is not UTF-8", "convert it, for example with iconv"));
        }
    }
}
